import { capBelowTaken } from '../../engines/capacity/capacity.errors.ts'
import { inHall } from '../../engines/capacity/moves/hall.ts'
import { moveUp } from '../../engines/capacity/moves/move-up.ts'
import { lockOffer, nextVersion } from '../../engines/capacity/offers/offers.actions.ts'
import { frozen } from '../../engines/capacity/offers/offers.errors.ts'
import { limitsOf, standingsOf, type Offer } from '../../engines/capacity/offers/offers.store.ts'
import { phaseOf } from '../../engines/capacity/offers/phase.ts'
import { storeLimits } from '../../engines/capacity/offers/set-limits.ts'
import { storeOptions } from '../../engines/capacity/offers/set-options.ts'
import { write, type RequestContext } from '../../kernel/context.ts'
import type { Db, Trx } from '../../kernel/db/handle.ts'
import { notFound } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { fenFromYuan, yuanFromFen } from '../../kernel/money.ts'
import { programmesOf } from './programmes.store.ts'
import { tripStays } from './recuperation.errors.ts'
import { outCapOf, tripRefusal, type TripEntry } from './recuperation.rules.ts'
import { outTag } from './recuperation.service.ts'
import { managedProgramme } from './sight.ts'
import { removeTrips, saveTrips, tripsOf, type Trip } from './trips.store.ts'

interface Versioned {
  id: string
  version: number
}

/** Writes all trips in their order, with their places. Of what is published none goes and none changes its province. */
export async function setTrips(
  context: RequestContext,
  { id, version, trips }: { id: string; version: number; trips: readonly TripEntry[] },
): Promise<Versioned & { movedUp: number; outCap: number | null }> {
  await managedProgramme(context, id)
  for (const trip of trips) {
    const refusal = tripRefusal(trip)
    if (refusal) throw refusal
  }
  return write(context, async (trx) => {
    const offer = await lockOffer(trx, id)
    await nextVersion(trx, id, { version })
    const phase = phaseOf(offer, trx.at)
    if (phase === 'cancelled' || phase === 'settled') throw frozen({ fields: { zh: '线路', en: 'trips' } })
    await writeTrips(trx, offer, trips)
    const seated = await inHall(trx, id, (hall) => moveUp(trx, hall))
    const outCap = outCapOf(trips, (await programmesOf(trx, [id])).get(id)?.outShareOf ?? null)
    trx.audit({ action: 'recuperation.trips', entity: { type: 'offer', id }, unitId: offer.unitId, details: { trips: trips.length, outCap, movedUp: seated.length } })
    return { id, version: version + 1, movedUp: seated.length, outCap }
  })
}

/** The gate must be held. Returns the ids of the trips in their order. */
export async function writeTrips(trx: Trx, offer: Pick<Offer, 'id' | 'state'>, trips: readonly TripEntry[]): Promise<string[]> {
  const before = await tripsOf(trx, offer.id)
  const known = new Map(before.map((trip) => [trip.id, trip]))
  const wanted = trips.map((trip) => ({ ...trip, id: trip.id ?? newId() }))
  if (trips.some((trip) => trip.id !== null && !known.has(trip.id)) || new Set(wanted.map((trip) => trip.id)).size < wanted.length) throw notFound()
  const kept = new Map(wanted.map((trip) => [trip.id, trip]))
  mustStay(offer, before, kept)
  await removeTrips(
    trx,
    offer.id,
    before.filter((trip) => !kept.has(trip.id)).map((trip) => trip.id),
  )
  await storeOptions(
    trx,
    offer.id,
    wanted.map((trip, sort) => ({ ...optionOf(trip), id: trip.id, sort })),
  )
  await saveTrips(
    trx,
    offer.id,
    wanted.map(({ id, outOfProvince, price, unionPays, administrationPays, least, meeting, plan }) => ({
      id,
      outOfProvince,
      least,
      meeting,
      plan,
      priceFen: fenFromYuan(price),
      unionFen: fenFromYuan(unionPays),
      administrationFen: fenFromYuan(administrationPays),
    })),
  )
  await setPlaces(trx, offer.id, new Map(wanted.map((trip) => [trip.id, trip.places])))
  await capOut(trx, offer.id, (await programmesOf(trx, [offer.id])).get(offer.id)?.outShareOf ?? null)
  return wanted.map((trip) => trip.id)
}

function mustStay({ state }: Pick<Offer, 'state'>, before: readonly Trip[], kept: ReadonlyMap<string, TripEntry>): void {
  if (state === 'draft') return
  // What is cancelled or merged is no longer edited, and stays away by itself.
  const gone = before.find((trip) => trip.optionState === 'open' && kept.get(trip.id)?.outOfProvince !== trip.outOfProvince)
  if (gone) throw tripStays({ title: gone.title })
}

/** Members read the price with the option itself. */
function optionOf({ title, place, startsAt, endsAt, outOfProvince, price, unionPays, administrationPays }: TripEntry) {
  const mine = fenFromYuan(price) - fenFromYuan(unionPays) - fenFromYuan(administrationPays)
  const note = mine === 0n ? `每人 ${price} 元，个人不承担` : `每人 ${price} 元，个人承担 ${yuanFromFen(mine)} 元`
  return { title, place, note, tag: outOfProvince ? outTag : null, startsAt: new Date(startsAt), endsAt: new Date(endsAt) }
}

/** Sets how many each trip takes; limits of branches stay. */
async function setPlaces(trx: Trx, offerId: string, places: ReadonlyMap<string, number>): Promise<void> {
  const limits = await limitsOf(trx, offerId)
  const others = limits.filter(({ optionId, unitId }) => optionId === null || unitId !== null)
  const taken = await takenByOption(trx, offerId)
  const wholes = [...places].map(([optionId, cap]) => ({ optionId, tag: null, unitId: null, cap, taken: taken.get(optionId) ?? 0 }))
  const gone = limits.filter(({ optionId, unitId }) => optionId !== null && unitId === null && !places.has(optionId))
  const short = wholes.find((limit) => limit.cap < limit.taken)
  if (short) throw capBelowTaken({ taken: short.taken, cap: short.cap })
  const all = [...others, ...gone, ...wholes]
  await storeLimits(trx, offerId, { limits: all, taken: all.map((limit) => limit.taken) })
}

/** Holds the places out of the province to the rule's share of all that are offered. */
export async function capOut(trx: Trx, offerId: string, outShareOf: number | null): Promise<void> {
  const trips = (await tripsOf(trx, offerId)).filter(({ optionState }) => optionState === 'open')
  const cap = outCapOf(trips, outShareOf)
  const others = (await limitsOf(trx, offerId)).filter(({ tag, unitId }) => tag !== outTag || unitId !== null)
  const taken = trips.filter(({ outOfProvince }) => outOfProvince).reduce((sum, { people }) => sum + people, 0)
  const some = cap !== null && trips.some(({ outOfProvince }) => outOfProvince)
  if (some && cap < taken) throw capBelowTaken({ taken, cap })
  const all = [...others, ...(some ? [{ optionId: null, tag: outTag, unitId: null, cap, taken }] : [])]
  await storeLimits(trx, offerId, { limits: all, taken: all.map((limit) => limit.taken) })
}

async function takenByOption(db: Db, offerId: string): Promise<ReadonlyMap<string, number>> {
  const held = (await standingsOf(db, [offerId])).filter(({ status }) => status === 'confirmed' || status === 'offered')
  const taken = new Map<string, number>()
  for (const { optionId, people } of held) if (optionId !== null) taken.set(optionId, (taken.get(optionId) ?? 0) + people)
  return taken
}
