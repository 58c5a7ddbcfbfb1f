import type { KeyObject } from 'node:crypto'
import { existsSync } from 'node:fs'
import type { Clock } from '../clock.ts'
import type { Db } from '../db/handle.ts'
import { AppError } from '../errors.ts'
import { blindIndex } from './blind-index.ts'
import { keyVersionUnknown } from './crypto.errors.ts'
import { makeDataKey, openField, sealField, type DataKey } from './field-cipher.ts'
import { createKeyFile, openKeyring, type Keyring } from './keyring.ts'
import type { Keys } from './keys.ts'

/** Opens the key file, making it on the very first start. Data keys are made when first asked for and kept wrapped. */
export async function openKeys(keyFile: string, clock: Clock): Promise<Keys> {
  if (!existsSync(keyFile)) await createKeyFile(keyFile)
  let keyring = await openKeyring(keyFile)
  const loaded = new Map<string, Promise<DataKey[]>>()
  const keysOf = (db: Db, purpose: string): Promise<DataKey[]> => {
    const name = `${db.tenantId} ${purpose}`
    const known = loaded.get(name)
    if (known) return known
    const loading = loadDataKeys({ db, keyring, clock, purpose }).catch(async (error: unknown) => {
      if (!(error instanceof AppError) || error.code !== keyVersionUnknown().code) throw error
      // Rotated since this process started: the file holds the new version.
      keyring = await openKeyring(keyFile)
      return loadDataKeys({ db, keyring, clock, purpose })
    })
    loaded.set(name, loading)
    // A failure is not remembered: the next caller tries again.
    loading.catch(() => loaded.delete(name))
    return loading
  }
  return {
    cipher: async (db, column) => {
      const dataKeys = await keysOf(db, `column:${column}`)
      const [table = '', name = ''] = column.split('.')
      const current = newest(dataKeys)
      return {
        seal: (rowId, plain) => sealField(current, { table, column: name, rowId }, plain),
        open: (rowId, sealed) => openField(dataKeys, { table, column: name, rowId }, sealed),
      }
    },
    blindIndex: async (db, purpose) => {
      const { dek } = newest(await keysOf(db, `index:${purpose}`))
      return (value) => blindIndex(dek, purpose, value)
    },
  }
}

interface DataKeySource {
  db: Db
  keyring: Keyring
  clock: Clock
  purpose: string
}

async function loadDataKeys(source: DataKeySource): Promise<DataKey[]> {
  const stored = await readDataKeys(source)
  if (stored.length > 0) return stored
  await storeDataKey(source, makeDataKey())
  return readDataKeys(source)
}

async function readDataKeys({ db, keyring, purpose }: DataKeySource): Promise<DataKey[]> {
  const rows = await db.q.selectFrom('data_keys').select(['version', 'wrapped']).where('tenant_id', '=', db.tenantId).where('purpose', '=', purpose).orderBy('version').execute()
  return rows.map((row) => ({ keyVersion: row.version, dek: keyring.unwrap(row.wrapped) }))
}

/** Of two processes that make the first key at once, one wins and both read its key. */
async function storeDataKey({ db, keyring, clock, purpose }: DataKeySource, dek: KeyObject): Promise<void> {
  await db.q
    .insertInto('data_keys')
    .values({ tenant_id: db.tenantId, purpose, version: 1, wrapped: keyring.wrap(dek), created_at: clock.now() })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'purpose', 'version']).doNothing())
    .execute()
}

function newest(keys: DataKey[]): DataKey {
  const last = keys.at(-1)
  if (!last) throw new TypeError('a purpose has at least one data key once it is loaded')
  return last
}
