import { sql } from 'kysely'
import type { RouteContext } from '../../kernel/http/authorise.ts'
import { addDays, endOfDay } from '../calendar/working-days.ts'
import { readNames } from './names.ts'
import { processOf } from './registry.ts'

interface Asked {
  process: string
  roundId?: string | undefined
  /** Days on which cases were opened, both included. */
  from?: string | undefined
  to?: string | undefined
}

/**
 * How many cases stand where, how long they stayed in each state and where they are stuck; by month and by branch.
 * Days are real time, weekends included. Four statements and one for names, however many cases there are.
 */
export async function readStatistics(context: RouteContext, asked: Asked) {
  const { db, clock } = context
  const process = processOf(asked.process)
  const now = clock.now()
  const chosen = chosenCases(context, asked)
  const [states, stays, months, units] = await Promise.all([
    db.q.executeQuery<StateRow>(statesOf(chosen, now).compile(db.q)),
    db.q.executeQuery<StayRow>(staysOf(chosen, { tenantId: db.tenantId, now }).compile(db.q)),
    db.q.executeQuery<MonthRow>(monthsOf(chosen).compile(db.q)),
    db.q.executeQuery<UnitRow>(unitsOf(chosen, now).compile(db.q)),
  ])
  const names = await readNames(db, now, { staff: [], units: units.rows.map((row) => row.unit_id) })
  const countOf = new Map(states.rows.map((row) => [row.state, row]))
  const stayOf = new Map(stays.rows.map((row) => [row.state, row]))
  return {
    states: Object.entries(process.states)
      .filter(([, state]) => !state.private)
      .map(([state, { title, closed }]) => ({
        state,
        title,
        count: Number(countOf.get(state)?.count ?? 0),
        overdue: Number(countOf.get(state)?.overdue ?? 0),
        medianDays: closed ? null : oneDecimal(stayOf.get(state)?.median),
        longestDays: closed ? null : oneDecimal(stayOf.get(state)?.longest),
      })),
    opened: months.rows.map((row) => ({ month: row.month, opened: Number(row.opened), closed: Number(row.closed) })),
    units: units.rows.map((row) => ({
      unit: names.unit(row.unit_id),
      open: Number(row.open),
      overdue: Number(row.overdue),
      closed: Number(row.closed),
      medianDays: oneDecimal(row.median),
    })),
  }
}

interface StateRow {
  state: string
  count: string
  overdue: string
}
interface StayRow {
  state: string
  median: number
  longest: number
}
interface MonthRow {
  month: string
  opened: string
  closed: string
}
interface UnitRow {
  unit_id: string
  open: string
  overdue: string
  closed: string
  median: number | null
}

type Chosen = ReturnType<typeof chosenCases>

/** Cases within reach that are nobody's private draft. */
function chosenCases({ db, scope }: RouteContext, { process, roundId, from, to }: Asked) {
  const hidden = Object.entries(processOf(process).states).flatMap(([name, state]) => (state.private ? [name] : []))
  const units = scope.all ? null : scope.unitIds
  return sql`
    select c.id, c.state, c.unit_id, c.opened_at, c.closed_at, c.due_at from cases c
     where c.tenant_id = ${db.tenantId} and c.process = ${process} and c.state <> all (${hidden}::text[])
       and (${units}::uuid[] is null or c.unit_id = any (${units}::uuid[]))
       and (${roundId ?? null}::uuid is null or c.round_id = ${roundId ?? null}::uuid)
       and c.opened_at >= ${from ? endOfDay(addDays(from, -1)) : '-infinity'}::timestamptz and c.opened_at < ${to ? endOfDay(to) : 'infinity'}::timestamptz`
}

function statesOf(chosen: Chosen, now: Date) {
  return sql<StateRow>`select state, count(*) as count, count(*) filter (where closed_at is null and due_at <= ${now}) as overdue from (${chosen}) c group by state`
}

/** Each stay in a state, from the event that led there to the one that led away, or until now. */
function staysOf(chosen: Chosen, { tenantId, now }: { tenantId: string; now: Date }) {
  return sql<StayRow>`
    with moves as (
      select e.to_state as state, e.at, lead(e.at) over (partition by e.case_id order by e.sequence) as until
        from case_events e join (${chosen}) c on c.id = e.case_id
       where e.tenant_id = ${tenantId} and e.from_state is distinct from e.to_state),
    stays as (select state, extract(epoch from coalesce(until, ${now}::timestamptz) - at)::float8 / 86400 as days from moves)
    select state, percentile_cont(0.5) within group (order by days) as median, max(days) as longest from stays group by state`
}

function monthsOf(chosen: Chosen) {
  return sql<MonthRow>`
    with chosen as (${chosen}),
    happened as (select opened_at as at, 1 as opened, 0 as closed from chosen union all select closed_at, 0, 1 from chosen where closed_at is not null)
    select to_char(at at time zone 'Asia/Shanghai', 'YYYY-MM') as month, sum(opened) as opened, sum(closed) as closed from happened group by 1 order by 1`
}

function unitsOf(chosen: Chosen, now: Date) {
  return sql<UnitRow>`
    select unit_id, count(*) filter (where closed_at is null) as open, count(*) filter (where closed_at is null and due_at <= ${now}) as overdue,
           count(closed_at) as closed,
           percentile_cont(0.5) within group (order by extract(epoch from closed_at - opened_at)::float8 / 86400) filter (where closed_at is not null) as median
      from (${chosen}) c where unit_id is not null group by unit_id order by count(*) desc, unit_id`
}

function oneDecimal(days: number | null | undefined): number | null {
  return days === null || days === undefined ? null : Math.round(days * 10) / 10
}
