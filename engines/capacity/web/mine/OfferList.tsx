import { useTexts } from '../../../../kernel/ui/texts.ts'
import { query } from '../../../../web/api.ts'
import { capacityTexts } from '../capacity.texts.ts'
import { OffersByTime } from '../OffersByTime.tsx'
import { OfferCard } from './OfferCard.tsx'

/** Offers of a service (or of all) that a member may see: open, soon, past. */
export function OfferList({ service }: { service?: string }) {
  const say = useTexts(capacityTexts)
  return (
    <OffersByTime say={say} icon="calendar" list={query.capacity.mine.list} {...(service ? { service } : {})}>
      {(offer, { now, at }) => <OfferCard offer={offer} said={now} readAt={at} />}
    </OffersByTime>
  )
}
