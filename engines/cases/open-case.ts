import type { Trx } from '../../kernel/db/handle.ts'
import { newId } from '../../kernel/ids.ts'
import type { Calendar } from '../calendar/working-days.ts'
import { changeParties, insertCase, situationOf, updateCase } from './cases.store.ts'
import { insertEvent } from './events.ts'
import type { CaseChanges, CaseRow, Process, Standing, Who } from './process.ts'
import { renewTasks } from './tasks.ts'

export interface NewCase {
  /** Given where the module's own row has it already. */
  id?: string
  title: string
  unitId: string | null
  roundId?: string | null
  /** The person whose matter it is; an officer may open it for them. */
  filedBy: string | null
  join: NonNullable<CaseChanges['join']>
  input?: unknown
}

/** Whoever opens a case without standing in it: an officer, for somebody who has no phone. */
const outsideTheProcess: Who = { title: { zh: '代为提交', en: 'on behalf of the person' }, holds: () => false }

/**
 * Opens a case in its process's first state. `prepare` writes the module's own rows first, so that the process's facts are there.
 * Whether this person may open one is the module's question: a process says only what happens afterwards.
 */
export async function openCase(
  trx: Trx,
  process: Process,
  opening: NewCase & { by: Pick<Standing, 'actor' | 'actingFor'>; calendar: Calendar; prepare?: (caseId: string) => Promise<void> },
): Promise<CaseRow> {
  const row: CaseRow = {
    id: opening.id ?? newId(trx.at.getTime()),
    process: process.id,
    state: process.initial,
    version: 1,
    title: opening.title,
    number: null,
    roundId: opening.roundId ?? null,
    unitId: opening.unitId,
    filedBy: opening.filedBy,
    stateSince: trx.at,
    dueAt: null,
    openedAt: trx.at,
    changedAt: trx.at,
    closedAt: null,
  }
  await insertCase(trx, row)
  await opening.prepare?.(row.id)
  await changeParties(trx, row.id, { join: opening.join })
  const situation = await situationOf(trx, row, { calendar: opening.calendar, now: trx.at })
  const dueAt = await renewTasks(trx, { process, situation, entered: true, by: null })
  const stored = { ...row, dueAt }
  if (dueAt) await updateCase(trx, stored)
  const { actor } = opening.by
  const own = situation.parties.find((party) => party.staffId !== null && party.staffId === (opening.by.actingFor ?? actor.staffId))
  const who: Who = own ? { relation: own.relation } : outsideTheProcess
  await insertEvent(trx, { row: stored, action: 'open', fromState: null, person: actor, ground: { ...opening.by, who, unitId: opening.unitId }, input: opening.input })
  trx.audit({ action: `${process.id}.open`, entity: { type: process.id, id: row.id }, unitId: row.unitId, details: { to: row.state } })
  trx.emit({ topic: 'case.moved', payload: { caseId: row.id, process: process.id, action: 'open', from: null, to: row.state, version: 1 } })
  return stored
}
