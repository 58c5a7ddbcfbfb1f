import { useState, type FormEvent } from 'react'
import { Banner } from '../../../kernel/ui/base/Banner.tsx'
import { baseTexts } from '../../../kernel/ui/base/base.texts.ts'
import { Button } from '../../../kernel/ui/base/Button.tsx'
import { describeError } from '../../../kernel/ui/base/ErrorState.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { activitiesTexts } from './activities.texts.ts'
import type { EditedActivity } from './activities.types.ts'
import { inputOf, missingIn, type ActivityDraft } from './activity-draft.ts'
import { SignUpFields, WhatFields, WhenFields, WhoFields } from './ActivityFields.tsx'
import { CoverCard } from './CoverCard.tsx'
import { useSaveActivity } from './use-save-activity.ts'

/** One form, one column; saved as a draft or announced at once. */
export function ActivityEditor({ begun, draft: initial }: { begun: EditedActivity | null; draft: ActivityDraft }) {
  const say = useTexts(activitiesTexts)
  const sayBase = useTexts(baseTexts)
  const [draft, setDraft] = useState(initial)
  const [missing, setMissing] = useState<ReturnType<typeof missingIn>>([])
  const save = useSaveActivity(begun)
  const isDraft = begun === null || begun.phase === 'draft'
  const over = begun?.phase === 'settled' || begun?.phase === 'cancelled'
  const set = (change: Partial<ActivityDraft>) => {
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
  const frozen = new Set(begun?.frozen ?? [])
  const part = { draft, set, frozen, over, taken: begun?.taken ?? 0 }
  return (
    <form className="ac-form" noValidate onSubmit={onSubmit}>
      {!isDraft && frozen.size > 1 && (
        <Banner tone="neutral" title={say(over ? 'settled' : 'frozen')}>
          {null}
        </Banner>
      )}
      <WhatFields {...part} isNew={begun === null} />
      {begun && <CoverCard activity={begun} />}
      <WhenFields {...part} />
      <WhoFields {...part} />
      <SignUpFields {...part} />
      {(missing.length > 0 || save.isError) && (
        <Banner tone="bad" urgent>
          {missing.length > 0 ? say('missing', { fields: missing.map((field) => say(`field_${field}`)).join('、') }) : describeError(save.error, sayBase).message}
        </Banner>
      )}
      <div className="ac-actions">
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
