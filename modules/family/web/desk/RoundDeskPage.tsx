import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { ErrorState } from '../../../../kernel/ui/base/ErrorState.tsx'
import { PageFrame } from '../../../../kernel/ui/base/PageFrame.tsx'
import { SkeletonPage } from '../../../../kernel/ui/base/Skeleton.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { query } from '../../../../web/api.ts'
import { useMay } from '../../../../web/session.tsx'
import { ApplicationTable } from './ApplicationTable.tsx'
import { BureauCard } from './BureauCard.tsx'
import { NextStep } from './NextStep.tsx'
import { placementDeskTexts } from './placement-desk.texts.ts'
import { RoundTabs } from './RoundTabs.tsx'
import '../family.css'

/** A round at work: what comes next, and every application in the order of rank. */
export function RoundDeskPage() {
  const say = useTexts(placementDeskTexts)
  const mayManage = useMay('family.manage')
  const { roundId = '' } = useParams({ strict: false })
  const read = useQuery(query.placement.readRound.queryOptions({ input: { id: roundId } }))
  if (read.isPending) return <SkeletonPage />
  if (read.isError) return <ErrorState error={read.error} onRetry={() => void read.refetch()} />
  const round = read.data
  const hasList = round.state === 'noticed' || round.state === 'told' || round.state === 'closed'
  return (
    <PageFrame title={round.title} lead={say(`state_${round.state}`)} back>
      <div className="tx-stack">
        <RoundTabs id={round.id} />
        {mayManage && <NextStep round={round} />}
        <ApplicationTable round={round} />
        {mayManage && hasList && <BureauCard round={round} />}
      </div>
    </PageFrame>
  )
}
