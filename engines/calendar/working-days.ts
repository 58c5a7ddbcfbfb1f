/** A day that is not what its weekday says: a holiday, or a weekend day on which work is made up. */
export interface SpecialDay {
  /** `YYYY-MM-DD` */
  day: string
  kind: 'holiday' | 'makeup'
  /** The festival, as the notice names it: 春节. */
  name: string
}

/** What is known of the working days of China. A year outside `years` is unknown, and nothing is guessed about it. */
export interface Calendar {
  years: ReadonlySet<number>
  specialDays: ReadonlyMap<string, SpecialDay>
}

/** Nobody has entered the holidays of this year yet. */
export interface UnknownYear {
  unknownYear: number
}

export type DayAnswer = { working: boolean; special: SpecialDay | null } | UnknownYear

const dayMs = 86_400_000

/** Whether people work on this day (`YYYY-MM-DD`), and the holiday or make-up day that makes it so. */
export function workingDayOn(calendar: Calendar, day: string): DayAnswer {
  const year = Number(day.slice(0, 4))
  if (!calendar.years.has(year)) return { unknownYear: year }
  const special = calendar.specialDays.get(day) ?? null
  return { working: special ? special.kind === 'makeup' : !onWeekend(day), special }
}

/**
 * The nth working day after `day`, before it where n is negative, `day` itself where n is 0 (whether or not people work on it).
 * Day 0 is the day of the event and is not counted (民法典 art. 201); a period of n working days ends at 24:00 of the
 * answer (art. 203), which is `endOfDay` of it. Unknown as soon as a day on the way lies in an unknown year.
 */
export function addWorkingDays(calendar: Calendar, day: string, n: number): { day: string } | UnknownYear {
  if (!Number.isSafeInteger(n)) throw new RangeError(`${n} is not a whole number of working days`)
  const step = Math.sign(n)
  let current = day
  for (let left = Math.abs(n); left > 0;) {
    current = addDays(current, step)
    const answer = workingDayOn(calendar, current)
    if ('unknownYear' in answer) return answer
    if (answer.working) left -= 1
  }
  return { day: current }
}

/**
 * How many working days lie after `from`, up to and with `to`; where `to` is earlier, minus the number from `to` up to, without, `from`.
 * So `workingDaysBetween(c, d, addWorkingDays(c, d, n).day)` is n for every n.
 */
export function workingDaysBetween(calendar: Calendar, from: string, to: string): { days: number } | UnknownYear {
  const step = to < from ? -1 : 1
  let days = 0
  for (let current = from; current !== to;) {
    current = addDays(current, step)
    const answer = workingDayOn(calendar, current)
    if ('unknownYear' in answer) return answer
    if (answer.working) days += step
  }
  return { days }
}

/** 24:00 of the day in China, that is the first instant of the next: what was due on the day is late from this instant on. */
export function endOfDay(day: string): Date {
  return new Date(`${addDays(day, 1)}T00:00:00+08:00`)
}

/** The calendar day so many days later, working or not. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10)
}

/** 0 is Sunday, 6 Saturday. */
export function weekdayOf(day: string): number {
  return new Date(day).getUTCDay()
}

function onWeekend(day: string): boolean {
  return weekdayOf(day) % 6 === 0
}
