import { dayOf } from '../../kernel/clock.ts'
import type { Db, Trx } from '../../kernel/db/handle.ts'
import { newId } from '../../kernel/ids.ts'
import { addDays, addWorkingDays, endOfDay, type Calendar } from '../calendar/working-days.ts'
import type { CaseRow, Due, Process, Situation, Who } from './process.ts'
import { stateOf } from './registry.ts'

/** Who is waited for: one person, or whoever holds the permission at the unit (null: in the whole university). */
export interface Assignee {
  staffId: string | null
  permission: string | null
  unitId: string | null
}

export interface Task extends Assignee {
  id: string
  action: string
  dueAt: Date | null
  dueRule: Due | null
  openedAt: Date
  takenBy: string | null
}

type Wanted = Assignee & { action: string; dueRule: Due | null }

export async function openTasks(db: Db, caseId: string): Promise<Task[]> {
  const rows = await db.q
    .selectFrom('case_tasks')
    .select(['id', 'action', 'staff_id as staffId', 'permission', 'unit_id as unitId', 'due_at as dueAt', 'due_rule as dueRule', 'opened_at as openedAt', 'taken_by as takenBy'])
    .where('tenant_id', '=', db.tenantId)
    .where('case_id', '=', caseId)
    .where('closed_at', 'is', null)
    .orderBy('id')
    .execute()
  // due_rule holds what this file stored: a Due, or nothing.
  return rows.map((row) => ({ ...row, dueRule: row.dueRule as Due | null }))
}

export interface Move {
  process: Process
  situation: Situation<unknown>
  /** Whether the case came into its state just now. */
  entered: boolean
  by: string | null
}

/**
 * Makes the open tasks those that the case's state waits for now. A task that goes on keeps its beginning and who took it;
 * its deadline moves only where the process counts it otherwise now. Answers the earliest deadline.
 */
export async function renewTasks(trx: Trx, { process, situation, ...move }: Move): Promise<Date | null> {
  const wanted = wantedTasks(process, situation)
  const before = await openTasks(trx, situation.case.id)
  const kept = new Map(move.entered ? [] : before.map((task) => [keyOf(task), task]))
  const goOn = wanted.flatMap((want) => kept.get(keyOf(want)) ?? [])
  await closeTasks(
    trx,
    before.filter((task) => !goOn.includes(task)),
    move.by,
  )
  const moved = await Promise.all(
    goOn.map((task) => {
      const want = wanted.find((one) => keyOf(one) === keyOf(task))
      return moveDeadline(trx, task, { rule: want?.dueRule ?? null, calendar: situation.calendar })
    }),
  )
  const opened = wanted
    .filter((want) => !kept.has(keyOf(want)))
    .map((want) => ({ ...want, id: newId(trx.at.getTime()), dueAt: deadlineOf(want.dueRule, trx.at, situation.calendar), openedAt: trx.at, takenBy: null }))
  await insertTasks(trx, situation.case, opened)
  return earliest([...moved, ...opened])
}

/** Counts what could not be counted when it began. Null where nothing new is known. */
export async function countDeadlines(trx: Trx, caseId: string, calendar: Calendar): Promise<{ tasks: number; dueAt: Date | null } | null> {
  const before = await openTasks(trx, caseId)
  const after = await Promise.all(before.map(async (task) => (task.dueAt === null && task.dueRule !== null ? storeDeadline(trx, task, { rule: task.dueRule, calendar }) : task)))
  const tasks = after.filter((task, at) => task.dueAt !== null && before[at]?.dueAt === null).length
  return tasks === 0 ? null : { tasks, dueAt: earliest(after) }
}

function earliest(tasks: readonly Pick<Task, 'dueAt'>[]): Date | null {
  const deadlines = tasks.flatMap((task) => task.dueAt ?? [])
  return deadlines.length > 0 ? new Date(Math.min(...deadlines.map(Number))) : null
}

