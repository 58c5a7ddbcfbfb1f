import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Banner } from '../../../../kernel/ui/base/Banner.tsx'
import { ErrorState } from '../../../../kernel/ui/base/ErrorState.tsx'
import { SkeletonPage } from '../../../../kernel/ui/base/Skeleton.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { query } from '../../../../web/api.ts'
import { capacityTexts } from '../capacity.texts.ts'
import { isActive, phaseNow } from '../offer-now.ts'
import type { MyOffer, OfferPhase } from '../offer.types.ts'
import { useServerNow } from '../use-server-now.ts'
import { useTimes } from '../use-times.ts'
import { MyCode } from '../checkin/MyCode.tsx'
import { DrawCard } from '../draw/DrawCard.tsx'
import { FactsCard } from './FactsCard.tsx'
import { MyPlace } from './MyPlace.tsx'
import { SignUp } from './SignUp.tsx'
import { WhyCard } from './WhyCard.tsx'
import '../capacity.css'

interface OfferPanelProps {
  offerId: string
  /** What the offer is about, as its own service shows it: stands above the sign-up. */
  children?: ReactNode
  /** More cards for whoever has a place, and for everybody below. */
  after?: ReactNode
  /** What is said of the points of check-in instead of a line for each: a class has more to say of its meetings. */
  points?: ReactNode
  /** Something must be told above before one can sign up. */
  notYet?: boolean
  /** For how many people one signs up, as told above; unset: the sign-up itself asks who comes along. */
  party?: number
}

/** An offer for a member: where I stand, what I can do now and why not, how it works. */
export function OfferPanel({ offerId, children, after, points, notYet, party }: OfferPanelProps) {
  const read = useMyOffer(offerId)
  const live = useLivePlaces(read.data)
  const now = useServerNow(read.data?.now, read.dataUpdatedAt)
  if (read.isPending) return <SkeletonPage />
  if (read.isError) return <ErrorState error={read.error} onRetry={() => void read.refetch()} />
  const offer = withPlaces(read.data, live.data)
  const phase = phaseNow(offer, now)
  const [latest] = offer.enrolments
  const current = offer.enrolments.find(isActive)
  const shown = current ?? (phase === 'open' || phase === 'soon' ? undefined : latest)
  return (
    <div className="cp-panel">
      <div className="tx-stack">
        {children}
        {shown && <MyPlace offer={offer} enrolment={shown} now={now} phase={phase} />}
        {current?.status === 'confirmed' && <MyCode enrolmentId={current.id} handsOut={offer.mode === 'choice'} points={points} />}
        {!current && <Door offer={offer} phase={phase} now={now} notYet={notYet} party={party} />}
        {offer.mode === 'lottery' && <DrawCard offerId={offer.id} />}
        {after}
      </div>
      <div className="tx-stack">
        {!current && (offer.mode !== 'choice' || !offer.onRoster) && <WhyCard offer={offer} />}
        <FactsCard offer={offer} party={party} />
      </div>
    </div>
  )
}

interface DoorProps extends Pick<OfferPanelProps, 'notYet' | 'party'> {
  offer: MyOffer
  phase: OfferPhase
  now: number
}

/** The way in, or why it is shut. */
function Door({ offer, phase, now, notYet = false, party }: DoorProps) {
  const say = useTexts(capacityTexts)
  const times = useTimes()
  if (phase === 'cancelled')
    return (
      <Banner tone="bad" title={say('cancelledNow')}>
        {offer.cancelledReason}
      </Banner>
    )
  if (phase !== 'open' && phase !== 'soon')
    return (
      <Banner tone="neutral" title={say('closedNow')}>
        {say('closedAt', { at: times.until(offer.closesAt) })}
      </Banner>
    )
  if (!offer.onRoster || notYet) return null
  return <SignUp offer={offer} now={now} open={phase === 'open'} party={party} />
}

/** An offer as this member sees it; refreshed by every change. */
export function useMyOffer(offerId: string) {
  return useQuery(query.capacity.mine.show.queryOptions({ input: { offerId } }))
}

const openMs = 6_000
const otherMs = 45_000

/** Places left just now, asked again while the page is looked at; apart by chance, so that not all ask at once. */
function useLivePlaces(offer: MyOffer | undefined) {
  const opened = offer !== undefined && (offer.phase === 'open' || offer.phase === 'soon')
  return useQuery(
    query.capacity.mine.places.queryOptions({
      input: { offerId: offer?.id ?? '' },
      enabled: opened,
      refetchInterval: ({ state }) => (state.data?.phase === 'open' ? openMs : otherMs) * (0.8 + Math.random() * 0.4),
    }),
  )
}

function withPlaces(offer: MyOffer, live: { places: readonly { optionId: string; left: number | null; waiting: number }[] } | undefined): MyOffer {
  if (!live) return offer
  const places = new Map(live.places.map((place) => [place.optionId, place]))
  return {
    ...offer,
    options: offer.options.map((option) => {
      const place = places.get(option.id)
      return place ? { ...option, left: place.left, waiting: place.waiting } : option
    }),
  }
}
