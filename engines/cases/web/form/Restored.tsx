import { useTranslation } from 'react-i18next'
import { Banner } from '../../../../kernel/ui/base/Banner.tsx'
import { Button } from '../../../../kernel/ui/base/Button.tsx'
import { formatInstant } from '../../../../kernel/ui/base/days.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { formTexts } from './form.texts.ts'
import type { BegunDraft } from './use-kept-draft.ts'

/** Says that what was begun earlier is back, and offers to begin anew. */
export function Restored({ draft, onAfresh }: { draft: BegunDraft; onAfresh: () => void }) {
  const say = useTexts(formTexts)
  const { i18n } = useTranslation()
  return (
    <Banner
      tone="neutral"
      action={
        <Button look="quiet" onClick={onAfresh}>
          {say('afresh')}
        </Button>
      }
    >
      {draft.changedAt ? say('restored', { at: formatInstant(draft.changedAt, i18n.language) }) : say('restoredHere')}
    </Banner>
  )
}
