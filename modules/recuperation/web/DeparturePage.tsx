import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { CheckInDesk } from '../../../engines/capacity/web/checkin/CheckInDesk.tsx'
import { ErrorState } from '../../../kernel/ui/base/ErrorState.tsx'
import { PageFrame } from '../../../kernel/ui/base/PageFrame.tsx'
import { SkeletonPage } from '../../../kernel/ui/base/Skeleton.tsx'
import { query } from '../../../web/api.ts'
import { ProgrammeTabs } from './ProgrammeTabs.tsx'
import './recuperation.css'

/** Checking people in where a group meets, with or without a network. */
export function DeparturePage() {
  const { programmeId = '' } = useParams({ strict: false })
  const read = useQuery(query.capacity.offers.show.queryOptions({ input: { offerId: programmeId } }))
  if (read.isPending) return <SkeletonPage />
  // Without a network what was read before is still good to work with.
  if (!read.data) return <ErrorState error={read.error} onRetry={() => void read.refetch()} />
  const { id, title, unitName, mayManage } = read.data
  return (
    <PageFrame title={title} lead={unitName} back>
      <div className="tx-stack">
        <ProgrammeTabs id={id} mayManage={mayManage} />
        <CheckInDesk offer={read.data} />
      </div>
    </PageFrame>
  )
}
