import { sql, type RawBuilder } from 'kysely'
import type { CountedRows } from '../../engines/cases/kept-counts.ts'
import type { Db } from '../../kernel/db/handle.ts'
import { prepared } from '../../kernel/db/prepared.ts'
import { nameBehind } from '../members/members.api.ts'
import { published, visible, type Sight } from './sight.ts'

/** Counting stops here: nobody reads past “1,000+”. */
export const countCap = 1_000

/** Sooner where each row is a look into a second table. */
export const countCapFor = ({ topic, delegationId, kind, replyClass, isKey }: ListFilter) =>
  [topic, delegationId, kind, replyClass, isKey].every((one) => one === undefined) ? countCap : 200

export interface ListFilter {
  sight: Sight
  publishedOnly?: boolean
  sessionId?: string | undefined
  termId?: string | undefined
  states?: string[] | undefined
  topic?: string | undefined
  unitId?: string | undefined
  /** Led or supported by one of these. */
  handledBy?: readonly string[] | undefined
  /** In which one of these people stands so. */
  standsIn?: { relation: string; staffIds: readonly string[] } | undefined
  delegationId?: string | undefined
  kind?: string | undefined
  replyClass?: string | undefined
  isKey?: boolean | undefined
  /** Open and past a deadline at this instant. */
  overdueAt?: Date | undefined
  /** Only among these. */
  ids?: string[] | undefined
  /** This number, one of these, or a draft with these words in its title. */
  sought?: { words: string; ids: string[] } | undefined
}

export type Sort = 'changed' | 'number' | 'due' | 'seconds'

export interface ListRow {
  id: string
  number: string | null
  title: string
  topic: string
  kind: string
  state: string
  version: number
  unitId: string | null
  sessionId: string
  sessionTitle: string
  delegation: string | null
  isKey: boolean
  ledByLeader: boolean
  seconds: number
  dueAt: Date | null
  closedAt: Date | null
  changedAt: Date
  replyClass: string | null
  promiseDueOn: string | null
  outcomeReason: string | null
  handlingRound: number
  mergedInto: string | null
  /** Who filed it and who handles it, in the order in which they came: `relation id name`, parted by lines; units without name. */
  parties: string
}

const seconds = (db: Db) => sql`(select count(*)::int from proposal_seconds x where x.tenant_id = ${db.tenantId} and x.proposal_id = c.id and x.voided_at is null)`

/** By what a list is ordered, which way, and what of it stands in a cursor. */
interface Order {
  key: RawBuilder<unknown>
  type: RawBuilder<unknown>
  descending: boolean
  joined?: RawBuilder<unknown>
}

function orderOf(db: Db, sort: Sort): Order {
  switch (sort) {
    case 'number':
      return { key: sql`coalesce(c.number, '~') collate "C"`, type: sql`text`, descending: false }
    case 'due':
      return { key: sql`case when c.closed_at is null then coalesce(c.due_at, 'infinity') else 'infinity' end`, type: sql`timestamptz`, descending: false }
    case 'seconds':
      return { key: sql`coalesce(n.seconds, 0)`, type: sql`bigint`, descending: true, joined: secondsOfAll(db) }
    default:
      return { key: sql`c.changed_at`, type: sql`timestamptz`, descending: true }
  }
}

/** Counted once for all, where a list is ordered by it. */
function secondsOfAll(db: Db): RawBuilder<unknown> {
  return sql`left join (
      select x.proposal_id, count(*) as seconds from proposal_seconds x
       where x.tenant_id = ${db.tenantId} and x.voided_at is null group by x.proposal_id) n on n.proposal_id = c.id`
}

interface ListPage {
  sort: Sort
  limit: number
  after: { key: string; id: string } | null
  /** False: the count is not asked for, and comes as 0. */
  counting: boolean
}

/** Where a proposal stands on a page. What is drawn of it hangs on its version. */
export interface Place {
  id: string
  version: number
  sortKey: string
}

