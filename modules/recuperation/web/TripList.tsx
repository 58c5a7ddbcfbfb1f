import { useTimes } from '../../../engines/capacity/web/use-times.ts'
import { RateButton, RatingLine } from '../../../engines/surveys/web/RatingLine.tsx'
import { Card } from '../../../kernel/ui/base/Card.tsx'
import { Chip, type Tone } from '../../../kernel/ui/base/Chip.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { recuperationTexts } from './recuperation.texts.ts'
import type { RatedTrip, ShownTrip } from './recuperation.types.ts'

/** Every trip with what it costs whom, who leads it and its plan. */
export function TripList({ trips }: { trips: readonly RatedTrip[] }) {
  const say = useTexts(recuperationTexts)
  return (
    <Card title={say('trips')} flush>
      {trips.length === 0 && <p className="rc-pad tx-note">{say('noTrips')}</p>}
      <ul>
        {trips.map((trip) => (
          <li key={trip.id} className="rc-trip">
            <TripWords trip={trip} />
          </li>
        ))}
      </ul>
    </Card>
  )
}

const stateTones: Record<ShownTrip['state'], Tone> = { open: 'neutral', formed: 'ok', merged: 'warn', cancelled: 'bad' }

export function TripState({ state }: Pick<ShownTrip, 'state'>) {
  const say = useTexts(recuperationTexts)
  return <Chip tone={stateTones[state]}>{say(`state_${state}`)}</Chip>
}

function TripWords({ trip }: { trip: RatedTrip }) {
  const say = useTexts(recuperationTexts)
  const times = useTimes()
  const { title, place, startsAt, endsAt, outOfProvince, price, memberPays, plan, meeting, state, leader, mergedInto, reason, rating } = trip
  return (
    <>
      <p className="rc-trip-head">
        <strong>{title}</strong>
        <Chip>{say(outOfProvince ? 'outOf' : 'within')}</Chip>
        {state !== 'open' && <TripState state={state} />}
      </p>
      <p className="tx-note">{[place, times.span(startsAt, endsAt)].join(' · ')}</p>
      <p>{Number(memberPays) === 0 ? say('priceFree', { price }) : say('price', { price, mine: memberPays })}</p>
      {leader && state === 'formed' && <p className="tx-note">{[say('ledBy', { name: leader.name }), meeting && say('meetAt', { place: meeting })].filter(Boolean).join(' · ')}</p>}
      {mergedInto && <p className="tx-note">{say('mergedInto', { title: mergedInto })}</p>}
      {rating && (
        <>
          <RatingLine rating={rating} quiet />
          <RateButton rating={rating} />
        </>
      )}
      {state === 'cancelled' && reason && <p className="tx-note">{say('cancelledFor', { reason })}</p>}
      {plan && (
        <details className="tx-more">
          <summary>{say('dayPlan')}</summary>
          <p className="tx-prose">{plan}</p>
        </details>
      )}
    </>
  )
}
