import { sql } from 'kysely'
import { write } from '../../../kernel/context.ts'
import type { Trx } from '../../../kernel/db/handle.ts'
import { notFound, versionConflict } from '../../../kernel/errors.ts'
import type { RouteContext } from '../../../kernel/http/authorise.ts'
import { replaceTerms } from '../staff-record.store.ts'
import { recordChange } from '../staff-history.ts'
import { writeColumns } from './apply.ts'
import { expired, wrongState } from './import.errors.ts'
import type { ImportBatch } from './import.store.ts'
import { stateLabel } from './import.view.ts'

export interface KeptRecord {
  staffId: string
  name: string
  reason: string
}

/** Takes back an applied import. Whoever was edited, admitted or given family since is kept as they are, and listed. */
export function undoImport(context: RouteContext, seen: { id: string; version: number }): Promise<{ batch: ImportBatch; kept: KeptRecord[] }> {
  return write(context, async (trx) => {
    const batch = await trx.q.selectFrom('member_imports').selectAll().where('tenant_id', '=', trx.tenantId).where('id', '=', seen.id).forUpdate().executeTakeFirst()
    if (!batch) throw notFound()
    if (batch.state !== 'applied') throw wrongState({ state: stateLabel(batch.state, context.locale) })
    if (batch.expires_at <= trx.at) throw expired()
    if (batch.version !== seen.version) throw versionConflict({ by: '' })
    const kept = await keptRecords(trx, batch)
    await takeBackChanges(trx, context, batch)
    await removeCreated(trx, batch)
    const counts = JSON.stringify({ ...(batch.counts as Record<string, number>), kept: kept.length })
    const undone = await trx.q
      .updateTable('member_imports')
      .set({ state: 'undone', undone_at: trx.at, counts, version: batch.version + 1 })
      .where('tenant_id', '=', trx.tenantId)
      .where('id', '=', batch.id)
      .returningAll()
      .executeTakeFirstOrThrow()
    trx.audit({ action: 'import.undo', entity: { type: 'member_import', id: batch.id }, details: { file: batch.file_name, kept: kept.length } })
    return { batch: undone, kept: kept.map(({ id, name }) => ({ staffId: id, name, reason: '导入之后又有修改，保留现状' })) }
  })
}

/** A person that the import made may go only while nothing else is known of them. */
const untouched = sql<boolean>`
  s.version = 1 and s.membership = 'none'
  and not exists (select 1 from staff_family f where f.tenant_id = s.tenant_id and f.staff_id = s.id)
  and not exists (select 1 from staff_change_requests q where q.tenant_id = s.tenant_id and q.staff_id = s.id)`

async function keptRecords(trx: Trx, batch: ImportBatch): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select s.id, s.name from member_import_rows r join staff s on s.tenant_id = r.tenant_id and s.id = r.staff_id
     where r.tenant_id = ${trx.tenantId} and r.import_id = ${batch.id}
       and ((r.outcome = 'create' and not (${untouched})) or (r.outcome = 'update' and s.version <> r.staff_version + 1))
     order by s.pinyin_key`.execute(trx.q)
  return rows
}

async function takeBackChanges(trx: Trx, context: RouteContext, batch: ImportBatch): Promise<void> {
  await recordUndone(trx, context, batch)
  const renamed = await writeColumns(trx, batch, { from: 'before', step: 2 })
  for (const person of renamed) await replaceTerms(trx, person)
}

async function recordUndone(trx: Trx, context: RouteContext, batch: ImportBatch): Promise<void> {
  const { rows } = await sql<{ staff_id: string; changes: Record<string, [unknown, unknown]> }>`
    select r.staff_id, r.changes from member_import_rows r join staff s on s.tenant_id = r.tenant_id and s.id = r.staff_id
     where r.tenant_id = ${trx.tenantId} and r.import_id = ${batch.id} and r.outcome = 'update' and s.version = r.staff_version + 1`.execute(trx.q)
  for (const row of rows) {
    const fields = Object.fromEntries(Object.entries(row.changes).map(([column, [before, after]]): [string, [unknown, unknown]] => [column, [after, before]]))
    await recordChange(trx, { staffId: row.staff_id, actorName: context.actor.name, reason: 'import_undone', fields, batchId: batch.id })
  }
}

async function removeCreated(trx: Trx, batch: ImportBatch): Promise<void> {
  await sql`
    delete from staff_terms t using member_import_rows r, staff s, lateral unnest(string_to_array(r.terms, E'\\n')) x (term)
     where t.tenant_id = ${trx.tenantId} and r.tenant_id = ${trx.tenantId} and s.tenant_id = ${trx.tenantId}
       and r.import_id = ${batch.id} and r.outcome = 'create' and s.id = r.staff_id and (${untouched})
       and t.term = x.term and t.staff_id = s.id`.execute(trx.q)
  await sql`
    delete from staff s using member_import_rows r
     where s.tenant_id = ${trx.tenantId} and r.tenant_id = ${trx.tenantId} and r.import_id = ${batch.id}
       and r.outcome = 'create' and s.id = r.staff_id and (${untouched})`.execute(trx.q)
}
