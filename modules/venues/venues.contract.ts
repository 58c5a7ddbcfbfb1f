import { z } from 'zod'
import { day, id, instant, pageOf, pageQuery, route, version, versioned } from '../../kernel/contract.ts'
import { text } from '../../kernel/text.shapes.ts'
import { openingHours, slotLengths, venueKinds } from './venues.shapes.ts'

const tags = ['venues']
const access = 'signed-in'
const manage = 'venues.manage'
const bilingual = z.object({ zh: z.string(), en: z.string() })
const kind = z.enum(venueKinds)

/** Nobody plans a table-tennis game further ahead than half a year. */
const mostAheadDays = 180

const facts = {
  name: text(2, 60),
  kind,
  /** Campus, building, room. */
  place: text(1, 120),
  about: text(0, 2_000),
  /** What users must keep to. */
  rules: text(0, 2_000),
  /** Whom to ask: a name and a number. */
  contact: text(0, 120),
  audience: z.enum(['all', 'unit']),
  hours: openingHours,
  closedOnHolidays: z.boolean(),
  units: z.number().int().min(1).max(60),
  slotMinutes: z.literal([...slotLengths]),
  mostSlots: z.number().int().min(1).max(48),
  aheadDays: z.number().int().min(0).max(mostAheadDays),
  weekHours: z.number().int().min(1).max(168).nullable(),
  cancelHours: z.number().int().min(0).max(336),
  approval: z.boolean(),
}

const words = { id, name: z.string(), kind, place: z.string(), unitName: z.string() }

const venueCard = z.object({
  ...words,
  approval: z.boolean(),
  /** Null: it is closed today. */
  today: z.array(z.object({ from: z.number().int(), to: z.number().int() })),
  /** Slots that are still free today, of all its units. */
  freeToday: z.number().int(),
  /** Today's last time has begun. */
  overToday: z.boolean(),
})

const slot = z.object({
  startsAt: instant,
  endsAt: instant,
  /** Units that are free for it. */
  free: z.number().int(),
  /** Slots that one booking may take from here on, in one of the units. */
  most: z.number().int(),
  /** Why it cannot be booked. */
  closed: z.enum(['past', 'far', 'taken', 'blocked']).nullable(),
  /** My own booking of it. */
  mine: id.nullable(),
})

export const dayOfSlots = z.object({
  day,
  /** Why nothing is open on the whole day. */
  closed: bilingual.nullable(),
  /** What shuts some of it, as it was put up. */
  notices: z.array(z.string()),
  /** Of my hours in this week; null: there is no limit. */
  leftMinutes: z.number().int().nullable(),
  slots: z.array(slot),
})

const list = route
  .route({ method: 'GET', path: '/venues', tags, summary: 'Venues and equipment that I may book, with what is free today' })
  .meta({ access })
  .output(z.object({ items: z.array(venueCard), now: instant }))

const show = route
  .route({ method: 'GET', path: '/venues/{id}', tags, summary: 'One venue: where, when open, on which terms' })
  .meta({ access })
  .input(z.object({ id }))
  .output(z.object({ ...words, ...facts, unitId: id, state: z.enum(['open', 'retired']), mayManage: z.boolean(), lastDay: day }))

const times = route
  .route({ method: 'GET', path: '/venues/{id}/times', tags, summary: 'What is free on some days' })
  .meta({ access })
  .input(z.object({ id, from: day, days: z.coerce.number().int().min(1).max(14).default(1) }))
  .output(z.object({ now: instant, days: z.array(dayOfSlots) }))

const desk = route
  .route({ method: 'GET', path: '/venues/desk', tags, summary: 'Venues that I keep, by name' })
  .meta({ access: manage })
  .input(z.object({ state: z.enum(['open', 'retired']).optional(), search: text(1, 60).optional(), ...pageQuery }))
  .output(pageOf(z.object({ ...words, units: z.number().int(), approval: z.boolean(), state: z.enum(['open', 'retired']), asked: z.number().int(), coming: z.number().int() })))

