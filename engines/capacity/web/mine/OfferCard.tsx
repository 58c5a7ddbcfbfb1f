import { Link } from '@tanstack/react-router'
import { Chip } from '../../../../kernel/ui/base/Chip.tsx'
import { Icon } from '../../../../kernel/ui/base/Icon.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { capacityTexts } from '../capacity.texts.ts'
import { Countdown } from '../Countdown.tsx'
import { phaseNow } from '../offer-now.ts'
import type { MyOfferLine } from '../offer.types.ts'
import { PhaseChip, StatusChip } from '../StatusChip.tsx'
import { useTimes } from '../use-times.ts'

const dayMs = 86_400_000

/** One offer among others: what it is, when it can be had, where I stand. One press opens it. */
export function OfferCard({ offer, now }: { offer: MyOfferLine; now: number }) {
  const say = useTexts(capacityTexts)
  const phase = phaseNow(offer, now)
  return (
    <Link to={offer.path} className="cp-card">
      <span className="cp-card-words">
        <span className="cp-card-title">{offer.title}</span>
        <span className="cp-quiet">{`${offer.unitName} · ${say(`mode_${offer.mode}`)}`}</span>
        <span className="cp-quiet">
          <CardTime offer={offer} phase={phase} now={now} />
        </span>
      </span>
      <span className="cp-card-state">
        {offer.mine ? <StatusChip status={offer.mine.status} /> : !offer.onRoster && phase !== 'cancelled' ? <Chip>{say('notForYou')}</Chip> : <PhaseChip phase={phase} />}
        <Icon name="forward" size="1.1em" />
      </span>
    </Link>
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
