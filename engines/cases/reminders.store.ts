import { sql } from 'kysely'
import type { Db, Trx } from '../../kernel/db/handle.ts'
import { newId } from '../../kernel/ids.ts'
import type { Task } from './tasks.ts'

export interface DueTask extends Omit<Task, 'dueAt'> {
  caseId: string
  dueAt: Date
  /** What went out by itself before. */
  sent: string[]
}

/** Open tasks with a deadline before this instant, in the order of their ids. */
export async function tasksDueBefore(db: Db, until: Date, { after, limit }: { after: string | null; limit: number }): Promise<DueTask[]> {
  const rows = await db.q
    .selectFrom('case_tasks as t')
    .select(['t.id', 't.case_id as caseId', 't.action', 't.staff_id as staffId', 't.permission', 't.unit_id as unitId'])
    .select(['t.taken_by as takenBy', 't.due_at as dueAt', 't.opened_at as openedAt'])
    .select((eb) =>
      eb
        .selectFrom('case_reminders as r')
        .select(sql<string[]>`coalesce(array_agg(r.step), '{}')`.as('sent'))
        .where('r.tenant_id', '=', db.tenantId)
        .whereRef('r.task_id', '=', 't.id')
        .where('r.step', '<>', 'by_hand')
        .as('sent'),
    )
    .where('t.tenant_id', '=', db.tenantId)
    .where('t.closed_at', 'is', null)
    .where('t.due_at', '<', until)
    .$if(after !== null, (query) => query.where('t.id', '>', after ?? ''))
    .orderBy('t.id')
    .limit(limit)
    .execute()
  return rows.flatMap(({ dueAt, sent, ...row }) => (dueAt ? [{ ...row, dueAt, dueRule: null, sent: sent ?? [] }] : []))
}

/** Holds the task until the transaction ends, if it is open still and due when it was. */
export async function lockDueTask(trx: Trx, task: Pick<DueTask, 'id' | 'dueAt'>): Promise<boolean> {
  const row = await trx.q
    .selectFrom('case_tasks')
    .select('due_at')
    .where('tenant_id', '=', trx.tenantId)
    .where('id', '=', task.id)
    .where('closed_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  return row !== undefined && Number(row.due_at) === Number(task.dueAt)
}

/** False where this reminder went out before. */
export async function recordReminder(trx: Trx, reminder: { caseId: string; taskId: string; step: string; told: readonly string[] }): Promise<boolean> {
  const row = await trx.q
    .insertInto('case_reminders')
    .values({
      tenant_id: trx.tenantId,
      id: newId(trx.at.getTime()),
      case_id: reminder.caseId,
      task_id: reminder.taskId,
      step: reminder.step,
      told: JSON.stringify(reminder.told),
      at: trx.at,
    })
    .onConflict((oc) => oc.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** When each of these tasks was last reminded of by hand. */
export async function remindedByHand(db: Db, taskIds: readonly string[]): Promise<Map<string, Date>> {
  if (taskIds.length === 0) return new Map()
  const rows = await db.q
    .selectFrom('case_reminders')
    .select((eb) => ['task_id', eb.fn.max('at').as('at')])
    .where('tenant_id', '=', db.tenantId)
    .where('task_id', 'in', taskIds)
    .where('step', '=', 'by_hand')
    .groupBy('task_id')
    .execute()
  return new Map(rows.map((row) => [row.task_id, row.at]))
}
