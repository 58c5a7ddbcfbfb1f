import { sql, type Expression, type RawBuilder, type SelectQueryBuilder, type SqlBool } from 'kysely'
import type { Db } from '../../kernel/db/handle.ts'
import { prepared } from '../../kernel/db/prepared.ts'
import type { Staff, Tables } from '../../kernel/db/tables.generated.ts'
import { bornBetween } from './rules/age.ts'
import { prefixRange } from './rules/search-terms.ts'
import { inReachOf, peopleWithin } from './staff-counts.store.ts'
import type { QueryTerms } from './staff-search.ts'
import type { UnitReach } from './staff-reach.ts'

export interface StaffFilter {
  search: QueryTerms | null
  /** Null reaches everybody. */
  reach: UnitReach | null
  within: UnitReach | null
  membership: string | null
  sex: string | null
  employmentType: string | null
  ageFrom: number | null
  ageTo: number | null
  qualityRule: string | null
}

type SortColumn = 'name' | 'staffNo' | 'birthDate'
/** A minus sorts the other way round. */
export type StaffSort = SortColumn | `-${SortColumn}`

export interface StaffPageQuery {
  filter: StaffFilter
  sort: StaffSort
  after: { key: string; id: string } | null
  limit: number
  today: string
  /** Only those whose birth date is not known. */
  undated?: boolean
}

const sortColumns = { name: 'pinyin_key', staffNo: 'staff_no', birthDate: 'birth_date' } as const

export const countCap = 1_000

export type StaffListRow = Pick<
  Staff,
  'id' | 'staff_no' | 'name' | 'sex' | 'birth_date' | 'unit_id' | 'group_id' | 'employment_type' | 'membership' | 'member_since' | 'phone_masked' | 'quality_lost' | 'pinyin_key'
>

const listColumns = [
  's.id',
  's.staff_no',
  's.name',
  's.sex',
  's.birth_date',
  's.unit_id',
  's.group_id',
  's.employment_type',
  's.membership',
  's.member_since',
  's.phone_masked',
  's.quality_lost',
  's.pinyin_key',
] as const

/** One page in order, and one row more when there is a next page. */
export function listStaffPage(db: Db, query: StaffPageQuery): Promise<StaffListRow[]> {
  return staffPage(db, query).execute()
}

/** The statement of a page, so that a test can see its plan. */
export function staffPage(db: Db, query: StaffPageQuery) {
  const { column, descending } = orderOf(query.sort)
  const key = sql<string>`${sql.ref(`s.${column}`)}`
  const [order, beyond] = descending ? (['desc', sql`<`] as const) : (['asc', sql`>`] as const)
  let rows = filtered(db, query).select(listColumns)
  if (column === 'birth_date') rows = rows.where('s.birth_date', 'is not', null)
  if (query.undated) rows = rows.where('s.birth_date', 'is', null)
  if (query.after) {
    const { key: afterKey, id } = query.after
    rows = rows.where(
      column === 'birth_date' ? sql<SqlBool>`(s.birth_date, s.id) ${beyond} (${afterKey}::date, ${id}::uuid)` : sql<SqlBool>`(${key}, s.id) ${beyond} (${afterKey}, ${id}::uuid)`,
    )
  }
  return (
    rows
      .orderBy(key, order)
      .orderBy('s.id', order)
      // Written out: a plan for any limit would be one for a tenth of everybody.
      .limit(sql.lit(query.limit + 1))
  )
}

interface Matching {
  count: number
  /** There are more; whoever reads the page is told “1,000+”. */
  countCapped: boolean
}

/** The sizes that pages offer. A prepared statement for each of all sizes would fill the connections. */
const usualLimits = new Set([20, 50, 100])

/** A page together with how many match in all, as one moment sees both. */
export async function listStaffCounted(db: Db, query: StaffPageQuery): Promise<Matching & { rows: StaffListRow[] }> {
  const page = staffPage(db, query).select(matches(db, query).as('matches'))
  const rows = await (isCounted(query.filter) && usualLimits.has(query.limit) ? page.modifyFront(prepared) : page).execute()
  const [first] = rows
  return { rows, ...asMatching(query, first ? first.matches : await countStaff(db, query)) }
}

