import type { Urgency } from './notify.ts'

/** When a person wants to be reached, in minutes and hours of China. */
export interface Hours {
  quietFromMinute: number
  quietUntilMinute: number
  digestHour: number
}

const minuteMs = 60_000
const dayMinutes = 24 * 60
/** China keeps one time all year: +08:00. */
const chinaOffsetMinutes = 8 * 60

/** The end of the quiet hours that the instant lies in; null outside them. Equal ends: none. */
export function quietEnd(at: Date, { quietFromMinute: from, quietUntilMinute: until }: Hours): Date | null {
  const minute = minuteOfDay(at)
  const quiet = from <= until ? minute >= from && minute < until : minute >= from || minute < until
  return quiet ? nextMinuteOfDay(at, until) : null
}

/** When a message may leave: urgent ones now, others outside quiet hours, those of the digest at its hour. */
export function leavesAt(urgency: Urgency, at: Date, hours: Hours): Date {
  if (urgency === 'now') return at
  const wanted = urgency === 'digest' ? nextMinuteOfDay(at, hours.digestHour * 60) : at
  return quietEnd(wanted, hours) ?? wanted
}

/** After so many tries, over some nineteen hours, nobody waits for it any more. */
export const mostAttempts = 24
const longestPauseMinutes = 60

/** One minute after the first failure, then twice as long each time, at most an hour. */
export function retryAt(failedAt: Date, attempts: number): Date {
  const minutes = Math.min(2 ** Math.min(attempts - 1, 10), longestPauseMinutes)
  return new Date(failedAt.getTime() + minutes * minuteMs)
}

function minuteOfDay(at: Date): number {
  return (Math.floor(at.getTime() / minuteMs) + chinaOffsetMinutes) % dayMinutes
}

/** The first instant with this minute of the day, not before `at` (which itself counts for its own minute). */
function nextMinuteOfDay(at: Date, minute: number): Date {
  const ahead = (minute - minuteOfDay(at) + dayMinutes) % dayMinutes
  return ahead === 0 ? at : new Date((Math.floor(at.getTime() / minuteMs) + ahead) * minuteMs)
}
