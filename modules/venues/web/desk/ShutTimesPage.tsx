import { useMutation, useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTimes } from '../../../../engines/capacity/web/use-times.ts'
import { Button } from '../../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { ErrorState } from '../../../../kernel/ui/base/ErrorState.tsx'
import { ListRow } from '../../../../kernel/ui/base/ListRow.tsx'
import { PageFrame } from '../../../../kernel/ui/base/PageFrame.tsx'
import { SkeletonPage, SkeletonRows } from '../../../../kernel/ui/base/Skeleton.tsx'
import { toastRefusal } from '../../../../kernel/ui/base/toast-refusal.ts'
import { toast } from '../../../../kernel/ui/base/toasts.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { api, query } from '../../../../web/api.ts'
import { useVenuesChanged } from '../use-venues-changed.ts'
import type { ShutTime } from '../venues.types.ts'
import { VenueTabs } from '../VenueTabs.tsx'
import { deskTexts } from './desk.texts.ts'
import { ShutForm } from './ShutForm.tsx'
import '../venues.css'

/** Times at which a venue is shut. */
export function ShutTimesPage() {
  const say = useTexts(deskTexts)
  const { venueId = '' } = useParams({ strict: false })
  const read = useQuery(query.venues.edited.queryOptions({ input: { id: venueId } }))
  if (read.isPending) return <SkeletonPage />
  if (read.isError) return <ErrorState error={read.error} onRetry={() => void read.refetch()} />
  const venue = read.data
  return (
    <PageFrame title={venue.name} lead={say('shutLead')} width="read" back>
      <div className="tx-stack">
        <VenueTabs id={venue.id} />
        <ShutForm venue={venue} />
        <ShutTimes venueId={venue.id} />
      </div>
    </PageFrame>
  )
}

function ShutTimes({ venueId }: { venueId: string }) {
  const say = useTexts(deskTexts)
  const times = useTimes()
  const read = useQuery(query.venues.blocks.queryOptions({ input: { id: venueId } }))
  if (read.isPending) return <SkeletonRows />
  if (read.isError) return <ErrorState error={read.error} onRetry={() => void read.refetch()} />
  const { items } = read.data
  return (
    <Card title={say('shutTitle')} flush={items.length > 0}>
      {items.length === 0 ? (
        <p className="tx-note">{say('shutNone')}</p>
      ) : (
        <ul>
          {items.map((shut) => (
            <li key={shut.id}>
              <ListRow
                title={[shut.reason, shut.unitNo !== null && say('shutOne', { no: shut.unitNo })].filter(Boolean).join(' · ')}
                hint={times.span(shut.from, shut.to)}
                aside={<Lift venueId={venueId} shut={shut} />}
              />
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

function Lift({ venueId, shut }: { venueId: string; shut: ShutTime }) {
  const say = useTexts(deskTexts)
  const changed = useVenuesChanged()
  const lift = useMutation({
    mutationFn: () => api.venues.liftBlock({ id: venueId, blockId: shut.id }),
    onSuccess: () => toast(say('lifted')),
    onError: toastRefusal,
    onSettled: changed,
  })
  return (
    <Button busy={lift.isPending} onClick={() => lift.mutate()}>
      {say('lift')}
    </Button>
  )
}
