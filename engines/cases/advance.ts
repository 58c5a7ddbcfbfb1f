import type { Trx } from '../../kernel/db/handle.ts'
import { AppError, notFound, versionConflict } from '../../kernel/errors.ts'
import type { Calendar } from '../calendar/working-days.ts'
import { carryOut, type AnyAction, type Granted } from './carry-out.ts'
import { noSuchAction, notYours, wrongState } from './cases.errors.ts'
import { lockSituation } from './cases.store.ts'
import { lastActorOf } from './events.ts'
import { parseForm } from './forms.ts'
import type { CaseRow, Hat, Process, Situation, Standing } from './process.ts'
import { actionOf, processOf, stateOf } from './registry.ts'
import { settlePassed } from './settle.ts'
import { mayRead, standingFor } from './standing.ts'
import { whoCan } from './who-can.ts'

export interface Step {
  caseId: string
  action: string
  /** The version that the person saw; not asked for where the action is concurrent. */
  version: number | null
  input: unknown
  /** Called from within an effect: the only way to an action that is declared as `onlyFollows`. */
  follows?: true
}

/** Who acts: one's own hat first, as `hatsOf` gives them; and by which calendar days are counted. */
export interface Acting {
  hats: readonly Hat[]
  calendar: Calendar
}

/**
 * Takes one action on one case, in the caller's transaction: lock, right, version, guard, effect, state, event, tasks,
 * audit and outbox commit together or not at all. Two people at once: one wins, the other reads what happened.
 * A deadline that has passed comes first, whether or not a timer has seen it: nobody gets in after the end.
 */
export async function advance(trx: Trx, acting: Acting, step: Step): Promise<CaseRow> {
  const granted = await grant(trx, acting, step)
  const objection = granted.declared.check?.(granted.moment, granted.input) ?? null
  if (objection) throw objection
  return (await carryOut(trx, granted)).case
}

/** Why an action cannot be taken now, in the order of `advance`; null: it can. */
export function refusalOf(process: Process, name: string, { situation, hats }: { situation: Situation<unknown>; hats: readonly Hat[] }): AppError | null {
  const declared = actionOf(process, name)
  if (!declared || declared.onlyFollows) return noSuchAction({ action: name })
  const standing = entitle(process, declared, { situation, hats })
  return standing instanceof AppError ? standing : (declared.guard?.({ ...situation, standing }) ?? null)
}

/** Everything that must hold, asked in the order in which a person would want to be told. */
async function grant(trx: Trx, { hats, calendar }: Acting, step: Step): Promise<Granted> {
  const found = await lockSituation(trx, step.caseId, calendar)
  if (!found) throw notFound()
  const process = processOf(found.case.process)
  if (!mayRead(process, hats, found)) throw notFound()
  const declared = actionOf(process, step.action)
  if (!declared || (declared.onlyFollows && !step.follows)) throw noSuchAction({ action: step.action })
  const situation = await settlePassed(trx, process, found)
  const standing = entitle(process, declared, { situation, hats })
  if (standing instanceof AppError) throw standing
  if (!declared.concurrent && step.version !== situation.case.version) throw versionConflict({ by: await lastActorOf(trx, step.caseId) })
  const moment = { ...situation, standing }
  const refusal = declared.guard?.(moment) ?? null
  if (refusal) throw refusal
  return { process, name: step.action, declared, moment, person: personIn(hats), input: parseForm(declared.form, step.input) }
}

/** On which ground they may take the action as things stand, or why they may not. */
function entitle(process: Process, declared: AnyAction, { situation, hats }: { situation: Situation<unknown>; hats: readonly Hat[] }): Standing | AppError {
  const standing = standingFor(declared.by, declared.inPerson ? hats.filter((hat) => hat.actingFor === null) : hats, situation)
  if (!standing) return notYours({ action: declared.title, whoCan: whoCan(process, declared.by) })
  const { state, title } = situation.case
  return declared.from.includes(state) ? standing : wrongState({ title, state: stateOf(process, state).title, action: declared.title })
}

function personIn(hats: readonly Hat[]): Hat['actor'] {
  const own = hats.find((hat) => hat.actingFor === null)
  if (!own) throw new TypeError('nobody acts only in the place of others')
  return own.actor
}
