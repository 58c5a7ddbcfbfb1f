import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { ConfirmDialog } from '../../../kernel/ui/base/ConfirmDialog.tsx'
import { Field } from '../../../kernel/ui/base/Field.tsx'
import { Refusal } from '../../../kernel/ui/base/Refusal.tsx'
import { TextInput } from '../../../kernel/ui/base/TextInput.tsx'
import { toast } from '../../../kernel/ui/base/toasts.ts'
import { instantOf, localOf } from '../../../kernel/ui/local-time.ts'
import { randomKey } from '../../../kernel/ui/random-key.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { api } from '../../../web/api.ts'
import type { Meeting } from './activities.types.ts'
import { courseTexts } from './course.texts.ts'
import { useCourseChanged } from './use-course-changed.ts'

interface MeetingDialogProps {
  activityId: string
  /** The one that is moved; null: one is added. */
  meeting: Meeting | null
  onClose: () => void
}

/** When and where one meeting is held. */
export function MeetingDialog({ activityId, meeting, onClose }: MeetingDialogProps) {
  const say = useTexts(courseTexts)
  const changed = useCourseChanged()
  const [idempotencyKey] = useState(randomKey)
  const [draft, setDraft] = useState({ startsAt: meeting ? localOf(meeting.startsAt) : '', endsAt: meeting ? localOf(meeting.endsAt) : '', place: meeting?.place ?? '' })
  const [missing, setMissing] = useState(false)
  const run = useMutation({
    mutationFn: (times: { startsAt: string; endsAt: string }) => {
      const standing = { id: activityId, ...times, place: draft.place.trim() || null }
      return meeting === null
        ? api.activities.addMeeting(standing, { context: { idempotencyKey } })
        : api.activities.moveMeeting({ ...standing, meetingId: meeting.id, version: meeting.version })
    },
    onSuccess: async ({ told }) => {
      toast(say(meeting === null ? 'added' : 'moved', { count: told }))
      onClose()
      await changed()
    },
  })
  const send = () => {
    const [startsAt, endsAt] = [instantOf(draft.startsAt), instantOf(draft.endsAt)]
    setMissing(startsAt === null || endsAt === null)
    if (startsAt !== null && endsAt !== null) run.mutate({ startsAt, endsAt })
  }
  return (
    <ConfirmDialog
      open
      title={meeting ? say('moveTitle', { no: meeting.no }) : say('addTitle')}
      action={say(meeting ? 'moveDo' : 'addDo')}
      busy={run.isPending}
      onConfirm={send}
      onClose={onClose}
    >
      <div className="tx-stack">
        <div className="tx-two">
          {(['startsAt', 'endsAt'] as const).map((name) => (
            <Field key={name} label={say(name)}>
              {(control) => <TextInput {...control} type="datetime-local" value={draft[name]} onChange={(value) => setDraft({ ...draft, [name]: value })} />}
            </Field>
          ))}
        </div>
        <Field label={say('place')} help={say('placeHelp')} optional>
          {(control) => <TextInput {...control} maxLength={120} value={draft.place} onChange={(place) => setDraft({ ...draft, place })} />}
        </Field>
        <Refusal lacking={missing && say('timesMissing')} error={run.error} />
      </div>
    </ConfirmDialog>
  )
}
