import type { Db } from '../../kernel/db/handle.ts'
import { readTree } from '../organisation/organisation.api.ts'
import { classifyQuery } from './rules/search-terms.ts'
import { listStaffPage } from './staff-list.store.ts'
import { findManyStaff } from './staff-record.store.ts'

/** What is said of a person wherever one is chosen: number and unit tell namesakes apart. */
export interface PersonShown {
  id: string
  name: string
  staffNo: string
  unitName: string
}

const shownAtMost = 10

/** The first few people of the whole university whose name or number begins so. Telephone numbers find nobody here. */
export async function findPeople(db: Db, { q, day }: { q: string; day: string }): Promise<PersonShown[]> {
  const everybody = { reach: null, within: null, membership: null, sex: null, employmentType: null, ageFrom: null, ageTo: null, qualityRule: null }
  const filter = { ...everybody, search: q === '' ? null : { kind: 'terms' as const, terms: classifyQuery(q).terms } }
  const rows = await listStaffPage(db, { filter, sort: 'name', after: null, limit: shownAtMost, today: day })
  return shown(db, rows.slice(0, shownAtMost), day)
}

/** These people, by id; unknown ones, and those merged into another record, are missing. */
export async function peopleShown(db: Db, ids: string[], day: string): Promise<Map<string, PersonShown>> {
  const rows = (await findManyStaff(db, ids)).filter((row) => row.merged_into === null)
  return new Map((await shown(db, rows, day)).map((person) => [person.id, person]))
}

async function shown(db: Db, rows: { id: string; name: string; staff_no: string; unit_id: string }[], day: string): Promise<PersonShown[]> {
  if (rows.length === 0) return []
  const tree = await readTree(db, day)
  return rows.map((row) => ({ id: row.id, name: row.name, staffNo: row.staff_no, unitName: tree.byId(row.unit_id)?.name ?? '' }))
}
