import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { CheckInDesk } from '../../../engines/capacity/web/checkin/CheckInDesk.tsx'
import { ErrorState } from '../../../kernel/ui/base/ErrorState.tsx'
import { PageFrame } from '../../../kernel/ui/base/PageFrame.tsx'
import { SkeletonPage } from '../../../kernel/ui/base/Skeleton.tsx'
import { query } from '../../../web/api.ts'
import { ActivityTabs } from './ActivityTabs.tsx'
import './activities.css'

/** Checking people in at the door, on the phone as on the desk. */
export function ActivityCheckInPage() {
  const { activityId = '' } = useParams({ strict: false })
  const read = useQuery(query.capacity.offers.show.queryOptions({ input: { offerId: activityId } }))
  if (read.isPending) return <SkeletonPage />
  // Without a network what was read before is still good to work with.
  if (!read.data) return <ErrorState error={read.error} onRetry={() => void read.refetch()} />
  const { id, title, unitName, mayManage } = read.data
  return (
    <PageFrame title={title} lead={unitName} back>
      <div className="tx-stack">
        {mayManage && <ActivityTabs id={id} />}
        <CheckInDesk offer={read.data} />
      </div>
    </PageFrame>
  )
}
