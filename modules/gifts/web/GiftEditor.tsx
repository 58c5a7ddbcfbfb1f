import { useState, type FormEvent } from 'react'
import { Banner } from '../../../kernel/ui/base/Banner.tsx'
import { baseTexts } from '../../../kernel/ui/base/base.texts.ts'
import { Button } from '../../../kernel/ui/base/Button.tsx'
import { describeError } from '../../../kernel/ui/base/ErrorState.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { inputOf, missingIn, type GiftDraft } from './gift-draft.ts'
import { PickupFields, WhatFields, WhenFields, type Festivals } from './GiftFields.tsx'
import { giftsDeskTexts } from './gifts-desk.texts.ts'
import type { EditedGift } from './gifts.types.ts'
import { PackageFields } from './PackageFields.tsx'
import { StandardCheck } from './StandardCheck.tsx'
import { useSaveGift } from './use-save-gift.ts'

interface GiftEditorProps {
  begun: EditedGift | null
  draft: GiftDraft
  festivals: Festivals
  /** For whom one may give; not asked of a round that is there already. */
  organisers?: readonly { id: string; name: string }[] | null
}

/** One form, one column; saved as a draft or published at once. */
export function GiftEditor({ begun, draft: initial, festivals, organisers = null }: GiftEditorProps) {
  const say = useTexts(giftsDeskTexts)
  const [draft, setDraft] = useState(initial)
  const [missing, setMissing] = useState<Missing>([])
  const save = useSaveGift(begun)
  const standing = standingOf(begun)
  const { isDraft, opened, over } = standing
  const set = (change: Partial<GiftDraft>) => {
    setDraft((before) => ({ ...before, ...change }))
    setMissing([])
  }
  const send = (publish: boolean) => {
    const input = inputOf(draft)
    setMissing(missingIn(draft))
    if (input) save.mutate({ input, publish })
  }
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    send(isDraft)
  }
  const part = { draft, set, ...standing }
  return (
    <form className="gf-form" noValidate onSubmit={onSubmit}>
      {opened && (
        <Banner tone="neutral" title={say('heldFast')}>
          {say(over ? 'settled' : 'frozen')}
        </Banner>
      )}
      <WhatFields {...part} festivals={festivals} organisers={organisers} />
      <PackageFields {...part} />
      {begun && <StandardCheck gift={begun} draft={draft} />}
      <WhenFields {...part} />
      <PickupFields {...part} />
      <Refusal missing={missing} error={save.error} />
      {!over && (
        <div className="gf-actions">
          <Button look="primary" type="submit" busy={save.isPending}>
            {say(isDraft ? 'publish' : 'saveChanges')}
          </Button>
          {isDraft && (
            <Button busy={save.isPending} onClick={() => send(false)}>
              {say('save')}
            </Button>
          )}
        </div>
      )}
    </form>
  )
}

type Missing = ReturnType<typeof missingIn>

/** How much of it may still be changed. */
function standingOf(begun: EditedGift | null) {
  const phase = begun?.phase ?? 'draft'
  const over = phase === 'settled' || phase === 'closed' || phase === 'cancelled'
  return { isDraft: phase === 'draft', over, opened: over || phase === 'open' }
}

/** What is lacking, or why the server would not take it. */
function Refusal({ missing, error }: { missing: Missing; error: Error | null }) {
  const say = useTexts(giftsDeskTexts)
  const sayBase = useTexts(baseTexts)
  if (missing.length === 0 && !error) return null
  return (
    <Banner tone="bad" urgent>
      {missing.length > 0 ? say('missing', { fields: missing.map((field) => say(`field_${field}`)).join('、') }) : describeError(error, sayBase).message}
    </Banner>
  )
}
