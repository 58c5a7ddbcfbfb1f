import { Tile, TileLine } from '../../../../kernel/ui/base/Tile.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { capacityTexts } from '../capacity.texts.ts'
import { Countdown } from '../Countdown.tsx'
import { phaseNow } from '../offer-now.ts'
import type { MyOfferLine } from '../offer.types.ts'
import { OfferChip } from '../StatusChip.tsx'
import { useServerNow } from '../use-server-now.ts'
import { useTimes } from '../use-times.ts'

const dayMs = 86_400_000

interface OfferCardProps {
  offer: MyOfferLine
  /** The server's time when it was read. */
  said: string | undefined
  readAt: number
}

/** One offer among others: what it is, when it can be had, where I stand. */
export function OfferCard({ offer, said, readAt }: OfferCardProps) {
  const say = useTexts(capacityTexts)
  const now = useServerNow(said, readAt)
  const phase = phaseNow(offer, now)
  return (
    <Tile
      to={offer.path}
      title={offer.title}
      state={<OfferChip mine={offer.mine?.status ?? null} onRoster={offer.onRoster} phase={phase} />}
      aside={<CardTime offer={offer} phase={phase} now={now} />}
    >
      <TileLine>{`${offer.unitName} · ${say(`mode_${offer.mode}`)}`}</TileLine>
    </Tile>
  )
}

function CardTime({ offer, phase, now }: { offer: MyOfferLine; phase: MyOfferLine['phase']; now: number }) {
  const say = useTexts(capacityTexts)
  const times = useTimes()
  if (offer.mine?.lapsesAt) return say('acceptBefore', { at: times.at(offer.mine.lapsesAt) })
  if (offer.mine?.optionTitle && phase !== 'soon') return offer.mine.optionTitle
  if (phase === 'soon' && Date.parse(offer.opensAt) - now < dayMs) return <Countdown label={say('opensIn')} until={offer.opensAt} now={now} over={say('nowOpen')} />
  if (phase === 'soon') return say('opensAt', { at: times.at(offer.opensAt) })
  return say(phase === 'open' ? 'closesAt' : 'closedAt', { at: times.until(offer.closesAt) })
}
