import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Banner } from '../../../../kernel/ui/base/Banner.tsx'
import { ErrorState } from '../../../../kernel/ui/base/ErrorState.tsx'
import { PageFrame } from '../../../../kernel/ui/base/PageFrame.tsx'
import { SkeletonPage } from '../../../../kernel/ui/base/Skeleton.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { query } from '../../../../web/api.ts'
import { VenueTabs } from '../VenueTabs.tsx'
import { deskTexts } from './desk.texts.ts'
import { ChangeState } from './ChangeState.tsx'
import { blankDraft, draftOf } from './venue-draft.ts'
import { VenueEditor } from './VenueEditor.tsx'
import '../venues.css'

export function NewVenuePage() {
  const say = useTexts(deskTexts)
  const keepers = useQuery(query.venues.keepers.queryOptions({ input: {} }))
  if (keepers.isPending) return <SkeletonPage />
  if (keepers.isLoadingError) return <ErrorState error={keepers.error} onRetry={() => void keepers.refetch()} />
  const { items } = keepers.data
  return (
    <PageFrame title={say('newTitle')} width="read" back>
      <VenueEditor stored={null} initial={blankDraft(items[0]?.id ?? '')} keepers={items} />
    </PageFrame>
  )
}

export function EditVenuePage() {
  const say = useTexts(deskTexts)
  const { venueId = '' } = useParams({ strict: false })
  const read = useQuery(query.venues.edited.queryOptions({ input: { id: venueId }, staleTime: 0 }))
  if (read.isPending) return <SkeletonPage />
  if (read.isLoadingError) return <ErrorState error={read.error} onRetry={() => void read.refetch()} />
  const venue = read.data
  return (
    <PageFrame title={venue.name} lead={venue.unitName} width="read" back action={<ChangeState venue={venue} />}>
      <div className="tx-stack">
        <VenueTabs id={venue.id} />
        {venue.state === 'retired' && <Banner tone="neutral">{say('isRetired')}</Banner>}
        <VenueEditor key={venue.id} stored={venue} initial={draftOf(venue)} keepers={null} />
      </div>
    </PageFrame>
  )
}
