import type { Db, Trx } from '../../kernel/db/handle.ts'
import type { Staff } from '../../kernel/db/tables.generated.ts'
import { sql, type Insertable, type Selectable } from 'kysely'
import type { StaffColumns } from './staff-columns.ts'
import { countPeople, stepBetween, type CountedRow } from './staff-counts.store.ts'
import { searchTerms } from './rules/search-terms.ts'

export type StaffRow = Selectable<Staff>

export function findStaff(db: Db, id: string): Promise<StaffRow | undefined> {
  return db.q.selectFrom('staff').selectAll().where('tenant_id', '=', db.tenantId).where('id', '=', id).executeTakeFirst()
}

export function findManyStaff(db: Db, ids: string[]): Promise<StaffRow[]> {
  if (ids.length === 0) return Promise.resolve([])
  return db.q.selectFrom('staff').selectAll().where('tenant_id', '=', db.tenantId).where('id', 'in', ids).execute()
}

/** Locks the rows in the order of their ids, so that two batches never wait for each other. */
export function lockStaff(trx: Trx, ids: string[]): Promise<StaffRow[]> {
  if (ids.length === 0) return Promise.resolve([])
  return trx.q.selectFrom('staff').selectAll().where('tenant_id', '=', trx.tenantId).where('id', 'in', ids).orderBy('id').forUpdate().execute()
}

export function findByStaffNo(db: Db, staffNo: string): Promise<StaffRow | undefined> {
  return db.q.selectFrom('staff').selectAll().where('tenant_id', '=', db.tenantId).where('staff_no', '=', staffNo).where('merged_into', 'is', null).executeTakeFirst()
}

export function findByIdNoIndex(db: Db, index: string): Promise<StaffRow | undefined> {
  return db.q.selectFrom('staff').selectAll().where('tenant_id', '=', db.tenantId).where('id_no_index', '=', index).where('merged_into', 'is', null).executeTakeFirst()
}

export async function insertStaff(trx: Trx, row: Insertable<Staff>): Promise<void> {
  await trx.q.insertInto('staff').values(row).execute()
  await insertTerms(trx, row.id, searchTerms(foundBy(row)))
  await countPeople(trx, [{ unit_id: row.unit_id, group_id: row.group_id ?? null, membership: row.membership, people: 1 }])
}

/** Writes the columns if the row still has the version that was seen; false when somebody else was faster. */
export async function updateStaffRow(trx: Trx, row: { id: string; version: number }, columns: StaffColumns): Promise<boolean> {
  const stood = placing.some((column) => column in columns) ? await lockPlace(trx, row) : null
  const now = await trx.q
    .updateTable('staff')
    .set({ ...columns, version: row.version + 1, updated_at: trx.at })
    .where('tenant_id', '=', trx.tenantId)
    .where('id', '=', row.id)
    .where('version', '=', row.version)
    .returning('id')
    .executeTakeFirst()
  if (now && stood) await countPeople(trx, stepBetween(stood, { ...stood, ...columns }))
  return now !== undefined
}

/** The columns by which people are counted. */
const placing = ['unit_id', 'group_id', 'membership', 'merged_into'] as const satisfies (keyof CountedRow)[]

/** Where the person stands in this version, held there until the transaction ends. */
async function lockPlace(trx: Trx, row: { id: string; version: number }): Promise<CountedRow | undefined> {
  return trx.q.selectFrom('staff').select(placing).where('tenant_id', '=', trx.tenantId).where('id', '=', row.id).where('version', '=', row.version).forUpdate().executeTakeFirst()
}

export interface FoundBy {
  name: string
  formerName: string | null
  staffNo: string
}

export function foundBy(row: { name: string; former_name?: string | null; staff_no: string }): FoundBy {
  return { name: row.name, formerName: row.former_name ?? null, staffNo: row.staff_no }
}

/** After a change of name or number: out with what the person was found by, in with what finds the person now. */
export async function replaceTerms(trx: Trx, { id, before, after }: { id: string; before: FoundBy; after: FoundBy }): Promise<void> {
  if (before.name === after.name && before.formerName === after.formerName && before.staffNo === after.staffNo) return
  // All of them: each says where the name stands in the order.
  await removeTerms(trx, id, before)
  await insertTerms(trx, id, searchTerms(after))
}

export async function removeTerms(trx: Trx, staffId: string, person: FoundBy): Promise<void> {
  await trx.q.deleteFrom('staff_terms').where('tenant_id', '=', trx.tenantId).where('term', 'in', searchTerms(person)).where('staff_id', '=', staffId).execute()
}

/** After the row is written: its place in the order of names goes with each term. */
export async function insertTerms(trx: Trx, staffId: string, terms: string[]): Promise<void> {
  await sql`
    insert into staff_terms (tenant_id, term, staff_id, pinyin_key)
    select s.tenant_id, t.term, s.id, s.pinyin_key
      from staff s, unnest(${terms}::text[]) t (term)
     where s.tenant_id = ${trx.tenantId} and s.id = ${staffId}`.execute(trx.q)
}

/**
 * This record and those merged into it. Episodes are never rewritten: they follow the redirect, so that an undone merge
 * finds each where it was.
 */
export function sameLife(db: Db, staffId: string) {
  return db.q
    .selectFrom('staff')
    .select('id')
    .where('tenant_id', '=', db.tenantId)
    .where((eb) => eb.or([eb('id', '=', staffId), eb('merged_into', '=', staffId)]))
}

/** The latest first, numbered as one life: 1, 2, 3 … */
export async function listEpisodes(db: Db, staffId: string) {
  const episodes = await db.q
    .selectFrom('membership_episodes')
    .selectAll()
    .where('tenant_id', '=', db.tenantId)
    .where('staff_id', 'in', sameLife(db, staffId))
    .orderBy('from_date', 'desc')
    .orderBy('no', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return episodes.map((episode, index) => ({ ...episode, no: episodes.length - index }))
}

export function listFamily(db: Db, staffId: string) {
  return db.q.selectFrom('staff_family').selectAll().where('tenant_id', '=', db.tenantId).where('staff_id', '=', staffId).orderBy('id').execute()
}

export function listChanges(db: Db, staffId: string, page: { before: { at: string; id: string } | null; limit: number }) {
  let rows = db.q.selectFrom('staff_changes').selectAll().where('tenant_id', '=', db.tenantId).where('staff_id', '=', staffId)
  const { before } = page
  if (before) {
    rows = rows.where(({ eb, and, or }) => or([eb('at', '<', new Date(before.at)), and([eb('at', '=', new Date(before.at)), eb('id', '<', before.id)])]))
  }
  return rows
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit + 1)
    .execute()
}
