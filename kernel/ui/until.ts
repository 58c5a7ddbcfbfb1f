import { dayOf, formatDay, formatInstant } from './base/days.ts'

/** When something ends: at midnight the day before at 24:00, as people say it. */
export function sayUntil(instant: string, language: string): string {
  const said = formatInstant(instant, language)
  if (!said.endsWith(' 00:00')) return said
  return `${formatDay(dayOf(new Date(Date.parse(instant) - 1)), language)} 24:00`
}
