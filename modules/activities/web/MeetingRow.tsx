import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useReason } from '../../../engines/capacity/web/desk/use-reason.tsx'
import { useTimes } from '../../../engines/capacity/web/use-times.ts'
import { Button } from '../../../kernel/ui/base/Button.tsx'
import { Chip } from '../../../kernel/ui/base/Chip.tsx'
import { toastRefusal } from '../../../kernel/ui/base/toast-refusal.ts'
import { toast } from '../../../kernel/ui/base/toasts.ts'
import { useNow } from '../../../kernel/ui/base/use-now.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { api } from '../../../web/api.ts'
import type { Meeting } from './activities.types.ts'
import { courseTexts } from './course.texts.ts'
import { MeetingDialog } from './MeetingDialog.tsx'
import { useCourseChanged } from './use-course-changed.ts'

interface MeetingRowProps {
  activityId: string
  meeting: Meeting
  mayChange: boolean
}

/** One meeting with what can still be done with it: nothing once it is over. */
export function MeetingRow({ activityId, meeting, mayChange }: MeetingRowProps) {
  const say = useTexts(courseTexts)
  const times = useTimes()
  const now = useNow().getTime()
  const { no, startsAt, endsAt, place, calledOffReason } = meeting
  return (
    <li className="ac-meeting">
      <span className="ac-meeting-words">
        <span className="ac-meeting-head">
          <b>{say('meetingNo', { no })}</b>
          {calledOffReason !== null && (
            <Chip tone="warn" icon="warning">
              {say('off')}
            </Chip>
          )}
        </span>
        <span>{times.span(startsAt, endsAt)}</span>
        {place !== null && <span>{place}</span>}
        {calledOffReason !== null && <span className="tx-note">{calledOffReason}</span>}
      </span>
      {mayChange && calledOffReason === null && Date.parse(endsAt) > now && <Changes activityId={activityId} meeting={meeting} />}
    </li>
  )
}

function Changes({ activityId, meeting }: Omit<MeetingRowProps, 'mayChange'>) {
  const say = useTexts(courseTexts)
  const changed = useCourseChanged()
  const [moving, move] = useState(false)
  const { ask, dialog } = useReason()
  const { id: meetingId, no, version } = meeting
  const run = useMutation({
    mutationFn: async () => {
      const reason = await ask({
        title: say('callOffTitle', { no }),
        action: say('callOffDo'),
        label: say('callOffReason'),
        danger: true,
        body: <p>{say('callOffBody')}</p>,
      })
      return reason === null ? null : api.activities.callOffMeeting({ id: activityId, meetingId, version, reason })
    },
    onSuccess: (done) => done && toast(say('calledOff', { count: done.told })),
    onError: toastRefusal,
    onSettled: changed,
  })
  return (
    <span className="tx-actions">
      <Button aria-label={say('moveOf', { no })} onClick={() => move(true)}>
        {say('move')}
      </Button>
      <Button look="quiet" aria-label={say('callOffOf', { no })} onClick={() => run.mutate()}>
        {say('callOff')}
      </Button>
      {moving && <MeetingDialog activityId={activityId} meeting={meeting} onClose={() => move(false)} />}
      {dialog}
    </span>
  )
}
