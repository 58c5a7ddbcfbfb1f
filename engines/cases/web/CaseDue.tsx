import { useTranslation } from 'react-i18next'
import { Chip } from '../../../kernel/ui/base/Chip.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import type { DueShown } from './case.types.ts'
import { casesTexts } from './cases.texts.ts'
import { dueWords, sayLastDay } from './due-words.ts'

/** A deadline in working days, the exact day on hover; nothing where there is none. */
export function CaseDue({ due }: { due: DueShown }) {
  const say = useTexts(casesTexts)
  const { i18n } = useTranslation()
  const shown = dueWords(due, say, i18n.language)
  if (!shown) return null
  return (
    <Chip tone={shown.tone} icon={shown.tone === 'neutral' ? 'clock' : 'warning'} {...(due.dueAt ? { title: sayLastDay(due.dueAt, i18n.language) } : {})}>
      {shown.words}
    </Chip>
  )
}
