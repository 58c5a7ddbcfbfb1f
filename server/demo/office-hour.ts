import { dayOf } from '../../kernel/clock.ts'

const dayMs = 86_400_000

/** So many days ago at a little past the hour in China; of a week-end the Friday before. */
export function officeHour(now: Date, { daysAgo, hour }: { daysAgo: number; hour: number }): Date {
  const at = new Date(`${dayOf(new Date(now.getTime() - daysAgo * dayMs))}T${String(hour).padStart(2, '0')}:${minuteFor(daysAgo)}:00+08:00`)
  // At these hours the day in China is the day in UTC.
  const weekend = { 6: 1, 0: 2 }[at.getUTCDay()] ?? 0
  return new Date(at.getTime() - weekend * dayMs)
}

function minuteFor(daysAgo: number): string {
  return String((daysAgo * 7 + 12) % 60).padStart(2, '0')
}
