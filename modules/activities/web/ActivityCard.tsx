import { PlacesLeft } from '../../../engines/capacity/web/PlacesLeft.tsx'
import { OfferChip } from '../../../engines/capacity/web/StatusChip.tsx'
import { Tile, TileLine } from '../../../kernel/ui/base/Tile.tsx'
import type { ActivityItem } from './activities.types.ts'
import { Cover } from './Cover.tsx'
import { useWhen } from './use-when.ts'

/** One activity among others: what, when, where, and whether there is still room. */
export function ActivityCard({ item }: { item: ActivityItem }) {
  const when = useWhen()(item)
  const cover = <Cover item={item} />
  return (
    <Tile
      to={`/activities/${item.id}`}
      title={item.title}
      {...(item.coverId ? { picture: cover } : { sign: cover })}
      state={<OfferChip {...item} />}
      aside={<PlacesLeft offer={item} />}
    >
      {when && <TileLine icon="clock">{when}</TileLine>}
      <TileLine icon="building">{[item.place, item.unitName].filter(Boolean).join(' · ')}</TileLine>
    </Tile>
  )
}
