import { sql, type RawBuilder } from 'kysely'
import type { z } from 'zod'
import type { Scope } from '../../kernel/auth/actor.ts'
import { dayOf } from '../../kernel/clock.ts'
import type { Db } from '../../kernel/db/handle.ts'
import { prepared } from '../../kernel/db/prepared.ts'
import { addDays, endOfDay } from '../calendar/working-days.ts'
import type { overdueStep } from './cases.contract.ts'
import type { CountedRows } from './kept-counts.ts'
import type { Due } from './process.ts'
import { allProcesses, privateStates, type PrivateState } from './registry.ts'

/** Counting stops here: nobody reads past “1,000+”. */
export const countCap = 1_000

const soonDays = 7

export interface AskedTasks {
  step?: z.infer<typeof overdueStep> | undefined
  process?: string | undefined
  unitId?: string | undefined
}

type Within = AskedTasks & { scope: Scope; now: Date }

/** Where a page goes on: after this one. */
export interface TaskPosition {
  /** Null: among those without a deadline, which stand last. */
  dueAt: string | null
  id: string
}

export interface SupervisedTask {
  id: string
  caseId: string
  process: string
  action: string
  staffId: string | null
  permission: string | null
  unitId: string | null
  takenBy: string | null
  dueAt: Date | null
  dueRule: Due | null
  openedAt: Date
  title: string
  number: string | null
  reminders: number
  remindedAt: Date | null
}

interface TaskPage {
  limit: number
  after: TaskPosition | null
  /** False: the count is not asked for, and comes as 0. */
  counting?: boolean
}

/** One row more than asked for, and how many there are in all, up to one more than `countCap`; in one statement. */
export async function readSupervised(db: Db, within: Within, page: TaskPage): Promise<CountedRows<SupervisedTask>> {
  // With no task on the page there is one row, for the count.
  const { rows } = await supervisedQuery(db, within, page).execute(db.q)
  return { rows: rows.filter((row): row is CountedTask & SupervisedTask => row.id !== null), count: rows[0]?.count ?? 0 }
}

type CountedTask = { count: number } & (SupervisedTask | { id: null })

export function supervisedQuery(db: Db, within: Within, { limit, after, counting = true }: TaskPage): RawBuilder<CountedTask> {
  const columns = sql`t.id, t.case_id, t.process, t.action, t.staff_id, t.permission, t.unit_id, t.taken_by, t.due_at, t.due_rule, t.opened_at`
  const most = limit + 1
  const parts = [dated(db, within), ...(within.step === undefined ? [uncounted(db, within)] : [])]
  const pages = parts.map((tasks, part) => sql`(select ${columns}, ${sql.lit(part)} as part from ${tasks} ${onwards(part, after)} order by t.due_at, t.id limit ${most})`)
  const counts = counting ? parts.map((tasks) => sql`(select count(*)::int from (select 1 from ${tasks} limit ${countCap + 1}) counted)`) : [sql.lit(0)]
  return sql<CountedTask>`select ${prepared} n.count, p.id, p.case_id as "caseId", p.process, p.action, p.staff_id as "staffId", p.permission, p.unit_id as "unitId", p.taken_by as "takenBy",
           p.due_at as "dueAt", p.due_rule as "dueRule", p.opened_at as "openedAt", c.title, c.number, r.reminders, r.reminded_at as "remindedAt"
      from (select ${sql.join(counts, sql` + `)} as count) n
      left join (select * from (${sql.join(pages, sql` union all `)}) found order by part, due_at, id limit ${most}) p on true
      left join cases c on c.tenant_id = ${db.tenantId} and c.id = p.case_id
      left join lateral (
           select count(*)::int as reminders, max(x.at) as reminded_at from case_reminders x
            where x.tenant_id = ${db.tenantId} and x.case_id = p.case_id and x.task_id = p.id) r on true
     order by p.part, p.due_at, p.id`
}

/** Open tasks that are late or will be soon. */
function dated(db: Db, within: Within): RawBuilder<unknown> {
  const { step, now } = within
  const endOfToday = endOfDay(dayOf(now))
  const until = { overdue: now, today: endOfToday, due_soon: endOfDay(addDays(dayOf(now), soonDays)) }[step ?? 'due_soon']
  const from = step === 'today' ? now : step === 'due_soon' ? endOfToday : null
  return sql`${openTasksWithin(db, within)} and t.due_at <= ${until} ${from === null ? sql`` : sql`and t.due_at > ${from}`}`
}

/** What could not be counted for want of a calendar is shown last, not hidden. */
function uncounted(db: Db, within: Within): RawBuilder<unknown> {
  return sql`${openTasksWithin(db, within)} and t.due_at is null and t.due_rule is not null`
}

function onwards(part: number, after: TaskPosition | null): RawBuilder<unknown> {
  if (!after) return sql``
  if (part === 0) return after.dueAt === null ? sql`and false` : sql`and (t.due_at, t.id) > (${after.dueAt}::timestamptz, ${after.id}::uuid)`
  return after.dueAt === null ? sql`and t.id > ${after.id}::uuid` : sql``
}

/** Open tasks of cases that are nobody's private draft, within reach by the branch of the case or the unit at work. The case itself is read only where it must be. */
function openTasksWithin(db: Db, { process, unitId, scope }: Within): RawBuilder<unknown> {
  const processes = allProcesses().flatMap(({ id }) => (process === undefined || process === id ? [id] : []))
  const drafts = privateStates().map((hidden) => notIn(db, hidden))
  const reached = [unitId === undefined ? null : [unitId], scope.all ? null : scope.unitIds].filter((units) => units !== null)
  const cases = reached.length === 0 ? sql`` : sql`join cases c on c.tenant_id = ${db.tenantId} and c.id = t.case_id`
  const within = reached.map((units) => sql`and (c.unit_id = any(${units}::uuid[]) or t.unit_id = any(${units}::uuid[]))`)
  return sql`case_tasks t ${cases}
     where t.tenant_id = ${db.tenantId} and t.closed_at is null and t.process = any(${processes}::text[])
       ${sql.join(drafts, sql` `)}
       ${sql.join(within, sql` `)}`
}

/** Not in a private state. Read of the case itself, and only for a task of the kind that waits there. */
function notIn(db: Db, { process, state, waits }: PrivateState): RawBuilder<unknown> {
  if (waits.length === 0) return sql``
  const isThere = sql`(select s.state = ${state} from cases s where s.tenant_id = ${db.tenantId} and s.id = t.case_id)`
  return sql`and not (t.process = ${process} and t.action = any(${waits}::text[]) and ${isThere})`
}
