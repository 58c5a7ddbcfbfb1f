import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { OfferPanel, useMyOffer } from '../../../engines/capacity/web/panel/OfferPanel.tsx'
import { useTimes } from '../../../engines/capacity/web/use-times.ts'
import { Banner } from '../../../kernel/ui/base/Banner.tsx'
import { Card } from '../../../kernel/ui/base/Card.tsx'
import { dayOf } from '../../../kernel/ui/base/days.ts'
import { ErrorState } from '../../../kernel/ui/base/ErrorState.tsx'
import { PageFrame } from '../../../kernel/ui/base/PageFrame.tsx'
import { SkeletonPage } from '../../../kernel/ui/base/Skeleton.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { query } from '../../../web/api.ts'
import { activitiesTexts } from './activities.texts.ts'
import type { Activity } from './activities.types.ts'
import { ActivityRating } from './ActivityRating.tsx'
import { ActivityTabs } from './ActivityTabs.tsx'
import { ChildCard, useMyChild } from './ChildCard.tsx'
import { CourseMeetings } from './CourseMeetings.tsx'
import { Cover } from './Cover.tsx'
import { Photos } from './Photos.tsx'
import './activities.css'

/** One activity: what it is, my place in it, what was seen and said. */
export function ActivityPage() {
  const { activityId = '' } = useParams({ strict: false })
  const read = useQuery(query.activities.show.queryOptions({ input: { id: activityId } }))
  if (read.isPending) return <SkeletonPage />
  if (read.isError) return <ErrorState error={read.error} onRetry={() => void read.refetch()} />
  const activity = read.data
  return (
    <PageFrame title={activity.title} lead={activity.unitName} back>
      <div className="ac-stack">
        {activity.mayManage && <ActivityTabs id={activity.id} />}
        <Content activity={activity} />
      </div>
    </PageFrame>
  )
}

function Content({ activity }: { activity: Activity }) {
  const say = useTexts(activitiesTexts)
  const about = <About activity={activity} />
  const after = (
    <>
      <ActivityRating rating={activity.rating} />
      <Photos activity={activity} />
    </>
  )
  const meetings = activity.course && <CourseMeetings activity={activity} />
  const announced = activity.phase !== 'draft'
  const mine = useMyOffer(activity.id, { enabled: announced }).data?.enrolments.some(({ status }) => status === 'confirmed')
  const asksChild = announced && activity.forChildren && activity.phase !== 'cancelled'
  const untold = useMyChild(activity.id, { enabled: asksChild }).data?.child === null
  if (announced)
    return (
      <OfferPanel offerId={activity.id} after={after} points={meetings} notYet={asksChild && untold}>
        {about}
        {asksChild && <ChildCard activityId={activity.id} />}
        {!mine && meetings && <Card title={say('meetings')}>{meetings}</Card>}
      </OfferPanel>
    )
  return (
    <div className="ac-stack">
      <Banner tone="neutral" title={say('draftTitle')}>
        {say('draftBody')}
      </Banner>
      {about}
      {meetings && <Card title={say('meetings')}>{meetings}</Card>}
    </div>
  )
}

function About({ activity }: { activity: Activity }) {
  const say = useTexts(activitiesTexts)
  return (
    <>
      {activity.coverId !== null && (
        <div className="ac-hero">
          <Cover item={activity} />
        </div>
      )}
      <Card title={say('about')}>
        <div className="ac-stack">
          <dl className="ac-facts">
            <When activity={activity} />
            {activity.place && (
              <>
                <dt>{say('whereLabel')}</dt>
                <dd>{activity.place}</dd>
              </>
            )}
            <dt>{say('byLabel')}</dt>
            <dd>{activity.unitName}</dd>
            {activity.contact && (
              <>
                <dt>{say('contactLabel')}</dt>
                <dd>{activity.contact}</dd>
              </>
            )}
          </dl>
          <p className={activity.body ? 'ac-text' : 'ac-quiet'}>{activity.body || say('noBody')}</p>
        </div>
      </Card>
    </>
  )
}

/** When it is; of a class the next meeting first. */
function When({ activity: { startsAt, endsAt, course } }: { activity: Activity }) {
  const say = useTexts(activitiesTexts)
  const times = useTimes()
  if (startsAt === null) return null
  if (course === null)
    return (
      <>
        <dt>{say('whenLabel')}</dt>
        <dd>{times.span(startsAt, endsAt)}</dd>
      </>
    )
  const { next, meetings } = course
  return (
    <>
      {next && (
        <>
          <dt>{say(next.no === 1 ? 'firstLabel' : 'nextLabel')}</dt>
          <dd>
            <b>{times.span(next.startsAt, next.endsAt)}</b>
            {next.place && <span>{` · ${next.place}`}</span>}
          </dd>
        </>
      )}
      <dt>{say('spanLabel')}</dt>
      <dd>{say('courseSpan', { count: meetings, from: times.day(dayOf(new Date(startsAt))), to: times.day(dayOf(new Date(endsAt ?? startsAt))) })}</dd>
    </>
  )
}
