import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { write } from '../../kernel/context.ts'
import { localFiles } from '../../kernel/files/store.ts'
import { newId } from '../../kernel/ids.ts'
import { createEmptyDatabase } from '../../kernel/testing/cluster.ts'
import { openWorld, type World } from '../../kernel/testing/harness.ts'
import { backup } from './backup.ts'
import { restore } from './restore.ts'
import { listTableShapes } from './tables.ts'

let world: World
let folder: string
let archive: string

beforeAll(async () => {
  world = await openWorld()
  folder = await mkdtemp(join(tmpdir(), 'tongxin-backup-'))
  archive = join(folder, 'backup.tar.gz')
  await fill(world)
  await backup({ ownerUrl: world.ownerUrl, files: world.services.files, clock: world.clock, target: archive, progress: () => undefined })
})
afterAll(async () => {
  await world.close()
  await rm(folder, { recursive: true, force: true })
})

/** A setting with every awkward character, a sealed value and a file. */
async function fill({ services, db, context, actor }: World): Promise<void> {
  const cipher = await services.keys.cipher(db, 'settings.value')
  const fileId = newId()
  const stored = await services.files.put(db.tenantId, fileId, Readable.from([Buffer.from('通知.docx 的内容')]))
  await write(context(actor([])), async (trx) => {
    const value = JSON.stringify({ text: '换行\n制表\t反斜杠\\ 引号" 𠮷 NUL?', sealed: cipher.seal('x', '11010519491231002X') })
    await trx.q.insertInto('settings').values({ tenant_id: trx.tenantId, key: 'odd', value, version: 1, changed_at: trx.at }).execute()
    await trx.q
      .insertInto('files')
      .values({
        tenant_id: trx.tenantId,
        id: fileId,
        name: '通知.docx',
        content_type: 'text/plain',
        size_bytes: BigInt(stored.sizeBytes),
        sha256: stored.sha256,
        purpose: 'test',
        owner_account_id: null,
        created_at: trx.at,
        expires_at: null,
      })
      .execute()
    trx.audit({ action: 'test.fill', entity: { type: 'setting', id: 'odd' } })
  })
}

interface Target {
  ownerUrl: string
  filesFolder: string
  keyFile: string
  drop(): Promise<void>
}

async function emptyTarget(): Promise<Target> {
  const database = await createEmptyDatabase()
  return { ownerUrl: database.ownerUrl, filesFolder: await mkdtemp(join(folder, 'files-')), keyFile: world.keyFile, drop: database.drop }
}

function restoreInto(target: Target, options: { source?: string; keyFile?: string } = {}) {
  return restore({
    ownerUrl: target.ownerUrl,
    appRole: new URL(world.appUrl).username,
    files: localFiles(target.filesFolder),
    keyFile: options.keyFile ?? target.keyFile,
    source: options.source ?? archive,
    progress: () => undefined,
  })
}

/** A checksum of every table's rows, read as the tenant that owns them. */
async function fingerprint(ownerUrl: string): Promise<Record<string, string>> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  const sums: Record<string, string> = {}
  for (const table of await listTableShapes(client)) {
    const hash = createHash('sha256')
    for (const tenantId of [world.tenant.id, world.otherTenant.id]) {
      await client.query(`select set_config('app.tenant', $1, false)`, [tenantId])
      const { rows } = await client.query<{ row: string }>(`select t::text as row from ${client.escapeIdentifier(table.name)} t order by 1`)
      for (const { row } of rows) hash.update(`${row}\n`)
    }
    sums[table.name] = hash.digest('hex')
  }
  await client.end()
  return sums
}

test('a backup restored into an empty installation holds every row of every table and every file', async () => {
  const target = await emptyTarget()
  await restoreInto(target)
  expect(await fingerprint(target.ownerUrl)).toEqual(await fingerprint(world.ownerUrl))
  const [file] = await world.db.q.selectFrom('files').select(['id', 'tenant_id']).where('tenant_id', '=', world.tenant.id).execute()
  expect(await readFile(localFiles(target.filesFolder).path(file?.tenant_id ?? '', file?.id ?? ''), 'utf8')).toBe('通知.docx 的内容')
  await target.drop()
})

test('a target that holds data is refused and stays as it is', async () => {
  const target = await emptyTarget()
  await restoreInto(target)
  await expect(restoreInto(target)).rejects.toMatchObject({ code: 'restore.target_not_empty' })
  await target.drop()
})

test('without the key file of that time nothing is restored', async () => {
  const target = await emptyTarget()
  await expect(restoreInto(target, { keyFile: join(folder, 'no-such-key.json') })).rejects.toMatchObject({ code: 'restore.wrong_key' })
  await restoreInto(target)
  await target.drop()
})

test('an archive cut short is refused before anything is written', async () => {
  const whole = await readFile(archive)
  const cut = join(folder, 'cut.tar.gz')
  await writeFile(cut, whole.subarray(0, whole.length - 200))
  const target = await emptyTarget()
  await expect(restoreInto(target, { source: cut })).rejects.toMatchObject({ code: 'restore.damaged' })
  await target.drop()
})

test('a file that is no backup is told apart from a damaged one', async () => {
  const other = join(folder, 'other.tar.gz')
  await writeFile(other, 'hello')
  const target = await emptyTarget()
  await expect(restoreInto(target, { source: other })).rejects.toMatchObject({ code: 'restore.not_a_backup' })
  await target.drop()
})
