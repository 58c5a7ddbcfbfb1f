import { useState } from 'react'
import { OfferForm } from '../../../engines/capacity/web/editor/OfferForm.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { useDraft } from '../../../kernel/ui/use-draft.ts'
import { draftOver, inputOf, missingIn, type GiftDraft } from './gift-draft.ts'
import { PickupFields, WhatFields, WhenFields, type Festivals } from './GiftFields.tsx'
import { giftsDeskTexts } from './gifts-desk.texts.ts'
import type { EditedGift } from './gifts.types.ts'
import { PackageFields } from './PackageFields.tsx'
import { StandardCheck } from './StandardCheck.tsx'
import { useSaveGift } from './use-save-gift.ts'

interface GiftEditorProps {
  stored: EditedGift | null
  initial: GiftDraft
  festivals: Festivals
  /** For whom one may give; not asked of a round that is there already. */
  organisers?: readonly { id: string; name: string }[] | null
}

/** One form, one column; saved as a draft or published at once. */
export function GiftEditor({ stored, initial, festivals, organisers = null }: GiftEditorProps) {
  const say = useTexts(giftsDeskTexts)
  const drafting = useDraft(stored, initial)
  const [missing, setMissing] = useState<ReturnType<typeof missingIn>>([])
  const save = useSaveGift(drafting)
  const standing = standingOf(stored)
  const { isDraft, opened, over } = standing
  const draft = draftOver(initial, { typed: drafting.draft, ...standing })
  const set = (change: Partial<GiftDraft>) => {
    drafting.set(change)
    setMissing([])
  }
  const send = (publish: boolean) => {
    const input = inputOf(draft)
    setMissing(missingIn(draft))
    if (input) save.mutate({ input, publish })
  }
  const part = { draft, set, ...standing }
  return (
    <OfferForm
      isDraft={isDraft}
      held={opened ? say(over ? 'settled' : 'frozen') : null}
      heldTitle={say('heldFast')}
      publish={say('publish')}
      missing={missing.map((field) => say(`field_${field}`))}
      save={save}
      closed={over}
      onSend={send}
    >
      <WhatFields {...part} festivals={festivals} organisers={organisers} />
      <PackageFields {...part} />
      {stored && <StandardCheck gift={stored} draft={draft} />}
      <WhenFields {...part} />
      <PickupFields {...part} />
    </OfferForm>
  )
}

/** How much of it may still be changed. */
function standingOf(stored: EditedGift | null) {
  const phase = stored?.phase ?? 'draft'
  const over = phase === 'settled' || phase === 'closed' || phase === 'cancelled'
  return { isDraft: phase === 'draft', over, opened: over || phase === 'open' }
}
