import { useState } from 'react'
import { OfferForm } from '../../../engines/capacity/web/editor/OfferForm.tsx'
import { Banner } from '../../../kernel/ui/base/Banner.tsx'
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
  const part = { draft, set, frozen, over }
  if (begun?.certified) return <Banner tone="neutral">{say('isCertified')}</Banner>
  return (
    <OfferForm
      isDraft={isDraft}
      held={!isDraft && frozen.size > 1 ? say('frozen') : null}
      publish={say('publish')}
      missing={missing.map((field) => say(`field_${field}`))}
      save={save}
      onSend={send}
    >
      <WhatFields {...part} />
      <WhenFields {...part} />
      <WhoFields {...part} />
      <SignUpFields {...part} />
    </OfferForm>
  )
}
