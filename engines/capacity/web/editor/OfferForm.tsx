import type { FormEvent, ReactNode } from 'react'
import { Banner } from '../../../../kernel/ui/base/Banner.tsx'
import { Button } from '../../../../kernel/ui/base/Button.tsx'
import { Refusal } from '../../../../kernel/ui/base/Refusal.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { formTexts } from './form.texts.ts'

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
    if (!save.isPending) onSend(isDraft)
  }
  return (
    <form className="tx-stack" noValidate onSubmit={onSubmit}>
      {held !== null && (
        <Banner tone="neutral" title={heldTitle ?? say('heldFast')}>
          {held}
        </Banner>
      )}
      {children}
      <Refusal missing={missing} error={save.error} />
      {!closed && (
        <div className="tx-actions">
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
