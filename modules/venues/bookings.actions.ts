import { mustReach, scopeFor } from '../../kernel/auth/actor.ts'
import { dayOf, shanghaiMinute } from '../../kernel/clock.ts'
import { write, type RequestContext } from '../../kernel/context.ts'
import type { Trx } from '../../kernel/db/handle.ts'
import { notFound } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { findBooking, insertBookings, ownIn, setBookingState, setNoShow, standing, takenOf, type Booking } from './bookings.store.ts'
import { stateWords } from './bookings.words.ts'
import { manageVenues, ownRecord, venueInSight } from './sight.ts'
import { minutesOf, nearestFree, spanFrom, touches, unitFor, weekOf, type OpenSlot, type Slot } from './slots.rules.ts'
import { tellBooker, tellKeepers } from './tell.ts'
import { lastDayOf, leftIn, slotsAround, spanOfDays } from './times.ts'
import {
  alreadyBegun,
  alreadyYours,
  isOver,
  notBegun,
  notOpenThen,
  notStanding,
  notWaiting,
  purposeMissing,
  retired,
  shutThen,
  slotTaken,
  tooFarAhead,
  tooLateToGiveBack,
  tooLong,
  weekUsedUp,
} from './venues.errors.ts'
import { lockVenue, type Venue } from './venues.store.ts'
import type { BookingState } from './venues.shapes.ts'

/** How many days before and after are looked through for the nearest free times, and how many of them are offered. */
const aroundDays = 7
const mostNearest = 3

interface Wanted {
  venueId: string
  startsAt: string
  slots: number
  purpose: string
}

/** Books from a slot on. Two who press at once come one after the other: the second hears what is free nearby. */
export async function bookVenue(context: RequestContext, wanted: Wanted) {
  await venueInSight(context, wanted.venueId)
  const staffId = ownRecord(context.actor)
  return write(
    context,
    async (trx) => {
      const venue = await lockVenue(trx, wanted.venueId)
      const { span, unitNo } = await freeSpan(trx, venue, { ...wanted, staffId })
      const state: BookingState = venue.approval ? 'asked' : 'booked'
      const booking: Booking = { id: newId(trx.at.getTime()), venueId: venue.id, unitNo, staffId, purpose: wanted.purpose, ...span, state, reason: null, noShowAt: null }
      await insertBookings(trx, [booking])
      if (venue.approval) await tellKeepers(trx, venue, booking)
      trx.audit({ action: 'venue_booking.book', entity: { type: 'venue_booking', id: booking.id }, unitId: venue.unitId, details: { ...wanted, unitNo, state } })
      return { id: booking.id, state, unitNo: venue.units > 1 ? unitNo : null, startsAt: span.startsAt.toISOString(), endsAt: span.endsAt.toISOString() }
    },
    { route: 'venueBookings.book', content: wanted },
  )
}

/** The time that was wanted and a unit that is free for all of it, or why not. The caller holds the venue. */
async function freeSpan(trx: Trx, venue: Venue, { startsAt: from, slots: count, purpose, staffId }: Wanted & { staffId: string }): Promise<{ span: Slot; unitNo: number }> {
  const startsAt = new Date(from)
  const day = dayOf(startsAt)
  if (venue.state === 'retired') throw retired({ name: venue.name })
  if (count > venue.mostSlots) throw tooLong({ most: venue.mostSlots })
  if (venue.approval && purpose === '') throw purposeMissing()
  if (startsAt <= trx.at) throw alreadyBegun()
  const lastDay = lastDayOf(venue, trx.at)
  if (day > lastDay) throw tooFarAhead({ days: venue.aheadDays, lastDay })
  const slots = await slotsAround(trx, venue, { day, around: aroundDays, now: trx.at })
  const wanted = spanFrom(slots, { startsAt, count })
  const [first, last] = [wanted?.[0], wanted?.at(-1)]
  if (!wanted || !first || !last) throw notOpenThen({ name: venue.name })
  const span = { startsAt: first.startsAt, endsAt: last.endsAt }
  await mustBeWithinShare(trx, venue, { staffId, span })
  const unitNo = unitFor(wanted)
  if (unitNo === null) throw await refusal(trx, venue, { wanted, slots, span, count })
  return { span, unitNo }
}

async function mustBeWithinShare(trx: Trx, venue: Venue, { staffId, span }: { staffId: string; span: Slot }): Promise<void> {
  const monday = weekOf(dayOf(span.startsAt))
  const sunday = new Date(Date.parse(monday) + 6 * 86_400_000).toISOString().slice(0, 10)
  const own = await ownIn(trx, { venueId: venue.id, staffId }, spanOfDays(monday, sunday))
  if (own.some((booking) => booking.startsAt < span.endsAt && span.startsAt < booking.endsAt)) throw alreadyYours()
  const left = leftIn(venue, own, monday)
  if (left !== null && minutesOf(span) > left) throw weekUsedUp({ most: venue.weekHours, left })
}

interface Missed {
  wanted: readonly OpenSlot[]
  slots: readonly OpenSlot[]
  span: Slot
  count: number
}