const keepers = route
  .route({ method: 'GET', path: '/venues/keepers', tags, summary: 'Units for which I may keep venues, the highest first' })
  .meta({ access: manage })
  .output(z.object({ items: z.array(z.object({ id, name: z.string() })) }))

const edited = route
  .route({ method: 'GET', path: '/venues/{id}/facts', tags, summary: 'A venue as its editor has it' })
  .meta({ access: manage })
  .input(z.object({ id }))
  .output(z.object({ id, unitId: id, unitName: z.string(), ...facts, state: z.enum(['open', 'retired']), version, coming: z.number().int() }))

const create = route
  .route({ method: 'POST', path: '/venues', tags, summary: 'Open a venue for booking', successStatus: 201 })
  .meta({ access: manage })
  .input(z.object({ unitId: id, ...facts }))
  .output(versioned)

const edit = route
  .route({ method: 'PUT', path: '/venues/{id}', tags, summary: 'Change a venue; bookings that stand keep their time, `outside` of them now lie outside its hours' })
  .meta({ access: manage })
  .input(z.object({ id, version, ...facts }))
  .output(versioned.extend({ outside: z.number().int() }))

const setState = route
  .route({ method: 'PUT', path: '/venues/{id}/state', tags, summary: 'Close a venue for good, or open it again' })
  .meta({ access: manage })
  .input(z.object({ id, version, state: z.enum(['open', 'retired']) }))
  .output(versioned)

const block = z.object({ id, unitNo: z.number().int().nullable(), from: instant, to: instant, reason: z.string() })
const span = { from: instant, to: instant, unitNo: z.number().int().min(1).max(60).nullable() }

const blocks = route
  .route({ method: 'GET', path: '/venues/{id}/blocks', tags, summary: 'Times at which a venue is shut, the next first' })
  .meta({ access: manage })
  .input(z.object({ id }))
  .output(z.object({ items: z.array(block) }))

const addBlock = route
  .route({ method: 'POST', path: '/venues/{id}/blocks', tags, summary: 'Shut a venue for a time; bookings in it are called off and told', successStatus: 201 })
  .meta({ access: manage })
  .input(z.object({ id, ...span, reason: text(1, 100), /** What the officer saw would be called off: more than that is refused. */ seen: z.number().int().min(0) }))
  .output(z.object({ id, calledOff: z.number().int() }))

const blockEffect = route
  .route({ method: 'GET', path: '/venues/{id}/block-effect', tags, summary: 'How many bookings a shut time would call off' })
  .meta({ access: manage })
  .input(z.object({ id, from: instant, to: instant, unitNo: z.coerce.number().int().min(1).max(60).optional() }))
  .output(z.object({ bookings: z.number().int() }))

const liftBlock = route
  .route({ method: 'DELETE', path: '/venues/{id}/blocks/{blockId}', tags, summary: 'Open it again at that time' })
  .meta({ access: manage })
  .input(z.object({ id, blockId: id }))
  .output(z.object({ id }))

const usage = route
  .route({ method: 'GET', path: '/venue-usage', tags, summary: 'How much my venues were used between two days' })
  .meta({ access: manage })
  .input(z.object({ from: day, to: day }))
  .output(
    z.object({
      from: day,
      to: day,
      items: z.array(
        z.object({
          id,
          name: z.string(),
          unitName: z.string(),
          /** Minutes for which it stood open, of all units together. */
          openMinutes: z.number().int(),
          usedMinutes: z.number().int(),
          bookings: z.number().int(),
          people: z.number().int(),
          noShows: z.number().int(),
          givenBack: z.number().int(),
        }),
      ),
    }),
  )

export const venuesContract = { list, show, times, desk, keepers, edited, create, edit, setState, blocks, addBlock, blockEffect, liftBlock, usage }
