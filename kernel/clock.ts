/** Where time comes from. Tests hold it still; nothing else reads the system clock. */
export interface Clock {
  now(): Date
}

export const systemClock: Clock = { now: () => new Date() }

const shanghaiDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' })

const hourMs = 3_600_000
let lastHour = -1
let lastDay = ''

/** The calendar day in China, `YYYY-MM-DD`. */
export function dayOf(instant: Date): string {
  const hour = Math.floor(instant.getTime() / hourMs)
  // Every request asks several times what day it is. Since 1901 the clocks of Shanghai stood whole hours from UTC, so that an hour has one day.
  if (hour === lastHour) return lastDay
  const day = shanghaiDay.format(instant)
  if (hour >= 0) [lastHour, lastDay] = [hour, day]
  return day
}

const minuteInShanghai = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' })

/** An instant as people in China write it, `YYYY-MM-DD HH:mm`. */
export function shanghaiMinute(instant: Date): string {
  return minuteInShanghai.format(instant)
}

export function today(clock: Clock): string {
  return dayOf(clock.now())
}