/** What stands on a page, one more than asked for where there is a next page; and how many there are in all, as far as counting goes. */
export async function pageOfProposals(db: Db, filter: ListFilter, page: ListPage): Promise<CountedRows<Place>> {
  const limit = sql.lit(countCapFor(filter) + 1)
  const counted = page.counting ? sql`select count(*)::int as counted from (select 1 from ${among(db, filter)} limit ${limit}) first` : sql`select 0 as counted`
  const way = orderOf(db, page.sort).descending ? sql`desc` : sql`asc`
  // Where the page is empty, the count stands on a row of its own.
  const { rows } = await sql<{ counted: number } & (Place | { id: null })>`select ${preparedFor(filter)} counted, page.id, page.version, page.key::text as "sortKey"
      from (${counted}) counted left join (${placed(db, filter, page)}) page on true order by page.key ${way}, page.id ${way}`.execute(db.q)
  return { rows: rows.filter((row) => row.id !== null), count: rows[0]?.counted ?? 0 }
}

function placed(db: Db, filter: ListFilter, { sort, limit, after }: ListPage): RawBuilder<unknown> {
  const { key, type, descending, joined } = orderOf(db, sort)
  const [way, past] = descending ? [sql`desc`, sql`<`] : [sql`asc`, sql`>`]
  const onwards = after ? sql`and (${key}, c.id) ${past} (${after.key}::${type}, ${after.id}::uuid)` : sql``
  return sql`select c.id, c.version, ${key} as key from ${among(db, filter, joined)} ${onwards} order by ${key} ${way}, c.id ${way} limit ${asPlanned(limit + 1)}`
}

/** The usual sizes of a page stand in the statement, so that a plan made once knows how few rows are wanted. */
function asPlanned(rows: number): RawBuilder<unknown> {
  return usualRows.has(rows) ? sql.lit(rows) : sql`${rows}`
}
const usualRows = new Set([21, 51, 101, 201])

/**
 * A plan that is made once would serve badly where the filter names few: those are planned for what they ask. What is one of a
 * few words stands in the statement itself, and is planned once for each word as long as it stands alone.
 */
function preparedFor({ topic, delegationId, kind, replyClass, isKey, unitId, handledBy, standsIn, ids, sought, states }: ListFilter): RawBuilder<unknown> {
  const words = [topic, kind, replyClass, isKey, states].filter((one) => one !== undefined)
  const isBroad = [delegationId, unitId, handledBy, standsIn, ids, sought].every((one) => one === undefined) && words.length <= 1 && (states?.length ?? 1) === 1
  return isBroad ? prepared : sql``
}

/** Those of these proposals that the reader may see, in no order. */
export async function proposalsAmong(db: Db, ids: readonly string[], sight: Sight): Promise<ListRow[]> {
  const { rows } = await sql<ListRow>`
    select ${columns(db)} from cases c ${sources(db)} and c.id = any(${ids}::uuid[]) and ${visible(db, sight)}`.execute(db.q)
  return rows
}

/** These proposals in no order, whoever may see them. */
export async function proposalRows(db: Db, ids: readonly string[]): Promise<ListRow[]> {
  const { rows } = await sql<ListRow>`select ${prepared} ${columns(db)} from cases c ${sources(db)} and c.id = any(${ids}::uuid[])`.execute(db.q)
  return rows
}

export async function countByState(db: Db, filter: ListFilter, now: Date): Promise<{ state: string; count: number; overdue: number }[]> {
  const { rows } = await sql<{ state: string; count: number; overdue: number }>`
    select c.state, count(*)::int as count, (count(*) filter (where c.closed_at is null and c.due_at <= ${now}))::int as overdue
      from ${among(db, filter)} group by c.state`.execute(db.q)
  return rows
}

function columns(db: Db): RawBuilder<unknown> {
  return sql`c.id, c.number, c.title, p.topic, p.kind, c.state, c.version, c.unit_id as "unitId", p.session_id as "sessionId",
           (select s.title from congress_sessions s where s.tenant_id = ${db.tenantId} and s.id = p.session_id) as "sessionTitle",
           (select d.name from congress_delegations d where d.tenant_id = ${db.tenantId} and d.id = p.delegation_id) as delegation, p.is_key as "isKey", p.led_by_leader as "ledByLeader", ${seconds(db)} as seconds, c.due_at as "dueAt", c.closed_at as "closedAt",
           c.changed_at as "changedAt", p.reply_class as "replyClass", p.promise_due_on::text as "promiseDueOn", p.outcome_reason as "outcomeReason",
           p.handling_round as "handlingRound", p.merged_into as "mergedInto", ${shownParties(db)} as parties`
}

