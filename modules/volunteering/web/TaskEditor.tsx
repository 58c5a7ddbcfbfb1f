import { useState, type FormEvent } from 'react'
import { Banner } from '../../../kernel/ui/base/Banner.tsx'
import { baseTexts } from '../../../kernel/ui/base/base.texts.ts'
import { Button } from '../../../kernel/ui/base/Button.tsx'
import { describeError } from '../../../kernel/ui/base/ErrorState.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { inputOf, missingIn, type TaskDraft } from './task-draft.ts'
import { SignUpFields, WhatFields, WhenFields, WhoFields } from './TaskFields.tsx'
import { useSaveTask } from './use-save-task.ts'
import { volunteeringTexts } from './volunteering.texts.ts'
import type { EditedTask } from './volunteering.types.ts'

interface TaskEditorProps {
  teamId: string
  begun: EditedTask | null
  draft: TaskDraft
}

/** One form, one column; saved as a draft or announced at once. */
export function TaskEditor({ teamId, begun, draft: initial }: TaskEditorProps) {
  const say = useTexts(volunteeringTexts)
  const [draft, setDraft] = useState(initial)
  const [missing, setMissing] = useState<ReturnType<typeof missingIn>>([])
  const save = useSaveTask(teamId, begun)
  const isDraft = begun === null || begun.phase === 'draft'
  const over = begun?.phase === 'settled' || begun?.phase === 'cancelled' || begun?.certified === true
  const frozen = new Set(begun?.frozen)
  const set = (change: Partial<TaskDraft>) => {
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
  const part = { draft, set, frozen, over }
  if (begun?.certified) return <Banner tone="neutral">{say('isCertified')}</Banner>
  return (
    <form className="vo-form" noValidate onSubmit={onSubmit}>
      {!isDraft && frozen.size > 1 && (
        <Banner tone="neutral" title={say('heldFast')}>
          {say('frozen')}
        </Banner>
      )}
      <WhatFields {...part} />
      <WhenFields {...part} />
      <WhoFields {...part} />
      <SignUpFields {...part} />
      <Refusal missing={missing} error={save.error} />
      <div className="vo-actions">
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

/** What is lacking, or why the server would not take it. */
function Refusal({ missing, error }: { missing: ReturnType<typeof missingIn>; error: Error | null }) {
  const say = useTexts(volunteeringTexts)
  const sayBase = useTexts(baseTexts)
  if (missing.length === 0 && !error) return null
  return (
    <Banner tone="bad" urgent>
      {missing.length > 0 ? say('missing', { fields: missing.map((field) => say(`field_${field}`)).join('、') }) : describeError(error, sayBase).message}
    </Banner>
  )
}
