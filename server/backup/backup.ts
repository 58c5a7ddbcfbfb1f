import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { pack, type Pack } from 'tar-stream'
import type { Clock } from '../../kernel/clock.ts'
import type { FileStore } from '../../kernel/files/store.ts'
import { filePartName, manifestName, tablePartName, type Manifest } from './manifest.ts'
import { listTableShapes, type TableShape } from './tables.ts'

const partBytes = 4 * 1024 * 1024

export interface BackupOptions {
  ownerUrl: string
  files: FileStore
  clock: Clock
  target: string
  progress: (line: string) => void
}

/**
 * Writes every table, from one repeatable-read snapshot, and every file into one archive with checksums.
 * The archive takes its name only when it is whole.
 */
export async function backup(options: BackupOptions): Promise<Manifest> {
  const archive = pack()
  const partial = `${options.target}.partial`
  const written = pipeline(archive, createGzip({ level: 6 }), createWriteStream(partial, { mode: 0o600, flush: true }))
  // Awaited at the end; until then a failure also ends the archive, and that is what stops the work.
  written.catch(() => undefined)
  try {
    const manifest = await fillArchive(archive, options)
    archive.finalize()
    await written
    await rename(partial, options.target)
    return manifest
  } catch (error) {
    archive.destroy()
    await rm(partial, { force: true })
    throw error
  }
}

async function fillArchive(archive: Pack, options: BackupOptions): Promise<Manifest> {
  const client = new pg.Client({ connectionString: options.ownerUrl, application_name: 'tongxin-backup' })
  await client.connect()
  try {
    await client.query('begin isolation level repeatable read, read only')
    const manifest = await copyTables(client, archive, options)
    await copyFiles({ client, archive, options, manifest })
    await addPart(archive, manifestName, Buffer.from(JSON.stringify(manifest)))
    await client.query('commit')
    return manifest
  } finally {
    await client.end()
  }
}

async function copyTables(client: pg.Client, archive: Pack, options: BackupOptions): Promise<Manifest> {
  const { rows: ran } = await client.query<{ name: string }>('select name from schema_migrations order by name')
  const manifest: Manifest = {
    product: 'tongxin',
    format: 1,
    madeAt: options.clock.now().toISOString(),
    migrations: ran.map((row) => row.name),
    tables: [],
    files: 0,
    parts: {},
  }
  const tenantIds = await readTenantIds(client)
  for (const table of await listTableShapes(client)) {
    const rows = await copyTable({ client, archive, table, tenantIds, manifest })
    manifest.tables.push({ name: table.name, columns: table.columns, rows })
    options.progress(`${table.name}: ${rows}`)
  }
  return manifest
}

interface TableCopy {
  client: pg.Client
  archive: Pack
  table: TableShape
  tenantIds: string[]
  manifest: Manifest
}

/** Row level security binds the owner too, so a table is read tenant by tenant within the one snapshot. */
async function copyTable({ client, archive, table, tenantIds, manifest }: TableCopy): Promise<number> {
  const columns = table.columns.map((column) => client.escapeIdentifier(column)).join(', ')
  const name = client.escapeIdentifier(table.name)
  let rows = 0
  let part = 0
  for (const tenantId of table.hasTenant ? tenantIds : [null]) {
    if (tenantId) await client.query(`select set_config('app.tenant', $1, true)`, [tenantId])
    const where = tenantId ? `where tenant_id = ${client.escapeLiteral(tenantId)}` : ''
    const stream = client.query(copyTo(`copy (select ${columns} from ${name} ${where}) to stdout`))
    for await (const chunk of wholeRows(stream)) {
      part += 1
      const partName = tablePartName(table.name, part)
      manifest.parts[partName] = createHash('sha256').update(chunk).digest('hex')
      await addPart(archive, partName, chunk)
    }
    rows += stream.rowCount
  }
  return rows
}

/** Cuts the stream into parts of some megabytes that end where a row ends. */
async function* wholeRows(stream: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let waiting: Buffer[] = []
  let bytes = 0
  for await (const chunk of stream) {
    waiting.push(chunk)
    bytes += chunk.length
    // Each chunk of COPY TO ends where a row ends only by chance: look for the last line feed.
    if (bytes < partBytes) continue
    const all = Buffer.concat(waiting)
    const end = all.lastIndexOf(0x0a) + 1
    yield all.subarray(0, end)
    waiting = [all.subarray(end)]
    bytes = all.length - end
  }
  if (bytes > 0) yield Buffer.concat(waiting)
}

interface FilesCopy {
  client: pg.Client
  archive: Pack
  options: BackupOptions
  manifest: Manifest
}

async function copyFiles({ client, archive, options, manifest }: FilesCopy): Promise<void> {
  for (const tenantId of await readTenantIds(client)) {
    await client.query(`select set_config('app.tenant', $1, true)`, [tenantId])
    const { rows } = await client.query<{ id: string; size_bytes: string; sha256: string }>('select id, size_bytes, sha256 from files where tenant_id = $1 order by id', [tenantId])
    for (const file of rows) {
      if (!(await options.files.exists(tenantId, file.id))) {
        options.progress(`缺少文件 missing file: ${file.id}`)
        continue
      }
      const name = filePartName(tenantId, file.id)
      manifest.parts[name] = file.sha256
      manifest.files += 1
      await pipeline(options.files.open(tenantId, file.id), archive.entry({ name, size: Number(file.size_bytes) }))
    }
  }
}

async function readTenantIds(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>('select id from tenants order by id')
  return rows.map((row) => row.id)
}

function addPart(archive: Pack, name: string, content: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    archive.entry({ name, size: content.length }, content, (error) => (error ? reject(error) : resolve()))
  })
}
