import { dayOf } from '../../kernel/clock.ts'
import { dayWords } from '../../kernel/day-words.ts'
import type { Bilingual } from '../../kernel/errors.ts'
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
  const workingDaysLeft = countDays(calendar, dayOf(now), lastDayOf(dueAt))
  return { dueAt: dueAt.toISOString(), overdue: dueAt <= now, workingDaysLeft, uncounted: null }
}

const mostCounted = 2_000
const counted = new WeakMap<Calendar, Map<string, number | null>>()

/** A list asks for the same few days again and again, and counting walks from day to day. */
function countDays(calendar: Calendar, from: string, to: string): number | null {
  const known = counted.get(calendar) ?? new Map<string, number | null>()
  counted.set(calendar, known)
  const key = `${from} ${to}`
  const before = known.get(key)
  if (before !== undefined) return before
  const answer = workingDaysBetween(calendar, from, to)
  const days = 'days' in answer ? answer.days : null
  if (known.size >= mostCounted) known.clear()
  known.set(key, days)
  return days
}

/** The end of a sentence: by when it is to be done; nothing without a deadline. */
export function byWhen(dueAt: Date | null, now: Date): Bilingual {
  if (dueAt === null) return { zh: '', en: '' }
  const { zh, en } = dayWords(lastDayOf(dueAt), now)
  return { zh: `，请在${zh}前办理`, en: `, by ${en}` }
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
