import { sql, type RawBuilder } from 'kysely'
import { prepared } from '../../kernel/db/prepared.ts'
import type { Db } from '../../kernel/db/handle.ts'
import type { OpenMatters, PeopleOfUnits, StaffPlace } from '../organisation/organisation.api.ts'
import { memberStatuses } from './membership.rules.ts'
import { employmentTypeCodes } from './rules/code-sets/union.ts'
import { placeStaff } from './staff-places.store.ts'

// What other modules may ask of members.

export { birthdayPeople, type BirthdayPerson } from './birthday-people.ts'
export { findPeople, peopleShown } from './find-people.ts'
export { mendCounts, wrongCounts } from './staff-counts.store.ts'
export { travelPapers } from './travel-papers.ts'
export { checkDocumentNumber, maskDocumentNumber } from './rules/identity-document.ts'
export { maskName } from './rules/masks.ts'

/** How people may be employed, as their records say it. */
export const employmentTypes = employmentTypeCodes.map(({ code, zh, en }) => ({ code, label: { zh, en } }))

/** Names by which to show people, those merged into another record included. */
export async function staffNames(db: Db, ids: string[]): Promise<Map<string, { name: string; staffNo: string }>> {
  if (ids.length === 0) return new Map()
  const rows = await db.q
    .selectFrom('staff')
    .modifyFront(prepared)
    .select(['id', 'name', 'staff_no'])
    .where('tenant_id', '=', db.tenantId)
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute()
  return new Map(rows.map((row) => [row.id, { name: row.name, staffNo: row.staff_no }]))
}

/** The name behind a column that holds a staff id, for a statement of another module's: empty where nobody is meant. */
export function nameBehind(db: Db, staffId: RawBuilder<unknown>): RawBuilder<string> {
  return sql`coalesce((select who.name from staff who where who.tenant_id = ${db.tenantId} and who.id = ${staffId}), '')`
}

/**
 * Who works here or belongs to the union on a day, for a statement of another module's: nobody who has died, or who has left
 * without keeping the membership, and no record that was merged away.
 */
export function peopleWhoBelong(db: Db, day: string) {
  return db.q
    .selectFrom('staff')
    .select(['id', 'name', 'staff_no', 'pinyin_key', 'unit_id', 'group_id'])
    .where('tenant_id', '=', db.tenantId)
    .where('merged_into', 'is', null)
    .where('death_date', 'is', null)
    .where('membership', '<>', 'deceased')
    .where((eb) => eb.or([eb('leave_date', 'is', null), eb('leave_date', '>', day), eb('membership', 'in', memberStatuses)]))
}

/** Where people stand today; of a record that was merged away, where the person stands. Unknown ids are missing from the answer. */
export async function placesOf(db: Db, ids: string[]): Promise<Map<string, StaffPlace>> {
  if (ids.length === 0) return new Map()
  const rows = await db.q
    .selectFrom('staff as asked')
    .innerJoin('staff as s', (join) => join.onRef('s.tenant_id', '=', 'asked.tenant_id').on(sql<boolean>`s.id = coalesce(asked.merged_into, asked.id)`))
    .select(['asked.id as asked_id', 's.id', 's.unit_id', 's.group_id'])
    .where('asked.tenant_id', '=', db.tenantId)
    .where('asked.id', 'in', ids)
    .execute()
  return new Map(rows.map((row) => [row.asked_id, { staffId: row.id, unitId: row.unit_id, groupId: row.group_id }]))
}

/** What the organisation asks of people, and how it moves them. */
export const peopleOfUnits: PeopleOfUnits = { staffNames, countMembers, countByUnit, staffIn, moveStaff: placeStaff }

/** Members (active and retained) of the whole university, or of these branches. */
export async function countMembers(db: Db, unitIds?: string[]): Promise<number> {
  let rows = db.q
    .selectFrom('staff')
    .select(({ fn }) => fn.countAll<bigint>().as('count'))
    .where('tenant_id', '=', db.tenantId)
    .where('merged_into', 'is', null)
    .where('membership', 'in', memberStatuses)
  if (unitIds) rows = rows.where(sql<boolean>`unit_id = any(${unitIds}::uuid[])`)
  return Number((await rows.executeTakeFirstOrThrow()).count)
}

/** Everybody who is a member (active and retained). */
export async function memberIds(db: Db): Promise<string[]> {
  const rows = await db.q.selectFrom('staff').select('id').where('tenant_id', '=', db.tenantId).where('merged_into', 'is', null).where('membership', 'in', memberStatuses).execute()
  return rows.map((row) => row.id)
}

/** People and members by branch and by group. */
async function countByUnit(db: Db): Promise<Map<string, { staff: number; members: number }>> {
  const rows = await db.q
    .selectFrom('staff')
    .select(['unit_id', 'group_id'])
    .select(({ fn }) => fn.countAll<bigint>().as('staff'))
    .select(({ fn }) => fn.countAll<bigint>().filterWhere('membership', 'in', memberStatuses).as('members'))
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

/** Who stands in these branches or groups, people who have left included. */
async function staffIn(db: Db, unitIds: string[]): Promise<StaffPlace[]> {
  const rows = await db.q
    .selectFrom('staff')
    .select(['id', 'unit_id', 'group_id'])
    .where('tenant_id', '=', db.tenantId)
    .where('merged_into', 'is', null)
    .where(sql<boolean>`(unit_id = any(${unitIds}::uuid[]) or group_id = any(${unitIds}::uuid[]))`)
    .execute()
  return rows.map((row) => ({ staffId: row.id, unitId: row.unit_id, groupId: row.group_id }))
}

/** Change requests that wait for an answer in these units. */
export const openChangeRequests: OpenMatters = async (db, unitIds) => {
  const { count } = await db.q
    .selectFrom('staff_change_requests as r')
    .innerJoin('staff as s', (join) => join.onRef('s.tenant_id', '=', 'r.tenant_id').onRef('s.id', '=', 'r.staff_id'))
    .select(({ fn }) => fn.countAll<bigint>().as('count'))
    .where('r.tenant_id', '=', db.tenantId)
    .where('r.state', '=', 'waiting')
    .where(sql<boolean>`(s.unit_id = any(${unitIds}::uuid[]) or s.group_id = any(${unitIds}::uuid[]))`)
    .executeTakeFirstOrThrow()
  return [{ what: { zh: '待审核的档案修改申请', en: 'change requests waiting for an answer' }, count: Number(count) }]
}

/** People in office by their staff numbers; numbers that nobody has are missing. */
export async function staffByNumber(db: Db, staffNos: readonly string[]): Promise<Map<string, { id: string; name: string }>> {
  if (staffNos.length === 0) return new Map()
  const rows = await db.q
    .selectFrom('staff')
    .select(['id', 'name', 'staff_no'])
    .where('tenant_id', '=', db.tenantId)
    .where('staff_no', 'in', staffNos)
    .where('merged_into', 'is', null)
    .execute()
  return new Map(rows.map((row) => [row.staff_no, { id: row.id, name: row.name }]))
}
