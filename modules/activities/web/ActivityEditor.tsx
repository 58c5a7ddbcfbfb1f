import { useState } from 'react'
import { OfferForm } from '../../../engines/capacity/web/editor/OfferForm.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { useDraft } from '../../../kernel/ui/use-draft.ts'
import { activitiesTexts } from './activities.texts.ts'
import type { EditedActivity } from './activities.types.ts'
import { heldFast, inputOf, missingIn, type ActivityDraft } from './activity-draft.ts'
import { SignUpFields, WhatFields, WhoFields } from './ActivityFields.tsx'
import { courseTexts } from './course.texts.ts'
import { CoverCard } from './CoverCard.tsx'
import { missingInSeries } from './series-draft.ts'
import { useMeetingPlan } from './use-meeting-plan.ts'
import { useSaveActivity } from './use-save-activity.ts'
import { WhenFields } from './WhenFields.tsx'

interface ActivityEditorProps {
  stored: EditedActivity | null
  initial: ActivityDraft
  /** For whom one may organise; not asked of one that is there already. */
  organisers?: readonly { id: string; name: string }[] | null
}

/** One form, one column; saved as a draft or announced at once. */
export function ActivityEditor({ stored, initial, organisers = null }: ActivityEditorProps) {
  const say = useTexts(activitiesTexts)
  const sayCourse = useTexts(courseTexts)
  const [missing, setMissing] = useState<readonly string[]>([])
  const drafting = useDraft(stored, initial)
  const save = useSaveActivity(drafting)
  const standing = standingOf(stored)
  const { isDraft, over, frozen } = standing
  const draft = { ...drafting.draft, ...heldFast(initial, { typed: drafting.draft, ...standing }) }
  const plan = useMeetingPlan(draft.series, { announced: !isDraft })
  const set = (change: Partial<ActivityDraft>) => {
    drafting.set(change)
    setMissing([])
  }
  const send = (publish: boolean) => {
    const input = inputOf(draft, plan.meetings)
    const ofCourse = missingInSeries(draft.series).map((field) => sayCourse(`field_${field}`))
    const noDates = draft.series.many && ofCourse.length === 0 && plan.meetings.length === 0
    setMissing([...missingIn(draft).map((field) => say(`field_${field}`)), ...ofCourse, ...(noDates ? [sayCourse('planTitle')] : [])])
    if (input) save.mutate({ input, publish })
  }
  const part = { draft, set, frozen, over }
  return (
    <OfferForm isDraft={isDraft} held={!isDraft && frozen.size > 1 ? say(over ? 'settled' : 'frozen') : null} publish={say('publish')} missing={missing} save={save} onSend={send}>
      <WhatFields {...part} organisers={organisers} />
      {stored && <CoverCard activity={stored} />}
      <WhenFields {...part} announcedId={isDraft ? null : (stored?.id ?? null)} plan={plan} />
      <WhoFields {...part} />
      <SignUpFields {...part} />
    </OfferForm>
  )
}

/** How much of it may still be changed. */
function standingOf(stored: EditedActivity | null) {
  const phase = stored?.phase ?? 'draft'
  return { isDraft: phase === 'draft', over: phase === 'settled' || phase === 'cancelled', frozen: new Set<string>(stored?.frozen) }
}
