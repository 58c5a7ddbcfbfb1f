import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { isActive } from '../../../engines/capacity/web/offer-now.ts'
import { OfferPanel, useMyOffer } from '../../../engines/capacity/web/panel/OfferPanel.tsx'
import { useTimes } from '../../../engines/capacity/web/use-times.ts'
import { RatingCard } from '../../../engines/surveys/web/RatingCard.tsx'
import { Banner } from '../../../kernel/ui/base/Banner.tsx'
import { Card } from '../../../kernel/ui/base/Card.tsx'
import { dayOf } from '../../../kernel/ui/base/days.ts'
import { ErrorState } from '../../../kernel/ui/base/ErrorState.tsx'
import { FactLines } from '../../../kernel/ui/base/FactLines.tsx'
import { PageFrame } from '../../../kernel/ui/base/PageFrame.tsx'
import { SkeletonPage } from '../../../kernel/ui/base/Skeleton.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { query } from '../../../web/api.ts'
import { activitiesTexts } from './activities.texts.ts'
import type { Activity } from './activities.types.ts'
import { ActivityTabs } from './ActivityTabs.tsx'
import { ChildCard, useMyChildren } from './ChildCard.tsx'
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
      <div className="tx-stack">
        {activity.mayManage && <ActivityTabs id={activity.id} />}
        <Content activity={activity} />
      </div>
    </PageFrame>
  )
}

function Content({ activity }: { activity: Activity }) {
  const say = useTexts(activitiesTexts)
  if (activity.phase !== 'draft') return <Announced activity={activity} />
  return (
    <div className="tx-stack">
      <Banner tone="neutral" title={say('draftTitle')}>
        {say('draftBody')}
      </Banner>
      <About activity={activity} />
      {activity.course && (
        <Card title={say('meetings')}>
          <CourseMeetings activity={activity} />
        </Card>
      )}
    </div>
  )
}

function Announced({ activity }: { activity: Activity }) {
  const say = useTexts(activitiesTexts)
  const after = (
    <>
      <RatingCard rating={activity.rating} />
      <Photos activity={activity} />
    </>
  )
  const meetings = activity.course && <CourseMeetings activity={activity} />
  const enrolments = useMyOffer(activity.id).data?.enrolments
  const mine = enrolments?.some(({ status }) => status === 'confirmed')
  const asksChild = activity.forChildren && activity.phase !== 'cancelled'
  const told = useMyChildren(activity.id, { enabled: asksChild }).data?.children.length
  return (
    <OfferPanel offerId={activity.id} after={after} points={meetings} notYet={asksChild && !told} {...(asksChild && { party: told ?? 1 })}>
      <About activity={activity} />
      {asksChild && <ChildCard activityId={activity.id} signedUp={enrolments?.find(isActive)?.party ?? null} />}
      {!mine && meetings && <Card title={say('meetings')}>{meetings}</Card>}
    </OfferPanel>
  )
}

function About({ activity }: { activity: Activity }) {
  const say = useTexts(activitiesTexts)
  const facts = [
    ...useWhen(activity),
    { label: say('whereLabel'), value: activity.place },
    { label: say('byLabel'), value: activity.unitName },
    { label: say('contactLabel'), value: activity.contact },
  ]
  return (
    <>
      {activity.coverId !== null && (
        <div className="ac-hero">
          <Cover item={activity} />
        </div>
      )}
      <Card title={say('about')}>
        <div className="tx-stack">
          <FactLines facts={facts} />
          <p className={activity.body ? 'tx-prose' : 'tx-note'}>{activity.body || say('noBody')}</p>
        </div>
      </Card>
    </>
  )
}

/** When it is; of a class the next meeting first. */
function useWhen({ startsAt, endsAt, course }: Activity): { label: string; value: ReactNode }[] {
  const say = useTexts(activitiesTexts)
  const times = useTimes()
  if (startsAt === null) return []
  if (course === null) return [{ label: say('whenLabel'), value: times.span(startsAt, endsAt) }]
  const { next, meetings } = course
  const coming = next && (
    <>
      <b>{times.span(next.startsAt, next.endsAt)}</b>
      {next.place && <span>{` · ${next.place}`}</span>}
    </>
  )
  const span = { count: meetings, from: times.day(dayOf(new Date(startsAt))), to: times.day(dayOf(new Date(endsAt ?? startsAt))) }
  return [
    { label: say(next?.no === 1 ? 'firstLabel' : 'nextLabel'), value: coming },
    { label: say('spanLabel'), value: say('courseSpan', span) },
  ]
}
