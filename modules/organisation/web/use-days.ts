import { useTranslation } from 'react-i18next'
import { dayOf, formatDay } from '../../../kernel/ui/base/days.ts'
import { useNow } from '../../../kernel/ui/base/use-now.ts'

/** Days as the person reads them, and which day it is. */
export function useDays(): { today: string; write: (day: string) => string } {
  const { i18n } = useTranslation()
  const now = useNow()
  return { today: dayOf(now), write: (day) => formatDay(day, i18n.language) }
}
