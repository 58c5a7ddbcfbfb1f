import { sql, type AliasedRawBuilder, type Expression, type RawBuilder, type SelectQueryBuilder, type SqlBool } from 'kysely'
import type { Db } from '../../kernel/db/handle.ts'
import { prepared } from '../../kernel/db/prepared.ts'
import type { Staff, Tables } from '../../kernel/db/tables.generated.ts'
import { bornBetween } from './rules/age.ts'
import { prefixRange } from './rules/search-terms.ts'
import { inReachOf, peopleWithin } from './staff-counts.store.ts'
import { hitsOf, isLookUp, type Hit, type LookUp } from './staff-search.store.ts'
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
export async function listStaffPage(db: Db, query: StaffPageQuery): Promise<StaffListRow[]> {
  return isLookUp(query.filter.search) ? (await foundPage(db, query, query.filter.search).execute(db.q)).rows : staffPage(db, query).execute()
}

/** The statement of a page of people in their order, so that a test can see its plan. */
export function staffPage(db: Db, query: StaffPageQuery) {
  const { conditions, order } = placeOf(query, 's')
  return (
    filtered(db, query)
      .select(listColumns)
      .where(conditions)
      .orderBy(order)
      // Written out: a plan for any limit would be one for a tenth of everybody.
      .limit(sql.lit(query.limit + 1))
  )
}

/**
 * The statement of a page of those whom a search finds, with their number. A common name has thousands of hits: they are
 * read once, put in order by what the index of terms says, and people are fetched only until the page is full.
 */
export function foundPage(db: Db, query: StaffPageQuery, search: LookUp): RawBuilder<StaffListRow & { matches: number }> {
  const { conditions, order } = placeOf(query, 's')
  const page = amongHits(db, query, hitsInOrder(query))
    .select(listColumns)
    .select(countOfHits(db, query).as('matches'))
    .where(conditions)
    .orderBy(order)
    .limit(sql.lit(query.limit + 1))
  return sql`with hits as materialized (${hitsOf(db, search)}) ${page}`
}

/** The sort key beside the id: with both an index of people in order tells who stays, without a look at the row. */
function amongHits(db: Db, query: StaffPageQuery, hits: RawBuilder<Hit>) {
  return filtered(db, query).innerJoin(hits.as('h'), (join) => join.onRef('h.id', '=', 's.id').onRef('h.pinyin_key', '=', 's.pinyin_key'))
}

function hitsInOrder(query: StaffPageQuery): RawBuilder<Hit> {
  const { sort, undated, limit, filter } = query
  if (orderOf(sort).column !== 'pinyin_key' || undated) return sql`hits`
  const { conditions, order } = placeOf(query, 'p')
  return sql`(select p.* from hits p where ${conditions} order by ${order} ${asksForHitsOnly(filter) ? sql`limit ${sql.lit(limit + 1)}` : sql`offset 0`})`
}

function countOfHits(db: Db, query: StaffPageQuery): RawBuilder<number> {
  if (asksForHitsOnly(query.filter)) return sql<number>`(select count(*)::int from hits)`
  return cappedCount(amongHits(db, query, sql`hits`))
}

/** Whether every hit is shown, whoever it is. */
function asksForHitsOnly(filter: StaffFilter): boolean {
  return Object.entries(filter).every(([name, asked]) => name === 'search' || asked === null)
}

/** Where a page begins and how it is ordered, in terms of the columns of people, or of hits. */
function placeOf({ sort, after, undated }: StaffPageQuery, alias: 's' | 'p') {
  const { column, descending } = orderOf(sort)
  const [key, id, birth] = [sql.ref(`${alias}.${column}`), sql.ref(`${alias}.id`), sql.ref(`${alias}.birth_date`)]
  const byBirth = column === 'birth_date'
  const conditions = [sql<SqlBool>`true`]
  if (byBirth) conditions.push(sql`${birth} is not null`)
  if (undated) conditions.push(sql`${birth} is null`)
  if (after) conditions.push(sql`(${key}, ${id}) ${descending ? sql`<` : sql`>`} (${after.key}${byBirth ? sql`::date` : sql``}, ${after.id}::uuid)`)
  const direction = descending ? sql`desc` : sql`asc`
  return { conditions: sql<SqlBool>`${sql.join(conditions, sql` and `)}`, order: sql`${key} ${direction}, ${id} ${direction}` }
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
  const rows = await countedRows(db, query)
  const [first] = rows
  return { rows, ...asMatching(query, first ? first.matches : await countStaff(db, query)) }
}

async function countedRows(db: Db, query: StaffPageQuery): Promise<(StaffListRow & { matches: number })[]> {
  if (isLookUp(query.filter.search)) return (await foundPage(db, query, query.filter.search).execute(db.q)).rows
  const page = staffPage(db, query).select(matches(db, query).as('matches'))
  return (isCounted(query.filter) && usualLimits.has(query.limit) ? page.modifyFront(prepared) : page).execute()
}

/** A page that shows nobody carries no count. */
async function countStaff(db: Db, query: StaffPageQuery): Promise<number> {
  if (isLookUp(query.filter.search)) {
    const { rows } = await sql<{ count: number }>`
      with hits as materialized (${hitsOf(db, query.filter.search)}) select ${countOfHits(db, query)} as count`.execute(db.q)
    return rows[0]?.count ?? 0
  }
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
  return cappedCount(filtered(db, query))
}

function cappedCount(people: { select(one: AliasedRawBuilder<number, 'one'>): { limit(most: number): Expression<unknown> } }): RawBuilder<number> {
  const some = people.select(sql<number>`1`.as('one')).limit(countCap + 1)
  return sql<number>`(select count(*)::int from ${some} matching)`
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
  // One Latin letter matches a fifth of everybody: the order by pinyin answers it without the terms.
  if (filter.search?.kind === 'letter') rows = rows.where('s.pinyin_key', '>=', filter.search.letter).where('s.pinyin_key', '<', prefixRange(filter.search.letter).to)
  return rows
}

export function inReach(reach: UnitReach): Expression<SqlBool> {
  return inReachOf('s', reach)
}
