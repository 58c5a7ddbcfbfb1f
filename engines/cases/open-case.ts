import type { Trx } from '../../kernel/db/handle.ts'
import { newId } from '../../kernel/ids.ts'
import type { Calendar } from '../calendar/working-days.ts'
import { changeParties, insertCase, partiesOf, updateCase } from './cases.store.ts'
import { insertEvent } from './events.ts'
import type { CaseChanges, CaseRow, Process, Standing } from './process.ts'
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
  const parties = (await partiesOf(trx, [row.id])).get(row.id) ?? []
  const facts = (await process.loadFacts(trx, [row])).get(row.id)
  const dueAt = await renewTasks(trx, { process, situation: { case: row, parties, facts, now: trx.at, calendar: opening.calendar }, entered: true, by: null })
  const stored = { ...row, dueAt }
  if (dueAt) await updateCase(trx, stored)
  const standing: Standing = { ...opening.by, who: { relation: opening.join[0]?.relation ?? '' }, unitId: opening.unitId }
  await insertEvent(trx, { row: stored, action: 'open', fromState: null, standing, system: false, input: opening.input ?? {} })
  trx.audit({ action: `${process.id}.open`, entity: { type: process.id, id: row.id }, unitId: row.unitId, details: { to: row.state } })
  trx.emit({ topic: 'case.moved', payload: { caseId: row.id, process: process.id, action: 'open', from: null, to: row.state, version: 1 } })
  return stored
}
