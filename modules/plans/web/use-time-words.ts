import { useTranslation } from 'react-i18next'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { monthName, timeWords } from './months.ts'
import type { Item } from './plan.types.ts'
import { plansTexts } from './plans.texts.ts'

export function useTimeWords(): (item: Pick<Item, 'months' | 'allYear' | 'monthNote'>) => string {
  const say = useTexts(plansTexts)
  const { i18n } = useTranslation()
  return (item) => timeWords(item, { allYear: say('allYear'), notSet: say('notSet'), between: say('between'), month: (month) => monthName(month, i18n.language) })
}
