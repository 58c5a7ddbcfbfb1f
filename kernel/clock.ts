/** Where time comes from. Tests hold it still; nothing else reads the system clock. */
export interface Clock {
  now(): Date
}

export const systemClock: Clock = { now: () => new Date() }

const shanghaiDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' })

/** The calendar day in China, `YYYY-MM-DD`. */
export function dayOf(instant: Date): string {
  return shanghaiDay.format(instant)
}

const minuteInShanghai = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' })

/** An instant as people in China write it, `YYYY-MM-DD HH:mm`. */
export function shanghaiMinute(instant: Date): string {
  return minuteInShanghai.format(instant)
}

export function today(clock: Clock): string {
  return dayOf(clock.now())
}