/** The instant from which it is late; null where there is no deadline, or the calendar of a year on the way is not known. */
export function deadlineOf(rule: Due | null, from: Date, calendar: Calendar): Date | null {
  if (!rule) return null
  if ('at' in rule) return new Date(rule.at)
  if ('on' in rule) return endOfDay(rule.on)
  if ('days' in rule) return endOfDay(addDays(dayOf(from), rule.days))
  const counted = addWorkingDays(calendar, dayOf(from), rule.workingDays)
  return 'day' in counted ? endOfDay(counted.day) : null
}

function wantedTasks(process: Process, situation: Situation<unknown>): Wanted[] {
  const state = stateOf(process, situation.case.state)
  // An office does not see what is private, so it is not waited for there.
  const isSeen = (assignee: Assignee) => !state.private || assignee.staffId !== null
  const wanted = (state.waits ?? [])
    .filter((wait) => wait.when?.(situation) ?? true)
    .flatMap((wait) => {
      const dueRule = wait.due?.(situation) ?? null
      const whos = wait.of ?? process.actions[wait.action]?.by ?? []
      return whos.flatMap((who) => assigneesOf(who, situation).filter(isSeen)).map((assignee) => ({ ...assignee, action: wait.action, dueRule }))
    })
  return [...new Map(wanted.map((want) => [keyOf(want), want])).values()]
}

function assigneesOf(who: Who, { case: row, parties }: Situation<unknown>): Assignee[] {
  const waiting = (relation: string) => parties.filter((party) => party.relation === relation && party.doneAt === null)
  if ('holds' in who) return []
  if ('relation' in who) return waiting(who.relation).map(({ staffId }) => ({ staffId, permission: null, unitId: null }))
  const { permission, at } = who
  if (at === 'university') return [{ staffId: null, permission, unitId: null }]
  if (at === 'case') return [{ staffId: null, permission, unitId: row.unitId }]
  return waiting(at.relation).map(({ unitId }) => ({ staffId: null, permission, unitId }))
}

function keyOf(task: Assignee & { action: string }): string {
  return [task.action, task.staffId, task.permission, task.unitId].join(' ')
}

async function moveDeadline(trx: Trx, task: Task, counted: { rule: Due | null; calendar: Calendar }): Promise<Task> {
  return JSON.stringify(counted.rule) === JSON.stringify(task.dueRule) ? task : storeDeadline(trx, task, counted)
}

/** Counted from where the task began, whenever that happens. */
async function storeDeadline(trx: Trx, task: Task, { rule, calendar }: { rule: Due | null; calendar: Calendar }): Promise<Task> {
  const dueAt = deadlineOf(rule, task.openedAt, calendar)
  await trx.q
    .updateTable('case_tasks')
    .set({ due_at: dueAt, due_rule: rule ? JSON.stringify(rule) : null })
    .where('tenant_id', '=', trx.tenantId)
    .where('id', '=', task.id)
    .execute()
  return { ...task, dueAt, dueRule: rule }
}

async function closeTasks(trx: Trx, tasks: readonly Task[], by: string | null): Promise<void> {
  if (tasks.length === 0) return
  await trx.q
    .updateTable('case_tasks')
    .set({ closed_at: trx.at, closed_by: by })
    .where('tenant_id', '=', trx.tenantId)
    .where(
      'id',
      'in',
      tasks.map((task) => task.id),
    )
    .execute()
}

async function insertTasks(trx: Trx, row: CaseRow, tasks: readonly Task[]): Promise<void> {
  if (tasks.length === 0) return
  const rows = tasks.map((task) => ({
    tenant_id: trx.tenantId,
    id: task.id,
    case_id: row.id,
    process: row.process,
    action: task.action,
    staff_id: task.staffId,
    permission: task.permission,
    unit_id: task.unitId,
    taken_by: null,
    due_at: task.dueAt,
    due_rule: task.dueRule ? JSON.stringify(task.dueRule) : null,
    opened_at: task.openedAt,
    closed_at: null,
    closed_by: null,
  }))
  await trx.q.insertInto('case_tasks').values(rows).execute()
}
