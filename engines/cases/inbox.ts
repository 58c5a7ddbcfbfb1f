import type { z } from 'zod'
import type { RequestContext } from '../../kernel/context.ts'
import { cutPage, decodeCursor, type Position } from '../../kernel/cursor.ts'
import { dayOf } from '../../kernel/clock.ts'
import { assertNever, invalidInput } from '../../kernel/errors.ts'
import { isId } from '../../kernel/ids.ts'
import { readCalendar } from '../calendar/calendar.store.ts'
import { addDays, endOfDay, type Calendar } from '../calendar/working-days.ts'
import type { dueGroup, inboxItem } from './cases.contract.ts'
import { showDue } from './due.ts'
import { processesHandedOver } from './delegations.store.ts'
import { allHats, type WornHat } from './hats.ts'
import { countCap, pageOfBox, pageOfTodos, type BoxRow, type CaseBox, type TodoFilter, type TodoPosition, type TodoRow } from './inbox.store.ts'
import { countedPage } from './kept-counts.ts'
import { readNames, type Names } from './names.ts'
import { idsInSight } from './reading.ts'
import { actionOf, processOf, stateOf } from './registry.ts'

type InboxItem = z.infer<typeof inboxItem>

interface InboxPage {
  items: InboxItem[]
  nextCursor: string | null
  count: number
  countCapped: boolean
}

interface Asked {
  box: 'todo' | 'delegated' | CaseBox
  process?: string | undefined
  /** Of what waits: how soon it is due. */
  due?: z.infer<typeof dueGroup> | undefined
  cursor?: string | undefined
  limit: number
}

/** One box of somebody's inbox, a page at a time. The number of statements does not depend on what is in it. */
export function shownInbox(context: RequestContext, asked: Asked): Promise<InboxPage> {
  const { box } = asked
  return box === 'todo' || box === 'delegated' ? todoPage(context, asked, box) : casePage(context, asked, box)
}

async function todoPage(context: RequestContext, asked: Asked, box: 'todo' | 'delegated'): Promise<InboxPage> {
  const { db, actor, clock } = context
  const now = clock.now()
  const [hats, calendar] = await Promise.all([allHats(db, actor, now), readCalendar(db)])
  const filter = await filterOf(context, { hats, process: asked.process ?? null, box, due: asked.due && dueSpan(asked.due, now) })
  const list = { tenantId: db.tenantId, reader: actor, list: listOf(asked, hats), limit: asked.limit, isFirst: asked.cursor === undefined }
  const page = { limit: asked.limit, after: todoPosition(asked.cursor) }
  const { rows, count } = await countedPage(list, (counting) => pageOfTodos(db, filter, { ...page, counting }))
  const names = await readNames(db, now, {
    staff: rows.flatMap((row) => [row.takenBy, filter.hats[row.hat]?.actingFor ?? null]),
    units: rows.map((row) => row.unitId),
  })
  const shown = cutPage(rows, {
    limit: asked.limit,
    positionOf: (row) => ({ key: `${row.elsewhere ? 1 : 0}${row.dueAt?.toISOString() ?? ''}`, id: row.taskId }),
    show: (row) => showTodo(row, { names, hats: filter.hats, now, calendar }),
  })
  return { ...shown, count: Math.min(count, countCap), countCapped: count > countCap }
}

/** What is counted for one reader: a box as they narrowed it, under these hats. */
function listOf({ box, process, due }: Asked, hats: readonly WornHat[]): string {
  return JSON.stringify(['inbox', box, process, due, hats.map((hat) => [hat.actingFor, hat.process])])
}

type WantedTodos = Pick<TodoFilter, 'process' | 'due'> & { hats: WornHat[]; box: 'todo' | 'delegated' }

async function filterOf({ db, actor, clock }: RequestContext, { hats, process, box, due }: WantedTodos): Promise<TodoFilter> {
  if (box === 'todo') return { hats, process, due, handedOver: null }
  const standsIn = actor.staffId === null ? [] : await processesHandedOver(db, actor.staffId, dayOf(clock.now()))
  return { hats: hats.slice(0, 1), process, due, handedOver: { standsIn } }
}

const soonDays = 7

