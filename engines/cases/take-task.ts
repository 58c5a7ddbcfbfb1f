import type { Actor } from '../../kernel/auth/actor.ts'
import { write, type RequestContext } from '../../kernel/context.ts'
import type { Db, Trx } from '../../kernel/db/handle.ts'
import { notFound } from '../../kernel/errors.ts'
import { notify } from '../notify/notify.ts'
import { alreadyTaken, noPerson, notAnOffice, notHisToTake } from './cases.errors.ts'
import { people } from './cases.ports.ts'
import { byWhen } from './due.ts'
import { withEach } from './many.ts'
import { about, tellAll } from './messages.ts'
import { readNames } from './names.ts'
import { mustReadCase, type Reading } from './reading.ts'
import { actionOf } from './registry.ts'
import { openTasks, type Task } from './tasks.ts'
import { waitsFor } from './waiting-for.ts'
import { standInsFor } from './who-hears.ts'

interface Asked {
  caseId: string
  taskId: string
  /** Who takes it: oneself or a colleague of the office; null: nobody any more. */
  staffId: string | null
}

/** Says who of an office has a task in hand. Whoever has it passes it on or gives it back; nobody else takes it from them. */
export async function takeTask(context: RequestContext, asked: Asked) {
  const { taskId, staffId } = asked
  await takeIn(context, await mustReadCase(context, asked.caseId), asked)
  const names = await readNames(context.db, context.clock.now(), { staff: [staffId], units: [] })
  return { taskId, takenBy: staffId === null ? null : names.person(staffId) }
}

/** Many tasks into the same hands, one result each. */
export async function takeMany(context: RequestContext, { tasks, staffId }: { tasks: { caseId: string; taskId: string }[]; staffId: string | null }) {
  const rows = await withEach(context, tasks, (own, reading, task) => takeIn(own, reading, { ...task, staffId }))
  return { results: rows.map(({ caseId, taskId, title, error }) => ({ caseId, taskId, title, ok: error === null, error })) }
}

/** Of a step that waits for one in several ways all that one may take is taken: it stands in one's list as one thing. */
async function takeIn(context: RequestContext, reading: Reading, { taskId, staffId }: Omit<Asked, 'caseId'>): Promise<void> {
  const { db, actor, clock } = context
  const { case: row } = reading.situation
  const mine = (await openTasks(db, row.id)).filter((task) => reading.hats.some((hat) => waitsFor(task, hat)))
  const task = mine.find((one) => one.id === taskId)
  if (!task) throw notFound()
  const me = actor.staffId
  if (me === null) throw noPerson({ action: { zh: '接手事项', en: 'take anything' } })
  if (task.permission === null) throw notAnOffice()
  const theirs = await mayTake(context, staffId)
  if (staffId !== null && !theirs(task)) throw await notTheirs(context, staffId)
  const taken = mine.filter((one) => one.action === task.action && one.permission !== null && theirs(one))
  await write(context, async (trx) => {
    const changed = await trx.q
      .updateTable('case_tasks')
      .set({ taken_by: staffId })
      .where('tenant_id', '=', trx.tenantId)
      .where(
        'id',
        'in',
        taken.map((one) => one.id),
      )
      .where('closed_at', 'is', null)
      .where((eb) => eb.or([eb('taken_by', 'is', null), eb('taken_by', '=', me)]))
      .returning('id')
      .execute()
    trx.audit({ action: 'case.take', entity: { type: reading.process.id, id: row.id }, unitId: row.unitId, details: { task: task.action, staffId } })
    if (!changed.some((one) => one.id === task.id)) throw await whyNot(trx, task.id, clock.now())
    if (staffId !== null && staffId !== me) await tellGiven(trx, { reading, task, to: staffId, by: actor })
  })
}

/** Whoever is given something hears of it, with those who stand in for them. */
async function tellGiven(trx: Trx, { reading: { process, situation }, task, to, by }: { reading: Reading; task: Task; to: string; by: Actor }): Promise<void> {
  const { case: row, now } = situation
  const title = actionOf(process, task.action)?.title ?? { zh: task.action, en: task.action }
  const until = byWhen(task.dueAt, now)
  const stand = await standInsFor(trx, [to], { process: process.id, now })
  const messages = tellAll(
    { process, row, to: [to, ...stand].filter((staffId) => staffId !== by.staffId) },
    {
      kind: 'case.waiting',
      title: about(row, { zh: `转交您办理：${title.zh}`, en: `given to you: ${title.en}` }),
      body: { zh: `${by.name}转交${until.zh}。`, en: `${by.name} gave it to you${until.en}.` },
      urgency: 'normal',
      key: `task:${task.id}:given:${trx.at.toISOString()}`,
    },
  )
  await notify(trx, messages)
}

/** Which tasks this person may take; anybody may give one back. */
async function mayTake({ db, actor, clock }: RequestContext, staffId: string | null): Promise<(task: Task) => boolean> {
  // A colleague for whom one stands in has the right oneself does not: the task is then taken in one's own name all the same.
  if (staffId === null || staffId === actor.staffId) return () => true
  const taker = (await people().actorsOf(db, [staffId], clock.now())).get(staffId)
  return (task) => taker !== undefined && waitsFor(task, { actor: taker, actingFor: null })
}

async function notTheirs({ db, clock }: RequestContext, staffId: string) {
  const names = await readNames(db, clock.now(), { staff: [staffId], units: [] })
  return notHisToTake({ name: names.person(staffId).name })
}

async function whyNot(db: Db, taskId: string, now: Date) {
  const row = await db.q.selectFrom('case_tasks').select(['taken_by', 'closed_at']).where('tenant_id', '=', db.tenantId).where('id', '=', taskId).executeTakeFirst()
  if (!row?.taken_by || row.closed_at) return notFound()
  const names = await readNames(db, now, { staff: [row.taken_by], units: [] })
  return alreadyTaken({ by: names.person(row.taken_by).name })
}
