import { useTexts, type SayOf } from '../../../kernel/ui/texts.ts'
import { capacityTexts } from './capacity.texts.ts'
import type { OfferPhase } from './offer.types.ts'
import { useTimes } from './use-times.ts'

interface Offered {
  phase: OfferPhase
  opensAt: string | null
  closesAt: string | null
  /** Null: no limit. Left out: not said. */
  left?: number | null
  waiting?: number
}

/** In one line: when sign-up opens, or whether there is room and until when. Of what is over nothing. */
export function PlacesLeft({ offer: { phase, opensAt, closesAt, left, waiting = 0 } }: { offer: Offered }) {
  const say = useTexts(capacityTexts)
  const times = useTimes()
  if (phase === 'soon' && opensAt) return say('opensAt', { at: times.at(opensAt) })
  if (phase !== 'open') return null
  return [left !== undefined && sayRoom({ left, waiting }, say), closesAt && say('closesAt', { at: times.until(closesAt) })].filter(Boolean).join(' · ')
}

/** What became free while people wait is theirs first. */
function sayRoom({ left, waiting }: { left: number | null; waiting: number }, say: SayOf<typeof capacityTexts>): string {
  if (waiting > 0) return say('leftNoneWait', { count: waiting })
  if (left === null) return say('leftUnlimited')
  return left === 0 ? say('leftNone') : say('left', { count: left })
}
