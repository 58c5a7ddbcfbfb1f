import type { z } from 'zod'
import { cutPage, decodeCursor } from '../../kernel/cursor.ts'
import { invalidInput } from '../../kernel/errors.ts'
import type { RouteContext } from '../../kernel/http/authorise.ts'
import { isId } from '../../kernel/ids.ts'
import { readCalendar } from '../calendar/calendar.store.ts'
import type { supervisionItem } from './cases.contract.ts'
import { showDue, type DueShown } from './due.ts'
import { countedPage } from './kept-counts.ts'
import { readNames, type Names } from './names.ts'
import { actionOf, processOf } from './registry.ts'
import { countCap, readSupervised, type AskedTasks, type SupervisedTask, type TaskPosition } from './supervise.store.ts'
import { whoIsWaitedFor } from './waiting-for.ts'

type Item = z.infer<typeof supervisionItem>

/** The cursor's key where there is no deadline. */
const never = '9999'

/** What is late or will be within a week, most pressing first, as far as the reader's supervision reaches; then what cannot be counted. */
export async function listSupervised({ db, actor, clock, scope }: RouteContext, { cursor, limit, ...asked }: AskedTasks & { cursor?: string | undefined; limit: number }) {
  const now = clock.now()
  const list = { tenantId: db.tenantId, reader: actor, list: JSON.stringify(['supervision', asked]), limit, isFirst: cursor === undefined }
  const wanted = { limit, after: positionOf(cursor) }
  const [{ rows: tasks, count }, calendar] = await Promise.all([
    countedPage(list, (counting) => readSupervised(db, { ...asked, scope, now }, { ...wanted, counting })),
    readCalendar(db),
  ])
  const names = await readNames(db, now, { staff: tasks.flatMap((task) => [task.staffId, task.takenBy]), units: tasks.map((task) => task.unitId) })
  const show = (task: SupervisedTask): Item => showItem(task, names, showDue(task, now, calendar))
  const page = cutPage(tasks, { limit, positionOf: (task) => ({ key: task.dueAt?.toISOString() ?? never, id: task.id }), show })
  return { ...page, count: Math.min(count, countCap), countCapped: count > countCap }
}

/** A cursor comes back from outside: it may say anything. */
function positionOf(cursor: string | undefined): TaskPosition | null {
  const position = decodeCursor(cursor)
  if (!position) return null
  const dueAt = position.key === never ? null : position.key
  if ((dueAt !== null && Number.isNaN(Date.parse(dueAt))) || !isId(position.id)) throw invalidInput({ count: 1, issues: [{ path: 'cursor', message: 'cursor' }] })
  return { dueAt, id: position.id }
}

function showItem(row: SupervisedTask, names: Names, due: DueShown): Item {
  const process = processOf(row.process)
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
    reminders: row.reminders,
    lastRemindedAt: row.remindedAt?.toISOString() ?? null,
  }
}