/** Late, today, within a week, or later and never. */
function dueSpan(group: z.infer<typeof dueGroup>, now: Date): NonNullable<TodoFilter['due']> {
  const today = dayOf(now)
  const endOfToday = endOfDay(today)
  const soon = endOfDay(addDays(today, soonDays))
  switch (group) {
    case 'overdue':
      return { after: null, until: now }
    case 'today':
      return { after: now, until: endOfToday }
    case 'week':
      return { after: endOfToday, until: soon }
    case 'later':
      return { after: soon, until: null }
    default:
      return assertNever(group)
  }
}

function todoPosition(cursor: string | undefined): TodoPosition | null {
  const position = decodeCursor(cursor)
  if (!position) return null
  const dueAt = position.key.slice(1)
  mustBePosition({ instant: dueAt || null, id: position.id })
  return { elsewhere: position.key.startsWith('1'), dueAt: dueAt || null, taskId: position.id }
}

function boxPosition(cursor: string | undefined): Position | null {
  const position = decodeCursor(cursor)
  if (position) mustBePosition({ instant: position.key, id: position.id })
  return position
}

/** A cursor comes back from outside: it may say anything. */
function mustBePosition({ instant, id }: { instant: string | null; id: string }): void {
  if ((instant !== null && Number.isNaN(Date.parse(instant))) || !isId(id)) throw invalidInput({ count: 1, issues: [{ path: 'cursor', message: 'cursor' }] })
}

function showTodo(row: TodoRow, { names, hats, now, calendar }: { names: Names; hats: readonly WornHat[]; now: Date; calendar: Calendar }): InboxItem {
  const colleague = hats[row.hat]?.actingFor ?? null
  return {
    ...headOf({ ...row, id: row.caseId }, names),
    asks: {
      taskId: row.taskId,
      action: row.action,
      title: actionOf(processOf(row.process), row.action)?.title ?? { zh: row.action, en: row.action },
      takenBy: row.takenBy === null ? null : names.person(row.takenBy),
      inPlaceOf: colleague === null ? null : names.person(colleague),
    },
    ...showDue(row, now, calendar),
    at: row.openedAt.toISOString(),
  }
}

async function casePage(context: RequestContext, asked: Asked, box: CaseBox): Promise<InboxPage> {
  const { db, actor, clock } = context
  const { staffId } = actor
  if (staffId === null) return { items: [], nextCursor: null, count: 0, countCapped: false }
  const now = clock.now()
  const filter = { box, staffId, process: asked.process ?? null }
  const list = { tenantId: db.tenantId, reader: actor, list: listOf(asked, []), limit: asked.limit, isFirst: asked.cursor === undefined }
  const wanted = { limit: asked.limit, after: boxPosition(asked.cursor) }
  const [{ rows, count }, hats, calendar] = await Promise.all([
    countedPage(list, (counting) => pageOfBox(db, filter, { ...wanted, counting })),
    allHats(db, actor, now),
    readCalendar(db),
  ])
  // Somebody may have lost sight of what they once did or followed: it leaves their box.
  const seen = await idsInSight(context, rows, hats)
  const names = await readNames(db, now, { staff: [], units: rows.map((row) => row.unitId) })
  const page = cutPage(rows, {
    limit: asked.limit,
    positionOf: (row) => ({ key: row.at.toISOString(), id: row.id }),
    show: (row) => {
      return seen.has(row.id) ? [showCase(row, { names, now, calendar })] : []
    },
  })
  return { items: page.items.flat(), nextCursor: page.nextCursor, count: Math.min(count, countCap), countCapped: count > countCap }
}

function showCase(row: BoxRow, { names, now, calendar }: { names: Names; now: Date; calendar: Calendar }): InboxItem {
  return { ...headOf(row, names), asks: null, ...showDue({ ...row, dueRule: null }, now, calendar), at: row.at.toISOString() }
}

function headOf(row: Pick<BoxRow, 'id' | 'process' | 'state' | 'title' | 'version' | 'number' | 'unitId'>, names: Names) {
  const process = processOf(row.process)
  const state = stateOf(process, row.state)
  return {
    caseId: row.id,
    process: process.id,
    processTitle: process.title,
    title: row.title,
    number: row.number,
    state: row.state,
    version: row.version,
    stateTitle: state.title,
    tone: state.tone ?? ('calm' as const),
    path: process.path(row.id),
    unitName: row.unitId === null ? null : names.unit(row.unitId).name,
  }
}
