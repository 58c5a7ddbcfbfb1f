import type { Actor } from '../../kernel/auth/actor.ts'
import type { Trx } from '../../kernel/db/handle.ts'
import { changeParties, partiesOf, updateCase } from './cases.store.ts'
import { targetsOf } from './check-process.ts'
import { insertEvent } from './events.ts'
import type { ActionDeclaration, CaseChanges, CaseRow, Moment, Process, Situation } from './process.ts'
import { stateOf } from './registry.ts'
import { renewTasks } from './tasks.ts'

export type AnyAction = ActionDeclaration<string, unknown, unknown>

/** An action that nothing speaks against any more, on a case that is locked. */
export interface Granted {
  process: Process
  name: string
  declared: AnyAction
  moment: Moment<unknown>
  /** Who presses the button, be it in an absent colleague's place; null: a deadline that has run out. */
  person: Actor | null
  input: unknown
}

/** Writes what the action changes: the module's own rows, parties, tasks, state, event, audit, outbox. Gives what holds afterwards. */
export async function carryOut(trx: Trx, granted: Granted): Promise<Situation<unknown>> {
  const { process, name, declared, moment, person, input } = granted
  const to = targetOf(declared, moment, input)
  const changes = (await declared.effect?.(trx, moment, input)) ?? {}
  const row = changedRow(moment.case, { to, changes, process, at: trx.at })
  await changeParties(trx, row.id, changes)
  const after = await situationAfter(trx, granted, { row, changes })
  const dueAt = await renewTasks(trx, { process, situation: after, entered: to !== 'same', by: person?.staffId ?? null })
  const stored = { ...row, dueAt }
  await updateCase(trx, stored)
  await insertEvent(trx, { row: stored, action: name, fromState: moment.case.state, person, ground: moment.standing, input })
  record(trx, granted, stored)
  return { ...after, case: stored }
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
async function situationAfter(trx: Trx, { process, declared, moment }: Granted, { row, changes }: { row: CaseRow; changes: CaseChanges }): Promise<Situation<unknown>> {
  const partiesChanged = [changes.join, changes.leave, changes.done, changes.undone].some((list) => list?.length)
  const parties = partiesChanged ? ((await partiesOf(trx, [row.id])).get(row.id) ?? []) : moment.parties
  const facts = declared.effect ? (await process.loadFacts(trx, [row])).get(row.id) : moment.facts
  return { case: row, parties, facts, now: moment.now, calendar: moment.calendar }
}

function record(trx: Trx, { process, name, moment, person }: Granted, row: CaseRow): void {
  const from = moment.case.state
  const { actingFor } = moment.standing
  trx.audit({
    action: `${process.id}.${name}`,
    entity: { type: process.id, id: row.id },
    unitId: row.unitId,
    details: { from, to: row.state, version: row.version, ...(actingFor ? { actingFor } : {}), ...(person ? {} : { deadlinePassed: true }) },
  })
  trx.emit({ topic: 'case.moved', payload: { caseId: row.id, process: process.id, action: name, from, to: row.state, version: row.version } })
}
