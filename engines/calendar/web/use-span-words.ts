import { useTexts } from '../../../kernel/ui/texts.ts'
import { calendarTexts } from './calendar.texts.ts'
import type { DaySpan } from './month-days.ts'

/** Days of one month in words: 15–23日 春节放假. */
export function useSpanWords(): (span: DaySpan) => string {
  const say = useTexts(calendarTexts)
  return ({ from, to, kind, name }) => {
    const when = from === to ? say('dayWords', { date: dateOf(from) }) : say('spanWords', { from: dateOf(from), to: dateOf(to) })
    return say(kind === 'holiday' ? 'holidaySpan' : 'makeupSpan', { when, name })
  }
}

function dateOf(day: string): number {
  return Number(day.slice(8))
}
