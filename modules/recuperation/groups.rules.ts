import type { OfferPhase } from '../../engines/capacity/capacity.shapes.ts'
import type { AppError, Bilingual } from '../../kernel/errors.ts'
import type { NoticeState } from './nominations/public-notice.ts'
import { belowLeast, checksOpen, nobodyLeads, notBack, noticeNotOver, notFormed, notYetOpen, tripDecided } from './recuperation.errors.ts'
import type { Trip, TripState } from './trips.store.ts'

export const stateWords: Record<TripState, Bilingual> = {
  open: { zh: '报名中', en: 'open' },
  formed: { zh: '成团', en: 'formed' },
  merged: { zh: '并入其他日期', en: 'put together with another' },
  cancelled: { zh: '取消', en: 'cancelled' },
}

type Standing = Pick<Trip, 'title' | 'state' | 'people' | 'least' | 'leader' | 'safety' | 'unchecked' | 'startsAt' | 'endsAt'>

const begun = (phase: OfferPhase): boolean => phase === 'open' || phase === 'closed' || phase === 'settled'

function decided({ title, state }: Standing): AppError {
  return tripDecided({ title, state: stateWords[state] })
}

/** Why a group cannot be formed now; null: it can. */
export function formRefusal(trip: Standing, { phase, notice }: { phase: OfferPhase; notice: NoticeState }): AppError | null {
  if (trip.state !== 'open') return decided(trip)
  if (!begun(phase)) return notYetOpen()
  if (trip.people < trip.least) return belowLeast({ people: trip.people, least: trip.least, missing: trip.least - trip.people })
  if (trip.unchecked > 0) return checksOpen({ count: trip.unchecked })
  if (notice === 'missing' || notice === 'running') return noticeNotOver()
  return trip.leader === null || trip.safety === null ? nobodyLeads() : null
}

/** Why nothing can be put together with this group, or it with another. */
export function mergeRefusal(trip: Standing, phase: OfferPhase): AppError | null {
  if (trip.state === 'merged' || trip.state === 'cancelled') return decided(trip)
  return begun(phase) ? null : notYetOpen()
}

export function cancelRefusal(trip: Standing, { phase, now }: { phase: OfferPhase; now: Date }): AppError | null {
  if (trip.state === 'merged' || trip.state === 'cancelled') return decided(trip)
  // Who has left cannot be called back.
  if (trip.startsAt !== null && trip.startsAt <= now) return tripDecided({ title: trip.title, state: { zh: '出发', en: 'under way' } })
  return phase === 'draft' || phase === 'cancelled' ? notYetOpen() : null
}

export function settleRefusal(trip: Standing, now: Date): AppError | null {
  if (trip.state !== 'formed') return notFormed()
  return trip.endsAt !== null && trip.endsAt > now ? notBack() : null
}
