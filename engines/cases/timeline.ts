import type { Db } from '../../kernel/db/handle.ts'
import type { Bilingual, Locale } from '../../kernel/errors.ts'
import type { CaseView } from './case-view.ts'
import { entriesOf, idsIn } from './entries.ts'
import type { Names } from './names.ts'
import type { Process } from './process.ts'
import { isInvolved, type Reading } from './reading.ts'
import { actionOf } from './registry.ts'

export type CaseEvent = Awaited<ReturnType<typeof eventsOf>>[number]

export function eventsOf(db: Db, caseId: string) {
  return db.q
    .selectFrom('case_events')
    .select(['sequence', 'action', 'from_state as from', 'to_state as to', 'actor_name as by', 'unit_id as unitId', 'permission', 'acting_for as actingFor', 'input', 'at'])
    .where('tenant_id', '=', db.tenantId)
    .where('case_id', '=', caseId)
    .orderBy('sequence')
    .execute()
}

/** Everybody and every unit whose name the timeline needs. */
export function idsInEvents(process: Process, events: readonly CaseEvent[]): { staff: (string | null)[]; units: (string | null)[] } {
  const entered = events.map((event) => idsIn(actionOf(process, event.action)?.form, event.input))
  return {
    staff: [...events.map((event) => event.actingFor), ...entered.flatMap((ids) => ids.staff)],
    units: [...events.map((event) => event.unitId), ...entered.flatMap((ids) => ids.units)],
  }
}

/** What happened, first things first. What was entered is there for those who are involved; inner things for those who handle it. */
export function showTimeline(reading: Reading, events: readonly CaseEvent[], { names, locale }: { names: Names; locale: Locale }): CaseView['timeline'] {
  const { process } = reading
  return events.map((event) => {
    const declared = actionOf(process, event.action)
    const mayReadInput = isInvolved(reading) && (!declared?.inner || reading.ground === 'office')
    return {
      sequence: event.sequence,
      action: event.action,
      title: declared?.past ?? declared?.title ?? opened,
      by: event.by,
      inNameOf: inNameOf(event, names),
      from: event.from === null ? null : titleOf(process, event.from),
      to: titleOf(process, event.to),
      at: event.at.toISOString(),
      entries: mayReadInput ? entriesOf(declared?.form, event.input, { names, locale }) : null,
    }
  })
}

const opened: Bilingual = { zh: '新建', en: 'Opened' }

/** The absent colleague; else the unit, where it was done for an office. */
function inNameOf(event: CaseEvent, names: Names): string | null {
  if (event.actingFor !== null) return names.person(event.actingFor).name
  return event.permission !== null && event.unitId !== null ? names.unit(event.unitId).name : null
}

function titleOf(process: Process, state: string): Bilingual {
  return process.states[state]?.title ?? { zh: state, en: state }
}
