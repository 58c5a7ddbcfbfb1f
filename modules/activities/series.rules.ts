import { addDays, weekdayOf, workingDayOn, type Calendar } from '../../engines/calendar/working-days.ts'
import type { AppError } from '../../kernel/errors.ts'
import { meetingsOverlap, noMeetings, seriesHours, tooManyToAttend } from './activities.errors.ts'
import { mostMeetings } from './series.shapes.ts'

/** By what the meetings of a class are laid out. Either `times` or `lastDay` says when it ends. */
export interface SeriesRule {
  /** `YYYY-MM-DD` */
  firstDay: string
  /** ISO weekdays as digits, Monday is 1. */
  weekdays: string
  /** `HH:mm` in China. */
  from: string
  to: string
  times: number | null
  lastDay: string | null
}

export interface Span {
  startsAt: Date
  endsAt: Date
}

export interface LaidOut {
  meetings: (Span & { madeUp: boolean })[]
  skipped: { day: string; name: string }[]
  unknownYears: number[]
}

/** Past two years nobody plans a class. */
const mostDays = 731

/** Puts meetings on their weekdays from the first day on, without public holidays. Of a year that nobody entered it says so. */
export function layOutMeetings(rule: SeriesRule, calendar: Calendar): LaidOut {
  const laid: LaidOut = { meetings: [], skipped: [], unknownYears: [] }
  const wanted = Math.min(rule.times ?? mostMeetings, mostMeetings)
  for (let days = 0; days < mostDays && laid.meetings.length < wanted; days += 1) {
    const day = addDays(rule.firstDay, days)
    if (rule.lastDay !== null && day > rule.lastDay) break
    if (rule.weekdays.includes(isoWeekday(day))) layOutDay(laid, { rule, day, calendar })
  }
  return laid
}

function layOutDay(laid: LaidOut, { rule, day, calendar }: { rule: SeriesRule; day: string; calendar: Calendar }): void {
  const answer = workingDayOn(calendar, day)
  const special = 'unknownYear' in answer ? null : answer.special
  if (special?.kind === 'holiday') {
    laid.skipped.push({ day, name: special.name })
    return
  }
  if ('unknownYear' in answer && !laid.unknownYears.includes(answer.unknownYear)) laid.unknownYears.push(answer.unknownYear)
  laid.meetings.push({ startsAt: instantOn(day, rule.from), endsAt: instantOn(day, rule.to), madeUp: special?.kind === 'makeup' })
}

function isoWeekday(day: string): string {
  return String(weekdayOf(day) || 7)
}

function instantOn(day: string, time: string): Date {
  return new Date(`${day}T${time}:00+08:00`)
}

/** What is wrong with a rule by itself; null: nothing. */
export function ruleRefusal({ from, to, times, lastDay, firstDay }: SeriesRule): AppError | null {
  if (to <= from) return seriesHours()
  return (times === null) === (lastDay === null) || (lastDay !== null && lastDay < firstDay) ? noMeetings() : null
}

/** What is wrong with a class as it was sent; null: nothing. */
export function seriesRefusal(series: SeriesRule & { attendLeast: number; meetings: readonly Span[] }): AppError | null {
  const { attendLeast, meetings } = series
  if (attendLeast > meetings.length) return tooManyToAttend({ least: attendLeast, meetings: meetings.length })
  return ruleRefusal(series) ?? spansRefusal(meetings)
}

/** Each ends after it starts, and none begins before another has ended. */
export function spansRefusal(meetings: readonly Span[]): AppError | null {
  if (meetings.some(({ startsAt, endsAt }) => endsAt <= startsAt)) return seriesHours()
  const ordered = meetings.toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
  return ordered.some(({ startsAt }, index) => startsAt < (ordered[index - 1]?.endsAt ?? startsAt)) ? meetingsOverlap() : null
}

/** From the first beginning to the last end. */
export function spanOf(meetings: readonly Span[]): Span | null {
  const [first] = meetings
  if (!first) return null
  return meetings.reduce(
    (whole, { startsAt, endsAt }) => ({ startsAt: startsAt < whole.startsAt ? startsAt : whole.startsAt, endsAt: endsAt > whole.endsAt ? endsAt : whole.endsAt }),
    first,
  )
}

/** The same share of another number of meetings: 8 of 10 are 8 of 9 and 7 of 8. */
export function leastOf({ least, of }: { least: number; of: number }, meetings: number): number {
  return Math.min(meetings, Math.max(1, Math.ceil((least * meetings) / of)))
}
