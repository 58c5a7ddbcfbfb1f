import { createReadStream, createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import { writeXlsx } from '../engines/documents/write-sheet.ts'
import { notFound } from '../kernel/errors.ts'
import type { RouteContext } from '../kernel/http/authorise.ts'
import { newId } from '../kernel/ids.ts'
import { createImport, startApply, startCheck } from '../modules/members/import/import.actions.ts'
import { findImport } from '../modules/members/import/import.store.ts'
import { runImport } from '../modules/members/import/run-import.ts'
import { openOwner } from '../kernel/testing/owner.ts'
import type { HrSheet } from '../server/demo/demo-sheet.ts'

export async function writeSheet(path: string, { header, rows }: Pick<HrSheet, 'header' | 'rows'>): Promise<void> {
  const columns = (header[0] ?? []).map((heading) => ({ header: heading ?? '' }))
  await writeXlsx(createWriteStream(path), { name: '教职工', columns, rows })
}

/** From the file to the commit, as `tongxin import members` goes: stored, its header found, every row checked, every row written. Seconds. */
export async function importSheet(context: RouteContext, path: string): Promise<number> {
  const startedAt = performance.now()
  const { services, db } = context
  const fileId = newId()
  const stored = await services.files.put(db.tenantId, fileId, createReadStream(path))
  const { id } = await createImport(context, { fileId, fileName: 'bench.xlsx', contentType: 'application/octet-stream', ...stored })
  await startCheck(context, await existing(context, id))
  await runImport(services, db, id)
  await startApply(context, await existing(context, id))
  await runImport(services, db, id)
  const seconds = (performance.now() - startedAt) / 1000
  const { state, problem, counts } = await existing(context, id)
  if (state !== 'applied') throw new TypeError(`the import is ${state}: ${problem} ${JSON.stringify(counts)}`)
  // A clean sheet: a row that was held would have cost less than one that was written.
  const { conflict, error } = counts as Record<string, number>
  if (conflict !== 0 || error !== 0) throw new TypeError(`rows of a clean sheet were held: ${JSON.stringify(counts)}`)
  return seconds
}

async function existing({ db }: RouteContext, id: string) {
  const batch = await findImport(db, id)
  if (!batch) throw notFound()
  return batch
}

const copies = 3

/** COPY of the same people into a table of the same columns without an index: the most that this database can take in. Seconds, the best of three. */
export function copyTable(ownerUrl: string, { tenantId, rows }: { tenantId: string; rows: number }): Promise<number> {
  return openOwner(ownerUrl, async (client) => {
    await client.query(`select set_config('app.tenant', $1, false)`, [tenantId])
    const chunks = await Array.fromAsync(client.query(copyTo(`copy (select * from staff limit ${rows}) to stdout`)))
    const tookSeconds: number[] = []
    for (let turn = 0; turn < copies; turn += 1) tookSeconds.push(await copyOnce(client, chunks))
    return Math.min(...tookSeconds)
  })
}

async function copyOnce(client: pg.Client, chunks: unknown[]): Promise<number> {
  await client.query('create table bench_copy (like staff)')
  const startedAt = performance.now()
  await pipeline(Readable.from(chunks), client.query(copyFrom('copy bench_copy from stdin')))
  const seconds = (performance.now() - startedAt) / 1000
  await client.query('drop table bench_copy')
  return seconds
}

/** What autovacuum would have done by the next morning. */
export async function settleTables(ownerUrl: string): Promise<void> {
  await openOwner(ownerUrl, (client) => client.query('vacuum (analyze) staff, staff_terms, staff_changes'))
}
