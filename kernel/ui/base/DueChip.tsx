import { useTranslation } from 'react-i18next'
import { useTexts } from '../texts.ts'
import { baseTexts } from './base.texts.ts'
import { Chip } from './Chip.tsx'
import { dayOf, formatDay, sayDue } from './days.ts'
import { useNow } from './use-now.ts'

/** A deadline as people feel it; the exact day shows on hover. */
export function DueChip({ dueOn }: { dueOn: string }) {
  const say = useTexts(baseTexts)
  const { i18n } = useTranslation()
  const today = dayOf(useNow())
  const { words, tone } = sayDue(dueOn, today, say)
  return (
    <Chip tone={tone} icon={tone === 'neutral' ? 'clock' : 'warning'} title={formatDay(dueOn, i18n.language)}>
      {words}
    </Chip>
  )
}
