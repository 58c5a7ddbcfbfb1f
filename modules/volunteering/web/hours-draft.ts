import { hoursText, quartersIn } from '../hours/hours-text.shapes.ts'
import type { TaskHours, Volunteer } from './volunteering.types.ts'

/** What was typed for one person. */
export interface Typed {
  hours: string
  reason: string
}

/** By staff id; whoever is missing gets what the task counts. */
export type HoursDraft = Readonly<Record<string, Typed>>

const mostQuarters = 400

export function typedOf(draft: HoursDraft, { staffId }: Volunteer, quarters: number): Typed {
  return draft[staffId] ?? { hours: hoursText(quarters), reason: '' }
}

export type Fault = 'badHours' | 'needReason' | 'ownRaise'

/** What is wrong with what was typed for one person; null: nothing. */
export function faultOf({ hours, reason }: Typed, { quarters, isOwn }: { quarters: number; isOwn: boolean }): Fault | null {
  const wanted = quartersIn(hours)
  if (wanted === null || wanted > mostQuarters) return 'badHours'
  if (wanted === quarters) return null
  if (isOwn && wanted > quarters) return 'ownRaise'
  return reason.trim() === '' ? 'needReason' : null
}

/** What is sent, with what it comes to; null while something is wrong. */
export function certifying({ people, quarters, came }: Pick<TaskHours, 'people' | 'quarters' | 'came'>, draft: HoursDraft) {
  const present = people.filter((one) => one.came).map((one) => ({ one, typed: typedOf(draft, one, quarters) }))
  if (present.some(({ typed }) => faultOf(typed, { quarters, isOwn: false }) !== null)) return null
  const wanted = present.map(({ one, typed }) => ({ staffId: one.staffId, quarters: quartersIn(typed.hours) ?? quarters, reason: typed.reason.trim() }))
  return { came, others: wanted.filter((each) => each.quarters !== quarters), sum: wanted.reduce((total, each) => total + each.quarters, 0) }
}
