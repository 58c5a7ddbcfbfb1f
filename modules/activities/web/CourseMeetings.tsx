import { useTimes } from '../../../engines/capacity/web/use-times.ts'
import { Chip } from '../../../kernel/ui/base/Chip.tsx'
import { useNow } from '../../../kernel/ui/base/use-now.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import type { Activity, Meeting } from './activities.types.ts'
import { courseTexts } from './course.texts.ts'
import { orderFromNow } from './course-order.ts'

/** So many are read at a glance; the others open on request. */
const mostNear = 4

/** The meetings of a class, the next first; for whoever has a place, to which of them they came. */
export function CourseMeetings({ activity }: { activity: Activity }) {
  const say = useTexts(courseTexts)
  const now = useNow().getTime()
  const { coming, over, next } = orderFromNow(activity.meetings, now)
  const ordered = [...coming, ...over]
  const row = (meeting: Meeting) => <MeetingLine key={meeting.id} meeting={meeting} isNext={meeting === next} isOver={over.includes(meeting)} />
  return (
    <div className="tx-stack">
      <Count activity={activity} />
      <ul className="ac-meetings">{ordered.slice(0, mostNear).map(row)}</ul>
      {ordered.length > mostNear && (
        <details className="tx-more">
          <summary>{say('others', { count: ordered.length - mostNear })}</summary>
          <ul className="ac-meetings">{ordered.slice(mostNear).map(row)}</ul>
        </details>
      )}
    </div>
  )
}

function Count({ activity: { attendance, course } }: { activity: Activity }) {
  const say = useTexts(courseTexts)
  const meetings = course?.meetings ?? 0
  if (attendance === null) return <p>{say('countOf', { count: meetings })}</p>
  const { attended, least } = attendance
  return <p>{least === null ? say('attended', { attended, meetings }) : say('attendedLeast', { attended, meetings, least })}</p>
}

function MeetingLine({ meeting, isNext, isOver }: { meeting: Meeting; isNext: boolean; isOver: boolean }) {
  const say = useTexts(courseTexts)
  const times = useTimes()
  const { no, startsAt, endsAt, place, calledOffReason } = meeting
  return (
    <li className="ac-meeting">
      <span className="ac-meeting-words">
        <span className="ac-meeting-head">
          <b>{say('meetingNo', { no })}</b>
          <Standing meeting={meeting} isNext={isNext} isOver={isOver} />
        </span>
        <span>{times.span(startsAt, endsAt)}</span>
        {place !== null && <span>{place}</span>}
        {calledOffReason !== null && <span className="tx-note">{calledOffReason}</span>}
      </span>
    </li>
  )
}

function Standing({ meeting: { calledOffReason, came }, isNext, isOver }: { meeting: Meeting; isNext: boolean; isOver: boolean }) {
  const say = useTexts(courseTexts)
  if (calledOffReason !== null)
    return (
      <Chip tone="warn" icon="warning">
        {say('off')}
      </Chip>
    )
  if (came)
    return (
      <Chip tone="ok" icon="ok">
        {say('came')}
      </Chip>
    )
  if (isOver) return came === null ? null : <Chip>{say('missed')}</Chip>
  return isNext ? (
    <Chip tone="brand" icon="clock">
      {say('next')}
    </Chip>
  ) : null
}
