import type { Trx } from '../../kernel/db/handle.ts'
import { notFound, versionConflict, type AppError } from '../../kernel/errors.ts'
import type { Calendar } from '../calendar/working-days.ts'
import { noSuchAction, notYours, wrongState } from './cases.errors.ts'
import { changeParties, lockCase, partiesOf, updateCase } from './cases.store.ts'
import { targetsOf } from './check-process.ts'
import { insertEvent, lastActorOf } from './events.ts'
import { parseForm } from './forms.ts'
import type { ActionDeclaration, CaseChanges, CaseRow, Hat, Moment, Process, Situation, Standing } from './process.ts'
import { actionOf, processOf, stateOf } from './registry.ts'
import { mayRead, standingFor } from './standing.ts'
import { renewTasks } from './tasks.ts'
import { whoCan } from './who-can.ts'

type AnyAction = ActionDeclaration<string, unknown, unknown>

export interface Step {
  caseId: string
  action: string
  /** The version that the person saw; not asked for where the action is concurrent. */
  version: number | null
  input: unknown
}

/** Who acts, and by which calendar days are counted. `system` stands for a deadline that has run out. */
export interface Acting {
  hats: readonly Hat[]
  calendar: Calendar
  system?: true
}

/**
 * Takes one action on one case, in the caller's transaction: lock, version, right, guard, effect, state, event, tasks,
 * audit and outbox commit together or not at all. Two people at once: one wins, the other reads what happened.
 */
export async function advance(trx: Trx, acting: Acting, step: Step): Promise<CaseRow> {
  const found = await openForChange(trx, acting, step)
  const { process, declared, moment, standing } = found
  const refusal = declared.guard?.(moment) ?? null
  if (refusal) throw refusal
  const input = parseForm(declared.form, step.input)
  const objection = declared.check?.(moment, input) ?? null
  if (objection) throw objection
  const to = targetOf(declared, moment, input)
  const changes = (await declared.effect?.(trx, moment, input)) ?? {}
  const row = changedRow(moment.case, { to, changes, process, at: trx.at })
  await changeParties(trx, row.id, changes)
  const after = await situationAfter(trx, process, { row, moment, effected: declared.effect !== undefined, changes })
  const dueAt = await renewTasks(trx, { process, situation: after, entered: to !== 'same', by: standing.actor.staffId })
  const stored = { ...row, dueAt }
  await updateCase(trx, stored)
  await insertEvent(trx, { row: stored, action: step.action, fromState: moment.case.state, standing, system: acting.system ?? false, input })
  record(trx, process, { row: stored, action: step.action, fromState: moment.case.state, standing })
  return stored
}

interface Found {
  process: Process
  declared: AnyAction
  moment: Moment<unknown>
  standing: Standing
}

/** Everything that must hold before a guard is asked, in the order in which a person would want to be told. */
async function openForChange(trx: Trx, acting: Acting, step: Step): Promise<Found> {
  const row = await lockCase(trx, step.caseId)
  if (!row) throw notFound()
  const process = processOf(row.process)
  const parties = (await partiesOf(trx, [row.id])).get(row.id) ?? []
  const facts = (await process.loadFacts(trx, [row])).get(row.id)
  const situation: Situation<unknown> = { case: row, parties, facts, now: trx.at, calendar: acting.calendar }
  if (!acting.system && !mayRead(process, acting.hats, situation)) throw notFound()
  const declared = actionOf(process, step.action)
  if (!declared) throw noSuchAction({ action: step.action })
  const standing = acting.system ? systemStanding(declared, acting) : personStanding(declared, acting.hats, situation)
  if (!standing) throw notYours({ action: declared.title, whoCan: whoCan(process, declared.by) })
  if (!declared.from.includes(row.state)) throw wrongState({ title: row.title, state: stateOf(process, row.state).title, action: declared.title })
  if (!declared.concurrent && step.version !== row.version) throw versionConflict({ by: await lastActorOf(trx, row.id) })
  return { process, declared, standing, moment: { ...situation, standing } }
}

function personStanding(declared: AnyAction, hats: readonly Hat[], situation: Situation<unknown>): Standing | null {
  return standingFor(declared.by, declared.inPerson ? hats.filter((hat) => hat.actingFor === null) : hats, situation)
}

function systemStanding(declared: AnyAction, { hats: [hat] }: Acting): Standing | null {
  const [who] = declared.by
  return declared.bySystem && hat && who ? { ...hat, who, unitId: null } : null
}

function targetOf(declared: AnyAction, moment: Moment<unknown>, input: unknown): string {
  const targets = targetsOf(declared)
  const chosen = declared.decide?.(moment, input) ?? targets[0]
  if (chosen === undefined || !targets.includes(chosen)) throw new TypeError(`an action decided for ${chosen}, which it does not declare`)
  return chosen
}

function changedRow(row: CaseRow, { to, changes, process, at }: { to: string; changes: CaseChanges; process: Process; at: Date }): CaseRow {
  const state = to === 'same' ? row.state : to
  const closed = stateOf(process, state).closed ?? false
  return {
    ...row,
    state,
    version: row.version + 1,
    title: changes.title ?? row.title,
    number: changes.number ?? row.number,
    roundId: changes.roundId === undefined ? row.roundId : changes.roundId,
    unitId: changes.unitId === undefined ? row.unitId : changes.unitId,
    stateSince: to === 'same' ? row.stateSince : at,
    changedAt: at,
    closedAt: closed ? (row.closedAt ?? at) : null,
  }
}

/** What an effect wrote is read again: deadlines follow from what is true now. */
async function situationAfter(
  trx: Trx,
  process: Process,
  { row, moment, effected, changes }: { row: CaseRow; moment: Moment<unknown>; effected: boolean; changes: CaseChanges },
): Promise<Situation<unknown>> {
  const partiesChanged = [changes.join, changes.leave, changes.done].some((list) => list?.length)
  const parties = partiesChanged ? ((await partiesOf(trx, [row.id])).get(row.id) ?? []) : moment.parties
  const facts = effected ? (await process.loadFacts(trx, [row])).get(row.id) : moment.facts
  return { case: row, parties, facts, now: moment.now, calendar: moment.calendar }
}

function record(trx: Trx, process: Process, step: { row: CaseRow; action: string; fromState: string; standing: Standing }): void {
  const { row, action, fromState, standing } = step
  trx.audit({
    action: `${process.id}.${action}`,
    entity: { type: process.id, id: row.id },
    unitId: row.unitId,
    details: { from: fromState, to: row.state, version: row.version, ...(standing.actingFor ? { actingFor: standing.actingFor } : {}) },
  })
  trx.emit({ topic: 'case.moved', payload: { caseId: row.id, process: process.id, action, from: fromState, to: row.state, version: row.version } })
}

/** Why an action cannot be taken now, in the order of `advance`; null: it can. */
export function refusalOf(process: Process, name: string, situation: Situation<unknown>, hats: readonly Hat[]): AppError | null {
  const declared = actionOf(process, name)
  if (!declared) return noSuchAction({ action: name })
  const standing = personStanding(declared, hats, situation)
  if (!standing) return notYours({ action: declared.title, whoCan: whoCan(process, declared.by) })
  if (!declared.from.includes(situation.case.state)) {
    return wrongState({ title: situation.case.title, state: stateOf(process, situation.case.state).title, action: declared.title })
  }
  return declared.guard?.({ ...situation, standing }) ?? null
}
