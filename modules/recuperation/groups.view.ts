import { directory } from '../../engines/capacity/capacity.ports.ts'
import { iso } from '../../engines/capacity/offers/offers.view.ts'
import { resultsOf } from '../../engines/surveys/surveys.results.ts'
import { today } from '../../kernel/clock.ts'
import type { RequestContext } from '../../kernel/context.ts'
import type { AppError } from '../../kernel/errors.ts'
import { cancelRefusal, formRefusal, mergeRefusal } from './groups.rules.ts'
import { noticeStateOf } from './nominations/public-notice.ts'
import { problemOf } from './problem-of.ts'
import { programmeOf, shownTrip, wordsOf } from './recuperation.view.ts'
import { programmeInReach } from './sight.ts'
import { travellersOf, tripsOf, type Trip } from './trips.store.ts'

/** Trips with their groups, and the share of those out of the province. */
export async function showGroups(context: RequestContext, id: string) {
  const { offer, mayManage } = await programmeInReach(context, id)
  const { outShareOf, nominated } = await programmeOf(context, id)
  const trips = await tripsOf(context.db, id)
  const words = await wordsOf(context, offer)
  const ratings = await ratingsOf(context, trips)
  const now = context.clock.now()
  const notice = await noticeStateOf(context.db, { id, nominated, day: today(context.clock) })
  const can = (refusal: AppError | null) => refusal && problemOf(refusal)
  return {
    ...words,
    version: offer.version,
    mayManage,
    nominated,
    share: shareOf(trips, outShareOf),
    items: trips.map((trip) => ({
      ...shownTrip(trip, trips),
      parties: trip.parties,
      pending: trip.pending,
      unchecked: trip.unchecked,
      letters: trip.letters,
      unanswered: trip.unanswered,
      settled: trip.settled,
      rating: ratings.get(trip.id) ?? null,
      can: {
        form: can(formRefusal(trip, { phase: words.phase, notice })),
        merge: can(mergeRefusal(trip, words.phase)),
        cancel: can(cancelRefusal(trip, { phase: words.phase, now })),
      },
    })),
  }
}

/** Of those who have a place: how many leave the province, and whether the rule's share holds. */
export function shareOf(trips: readonly Pick<Trip, 'people' | 'outOfProvince'>[], of: number | null) {
  const sum = (some: readonly Pick<Trip, 'people'>[]) => some.reduce((total, { people }) => total + people, 0)
  const people = sum(trips)
  const out = sum(trips.filter(({ outOfProvince }) => outOfProvince))
  return { people, out, of, kept: of === null || out * of <= people }
}

async function ratingsOf({ db }: RequestContext, trips: readonly Trip[]) {
  // Trips that are over and were rated: a handful a year, asked for side by side.
  const rated = await Promise.all(
    trips.flatMap(({ id, surveyId }) => (surveyId === null ? [] : [resultsOf(db, surveyId).then(({ invited, counted, rate }) => [id, { invited, counted, rate }] as const)])),
  )
  return new Map(rated)
}

/** Who travels, with what each has confirmed; of what is held above, the own branch's people. */
export async function listTravellers(context: RequestContext, { id, tripId }: { id: string; tripId: string }) {
  const { reach } = await programmeInReach(context, id)
  const people = await travellersOf(context.db, { offerId: id, tripId, unitIds: reach.all ? null : reach.unitIds })
  const units = await directory().unitNames(
    context.db,
    people.map(({ unitId }) => unitId),
    today(context.clock),
  )
  return {
    items: people.map(({ enrolmentId, name, staffNo, unitId, party, letterAt, moved, transfer, came }) => ({
      enrolmentId,
      name,
      staffNo,
      party,
      came,
      unitName: units.get(unitId) ?? '—',
      letterAt: iso(letterAt),
      transfer: !moved ? ('none' as const) : transfer === 'accepted' ? ('accepted' as const) : ('open' as const),
    })),
  }
}
