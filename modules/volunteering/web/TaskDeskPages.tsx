import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { CheckInDesk } from '../../../engines/capacity/web/checkin/CheckInDesk.tsx'
import { EnrolmentTable } from '../../../engines/capacity/web/desk/EnrolmentTable.tsx'
import { ErrorState } from '../../../kernel/ui/base/ErrorState.tsx'
import { SkeletonPage } from '../../../kernel/ui/base/Skeleton.tsx'
import { query } from '../../../web/api.ts'
import { TaskFrame } from './TaskFrame.tsx'

/** Checking people in at the place, on the phone as on the desk. */
export function TaskCheckInPage() {
  const { taskId = '' } = useParams({ strict: false })
  const read = useQuery(query.capacity.offers.show.queryOptions({ input: { offerId: taskId } }))
  if (read.isPending) return <SkeletonPage />
  // Without a network what was read before is still good to work with.
  if (!read.data) return <ErrorState error={read.error} onRetry={() => void read.refetch()} />
  const { id, title, unitName, mayManage } = read.data
  return (
    <TaskFrame id={id} title={title} lead={unitName} mayLead={mayManage}>
      <CheckInDesk offer={read.data} />
    </TaskFrame>
  )
}

/** Who signed up. */
export function TaskPeoplePage() {
  const { taskId = '' } = useParams({ strict: false })
  const read = useQuery(query.volunteerTasks.show.queryOptions({ input: { id: taskId } }))
  if (read.isPending) return <SkeletonPage />
  if (read.isError) return <ErrorState error={read.error} onRetry={() => void read.refetch()} />
  const { id, title, unitName, mayLead } = read.data
  return (
    <TaskFrame id={id} title={title} lead={unitName} mayLead={mayLead}>
      <EnrolmentTable offerId={id} />
    </TaskFrame>
  )
}
