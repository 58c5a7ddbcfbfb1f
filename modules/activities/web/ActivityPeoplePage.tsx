import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { EnrolmentTable } from '../../../engines/capacity/web/desk/EnrolmentTable.tsx'
import { ErrorState } from '../../../kernel/ui/base/ErrorState.tsx'
import { PageFrame } from '../../../kernel/ui/base/PageFrame.tsx'
import { SkeletonPage } from '../../../kernel/ui/base/Skeleton.tsx'
import { query } from '../../../web/api.ts'
import { ActivityTabs } from './ActivityTabs.tsx'
import './activities.css'

/** Who signed up; a branch officer sees the own branch of what is held above. */
export function ActivityPeoplePage() {
  const { activityId = '' } = useParams({ strict: false })
  const read = useQuery(query.activities.show.queryOptions({ input: { id: activityId } }))
  if (read.isPending) return <SkeletonPage />
  if (read.isError) return <ErrorState error={read.error} onRetry={() => void read.refetch()} />
  const { id, title, unitName, mayManage } = read.data
  return (
    <PageFrame title={title} lead={unitName} back>
      <div className="tx-stack">
        {mayManage && <ActivityTabs id={id} />}
        <EnrolmentTable offerId={id} />
      </div>
    </PageFrame>
  )
}
