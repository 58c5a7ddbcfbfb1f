import { sql } from 'kysely'
import type { z } from 'zod'
import type { Scope } from '../../kernel/auth/actor.ts'
import { dayOf } from '../../kernel/clock.ts'
import { cutPage, decodeCursor, type Position } from '../../kernel/cursor.ts'
import type { Db } from '../../kernel/db/handle.ts'
import type { RouteContext } from '../../kernel/http/authorise.ts'
import { readCalendar } from '../calendar/calendar.store.ts'
import { addDays, endOfDay } from '../calendar/working-days.ts'
import type { overdueStep, supervisionItem } from './cases.contract.ts'
import { showDue } from './due.ts'
import { readNames, type Names } from './names.ts'
import type { Due } from './process.ts'
import { actionOf, processOf, visibleStates } from './registry.ts'
import { whoIsWaitedFor } from './waiting-for.ts'

type Item = z.infer<typeof supervisionItem>

interface Asked {
  step?: z.infer<typeof overdueStep> | undefined
  process?: string | undefined
  unitId?: string | undefined
  cursor?: string | undefined
  limit: number
}

const soonDays = 7
const countCap = 1_000
/** The cursor's key where there is no deadline. */
const never = '9999'

/** What is late or will be within a week, most pressing first, as far as the reader's supervision reaches; then what cannot be counted. */
export async function listSupervised(context: RouteContext, asked: Asked) {
  const { db, clock, scope } = context
  const now = clock.now()
  const within = { ...asked, scope, now }
  const [rows, count, calendar] = await Promise.all([readPage(db, within), countAll(db, within), readCalendar(db)])
  const names = await readNames(db, now, { staff: rows.flatMap((row) => [row.staffId, row.takenBy]), units: rows.map((row) => row.unitId) })
  const show = (row: Row): Item => showItem(row, names, (task) => showDue(task, now, calendar))
  const page = cutPage(rows, { limit: asked.limit, positionOf: (row) => ({ key: row.dueAt?.toISOString() ?? never, id: row.id }), show })
  return { ...page, count: Math.min(count, countCap), countCapped: count > countCap }
}

type Within = Asked & { scope: Scope; now: Date }

/** One row more than a page, by two statements: each part in the order of its own index. */
async function readPage(db: Db, within: Within): Promise<Row[]> {
  const after = decodeCursor(within.cursor)
  const dated = after?.key === never ? [] : await rowsOf(dueTasks(db, within), db, { after, limit: within.limit + 1 })
  const left = within.limit + 1 - dated.length
  if (left === 0 || within.step !== undefined) return dated
  return [...dated, ...(await rowsOf(uncountedTasks(db, within), db, { after: after?.key === never ? after : null, limit: left }))]
}

async function countAll(db: Db, within: Within): Promise<number> {
  const few = (tasks: Tasks) => tasks.select('t.id').limit(countCap + 1)
  const [dated, uncounted] = await Promise.all([few(dueTasks(db, within)).execute(), within.step === undefined ? few(uncountedTasks(db, within)).execute() : []])
  return dated.length + uncounted.length
}

type Row = Awaited<ReturnType<typeof rowsOf>>[number]

function showItem(row: Row, names: Names, dueOf: (task: Parameters<typeof showDue>[0]) => ReturnType<typeof showDue>): Item {
  const process = processOf(row.process)
  // due_rule holds what tasks.ts stored: a Due, or nothing.
  const due = dueOf({ dueAt: row.dueAt, dueRule: row.dueRule as Due | null, openedAt: row.openedAt })
  return {
    taskId: row.id,
    caseId: row.caseId,
    process: row.process,
    title: row.title,
    number: row.number,
    path: process.path(row.caseId),
    action: actionOf(process, row.action)?.title ?? { zh: row.action, en: row.action },
    who: whoIsWaitedFor(row, names),
    ...due,
    daysLate: Math.max(0, -(due.workingDaysLeft ?? 0)),
    reminders: Number(row.reminders),
    lastRemindedAt: row.remindedAt?.toISOString() ?? null,
  }
}

type Tasks = ReturnType<typeof openTasksWithin>

function dueTasks(db: Db, within: Within): Tasks {
  const { step, now } = within
  const endOfToday = endOfDay(dayOf(now))
  const soon = endOfDay(addDays(dayOf(now), soonDays))
  const until = { overdue: now, today: endOfToday, due_soon: soon }[step ?? 'due_soon']
  const from = step === 'today' ? now : step === 'due_soon' ? endOfToday : null
  return openTasksWithin(db, within)
    .where('t.due_at', '<=', until)
    .$if(from !== null, (query) => query.where('t.due_at', '>', from))
}

/** What could not be counted for want of a calendar is shown last, not hidden. */
function uncountedTasks(db: Db, within: Within): Tasks {
  return openTasksWithin(db, within).where('t.due_at', 'is', null).where('t.due_rule', 'is not', null)
}

/** Open tasks of cases that are nobody's private draft, within reach by the branch of the case or the unit at work. */
function openTasksWithin(db: Db, { process, unitId, scope }: Within) {
  const units = scope.all ? null : scope.unitIds
  return db.q
    .selectFrom('case_tasks as t')
    .innerJoin('cases as c', (join) => join.onRef('c.tenant_id', '=', 't.tenant_id').onRef('c.id', '=', 't.case_id'))
    .where('t.tenant_id', '=', db.tenantId)
    .where('c.tenant_id', '=', db.tenantId)
    .where('t.closed_at', 'is', null)
    .where((eb) => eb.or(visibleStates().map((visible) => eb.and([eb('c.process', '=', visible.process), eb('c.state', 'in', visible.states)]))))
    .$if(process !== undefined, (query) => query.where('c.process', '=', process ?? ''))
    .$if(unitId !== undefined, (query) => query.where((eb) => eb.or([eb('c.unit_id', '=', unitId ?? ''), eb('t.unit_id', '=', unitId ?? '')])))
    .$if(units !== null, (query) => query.where((eb) => (units?.length ? eb.or([eb('c.unit_id', 'in', units), eb('t.unit_id', 'in', units)]) : eb.lit(false))))
}

function rowsOf(tasks: Tasks, db: Db, { after, limit }: { after: Position | null; limit: number }) {
  return tasks
    .select(['t.id', 't.case_id as caseId', 't.action', 't.staff_id as staffId', 't.permission', 't.unit_id as unitId', 't.taken_by as takenBy'])
    .select(['t.due_at as dueAt', 't.due_rule as dueRule', 't.opened_at as openedAt', 'c.process', 'c.title', 'c.number'])
    .select((eb) => {
      const sent = eb.selectFrom('case_reminders as r').where('r.tenant_id', '=', db.tenantId).whereRef('r.task_id', '=', 't.id')
      return [sent.select((one) => one.fn.countAll().as('n')).as('reminders'), sent.select((one) => one.fn.max('r.at').as('at')).as('remindedAt')]
    })
    .$if(after?.key === never, (query) => query.where('t.id', '>', after?.id ?? ''))
    .$if(after !== null && after.key !== never, (query) => query.where(sql<boolean>`(t.due_at, t.id) > (${after?.key}::timestamptz, ${after?.id}::uuid)`))
    .orderBy('t.due_at')
    .orderBy('t.id')
    .limit(limit)
    .execute()
}
