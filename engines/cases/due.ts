import { dayOf } from '../../kernel/clock.ts'
import { addWorkingDays, workingDaysBetween, type Calendar } from '../calendar/working-days.ts'
import type { Due } from './process.ts'
import { deadlineOf } from './tasks.ts'

export interface DueShown {
  dueAt: string | null
  overdue: boolean
  /** Minus where it is late; null without a deadline, or where a year on the way is not known. */
  workingDaysLeft: number | null
  /** The year whose calendar is missing. */
  uncounted: number | null
}

export interface Deadline {
  dueAt: Date | null
  dueRule: Due | null
  openedAt: Date
}

/** Where a deadline stands at this moment; one that could not be counted when it began is counted as soon as its calendar is known. */
export function showDue(deadline: Deadline, now: Date, calendar: Calendar): DueShown {
  const dueAt = deadline.dueAt ?? deadlineOf(deadline.dueRule, deadline.openedAt, calendar)
  if (!dueAt) return { dueAt: null, overdue: false, workingDaysLeft: null, uncounted: missingYear(deadline, calendar) }
  const left = workingDaysBetween(calendar, dayOf(now), lastDayOf(dueAt))
  return { dueAt: dueAt.toISOString(), overdue: dueAt <= now, workingDaysLeft: 'days' in left ? left.days : null, uncounted: null }
}

/** The last day on which it is not late yet. */
export function lastDayOf(dueAt: Date): string {
  return dayOf(new Date(dueAt.getTime() - 1))
}

function missingYear({ dueRule, openedAt }: Deadline, calendar: Calendar): number | null {
  if (!dueRule || !('workingDays' in dueRule)) return null
  const counted = addWorkingDays(calendar, dayOf(openedAt), dueRule.workingDays)
  return 'unknownYear' in counted ? counted.unknownYear : null
}
