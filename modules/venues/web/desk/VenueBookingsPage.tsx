import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { ErrorState } from '../../../../kernel/ui/base/ErrorState.tsx'
import { PageFrame } from '../../../../kernel/ui/base/PageFrame.tsx'
import { SkeletonPage } from '../../../../kernel/ui/base/Skeleton.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { query } from '../../../../web/api.ts'
import { VenueTabs } from '../VenueTabs.tsx'
import { BookingTable } from './BookingTable.tsx'
import { deskTexts } from './desk.texts.ts'
import '../venues.css'

/** Bookings of one venue. */
export function VenueBookingsPage() {
  const { venueId = '' } = useParams({ strict: false })
  const read = useQuery(query.venues.show.queryOptions({ input: { id: venueId } }))
  if (read.isPending) return <SkeletonPage />
  if (read.isError) return <ErrorState error={read.error} onRetry={() => void read.refetch()} />
  const { id, name, place } = read.data
  return (
    <PageFrame title={name} lead={place} back>
      <div className="tx-stack">
        <VenueTabs id={id} />
        <BookingTable venueId={id} />
      </div>
    </PageFrame>
  )
}

/** Bookings of every venue within reach. */
export function AllBookingsPage() {
  const say = useTexts(deskTexts)
  return (
    <PageFrame title={say('bookingsTitle')} lead={say('bookingsLead')} back>
      <BookingTable venueId={null} />
    </PageFrame>
  )
}
