import { call } from '@orpc/server'
import { everywhere, type Scope } from '../../kernel/auth/actor.ts'
import type { RequestContext } from '../../kernel/context.ts'
import { openWorld, type World } from '../../kernel/testing/harness.ts'
import { addPerson, foundCampus, office, type Campus } from '../members/testing/people.ts'
import type { NewVenue } from './venues.actions.ts'
import { venueBookingsRoutes, venuesRoutes } from './venues.routes.ts'

const hourMs = 3_600_000

export interface VenueWorld {
  world: World
  campus: Campus
  keeper(scope?: Scope): RequestContext
  /** Somebody new, of the physics branch unless told. */
  person(unitId?: string, name?: string): Promise<RequestContext>
  facts(more?: Partial<NewVenue>): NewVenue
  venue(more?: Partial<NewVenue>): Promise<string>
  /** An hour of a day of March 2026, in China. */
  at(day: number, hour: number): string
  book(context: RequestContext, venueId: string, wanted: { at: string; slots?: number; purpose?: string }): ReturnType<typeof bookThrough>
  close(): Promise<void>
}

/** A university whose clock stands at Monday, 2 March 2026, 09:00 in China. */
export async function openVenueWorld(): Promise<VenueWorld> {
  const world = await openWorld()
  const campus = await foundCampus(world)
  const keeper: VenueWorld['keeper'] = (scope = everywhere) => world.context(world.actor(['venues.manage'], { scope, name: '周办' }))
  const everyDay = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: 9 * 60, to: 21 * 60 }))
  const facts: VenueWorld['facts'] = (more = {}) => ({
    unitId: campus.root,
    name: '教工活动室',
    kind: 'home',
    place: '玉泉校区教工之家二楼',
    about: '',
    rules: '',
    contact: '周老师 88200001',
    audience: 'all',
    hours: everyDay,
    closedOnHolidays: false,
    units: 1,
    slotMinutes: 60,
    mostSlots: 3,
    aheadDays: 14,
    weekHours: null,
    cancelHours: 2,
    approval: false,
    ...more,
  })
  return {
    world,
    campus,
    keeper,
    person: async (unitId = campus.physics, name = '赵师傅') => {
      const { id } = await addPerson(office(world), { unitId, name })
      return world.context(world.actor([], { staffId: id, name }))
    },
    facts,
    venue: async (more) => (await call(venuesRoutes.create, facts(more), { context: keeper() })).id,
    at: (day, hour) => new Date(Date.parse('2026-03-01T00:00:00+08:00') + (day - 1) * 24 * hourMs + hour * hourMs).toISOString(),
    book: bookThrough,
    close: world.close,
  }
}

function bookThrough(context: RequestContext, venueId: string, { at, slots = 1, purpose = '' }: { at: string; slots?: number; purpose?: string }) {
  return call(venueBookingsRoutes.book, { venueId, startsAt: at, slots, purpose }, { context })
}
