import { addDays } from '../../../engines/calendar/working-days.ts'
import { dayOf } from '../../../kernel/clock.ts'
import type { Trx } from '../../../kernel/db/handle.ts'
import { newId } from '../../../kernel/ids.ts'
import { insertBookings, type Booking } from '../bookings.store.ts'
import { slotsOfDay, type Slot } from '../slots.rules.ts'
import { insertVenue } from '../venues.store.ts'
import type { VenueCast } from './seed.types.ts'
import { venues } from './words.ts'

const pastDays = 14
const comingDays = 4
/** The shown member plays on these days, counted from today. */
const shownDays: readonly number[] = [-8, -3, 2]

type SeedVenue = (typeof venues)[number]

/** Venues of each kind, used as on any other week. */
export async function seedVenues(trx: Trx, cast: VenueCast): Promise<void> {
  const [shown] = cast.members
  if (!shown) return
  for (const [index, venue] of venues.entries()) {
    const id = newId()
    await insertVenue(trx, { id, unitId: venue.ofBranch ? shown.unitId : cast.rootId, ...venue.facts })
    if (venue.shut) await shut(trx, id, venue.shut)
    await insertBookings(trx, bookingsOf(trx, { venue, id, index, cast }))
  }
}

async function shut(trx: Trx, venueId: string, { day, from, to, reason }: NonNullable<SeedVenue['shut']>): Promise<void> {
  const at = (hour: number) => new Date(Date.parse(`${addDays(dayOf(trx.at), day)}T00:00:00+08:00`) + hour * 3_600_000)
  await trx.q
    .insertInto('venue_blocks')
    .values({ tenant_id: trx.tenantId, id: newId(), venue_id: venueId, unit_no: null, from_at: at(from), to_at: at(to), reason, created_at: trx.at, lifted_at: null })
    .execute()
}

interface Filling {
  venue: SeedVenue
  id: string
  index: number
  cast: VenueCast
}

function bookingsOf({ at: now }: Trx, { venue, id, index, cast }: Filling): Booking[] {
  const [shown, ...others] = cast.members
  if (!shown) return []
  const people = venue.ofBranch ? others.filter(({ unitId }) => unitId === shown.unitId) : others
  const bookings: Booking[] = []
  for (let offset = -pastDays; offset < comingDays; offset += 1) {
    const slots = slotsOfDay(venue.facts, addDays(dayOf(now), offset))
    for (const [at, slot] of slots.entries())
      for (let unitNo = 1; unitNo <= venue.facts.units; unitNo += 1) {
        // Plays in the last hour of the day, on the first court.
        const isShown = index === 0 && unitNo === 1 && at === slots.length - 1 && shownDays.includes(offset)
        const chance = spread(index * 7919 + (offset + pastDays) * 997 + at * 31 + unitNo)
        if (!isShown && chance % 100 >= venue.load) continue
        const person = isShown ? shown : people[(bookings.length * 13 + index * 401) % people.length]
        if (person) bookings.push({ ...bookingAt({ venue, slot, chance, now }), id: newId(), venueId: id, unitNo, staffId: person.staffId })
      }
  }
  return bookings
}

/** To come and to be approved: still asked for; over: now and then nobody came. */
function bookingAt({ venue, slot, chance, now }: { venue: SeedVenue; slot: Slot; chance: number; now: Date }): Omit<Booking, 'id' | 'venueId' | 'unitNo' | 'staffId'> {
  const isAsked = venue.facts.approval && slot.startsAt > now && chance % 2 === 0
  const missed = slot.endsAt <= now && Math.floor(chance / 100) % 17 === 0
  const purpose = venue.purposes[Math.floor(chance / 100) % venue.purposes.length] ?? ''
  return { ...slot, purpose, state: isAsked ? 'asked' : 'booked', reason: null, noShowAt: missed ? slot.endsAt : null }
}

/** A number that looks like chance and is the same on every start. */
function spread(seed: number): number {
  let mixed = Math.imul(seed ^ (seed >>> 15), 2_246_822_519)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 3_266_489_917)
  return (mixed ^ (mixed >>> 16)) >>> 0
}
