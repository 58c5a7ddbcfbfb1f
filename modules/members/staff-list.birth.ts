import type { Db } from '../../kernel/db/handle.ts'
import { listStaffCounted, listStaffPage, sortKeyOf, sortsByBirth, type StaffListRow, type StaffPageQuery, type StaffSort } from './staff-list.store.ts'

/** A position among those whose birth date is not known: this, and the staff number. No date begins so. */
const undated = 'undated '

/**
 * A page and how many match. In the order of birth nobody is left out: whose birth date is not known comes after everybody
 * else, in the order of staff numbers. Only the page on which they begin takes a second statement.
 */
export async function listStaffInOrder(db: Db, query: StaffPageQuery): ReturnType<typeof listStaffCounted> {
  if (!sortsByBirth(query.sort)) return listStaffCounted(db, query)
  const { after, limit } = query
  const last: StaffPageQuery = { ...query, sort: 'staffNo', undated: true, after: null }
  if (after?.key.startsWith(undated)) return listStaffCounted(db, { ...last, after: { key: after.key.slice(undated.length), id: after.id } })
  const page = await listStaffCounted(db, query)
  const room = limit + 1 - page.rows.length
  return room === 0 ? page : { ...page, rows: [...page.rows, ...(await listStaffPage(db, { ...last, limit: room - 1 }))] }
}

/** Where the page after this person begins. */
export function positionOf(row: StaffListRow, sort: StaffSort): { key: string; id: string } {
  const isLast = sortsByBirth(sort) && row.birth_date === null
  return { key: isLast ? `${undated}${row.staff_no}` : sortKeyOf(row, sort), id: row.id }
}
