import { useTimes } from '../../../engines/capacity/web/use-times.ts'
import { dayOf } from '../../../kernel/ui/base/days.ts'

/** From which day to which, once where they are the same: the hours are a matter of each slot. */
export function useDaySpan(): (firstAt: string, lastAt: string) => string {
  const times = useTimes()
  return (firstAt, lastAt) => {
    const days = [firstAt, lastAt].map((instant) => times.day(dayOf(new Date(instant))))
    return [...new Set(days)].join(' – ')
  }
}
