import { useTranslation } from 'react-i18next'
import { dayOf, formatDay, formatInstant } from '../../../kernel/ui/base/days.ts'
import { sayUntil } from '../../../kernel/ui/until.ts'

/** Instants of the wire in the reader's language. */
export function useTimes() {
  const { i18n } = useTranslation()
  const { language } = i18n
  return {
    at: (instant: string) => formatInstant(instant, language),
    until: (instant: string) => sayUntil(instant, language),
    day: (day: string) => formatDay(day, language),
    /** From then to then; the day once where both are on it. */
    span: (from: string, to: string | null) => {
      const start = formatInstant(from, language)
      if (to === null) return start
      const end = formatInstant(to, language)
      const sameDay = dayOf(new Date(from)) === dayOf(new Date(to))
      return `${start} – ${sameDay ? end.slice(-5) : end}`
    },
  }
}
