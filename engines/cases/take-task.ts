import type { Actor } from '../../kernel/auth/actor.ts'
import { write, type RequestContext } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db/handle.ts'
import { notFound } from '../../kernel/errors.ts'
import { alreadyTaken, noPerson, notAnOffice, notHisToTake } from './cases.errors.ts'
import { people } from './cases.ports.ts'
import { readNames } from './names.ts'
import { mustReadCase } from './reading.ts'
import { openTasks, type Task } from './tasks.ts'
import { waitsFor } from './waiting-for.ts'

interface Asked {
  caseId: string
  taskId: string
  /** Who takes it: oneself or a colleague of the office; null: nobody any more. */
  staffId: string | null
}

/** Says who of an office has a task in hand. Whoever has it passes it on or gives it back; nobody else takes it from them. */
export async function takeTask(context: RequestContext, asked: Asked) {
  const { db, actor, clock } = context
  const reading = await mustReadCase(context, asked.caseId)
  const task = (await openTasks(db, asked.caseId)).find((one) => one.id === asked.taskId)
  if (!task || !reading.hats.some((hat) => waitsFor(task, hat))) throw notFound()
  const me = actor.staffId
  if (me === null) throw noPerson({ action: { zh: '接手事项', en: 'take anything' } })
  if (task.permission === null) throw notAnOffice()
  await mustBeTheirs(context, task, asked.staffId)
  const taken = await write(context, async (trx) => {
    const { numUpdatedRows } = await trx.q
      .updateTable('case_tasks')
      .set({ taken_by: asked.staffId })
      .where('tenant_id', '=', trx.tenantId)
      .where('id', '=', task.id)
      .where('closed_at', 'is', null)
      .where((eb) => eb.or([eb('taken_by', 'is', null), eb('taken_by', '=', me)]))
      .executeTakeFirst()
    trx.audit({ action: 'case.take', entity: { type: reading.process.id, id: asked.caseId }, details: { task: task.action, staffId: asked.staffId } })
    if (numUpdatedRows === 0n) throw await whyNot(trx, task.id, clock.now())
    return asked.staffId
  })
  const names = await readNames(db, clock.now(), { staff: [taken], units: [] })
  return { taskId: task.id, takenBy: taken === null ? null : names.person(taken) }
}

async function mustBeTheirs({ db, actor, clock }: RequestContext, task: Task, staffId: string | null): Promise<void> {
  if (staffId === null) return
  const taker: Actor | undefined = staffId === actor.staffId ? actor : (await people().actorsOf(db, [staffId], clock.now())).get(staffId)
  // A colleague for whom one stands in has the right oneself does not: the task is then taken in one's own name all the same.
  if (taker === actor || (taker && waitsFor(task, { actor: taker, actingFor: null }))) return
  const names = await readNames(db, clock.now(), { staff: [staffId], units: [] })
  throw notHisToTake({ name: names.person(staffId).name })
}

async function whyNot(db: Db, taskId: string, now: Date) {
  const row = await db.q.selectFrom('case_tasks').select(['taken_by', 'closed_at']).where('tenant_id', '=', db.tenantId).where('id', '=', taskId).executeTakeFirst()
  if (!row?.taken_by || row.closed_at) return notFound()
  const names = await readNames(db, now, { staff: [row.taken_by], units: [] })
  return alreadyTaken({ by: names.person(row.taken_by).name })
}
