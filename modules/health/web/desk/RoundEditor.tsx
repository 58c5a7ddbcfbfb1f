import { useState, type FormEvent } from 'react'
import { Banner } from '../../../../kernel/ui/base/Banner.tsx'
import { baseTexts } from '../../../../kernel/ui/base/base.texts.ts'
import { Button } from '../../../../kernel/ui/base/Button.tsx'
import { describeError } from '../../../../kernel/ui/base/ErrorState.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import type { EditedRound } from '../health.types.ts'
import { ChooseFields } from './ChooseFields.tsx'
import { healthDeskTexts } from './desk.texts.ts'
import { inputOf, missingIn, type RoundDraft } from './round-draft.ts'
import { SlotFields } from './SlotFields.tsx'
import { useSaveRound } from './use-save-round.ts'
import { WhatFields } from './WhatFields.tsx'
import { WhoFields } from './WhoFields.tsx'

interface RoundEditorProps {
  begun: EditedRound | null
  draft: RoundDraft
  /** For whom one may organise; not asked of one that is there already. */
  organisers?: readonly { id: string; name: string }[] | null
}

/** One form, one column; saved as a draft or published at once. */
export function RoundEditor({ begun, draft: initial, organisers = null }: RoundEditorProps) {
  const say = useTexts(healthDeskTexts)
  const [draft, setDraft] = useState(initial)
  const [missing, setMissing] = useState<Missing>([])
  const save = useSaveRound(begun)
  const phase = begun?.phase ?? 'draft'
  const isDraft = phase === 'draft'
  const over = phase === 'settled' || phase === 'cancelled'
  const frozen = new Set(begun?.frozen)
  const set = (change: Partial<RoundDraft>) => {
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
  const part = { draft, set, begun, frozen, over }
  return (
    <form className="he-form" noValidate onSubmit={onSubmit}>
      {!isDraft && frozen.size > 1 && (
        <Banner tone="neutral" title={say('heldFast')}>
          {say(over ? 'settled' : 'frozen')}
        </Banner>
      )}
      <WhatFields {...part} organisers={organisers} />
      <SlotFields {...part} />
      <WhoFields {...part} />
      <ChooseFields {...part} />
      <Refusal missing={missing} error={save.error} />
      <div className="he-actions">
        <Button look="primary" type="submit" busy={save.isPending}>
          {say(isDraft ? 'publish' : 'saveChanges')}
        </Button>
        {isDraft && (
          <Button busy={save.isPending} onClick={() => send(false)}>
            {say('save')}
          </Button>
        )}
      </div>
    </form>
  )
}

type Missing = ReturnType<typeof missingIn>

/** What is lacking, or why the server would not take it. */
function Refusal({ missing, error }: { missing: Missing; error: Error | null }) {
  const say = useTexts(healthDeskTexts)
  const sayBase = useTexts(baseTexts)
  if (missing.length === 0 && !error) return null
  return (
    <Banner tone="bad" urgent>
      {missing.length > 0 ? say('missing', { fields: missing.map((field) => say(`field_${field}`)).join('、') }) : describeError(error, sayBase).message}
    </Banner>
  )
}
