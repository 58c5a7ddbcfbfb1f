import { reaches, type Actor } from '../../kernel/auth/actor.ts'
import { shanghaiMinute } from '../../kernel/clock.ts'
import { write, type RequestContext } from '../../kernel/context.ts'
import type { Trx } from '../../kernel/db/handle.ts'
import { forbidden } from '../../kernel/errors.ts'
import { notify } from '../notify/notify.ts'
import { nobodyToRemind, reminderTooSoon } from './cases.errors.ts'
import { people } from './cases.ports.ts'
import { lockCase } from './cases.store.ts'
import { withEach } from './many.ts'
import { about, tellAll } from './messages.ts'
import { isPersonParty } from './standing.ts'
import { mustReadCase, type Reading } from './reading.ts'
import { actionOf, isPrivate } from './registry.ts'
import { recordReminder, remindedByHand } from './reminders.store.ts'
import { openTasks, type Task } from './tasks.ts'
import { waitsFor } from './waiting-for.ts'
import { holdersOfTask, standInsFor } from './who-hears.ts'

const dayMs = 86_400_000

/** Reminds whoever is waited for, at most once in 24 hours for each task. */
export async function remind(context: RequestContext, asked: { caseId: string; note: string }): Promise<{ told: number }> {
  return remindOf(context, await mustReadCase(context, asked.caseId), asked.note)
}

/** The same word for many cases, one result each. */
export async function remindMany(context: RequestContext, { caseIds, note }: { caseIds: string[]; note: string }) {
  const ones = [...new Set(caseIds)].map((caseId) => ({ caseId }))
  const rows = await withEach(context, ones, (own, reading) => remindOf(own, reading, note))
  return { results: rows.map(({ caseId, title, error, done }) => ({ caseId, title, ok: error === null, error, told: done?.told ?? 0 })) }
}

function remindOf(context: RequestContext, reading: Reading, note: string): Promise<{ told: number }> {
  const { process, situation } = reading
  const { id, unitId } = situation.case
  return write(context, async (trx) => {
    // Two who press at once: the second waits here, and then reads that it has been done.
    await lockCase(trx, id)
    const tasks = remindable(context, reading, await openTasks(trx, id))
    const last = await remindedByHand(
      trx,
      tasks.map((task) => task.id),
    )
    const due = tasks.filter((task) => trx.at.getTime() - (last.get(task.id)?.getTime() ?? 0) >= dayMs)
    const [recent] = [...last.values()].toSorted((a, b) => Number(b) - Number(a))
    if (due.length === 0) throw recent ? reminderTooSoon({ at: shanghaiMinute(recent) }) : nobodyToRemind()
    const told = new Set<string>()
    for (const task of due) {
      const to = await tellOf(trx, { reading, task, by: context.actor, note })
      await recordReminder(trx, { caseId: id, taskId: task.id, step: 'by_hand', told: to })
      for (const staffId of to) told.add(staffId)
    }
    trx.audit({ action: 'case.remind', entity: { type: process.id, id }, unitId, details: { step: 'by_hand', told: told.size, ...(note ? { note } : {}) } })
    return { told: told.size }
  })
}

/** Tells everybody who is waited for, once for each step, be it in however many ways; answers whom. */
async function tellOf(trx: Trx, { reading, task, by, note }: { reading: Reading; task: Task; by: Actor; note: string }): Promise<string[]> {
  const { process, situation } = reading
  const holders = await holdersOfTask(trx, task, situation.now)
  const to = [...holders, ...(await standInsFor(trx, holders, { process: process.id, now: situation.now }))].filter((staffId) => staffId !== by.staffId)
  const title = actionOf(process, task.action)?.title ?? { zh: task.action, en: task.action }
  const messages = tellAll(
    { process, row: situation.case, to },
    {
      kind: 'case.due_soon',
      title: about(situation.case, { zh: `催办：请${title.zh}`, en: `a reminder: ${title.en}` }),
      body: { zh: `${by.name}催办。${note}`, en: `${by.name} asks you to see to it. ${note}` },
      urgency: 'normal',
      key: `${task.action}:by_hand:${trx.at.toISOString()}`,
    },
  )
  await notify(trx, messages)
  return to
}

/** Whether this reader may remind anybody of this case, so that the page can offer it. */
export function mayRemind(context: Pick<RequestContext, 'actor'>, reading: Reading, tasks: readonly Task[]): boolean {
  return !isPrivate(reading.process, reading.situation) && grounds(context, reading) && others(reading, tasks).length > 0
}

function remindable(context: RequestContext, reading: Reading, tasks: readonly Task[]): Task[] {
  if (!grounds(context, reading)) throw forbidden({ permission: people().permissionTitle('cases.supervise'), whoCan: '' })
  if (!mayRemind(context, reading, tasks)) throw nobodyToRemind()
  return others(reading, tasks)
}

/** Whoever supervises this branch or the unit at work, and whoever's matter it is. */
function grounds({ actor }: Pick<RequestContext, 'actor'>, { hats, situation }: Reading): boolean {
  const scope = actor.permissions.get('cases.supervise')
  const units = [situation.case.unitId, ...situation.parties.map((party) => party.unitId)]
  return isPersonParty(hats, situation.parties) || (scope !== undefined && (scope.all || units.some((unitId) => reaches(scope, unitId))))
}

/** Nobody reminds themselves. */
function others({ hats }: Reading, tasks: readonly Task[]): Task[] {
  return tasks.filter((task) => !hats.some((hat) => hat.actingFor === null && waitsFor(task, hat) && (task.staffId !== null || task.takenBy === hat.actor.staffId)))
}
