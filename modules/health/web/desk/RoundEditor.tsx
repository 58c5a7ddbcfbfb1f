import { useState } from 'react'
import { OfferForm } from '../../../../engines/capacity/web/editor/OfferForm.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { useDraft } from '../../../../kernel/ui/use-draft.ts'
import type { EditedRound } from '../health.types.ts'
import { ChooseFields } from './ChooseFields.tsx'
import { healthDeskTexts } from './desk.texts.ts'
import { heldFast, inputOf, missingIn, type RoundDraft } from './round-draft.ts'
import { SlotFields } from './SlotFields.tsx'
import { useSaveRound } from './use-save-round.ts'
import { WhatFields } from './WhatFields.tsx'
import { WhoFields } from './WhoFields.tsx'

interface RoundEditorProps {
  stored: EditedRound | null
  initial: RoundDraft
  /** For whom one may organise; not asked of one that is there already. */
  organisers?: readonly { id: string; name: string }[] | null
}

/** One form, one column; saved as a draft or published at once. */
export function RoundEditor({ stored, initial, organisers = null }: RoundEditorProps) {
  const say = useTexts(healthDeskTexts)
  // `shown`: the version that stands in the fields, so that parts which hold something themselves begin anew with it.
  const drafting = useDraft(stored, { ...initial, shown: stored?.version })
  const [missing, setMissing] = useState<ReturnType<typeof missingIn>>([])
  const save = useSaveRound(drafting)
  const phase = stored?.phase ?? 'draft'
  const isDraft = phase === 'draft'
  const over = phase === 'settled' || phase === 'cancelled'
  const frozen = new Set<string>(stored?.frozen)
  const draft = { ...drafting.draft, ...heldFast(initial, { isDraft, over, frozen }) }
  const set = (change: Partial<RoundDraft>) => {
    drafting.set(change)
    setMissing([])
  }
  const send = (publish: boolean) => {
    const input = inputOf(draft)
    setMissing(missingIn(draft))
    if (input) save.mutate({ input, publish })
  }
  const part = { draft, set, stored, frozen, over }
  return (
    <OfferForm
      isDraft={isDraft}
      held={!isDraft && frozen.size > 1 ? say(over ? 'settled' : 'frozen') : null}
      publish={say('publish')}
      missing={missing.map((field) => say(`field_${field}`))}
      save={save}
      onSend={send}
    >
      <WhatFields {...part} organisers={organisers} />
      <SlotFields {...part} />
      <WhoFields key={draft.shown} {...part} />
      <ChooseFields {...part} />
    </OfferForm>
  )
}