/** Shut, or taken by others: then with what is free nearby. */
async function refusal(trx: Trx, venue: Venue, { wanted, slots, span, count }: Missed) {
  if (wanted.some(({ blocked }) => blocked)) {
    const { blocks } = (await takenOf(trx, [venue.id], span))(venue.id)
    return shutThen({ name: venue.name, reason: blocks.find((block) => touches(block, span))?.reason ?? '' })
  }
  const nearest = nearestFree(slots, { startsAt: span.startsAt, count, after: trx.at, atMost: mostNearest })
  return slotTaken({ nearest: nearest.map(({ startsAt, endsAt }) => ({ startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() })) })
}

/** The person's own booking, given back in time. One that still waits for approval can be taken back until it begins. */
export async function giveBack(context: RequestContext, bookingId: string): Promise<{ id: string }> {
  const seen = await findBooking(context.db, bookingId)
  if (!seen || context.actor.staffId === null || seen.staffId !== context.actor.staffId) throw notFound()
  return write(context, async (trx) => {
    const { venue, booking } = await held(trx, seen)
    if (!standing.includes(booking.state)) throw notStanding({ state: stateWords[booking.state] })
    const until = giveBackUntil(venue, booking)
    if (trx.at >= until) throw tooLateToGiveBack({ until: shanghaiMinute(until), contact: venue.contact || '—' })
    await setBookingState(trx, [booking.id], { state: 'given_back' })
    trx.audit({ action: 'venue_booking.give_back', entity: { type: 'venue_booking', id: booking.id }, unitId: venue.unitId })
    return { id: booking.id }
  })
}

export function giveBackUntil({ cancelHours }: Pick<Venue, 'cancelHours'>, { startsAt, state }: Pick<Booking, 'startsAt' | 'state'>): Date {
  return new Date(startsAt.getTime() - (state === 'asked' ? 0 : cancelHours * 3_600_000))
}

export async function decideBooking(
  context: RequestContext,
  { bookingId, declined }: { bookingId: string; declined: string | null },
): Promise<{ id: string; state: BookingState }> {
  return changeKept(context, bookingId, async (trx, { venue, booking }) => {
    if (booking.state !== 'asked') throw notWaiting({ state: stateWords[booking.state] })
    if (booking.startsAt <= trx.at) throw notWaiting({ state: stateWords.lapsed })
    const state = declined === null ? 'booked' : 'declined'
    await setBookingState(trx, [booking.id], { state, reason: declined })
    await tellBooker(trx, venue, { bookings: [booking], change: declined === null ? 'approved' : 'declined', reason: declined ?? '' })
    trx.audit({
      action: declined === null ? 'venue_booking.approve' : 'venue_booking.decline',
      entity: { type: 'venue_booking', id: booking.id },
      unitId: venue.unitId,
      details: { declined },
    })
    return { id: booking.id, state }
  })
}

export async function callOffBooking(context: RequestContext, { bookingId, reason }: { bookingId: string; reason: string }): Promise<{ id: string; state: BookingState }> {
  return changeKept(context, bookingId, async (trx, { venue, booking }) => {
    if (!standing.includes(booking.state)) throw notStanding({ state: stateWords[booking.state] })
    if (booking.endsAt <= trx.at) throw isOver()
    await setBookingState(trx, [booking.id], { state: 'called_off', reason })
    await tellBooker(trx, venue, { bookings: [booking], change: 'called_off', reason })
    trx.audit({ action: 'venue_booking.call_off', entity: { type: 'venue_booking', id: booking.id }, unitId: venue.unitId, details: { reason } })
    return { id: booking.id, state: 'called_off' }
  })
}

/** Whether somebody came is known from the beginning on; the person hears of it and can object. */
export async function markNoShow(context: RequestContext, { bookingId, noShow }: { bookingId: string; noShow: boolean }): Promise<{ id: string; noShow: boolean }> {
  return changeKept(context, bookingId, async (trx, { venue, booking }) => {
    if (booking.state !== 'booked') throw notStanding({ state: stateWords[booking.state] })
    if (booking.startsAt > trx.at) throw notBegun()
    await setNoShow(trx, booking.id, noShow)
    if (noShow && booking.noShowAt === null) await tellBooker(trx, venue, { bookings: [booking], change: 'no_show' })
    trx.audit({ action: noShow ? 'venue_booking.no_show' : 'venue_booking.came', entity: { type: 'venue_booking', id: booking.id }, unitId: venue.unitId })
    return { id: booking.id, noShow }
  })
}

interface Held {
  venue: Venue
  booking: Booking
}

/** Changes a booking of a venue that the actor keeps, while nobody else changes anything of that venue. */
async function changeKept<T>(context: RequestContext, bookingId: string, work: (trx: Trx, held: Held) => Promise<T>): Promise<T> {
  const seen = await findBooking(context.db, bookingId)
  if (!seen) throw notFound()
  return write(context, async (trx) => {
    const { venue, booking } = await held(trx, seen)
    mustReach(scopeFor(context.actor, manageVenues), venue.unitId)
    return work(trx, { venue, booking })
  })
}

/** The venue, held, and the booking as it now is. */
export async function held(trx: Trx, seen: Pick<Booking, 'id' | 'venueId'>): Promise<Held> {
  const venue = await lockVenue(trx, seen.venueId)
  const booking = await findBooking(trx, seen.id)
  if (!booking) throw notFound()
  return { venue, booking }
}
