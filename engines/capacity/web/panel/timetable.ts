import { dayOf } from '../../../../kernel/ui/base/days.ts'

interface Timed {
  id: string
  startsAt: string | null
  endsAt: string | null
}

/** Fewer are seen at a glance. */
const manyOptions = 8

/** Whether options are hours of several days, so that one chooses the day first. Trips and courses are not: each is a matter of its own. */
export function isTimetable(options: readonly Timed[]): boolean {
  const days = new Set(options.map(dayOfOption))
  return options.length >= manyOptions && days.size > 1 && !days.has(null) && options.length >= 2 * days.size
}

/** The day on which it begins and ends; null: there is no one such day. */
export function dayOfOption({ startsAt, endsAt }: Timed): string | null {
  if (startsAt === null || endsAt === null) return null
  const day = dayOf(new Date(startsAt))
  return day === dayOf(new Date(endsAt)) ? day : null
}

/** Options by day, both in the order of time. */
export function byDay<Option extends Timed>(options: readonly Option[]): { day: string; options: Option[] }[] {
  const days = Map.groupBy(options, (option) => dayOfOption(option) ?? '')
  return [...days].map(([day, some]) => ({ day, options: inTime(some) })).toSorted((a, b) => a.day.localeCompare(b.day))
}

function inTime<Option extends Timed>(options: readonly Option[]): Option[] {
  return options.toSorted((a, b) => (a.startsAt ?? '').localeCompare(b.startsAt ?? ''))
}

/** Those nearest in time to an instant first; what has no time comes last. */
export function nearestTo<Option extends Timed>(options: readonly Option[], at: string | null): Option[] {
  if (at === null) return [...options]
  const distance = ({ startsAt }: Option) => (startsAt === null ? Infinity : Math.abs(Date.parse(startsAt) - Date.parse(at)))
  return options.toSorted((a, b) => distance(a) - distance(b))
}
