import { readCalendar } from '../../engines/calendar/calendar.store.ts'
import { reaches, scopeFor } from '../../kernel/auth/actor.ts'
import { today } from '../../kernel/clock.ts'
import type { RequestContext } from '../../kernel/context.ts'
import type { SearchHit } from '../../kernel/module.ts'
import { readTree, unitNames } from '../organisation/organisation.api.ts'
import { comingOf, takenOf } from './bookings.store.ts'
import { keptVenue, manageVenues, unitsOf, venueInSight } from './sight.ts'
import { isoWeekday, slotsOfDay, withFree } from './slots.rules.ts'
import { closedOn, lastDayOf, readTimes, spanOfDays } from './times.ts'
import { openVenues, venuePage, venuesNamed, type Venue } from './venues.store.ts'

const mostFound = 5

/** Venues that this person may book: a constant number of statements. */
export async function listVenues(context: RequestContext) {
  const { db, clock } = context
  const now = clock.now()
  const day = today(clock)
  const venues = await openVenues(db, await unitsOf(context))
  const taken = await takenOf(
    db,
    venues.map(({ id }) => id),
    spanOfDays(day, day),
  )
  const calendar = await readCalendar(db)
  const units = await unitNames(
    db,
    venues.map(({ unitId }) => unitId),
    day,
  )
  const items = venues.map((venue) => {
    const closed = closedOn(calendar, venue, day) !== null
    const slots = closed ? [] : withFree(slotsOfDay(venue, day), venue, taken(venue.id))
    const ahead = slots.filter(({ startsAt }) => startsAt > now)
    return {
      ...wordsOf(venue, units),
      approval: venue.approval,
      today: closed ? [] : hoursOn(venue, day),
      freeToday: ahead.reduce((sum, { free }) => sum + free.length, 0),
      overToday: ahead.length === 0,
    }
  })
  return { items, now: now.toISOString() }
}

export async function showVenue(context: RequestContext, id: string) {
  const { venue, mayManage } = await venueInSight(context, id)
  const { version: _version, ...shown } = venue
  return { ...shown, unitName: await unitNameOf(context, venue), mayManage, lastDay: lastDayOf(venue, context.clock.now()) }
}

export async function showTimes(context: RequestContext, { id, from, days }: { id: string; from: string; days: number }) {
  const { venue } = await venueInSight(context, id)
  const now = context.clock.now()
  return { now: now.toISOString(), days: await readTimes(context.db, venue, { from, days, staffId: context.actor.staffId, now }) }
}

interface DeskAsked {
  state?: Venue['state'] | undefined
  search?: string | undefined
  cursor?: string | undefined
  limit: number
}

export async function listDesk(context: RequestContext, asked: DeskAsked) {
  const { db, clock, actor } = context
  const page = await venuePage(db, { ...asked, scope: scopeFor(actor, manageVenues) }, clock.now())
  const units = await unitNames(
    db,
    page.items.map(({ venue }) => venue.unitId),
    today(clock),
  )
  const items = page.items.map(({ venue, asked, coming }) => ({ ...wordsOf(venue, units), units: venue.units, approval: venue.approval, state: venue.state, asked, coming }))
  return { items, nextCursor: page.nextCursor, count: page.count, countCapped: false }
}

const keeping = ['university', 'branch', 'committee', 'club']

/** Units for which this actor may keep venues, the highest first. */
export async function listKeepers({ db, actor, clock }: RequestContext) {
  const scope = scopeFor(actor, manageVenues)
  const { all } = await readTree(db, today(clock))
  return { items: all.filter(({ id, kind }) => keeping.includes(kind) && reaches(scope, id)).map(({ id, name }) => ({ id, name })) }
}

/** A venue as its editor has it. */
export async function showEdited(context: RequestContext, id: string) {
  const venue = await keptVenue(context, id)
  return { ...venue, unitName: await unitNameOf(context, venue), coming: (await comingOf(context.db, id, context.clock.now())).length }
}

/** Venues for the search over everything. */
export async function searchVenues(context: RequestContext, text: string): Promise<SearchHit[]> {
  const found = await venuesNamed(context.db, { unitIds: await unitsOf(context), text, limit: mostFound })
  return found.map(({ id, name, place }) => ({ kind: 'venue', title: name, hint: place, path: `/venues/${id}` }))
}

function hoursOn({ hours }: Venue, day: string) {
  return hours
    .filter(({ weekday }) => weekday === isoWeekday(day))
    .toSorted((a, b) => a.from - b.from)
    .map(({ from, to }) => ({ from, to }))
}

function wordsOf({ id, name, kind, place, unitId }: Venue, units: ReadonlyMap<string, string>) {
  return { id, name, kind, place, unitName: units.get(unitId) ?? '—' }
}

async function unitNameOf({ db, clock }: RequestContext, { unitId }: Venue): Promise<string> {
  return (await unitNames(db, [unitId], today(clock))).get(unitId) ?? '—'
}
