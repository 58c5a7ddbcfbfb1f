import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { extract } from 'tar-stream'
import { openKeyring } from '../../kernel/crypto/keyring.ts'
import { migrate, readMigrations } from '../../kernel/db/migrate.ts'
import { protectTables } from '../../kernel/db/protect.ts'
import { isId } from '../../kernel/ids.ts'
import type { FileStore } from '../../kernel/files/store.ts'
import { damagedArchive, newerBackup, notABackup, targetNotEmpty, wrongKey } from './backup.errors.ts'
import { manifestName, manifestSchema, type Manifest } from './manifest.ts'
import { listTableShapes } from './tables.ts'

export interface RestoreOptions {
  ownerUrl: string
  appRole: string
  files: FileStore
  keyFile: string
  source: string
  progress: (line: string) => void
}

/**
 * Loads an archive into an empty database and then migrates forward.
 * One transaction: a damaged part, a missing key or a lost connection leaves the target empty.
 */
export async function restore(options: RestoreOptions): Promise<Manifest> {
  const manifest = await readManifest(options.source)
  const known = await readMigrations()
  const unknown = manifest.migrations.find((name) => !known.some((migration) => migration.name === name))
  if (unknown) throw newerBackup({ migration: unknown })
  await refuseUsedTarget(options.ownerUrl)
  // First the schema as it was, then its rows, then every later migration with these rows in place.
  await migrate({ ...options, migrations: known.filter((migration) => manifest.migrations.includes(migration.name)) })
  await load(manifest, options)
  await migrate(options)
  return manifest
}

/** The manifest stands last, so finding it proves that the archive is whole. */
async function readManifest(source: string): Promise<Manifest> {
  let text: string | null = null
  try {
    for await (const entry of entriesOf(source)) {
      if (entry.name === manifestName) text = Buffer.concat(await entry.content.toArray()).toString()
      else entry.content.resume()
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'Z_DATA_ERROR') throw notABackup({ file: source })
    throw damagedArchive({ what: error instanceof Error ? error.message : String(error) })
  }
  if (text === null) throw damagedArchive({ what: manifestName })
  const manifest = manifestSchema.safeParse(JSON.parse(text))
  if (!manifest.success) throw notABackup({ file: source })
  return manifest.data
}

async function refuseUsedTarget(ownerUrl: string): Promise<void> {
  await withClient(ownerUrl, async (client) => {
    const { rows } = await client.query<{ name: string | null }>(`select to_regclass('public.tenants') as name`)
    if (!rows[0]?.name) return
    const { rows: tenants } = await client.query<{ name: string }>('select name from tenants limit 1')
    if (tenants[0]) throw targetNotEmpty({ what: tenants[0].name })
  })
}

async function load(manifest: Manifest, options: RestoreOptions): Promise<void> {
  await withClient(options.ownerUrl, async (client) => {
    const tables = await listTableShapes(client)
    await client.query('begin')
    // COPY FROM is not allowed under row level security; the owner is free of it until the tables are locked again.
    for (const table of tables) await client.query(`alter table ${client.escapeIdentifier(table.name)} no force row level security`)
    const foreignKeys = await dropForeignKeys(client)
    await loadEntries(client, manifest, options)
    for (const add of foreignKeys) await client.query(add)
    await requireKey(client, options.keyFile)
    // Queues are not in a backup: recent events go out again, and jobs are safe to run twice.
    await client.query(`update outbox_events set dispatched_at = null where at > (select max(at) from outbox_events) - interval '1 day'`)
    for (const table of tables) if (table.hasTenant) await client.query(`alter table ${client.escapeIdentifier(table.name)} force row level security`)
    await protectTables(client, options.appRole)
    await client.query('commit')
  })
}

/** Rows come table by table, children perhaps before parents: the keys are checked when all are there. Returns how to put them back. */
async function dropForeignKeys(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ table: string; name: string; definition: string }>(
    `select conrelid::regclass::text as "table", conname as name, pg_get_constraintdef(oid) as definition
       from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`,
  )
  for (const key of rows) await client.query(`alter table ${key.table} drop constraint ${client.escapeIdentifier(key.name)}`)
  return rows.map((key) => `alter table ${key.table} add constraint ${client.escapeIdentifier(key.name)} ${key.definition}`)
}

async function loadEntries(client: pg.Client, manifest: Manifest, options: RestoreOptions): Promise<void> {
  const seen = new Set<string>()
  for await (const entry of entriesOf(options.source)) {
    const name = entry.name
    if (name === manifestName) {
      entry.content.resume()
      continue
    }
    const checksum = await loadEntry({ client, entry, manifest, options })
    if (checksum !== manifest.parts[name]) throw damagedArchive({ what: name })
    seen.add(name)
  }
  const missing = Object.keys(manifest.parts).find((name) => !seen.has(name))
  if (missing) throw damagedArchive({ what: missing })
}

interface EntryLoad {
  client: pg.Client
  entry: ArchiveEntry
  manifest: Manifest
  options: RestoreOptions
}

/** Loads one part and returns its checksum. */
async function loadEntry({ client, entry, manifest, options }: EntryLoad): Promise<string> {
  const [kind, owner = '', id = ''] = entry.name.split('/')
  if (kind === 'files' && isId(owner) && isId(id)) return (await options.files.put(owner, id, entry.content)).sha256
  const table = kind === 'tables' ? manifest.tables.find((candidate) => candidate.name === owner) : undefined
  if (!table) throw damagedArchive({ what: entry.name })
  const columns = table.columns.map((column) => client.escapeIdentifier(column)).join(', ')
  const hash = createHash('sha256')
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      done(null, chunk)
    },
  })
  await pipeline(entry.content, measure, client.query(copyFrom(`copy ${client.escapeIdentifier(table.name)} (${columns}) from stdin`)))
  options.progress(entry.name)
  return hash.digest('hex')
}

/** Every wrapped data key must open; one that does not would mean fields that nobody can ever read. */
async function requireKey(client: pg.Client, keyFile: string): Promise<void> {
  const { rows } = await client.query<{ wrapped: string }>('select wrapped from data_keys')
  if (rows.length === 0) return
  try {
    const keyring = await openKeyring(keyFile)
    for (const row of rows) keyring.unwrap(row.wrapped)
  } catch {
    throw wrongKey({ keyFile })
  }
}

interface ArchiveEntry {
  name: string
  content: Readable
}

/** The archive's entries in order; each must be read or resumed before the next one comes. */
async function* entriesOf(source: string): AsyncGenerator<ArchiveEntry> {
  const archive = extract()
  const fed = pipeline(createReadStream(source), createGunzip(), archive)
  fed.catch((error: unknown) => archive.destroy(error instanceof Error ? error : new Error(String(error))))
  for await (const entry of archive) yield { name: entry.header.name, content: Readable.from(entry) }
  await fed
}

async function withClient(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url, application_name: 'tongxin-restore' })
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}
