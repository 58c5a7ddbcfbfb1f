import { endOfDay } from '../../engines/calendar/working-days.ts'
import { scopeFor } from '../../kernel/auth/actor.ts'
import { dayOf } from '../../kernel/clock.ts'
import type { RequestContext } from '../../kernel/context.ts'
import type { WaitingItem } from '../../kernel/module.ts'
import { findPeople, peopleShown } from '../members/members.api.ts'
import { giveBackUntil } from './bookings.actions.ts'
import { askedWithin, bookingPage, missedBy, standing, type Booking } from './bookings.store.ts'
import { manageVenues } from './sight.ts'
import { venuesById, type Venue } from './venues.store.ts'
import type { BookingState } from './venues.shapes.ts'

const missedDays = 182

interface PageAsked {
  when: 'coming' | 'past'
  cursor?: string | undefined
  limit: number
}

export async function listMine({ db, actor, clock }: RequestContext, asked: PageAsked) {
  if (actor.staffId === null) return { items: [], nextCursor: null, count: 0, countCapped: false }
  const now = clock.now()
  const page = await bookingPage(db, asked, { staffIds: [actor.staffId], now })
  const venues = await venuesOf(db, page.items)
  const items = page.items.flatMap((booking) => {
    const venue = venues.get(booking.venueId)
    if (!venue) return []
    const until = giveBackUntil(venue, booking)
    const mayGiveBack = standing.includes(booking.state) && now < until
    return [{ ...wordsOf(booking, venue), contact: venue.contact, mayGiveBack, giveBackUntil: until.toISOString() }]
  })
  return { ...page, items }
}

interface DeskAsked extends PageAsked {
  venueId?: string | undefined
  state?: BookingState | undefined
  from?: string | undefined
  to?: string | undefined
  search?: string | undefined
}

/** Bookings of the venues within reach: a constant number of statements. */
export async function listBookings({ db, actor, clock }: RequestContext, { venueId, state, from, to, search, ...asked }: DeskAsked) {
  const now = clock.now()
  const scope = scopeFor(actor, manageVenues)
  const staffIds = search === undefined ? undefined : (await findPeople(db, { q: search, day: dayOf(now) })).map(({ id }) => id)
  const narrowed = { scope, venueId, state, staffIds, from: from === undefined ? undefined : new Date(`${from}T00:00:00+08:00`), to: to === undefined ? undefined : endOfDay(to) }
  const page = await bookingPage(db, asked, { ...narrowed, now })
  const venues = await venuesOf(db, page.items)
  const ids = [...new Set(page.items.map(({ staffId }) => staffId))]
  const people = await peopleShown(db, ids, dayOf(now))
  const missed = await missedBy(db, { staffIds: ids, scope, since: new Date(now.getTime() - missedDays * 86_400_000) })
  const items = page.items.flatMap((booking) => {
    const venue = venues.get(booking.venueId)
    const person = people.get(booking.staffId)
    const shown = { name: person?.name ?? '—', staffNo: person?.staffNo ?? '', unitName: person?.unitName ?? '' }
    return venue ? [{ ...wordsOf(booking, venue), person: shown, missed: missed.get(booking.staffId) ?? 0, begun: booking.startsAt <= now }] : []
  })
  return { ...page, items }
}

/** Bookings that wait for this officer. */
export async function waitingBookings({ db, actor, clock }: RequestContext): Promise<WaitingItem[]> {
  const scope = actor.permissions.get(manageVenues)
  if (scope === undefined) return []
  const { count, next } = await askedWithin(db, scope, clock.now())
  if (count === 0) return []
  return [
    {
      key: 'venues:asked',
      title: { zh: `${count} 个场地预约待审批`, en: `${count} booking(s) to approve` },
      hint: { zh: '到开始时仍未审批的会自动取消', en: 'What is not decided before it begins lapses' },
      path: '/venues/bookings?f.state=asked',
      dueOn: next === null ? null : dayOf(next),
      count,
    },
  ]
}

function venuesOf(db: RequestContext['db'], bookings: readonly Booking[]): Promise<Map<string, Venue>> {
  return venuesById(db, [...new Set(bookings.map(({ venueId }) => venueId))])
}

function wordsOf({ id, venueId, unitNo, startsAt, endsAt, state, purpose, reason, noShowAt }: Booking, venue: Venue) {
  return {
    id,
    venueId,
    venueName: venue.name,
    place: venue.place,
    unitNo: venue.units > 1 ? unitNo : null,
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
    state,
    purpose,
    reason,
    noShow: noShowAt !== null,
  }
}
