import type { Actor } from '../../kernel/auth/actor.ts'
import type { Trx } from '../../kernel/db/handle.ts'
import { notFound } from '../../kernel/errors.ts'
import type { Calendar } from '../calendar/working-days.ts'
import { carryOut } from './carry-out.ts'
import { lockSituation } from './cases.store.ts'
import { parseForm } from './forms.ts'
import type { ByFacts, Process, Situation, Standing } from './process.ts'
import { actionOf, processOf, stateOf } from './registry.ts'
import { openTasks } from './tasks.ts'

/** Who acts when nobody did: the name stands in the timeline. */
export const deadlineActor: Actor = {
  accountId: '00000000-0000-0000-0000-000000000000',
  staffId: null,
  name: '到期自动办理',
  via: 'cli',
  sessionId: null,
  permissions: new Map(),
}

const byDeadline: ByFacts = { title: { zh: '期限届满', en: 'the deadline' }, holds: () => false }
const deadlineStanding: Standing = { actor: deadlineActor, actingFor: null, who: byDeadline, unitId: null }

/**
 * Takes what the passed deadlines of a locked case stand for, one after another: silence counts as signed.
 * Where a guard refuses, the case stays as it is and is overdue. Costs nothing while nothing is due.
 */
export async function settlePassed(trx: Trx, process: Process, found: Situation<unknown>): Promise<Situation<unknown>> {
  const settled = new Set<string>()
  let situation = found
  for (;;) {
    const next = await nextStep(trx, process, situation)
    if (!next) return situation
    if (settled.has(next.task.id)) throw new TypeError(`${process.id}: ${next.name} does not end the wait for ${next.task.action}, so it would never end`)
    settled.add(next.task.id)
    situation = await carryOut(trx, { process, ...next, person: null })
  }
}

/** What a process takes by itself for a reason that is no deadline, such as the end of a session; in the caller's transaction. */
export async function takeBySystem(trx: Trx, { caseId, action, calendar }: { caseId: string; action: string; calendar: Calendar }): Promise<void> {
  const found = await lockSituation(trx, caseId, calendar)
  if (!found) throw notFound()
  const process = processOf(found.case.process)
  const declared = actionOf(process, action)
  if (!declared?.bySystem || !declared.from.includes(found.case.state)) throw new TypeError(`${process.id} does not take ${action} by itself when ${found.case.state}`)
  await carryOut(trx, { process, name: action, declared, moment: { ...found, standing: deadlineStanding }, input: parseForm(declared.form, {}), person: null })
}

async function nextStep(trx: Trx, process: Process, situation: Situation<unknown>) {
  const { state, dueAt, id } = situation.case
  const waits = stateOf(process, state).waits?.filter((wait) => wait.onOverdue) ?? []
  if (waits.length === 0 || dueAt === null || dueAt > trx.at) return null
  const overdue = (await openTasks(trx, id)).filter((task) => task.dueAt !== null && task.dueAt <= trx.at)
  for (const { action, onOverdue: name } of waits) {
    const task = overdue.find((one) => one.action === action)
    const declared = name ? actionOf(process, name) : undefined
    if (!task || !name || !declared) continue
    const moment = { ...situation, standing: deadlineStanding }
    if (declared.guard?.(moment)) continue
    const input = parseForm(declared.form, {})
    if (declared.check?.(moment, input)) continue
    return { name, declared, moment, input, task }
  }
  return null
}
