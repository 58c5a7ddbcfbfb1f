import { useTranslation } from 'react-i18next'
import { dayOf, formatDay } from '../../../kernel/ui/base/days.ts'

/** Days as the person reads them, and which day it is. */
export function useDays(): { today: string; write: (day: string) => string } {
  const { i18n } = useTranslation()
  return { today: dayOf(new Date()), write: (day) => formatDay(day, i18n.language) }
}
