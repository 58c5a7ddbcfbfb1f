import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { OfferPanel } from '../../../engines/capacity/web/panel/OfferPanel.tsx'
import { useTimes } from '../../../engines/capacity/web/use-times.ts'
import { Banner } from '../../../kernel/ui/base/Banner.tsx'
import { Card } from '../../../kernel/ui/base/Card.tsx'
import { ErrorState } from '../../../kernel/ui/base/ErrorState.tsx'
import { PageFrame } from '../../../kernel/ui/base/PageFrame.tsx'
import { SkeletonPage } from '../../../kernel/ui/base/Skeleton.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { query } from '../../../web/api.ts'
import { activitiesTexts } from './activities.texts.ts'
import type { Activity } from './activities.types.ts'
import { ActivityRating } from './ActivityRating.tsx'
import { ActivityTabs } from './ActivityTabs.tsx'
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
  if (activity.phase !== 'draft')
    return (
      <OfferPanel offerId={activity.id} after={after}>
        {about}
      </OfferPanel>
    )
  return (
    <div className="ac-stack">
      <Banner tone="neutral" title={say('draftTitle')}>
        {say('draftBody')}
      </Banner>
      {about}
    </div>
  )
}

function About({ activity }: { activity: Activity }) {
  const say = useTexts(activitiesTexts)
  const times = useTimes()
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
            {activity.startsAt && (
              <>
                <dt>{say('whenLabel')}</dt>
                <dd>{times.span(activity.startsAt, activity.endsAt)}</dd>
              </>
            )}
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
