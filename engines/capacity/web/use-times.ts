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
    /** From then to then; a day or a year that both are in stands there once. */
    span: (from: string, to: string | null) => {
      const start = formatInstant(from, language)
      if (to === null) return start
      const end = formatInstant(to, language)
      if (dayOf(new Date(from)) === dayOf(new Date(to))) return `${start} – ${end.slice(-5)}`
      const year = /^\d{4}年/.exec(start)?.[0]
      return `${start} – ${year && end.startsWith(year) ? end.slice(year.length) : end}`
    },
  }
}
