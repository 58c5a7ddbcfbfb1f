import type { Db, Trx } from '../../kernel/db/handle.ts'
import { recordChange } from './staff-history.ts'

/** What other modules may ask of members. */

export interface StaffName {
  name: string
  staffNo: string
}

export async function staffNames(db: Db, ids: string[]): Promise<Map<string, StaffName>> {
  if (ids.length === 0) return new Map()
  const rows = await db.q.selectFrom('staff').select(['id', 'name', 'staff_no']).where('tenant_id', '=', db.tenantId).where('id', 'in', ids).execute()
  return new Map(rows.map((row) => [row.id, { name: row.name, staffNo: row.staff_no }]))
}

/** Members (active and retained) of the whole university, or of these branches. */
export async function countMembers(db: Db, unitIds?: string[]): Promise<number> {
  let rows = db.q
    .selectFrom('staff')
    .select(({ fn }) => fn.countAll<bigint>().as('count'))
    .where('tenant_id', '=', db.tenantId)
    .where('merged_into', 'is', null)
    .where('membership', 'in', ['active', 'retained'])
  if (unitIds) rows = rows.where('unit_id', 'in', unitIds)
  return Number((await rows.executeTakeFirstOrThrow()).count)
}

/** People and members by branch and by group. */
export async function countByUnit(db: Db): Promise<Map<string, { staff: number; members: number }>> {
  const rows = await db.q
    .selectFrom('staff')
    .select(['unit_id', 'group_id'])
    .select(({ fn }) => fn.countAll<bigint>().as('staff'))
    .select(({ fn }) => fn.countAll<bigint>().filterWhere('membership', 'in', ['active', 'retained']).as('members'))
    .where('tenant_id', '=', db.tenantId)
    .where('merged_into', 'is', null)
    .groupBy(['unit_id', 'group_id'])
    .execute()
  const counts = new Map<string, { staff: number; members: number }>()
  const add = (id: string, staff: number, members: number) => {
    const so = counts.get(id) ?? { staff: 0, members: 0 }
    counts.set(id, { staff: so.staff + staff, members: so.members + members })
  }
  for (const row of rows) {
    add(row.unit_id, Number(row.staff), Number(row.members))
    if (row.group_id) add(row.group_id, Number(row.staff), Number(row.members))
  }
  return counts
}

export interface Move {
  staffId: string
  unitId: string
  groupId: string | null
}

/** Moves people to where a reorganisation puts them; each move stands in the person's own history. */
export async function moveStaff(trx: Trx, moves: Move[], actorName: string): Promise<void> {
  for (const move of moves) {
    const before = await trx.q.selectFrom('staff').select(['unit_id', 'group_id', 'version']).where('tenant_id', '=', trx.tenantId).where('id', '=', move.staffId).forUpdate().executeTakeFirstOrThrow()
    await trx.q
      .updateTable('staff')
      .set({ unit_id: move.unitId, group_id: move.groupId, version: before.version + 1, updated_at: trx.at })
      .where('tenant_id', '=', trx.tenantId)
      .where('id', '=', move.staffId)
      .execute()
    const fields = { unit_id: [before.unit_id, move.unitId] as [unknown, unknown], group_id: [before.group_id, move.groupId] as [unknown, unknown] }
    await recordChange(trx, { staffId: move.staffId, actorName, reason: 'moved', fields })
  }
}

/** Where these people stand today; unknown ids are missing from the answer. */
export async function placesOf(db: Db, staffIds: string[]): Promise<Map<string, { unitId: string; groupId: string | null }>> {
  if (staffIds.length === 0) return new Map()
  const rows = await db.q.selectFrom('staff').select(['id', 'unit_id', 'group_id']).where('tenant_id', '=', db.tenantId).where('id', 'in', staffIds).execute()
  return new Map(rows.map((row) => [row.id, { unitId: row.unit_id, groupId: row.group_id }]))
}
