import { useQuery } from '@tanstack/react-query'
import { ButtonLink } from '../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../kernel/ui/base/Card.tsx'
import { Chip } from '../../../kernel/ui/base/Chip.tsx'
import { EmptyState } from '../../../kernel/ui/base/EmptyState.tsx'
import { ErrorState } from '../../../kernel/ui/base/ErrorState.tsx'
import type { IconName } from '../../../kernel/ui/base/Icon.tsx'
import { PageFrame } from '../../../kernel/ui/base/PageFrame.tsx'
import { SkeletonRows } from '../../../kernel/ui/base/Skeleton.tsx'
import { Tile, TileLine, Tiles, TileSign } from '../../../kernel/ui/base/Tile.tsx'
import { listed } from '../../../kernel/ui/punctuation.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { query } from '../../../web/api.ts'
import { useMay } from '../../../web/session.tsx'
import { clockOfMinute } from './hours.ts'
import { venuesTexts } from './venues.texts.ts'
import type { VenueItem, VenueKind } from './venues.types.ts'
import './venues.css'

/** What can be booked, with what is free today. */
export function VenuesPage() {
  const say = useTexts(venuesTexts)
  const mayManage = useMay('venues.manage')
  return (
    <PageFrame
      title={say('title')}
      lead={say('lead')}
      action={
        <>
          {mayManage && <ButtonLink to="/venues/desk">{say('manage')}</ButtonLink>}
          <ButtonLink icon="list" to="/venues/mine">
            {say('mine')}
          </ButtonLink>
        </>
      }
    >
      <Venues />
    </PageFrame>
  )
}

function Venues() {
  const say = useTexts(venuesTexts)
  const read = useQuery(query.venues.list.queryOptions({ input: {} }))
  if (read.isPending) return <SkeletonRows />
  if (read.isError) return <ErrorState error={read.error} onRetry={() => void read.refetch()} />
  const { items } = read.data
  if (items.length === 0)
    return (
      <Card flush>
        <EmptyState icon="building" title={say('none')}>
          {say('noneBody')}
        </EmptyState>
      </Card>
    )
  return <Tiles items={items}>{(item) => <VenueCard item={item} />}</Tiles>
}

const icons: Record<VenueKind, IconName> = { home: 'home', sport: 'health', room: 'people', equipment: 'device' }

function VenueCard({ item }: { item: VenueItem }) {
  const say = useTexts(venuesTexts)
  const hours = listed(item.today.map(({ from, to }) => `${clockOfMinute(from)}–${clockOfMinute(to)}`))
  return (
    <Tile
      to={`/venues/${item.id}`}
      title={item.name}
      sign={<TileSign icon={icons[item.kind]}>{say(`kind_${item.kind}`)}</TileSign>}
      state={<Today item={item} />}
      aside={item.approval && <Chip>{say('needsApproval')}</Chip>}
    >
      <TileLine icon="building">{item.place}</TileLine>
      {hours && <TileLine icon="clock">{hours}</TileLine>}
    </Tile>
  )
}

function Today({ item: { today, freeToday, overToday } }: { item: VenueItem }) {
  const say = useTexts(venuesTexts)
  if (today.length === 0) return <Chip>{say('closedToday')}</Chip>
  if (overToday) return <Chip>{say('overToday')}</Chip>
  if (freeToday === 0) return <Chip>{say('noneToday')}</Chip>
  return (
    <Chip tone="ok" icon="ok">
      {say('freeToday', { count: freeToday })}
    </Chip>
  )
}