/** A page that shows nobody carries no count. */
async function countStaff(db: Db, query: StaffPageQuery): Promise<number> {
  const { count } = await db.q.selectNoFrom(matches(db, query).as('count')).executeTakeFirstOrThrow()
  return count
}

function asMatching({ filter }: StaffPageQuery, matched: number): Matching {
  if (isCounted(filter)) return { count: matched, countCapped: false }
  return { count: Math.min(matched, countCap), countCapped: matched > countCap }
}

/** How many match: as the counters say where they can tell, else counted no further than one beyond the cap. */
function matches(db: Db, query: StaffPageQuery): RawBuilder<number> {
  const { filter } = query
  if (isCounted(filter)) return peopleWithin(db, { reaches: [filter.reach, filter.within], membership: filter.membership })
  const some = filtered(db, query)
    .select(sql<number>`1`.as('one'))
    .limit(countCap + 1)
  return sql<number>`(select count(*)::int from ${some.as('matching')})`
}

/** Whether the filter asks for nothing but what the counters tell apart. */
function isCounted({ search, sex, employmentType, ageFrom, ageTo, qualityRule }: StaffFilter): boolean {
  return [search, sex, employmentType, ageFrom, ageTo, qualityRule].every((asked) => asked === null)
}

export function sortKeyOf(row: StaffListRow, sort: StaffSort): string {
  return row[orderOf(sort).column] ?? ''
}

export function sortsByBirth(sort: StaffSort): boolean {
  return orderOf(sort).column === 'birth_date'
}

function orderOf(sort: StaffSort) {
  const descending = sort.startsWith('-')
  // Without its minus a StaffSort is a SortColumn.
  return { column: sortColumns[(descending ? sort.slice(1) : sort) as SortColumn], descending }
}

type StaffQuery = SelectQueryBuilder<Tables & { s: Staff }, 's', object>

function filtered(db: Db, { filter, today }: StaffPageQuery): StaffQuery {
  let rows: StaffQuery = db.q.selectFrom('staff as s').where('s.tenant_id', '=', db.tenantId).where('s.merged_into', 'is', null)
  if (filter.reach) rows = rows.where(inReach(filter.reach))
  if (filter.within) rows = rows.where(inReach(filter.within))
  if (filter.membership) rows = rows.where('s.membership', '=', filter.membership)
  if (filter.sex) rows = rows.where('s.sex', '=', filter.sex)
  if (filter.employmentType) rows = rows.where('s.employment_type', '=', filter.employmentType)
  if (filter.qualityRule) rows = rows.where(sql<SqlBool>`${filter.qualityRule} = any(s.quality_rules)`)
  if (filter.ageFrom !== null || filter.ageTo !== null) {
    const { from, to } = bornBetween({ ageFrom: filter.ageFrom, ageTo: filter.ageTo, today })
    if (from) rows = rows.where('s.birth_date', '>=', from)
    if (to) rows = rows.where('s.birth_date', '<=', to)
  }
  return filter.search ? rows.where(matching(db, filter.search)) : rows
}

export function inReach(reach: UnitReach): Expression<SqlBool> {
  return inReachOf('s', reach)
}

/** Row level security keeps LIKE from using an index; ranges and equality over the terms do. */
function matching(db: Db, search: QueryTerms): Expression<SqlBool> {
  switch (search.kind) {
    case 'digits':
      return sql<SqlBool>`(${sql.ref(`s.${search.column}`)} = ${search.index} or ${allOf(db, search.terms)})`
    case 'letter':
      return sql<SqlBool>`s.pinyin_key >= ${search.letter} and s.pinyin_key < ${prefixRange(search.letter).to}`
    case 'terms':
      return allOf(db, search.terms)
  }
}

function allOf(db: Db, terms: string[]): Expression<SqlBool> {
  const ranges = terms.map((term) => sql<SqlBool>`s.id in (${termRange(db, term)})`)
  // A query of nothing but punctuation finds nobody.
  return ranges.length === 0 ? sql<SqlBool>`false` : sql<SqlBool>`${sql.join(ranges, sql` and `)}`
}

function termRange(db: Db, term: string) {
  const { from, to } = prefixRange(term)
  return sql`select t.staff_id from staff_terms t where t.tenant_id = ${db.tenantId} and t.term >= ${from} and t.term < ${to}`
}