function shownParties(db: Db): RawBuilder<unknown> {
  return sql`array_to_string(array(
    select v.relation || ' ' || coalesce(v.staff_id, v.unit_id) || ' ' || ${nameBehind(db, sql`v.staff_id`)} from case_parties v
     where v.tenant_id = ${db.tenantId} and v.case_id = c.id and v.relation in ('proposer', 'leadUnit', 'supportingUnit') and v.until is null
     order by v.since, v.id), chr(10))`
}

/** What belongs to `cases c`, up to its tenant in the condition. */
function sources(db: Db): RawBuilder<unknown> {
  return sql`
      join proposals p on p.tenant_id = c.tenant_id and p.id = c.id
     where c.tenant_id = ${db.tenantId} and p.tenant_id = ${db.tenantId} and c.process = 'proposal'`
}

/** The proposals that the filter names, of those that the reader may see. What no condition asks for is not joined. */
function among(db: Db, filter: ListFilter, joined: RawBuilder<unknown> = sql``): RawBuilder<unknown> {
  const own = ownConditions(filter)
  const proposals = own.length === 0 ? sql`` : sql`join proposals p on p.tenant_id = ${db.tenantId} and p.id = c.id`
  const conditions = [filter.publishedOnly ? published() : visible(db, filter.sight), ...caseConditions(db, filter), ...own]
  return sql`cases c ${proposals} ${joined}
     where c.tenant_id = ${db.tenantId} and c.process = 'proposal' and ${sql.join(conditions, sql` and `)}`
}

/** What the engine's row of a case can answer. */
function caseConditions(db: Db, filter: ListFilter): RawBuilder<unknown>[] {
  const { sessionId, termId, states, overdueAt, ids, unitId, handledBy, standsIn, sought } = filter
  return [
    sessionId && sql`c.round_id = ${sessionId}::uuid`,
    termId && sql`c.round_id = any(array(select s.id from congress_sessions s where s.tenant_id = ${db.tenantId} and s.term_id = ${termId}::uuid))`,
    states && sql`c.state in (${sql.join(states.map((state) => sql.lit(state)))})`,
    overdueAt && sql`c.closed_at is null and c.due_at <= ${overdueAt}`,
    ids && sql`c.id = any(${ids}::uuid[])`,
    handledBy && handledIn(db, handledBy),
    unitId && handledIn(db, [unitId]),
    standsIn && standingIn(db, standsIn),
    sought && sql`(c.number = ${sought.words} or c.id = any(${sought.ids}::uuid[]) or (c.state = 'draft' and position(${sought.words} in c.title) > 0))`,
  ].flatMap((condition) => condition || [])
}

function handledIn(db: Db, unitIds: readonly string[]): RawBuilder<unknown> {
  return sql`c.id = any(array(select u.case_id from case_parties u
    where u.tenant_id = ${db.tenantId} and u.unit_id = any(${unitIds}::uuid[]) and u.relation in ('leadUnit', 'supportingUnit') and u.until is null))`
}

function standingIn(db: Db, { relation, staffIds }: NonNullable<ListFilter['standsIn']>): RawBuilder<unknown> {
  return sql`c.id = any(array(select s.case_id from case_parties s
    where s.tenant_id = ${db.tenantId} and s.staff_id = any(${staffIds}::uuid[]) and s.relation = ${relation} and s.until is null))`
}

/** What only the proposal's own row can. */
function ownConditions({ topic, delegationId, kind, replyClass, isKey }: ListFilter): RawBuilder<unknown>[] {
  return [
    topic && sql`p.topic = ${sql.lit(topic)}`,
    delegationId && sql`p.delegation_id = ${delegationId}::uuid`,
    kind && sql`p.kind = ${sql.lit(kind)}`,
    replyClass && sql`p.reply_class = ${sql.lit(replyClass)}`,
    isKey !== undefined && sql`p.is_key = ${sql.lit(isKey)}`,
  ].flatMap((condition) => condition || [])
}
