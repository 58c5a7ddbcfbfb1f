import { sql } from 'kysely'
import { directory } from '../../../engines/capacity/capacity.ports.ts'
import type { Db, Trx } from '../../../kernel/db/handle.ts'
import { newId } from '../../../kernel/ids.ts'
import type { HourKind } from '../volunteering.shapes.ts'

export interface VolunteerRow {
  staffId: string
  name: string
  staffNo: string
  unitId: string
  came: boolean
  /** All rows of the ledger together; null: there is none. */
  quarters: number | null
  /** Of the latest row that has one. */
  reason: string | null
}

/** Everybody with a place in a task, by name: whether they came, and what the ledger has for them. */
export async function volunteersOf(db: Db, offerId: string): Promise<VolunteerRow[]> {
  const { rows } = await sql<VolunteerRow>`
    select e.staff_id as "staffId", coalesce(n.name, '—') as name, coalesce(n.staff_no, '—') as "staffNo", e.unit_id as "unitId",
      exists (select from checkins c where c.tenant_id = e.tenant_id and c.enrolment_id = e.id) as came,
      (select sum(h.quarters)::int from volunteer_hours h where h.tenant_id = e.tenant_id and h.offer_id = e.offer_id and h.staff_id = e.staff_id) as quarters,
      (select h.reason from volunteer_hours h where h.tenant_id = e.tenant_id and h.offer_id = e.offer_id and h.staff_id = e.staff_id
        order by h.at desc, h.id desc limit 1) as reason
    from enrolments e left join ${directory().everybody(db)} as n on n.staff_id = e.staff_id
    where e.tenant_id = ${db.tenantId} and e.offer_id = ${offerId} and e.status = 'confirmed'
    order by coalesce(n.pinyin_key, '') collate "C", e.id`.execute(db.q)
  return rows
}

/** Takes a task for certifying, or says who was first. Whoever comes second waits here for the first to have committed. */
export async function claimCertifying(trx: Trx, offerId: string, name: string): Promise<boolean> {
  const { numUpdatedRows } = await trx.q
    .updateTable('volunteer_tasks')
    .set({ certified_at: trx.at, certified_by: trx.actorId ?? offerId, certified_name: name })
    .where('tenant_id', '=', trx.tenantId)
    .where('offer_id', '=', offerId)
    .where('certified_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Holds a task: its hours are corrected one after another. */
export async function holdTask(trx: Trx, offerId: string): Promise<void> {
  await trx.q.selectFrom('volunteer_tasks').select('offer_id').where('tenant_id', '=', trx.tenantId).where('offer_id', '=', offerId).forUpdate().execute()
}

export interface NewEntry {
  staffId: string
  unitId: string
  kind: HourKind
  quarters: number
  reason: string | null
}

export interface OfTask {
  offerId: string
  teamId: string
  servedOn: string
  by: string
}

export async function insertHours(trx: Trx, entries: readonly (NewEntry & OfTask)[]): Promise<void> {
  if (entries.length === 0) return
  const rows = entries.map(({ staffId, unitId, teamId, offerId, kind, quarters, servedOn, reason, by }) => ({
    tenant_id: trx.tenantId,
    id: newId(),
    staff_id: staffId,
    unit_id: unitId,
    team_id: teamId,
    offer_id: offerId,
    kind,
    quarters,
    served_on: servedOn,
    reason,
    account_id: trx.actorId,
    account_name: by,
    at: trx.at,
  }))
  await trx.q.insertInto('volunteer_hours').values(rows).execute()
}
