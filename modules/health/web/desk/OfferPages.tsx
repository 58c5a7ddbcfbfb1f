import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { CheckInDesk } from '../../../../engines/capacity/web/checkin/CheckInDesk.tsx'
import { EnrolmentTable } from '../../../../engines/capacity/web/desk/EnrolmentTable.tsx'
import { OfferEditor } from '../../../../engines/capacity/web/editor/OfferEditor.tsx'
import type { DeskOffer } from '../../../../engines/capacity/web/offer.types.ts'
import { ErrorState } from '../../../../kernel/ui/base/ErrorState.tsx'
import { PageFrame } from '../../../../kernel/ui/base/PageFrame.tsx'
import { SkeletonPage } from '../../../../kernel/ui/base/Skeleton.tsx'
import { query } from '../../../../web/api.ts'
import { RoundTabs } from '../RoundTabs.tsx'
import '../health.css'

/** Who has which slot, and what an officer does with it: put somebody in, take somebody off, change the places. */
export function BookingsPage() {
  return <OfOffer>{(offer) => <EnrolmentTable offerId={offer.id} />}</OfOffer>
}

/** Checking people in at the hospital, on the phone as on the desk. */
export function CheckInPage() {
  return <OfOffer>{(offer) => <CheckInDesk offer={offer} />}</OfOffer>
}

/** What the short form does not ask: withdrawing a slot, more questions, what it costs not to come. */
export function RulesPage() {
  const navigate = useNavigate()
  return <OfOffer>{(offer) => <OfferEditor offerId={offer.id} onDiscarded={() => void navigate({ to: '/health/desk', replace: true })} />}</OfOffer>
}

function OfOffer({ children }: { children: (offer: DeskOffer) => ReactNode }) {
  const { roundId = '' } = useParams({ strict: false })
  const read = useQuery(query.capacity.offers.show.queryOptions({ input: { offerId: roundId } }))
  if (read.isPending) return <SkeletonPage />
  // Without a network what was read before is still good to work with.
  if (!read.data) return <ErrorState error={read.error} onRetry={() => void read.refetch()} />
  const { id, title, unitName } = read.data
  return (
    <PageFrame title={title} lead={unitName} back>
      <div className="tx-stack">
        <RoundTabs id={id} />
        {children(read.data)}
      </div>
    </PageFrame>
  )
}
