import type { FormEvent, ReactNode } from 'react'
import { Banner } from '../../../../kernel/ui/base/Banner.tsx'
import { baseTexts } from '../../../../kernel/ui/base/base.texts.ts'
import { Button } from '../../../../kernel/ui/base/Button.tsx'
import { describeError } from '../../../../kernel/ui/base/ErrorState.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { formTexts } from './form.texts.ts'
import './form.css'

interface OfferFormProps {
  /** Published at once, or kept as a draft; later only changed. */
  isDraft: boolean
  /** What cannot be changed any more, in words. */
  held?: string | null
  heldTitle?: string
  publish: string
  /** Labels of what is lacking. */
  missing: readonly string[]
  save: { isPending: boolean; error: Error | null }
  /** Nothing of it can be changed now. */
  closed?: boolean
  onSend: (publish: boolean) => void
  children: ReactNode
}

/** One form, one column, in which a service writes what it offers: saved as a draft or published at once. */
export function OfferForm({ isDraft, held = null, heldTitle, publish, missing, save, closed = false, onSend, children }: OfferFormProps) {
  const say = useTexts(formTexts)
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    onSend(isDraft)
  }
  return (
    <form className="cp-offer-form" noValidate onSubmit={onSubmit}>
      {held !== null && (
        <Banner tone="neutral" title={heldTitle ?? say('heldFast')}>
          {held}
        </Banner>
      )}
      {children}
      <Refusal missing={missing} error={save.error} />
      {!closed && (
        <div className="cp-offer-form-actions">
          <Button look="primary" type="submit" busy={save.isPending}>
            {isDraft ? publish : say('saveChanges')}
          </Button>
          {isDraft && (
            <Button busy={save.isPending} onClick={() => onSend(false)}>
              {say('save')}
            </Button>
          )}
        </div>
      )}
    </form>
  )
}

/** What is lacking, or why the server would not take it. */
function Refusal({ missing, error }: { missing: readonly string[]; error: Error | null }) {
  const say = useTexts(formTexts)
  const sayBase = useTexts(baseTexts)
  if (missing.length === 0 && !error) return null
  return (
    <Banner tone="bad" urgent>
      {missing.length > 0 ? say('missing', { fields: missing.join(say('comma')) }) : describeError(error, sayBase).message}
    </Banner>
  )
}
