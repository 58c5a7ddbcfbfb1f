import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { OfferEditor } from '../../../engines/capacity/web/editor/OfferEditor.tsx'
import { ErrorState } from '../../../kernel/ui/base/ErrorState.tsx'
import { PageFrame } from '../../../kernel/ui/base/PageFrame.tsx'
import { SkeletonPage } from '../../../kernel/ui/base/Skeleton.tsx'
import { query } from '../../../web/api.ts'
import { ActivityTabs } from './ActivityTabs.tsx'
import './activities.css'

/** What the short form does not ask: several sessions, places by branch, conditions, a draw, questions. */
export function ActivityOfferPage() {
  const navigate = useNavigate()
  const { activityId = '' } = useParams({ strict: false })
  const read = useQuery(query.activities.show.queryOptions({ input: { id: activityId } }))
  if (read.isPending) return <SkeletonPage />
  if (read.isError) return <ErrorState error={read.error} onRetry={() => void read.refetch()} />
  const { id, title, unitName } = read.data
  return (
    <PageFrame title={title} lead={unitName} back>
      <div className="tx-stack">
        <ActivityTabs id={id} />
        <OfferEditor offerId={id} onDiscarded={() => void navigate({ to: '/activities/desk', replace: true })} />
      </div>
    </PageFrame>
  )
}
