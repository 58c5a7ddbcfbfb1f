import { useState } from 'react'
import { OfferForm } from '../../../engines/capacity/web/editor/OfferForm.tsx'
import { Banner } from '../../../kernel/ui/base/Banner.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { useDraft } from '../../../kernel/ui/use-draft.ts'
import { heldFast, inputOf, missingIn, type TaskDraft } from './task-draft.ts'
import { SignUpFields, WhatFields, WhenFields, WhoFields } from './TaskFields.tsx'
import { useSaveTask } from './use-save-task.ts'
import { volunteeringTexts } from './volunteering.texts.ts'
import type { EditedTask } from './volunteering.types.ts'

interface TaskEditorProps {
  teamId: string
  stored: EditedTask | null
  initial: TaskDraft
}

/** One form, one column; saved as a draft or announced at once. */
export function TaskEditor({ teamId, stored, initial }: TaskEditorProps) {
  const say = useTexts(volunteeringTexts)
  const drafting = useDraft(stored, initial)
  const [missing, setMissing] = useState<ReturnType<typeof missingIn>>([])
  const save = useSaveTask(teamId, drafting)
  const isDraft = stored === null || stored.phase === 'draft'
  const over = stored?.phase === 'settled' || stored?.phase === 'cancelled' || stored?.certified === true
  const frozen = new Set(stored?.frozen)
  const draft = { ...drafting.draft, ...heldFast(initial, { frozen, over }) }
  const set = (change: Partial<TaskDraft>) => {
    drafting.set(change)
    setMissing([])
  }
  const send = (publish: boolean) => {
    const input = inputOf(draft)
    setMissing(missingIn(draft))
    if (input) save.mutate({ input, publish })
  }
  const part = { draft, set, frozen, over }
  if (stored?.certified) return <Banner tone="neutral">{say('isCertified')}</Banner>
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
