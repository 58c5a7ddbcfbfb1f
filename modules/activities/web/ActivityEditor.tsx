import { useState, type FormEvent } from 'react'
import { Banner } from '../../../kernel/ui/base/Banner.tsx'
import { baseTexts } from '../../../kernel/ui/base/base.texts.ts'
import { Button } from '../../../kernel/ui/base/Button.tsx'
import { describeError } from '../../../kernel/ui/base/ErrorState.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { activitiesTexts } from './activities.texts.ts'
import type { EditedActivity } from './activities.types.ts'
import { inputOf, missingIn, type ActivityDraft } from './activity-draft.ts'
import { SignUpFields, WhatFields, WhoFields } from './ActivityFields.tsx'
import { courseTexts } from './course.texts.ts'
import { CoverCard } from './CoverCard.tsx'
import { missingInSeries } from './series-draft.ts'
import { useMeetingPlan } from './use-meeting-plan.ts'
import { useSaveActivity } from './use-save-activity.ts'
import { WhenFields } from './WhenFields.tsx'

interface ActivityEditorProps {
  begun: EditedActivity | null
  draft: ActivityDraft
  /** For whom one may organise; not asked of one that is there already. */
  organisers?: readonly { id: string; name: string }[] | null
}

/** One form, one column; saved as a draft or announced at once. */
export function ActivityEditor({ begun, draft: initial, organisers = null }: ActivityEditorProps) {
  const say = useTexts(activitiesTexts)
  const [draft, setDraft] = useState(initial)
  const sayCourse = useTexts(courseTexts)
  const [missing, setMissing] = useState<readonly string[]>([])
  const save = useSaveActivity(begun)
  const { isDraft, over, frozen } = standingOf(begun)
  const plan = useMeetingPlan(draft.series, { announced: !isDraft })
  const set = (change: Partial<ActivityDraft>) => {
    setDraft((before) => ({ ...before, ...change }))
    setMissing([])
  }
  const send = (publish: boolean) => {
    const input = inputOf(draft, plan.meetings)
    const ofCourse = missingInSeries(draft.series).map((field) => sayCourse(`field_${field}`))
    const noDates = draft.series.many && ofCourse.length === 0 && plan.meetings.length === 0
    setMissing([...missingIn(draft).map((field) => say(`field_${field}`)), ...ofCourse, ...(noDates ? [sayCourse('planTitle')] : [])])
    if (input) save.mutate({ input, publish })
  }
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    send(isDraft)
  }
  const part = { draft, set, frozen, over }
  return (
    <form className="ac-form" noValidate onSubmit={onSubmit}>
      {!isDraft && frozen.size > 1 && (
        <Banner tone="neutral" title={say('heldFast')}>
          {say(over ? 'settled' : 'frozen')}
        </Banner>
      )}
      <WhatFields {...part} organisers={organisers} />
      {begun && <CoverCard activity={begun} />}
      <WhenFields {...part} announcedId={isDraft ? null : (begun?.id ?? null)} plan={plan} />
      <WhoFields {...part} />
      <SignUpFields {...part} />
      <Refusal missing={missing} error={save.error} />
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

/** How much of it may still be changed. */
function standingOf(begun: EditedActivity | null) {
  const phase = begun?.phase ?? 'draft'
  return { isDraft: phase === 'draft', over: phase === 'settled' || phase === 'cancelled', frozen: new Set(begun?.frozen) }
}

/** What is lacking, or why the server would not take it. */
function Refusal({ missing, error }: { missing: readonly string[]; error: Error | null }) {
  const say = useTexts(activitiesTexts)
  const sayBase = useTexts(baseTexts)
  if (missing.length === 0 && !error) return null
  return (
    <Banner tone="bad" urgent>
      {missing.length > 0 ? say('missing', { fields: missing.join('、') }) : describeError(error, sayBase).message}
    </Banner>
  )
}
