import { sql } from 'kysely'
import { lastEditorOf } from '../../../kernel/audit/last-editor.ts'
import { write } from '../../../kernel/context.ts'
import type { Trx } from '../../../kernel/db/handle.ts'
import { notFound, versionConflict } from '../../../kernel/errors.ts'
import type { RouteContext } from '../../../kernel/http/authorise.ts'
import { newId } from '../../../kernel/ids.ts'
import { hasAccount } from '../../identity/identity.api.ts'
import { countPeople, type CountChange } from '../staff-counts.store.ts'
import { replaceTerms } from '../staff-record.store.ts'
import { writeColumns } from './apply.ts'
import { expired, wrongState } from './import.errors.ts'
import type { ImportBatch } from './import.store.ts'
import { stateLabel } from './import.view.ts'

/** Takes back an applied import. Whoever was edited, admitted or given family since is kept as they are, and marked for the list. */
export function undoImport(context: RouteContext, seen: { id: string; version: number }): Promise<ImportBatch> {
  return write(context, async (trx) => {
    const batch = await trx.q.selectFrom('member_imports').selectAll().where('tenant_id', '=', trx.tenantId).where('id', '=', seen.id).forUpdate().executeTakeFirst()
    if (!batch) throw notFound()
    if (batch.state !== 'applied') throw wrongState({ state: stateLabel(batch.state, context.locale) })
    if (batch.expires_at <= trx.at) throw expired()
    if (batch.version !== seen.version) throw versionConflict({ by: await lastEditorOf(trx, { type: 'member_import', id: batch.id }) })
    const kept = await markKept(trx, batch)
    await takeBackChanges(trx, context, batch)
    await removeCreated(trx, batch)
    const counts = JSON.stringify({ ...(batch.counts as Record<string, number>), kept })
    const undone = await trx.q
      .updateTable('member_imports')
      .set({ state: 'undone', undone_at: trx.at, counts, version: batch.version + 1 })
      .where('tenant_id', '=', trx.tenantId)
      .where('id', '=', batch.id)
      .returningAll()
      .executeTakeFirstOrThrow()
    trx.audit({ action: 'import.undo', entity: { type: 'member_import', id: batch.id }, details: { file: batch.file_name, kept } })
    return undone
  })
}

/** A person that the import made may go only while nothing else is known of them. */
const untouched = sql<boolean>`
  s.version = 1 and s.membership = 'none'
  and not exists (select 1 from staff_family f where f.tenant_id = s.tenant_id and f.staff_id = s.id)
  and not exists (select 1 from staff_change_requests q where q.tenant_id = s.tenant_id and q.staff_id = s.id)
  and not ${hasAccount(sql`s.tenant_id`, sql`s.id`)}`

const changedLater = JSON.stringify([{ field: null, zh: '导入之后又有修改，保留现状', en: 'Changed after the import, so kept as it is' }])

/** Returns how many. */
async function markKept(trx: Trx, batch: ImportBatch): Promise<number> {
  const { numAffectedRows } = await sql`
    update member_import_rows r set problems = ${changedLater}::jsonb from staff s
     where r.tenant_id = ${trx.tenantId} and s.tenant_id = ${trx.tenantId} and r.import_id = ${batch.id} and s.id = r.staff_id
       and ((r.outcome = 'create' and not (${untouched})) or (r.outcome = 'update' and s.version <> r.staff_version + 1))`.execute(trx.q)
  return Number(numAffectedRows ?? 0n)
}

async function takeBackChanges(trx: Trx, context: RouteContext, batch: ImportBatch): Promise<void> {
  await recordUndone(trx, context, batch)
  const renamed = await writeColumns(trx, batch, { from: 'before', step: 2 })
  for (const person of renamed) await replaceTerms(trx, person)
}

/** The history of each says what went back to what: the changes of the import, turned round. */
async function recordUndone(trx: Trx, context: RouteContext, batch: ImportBatch): Promise<void> {
  const { rows } = await sql<{ row_no: number }>`
    select r.row_no from member_import_rows r join staff s on s.tenant_id = r.tenant_id and s.id = r.staff_id
     where r.tenant_id = ${trx.tenantId} and s.tenant_id = ${trx.tenantId} and r.import_id = ${batch.id}
       and r.outcome = 'update' and s.version = r.staff_version + 1`.execute(trx.q)
  await sql`
    insert into staff_changes (tenant_id, id, staff_id, at, account_id, actor_name, reason, batch_id, fields)
    select ${trx.tenantId}::uuid, made.id, r.staff_id, ${trx.at}, ${trx.actorId}::uuid, ${context.actor.name}, 'import_undone', ${batch.id}::uuid,
           (select coalesce(jsonb_object_agg(c.key, jsonb_build_array(c.value->1, c.value->0)), '{}') from jsonb_each(r.changes) c)
      from unnest(${rows.map((row) => row.row_no)}::int[], ${rows.map(() => newId())}::uuid[]) as made (row_no, id)
      join member_import_rows r on r.row_no = made.row_no
     where r.tenant_id = ${trx.tenantId} and r.import_id = ${batch.id}`.execute(trx.q)
}

async function removeCreated(trx: Trx, batch: ImportBatch): Promise<void> {
  await sql`
    delete from staff_terms t using member_import_rows r, staff s, lateral unnest(string_to_array(r.terms, E'\\n')) x (term)
     where t.tenant_id = ${trx.tenantId} and r.tenant_id = ${trx.tenantId} and s.tenant_id = ${trx.tenantId}
       and r.import_id = ${batch.id} and r.outcome = 'create' and s.id = r.staff_id and (${untouched})
       and t.term = x.term and t.staff_id = s.id`.execute(trx.q)
  const { rows: gone } = await sql<CountChange>`
    with gone as (
      delete from staff s using member_import_rows r
       where s.tenant_id = ${trx.tenantId} and r.tenant_id = ${trx.tenantId} and r.import_id = ${batch.id}
         and r.outcome = 'create' and s.id = r.staff_id and (${untouched})
      returning s.unit_id, s.group_id, s.membership)
    select unit_id, group_id, membership, -count(*)::int as people from gone group by unit_id, group_id, membership`.execute(trx.q)
  await countPeople(trx, gone)
}
