import { useTexts } from '../../../kernel/ui/texts.ts'
import { timeWords } from './months.ts'
import type { Item } from './plan.types.ts'
import { plansTexts } from './plans.texts.ts'

export function useTimeWords(): (item: Pick<Item, 'months' | 'allYear' | 'monthNote'>) => string {
  const say = useTexts(plansTexts)
  return (item) => timeWords(item, { allYear: say('allYear'), notSet: say('notSet'), month: (month) => say('month', { month }) })
}
