import { z } from 'zod'
import { day, id, instant, pageOf, pageQuery, route } from '../../kernel/contract.ts'
import { text } from '../../kernel/text.shapes.ts'
import { bookingStates } from './venues.shapes.ts'

const tags = ['venues']
const access = 'signed-in'
const manage = 'venues.manage'
const state = z.enum(bookingStates)

const words = {
  id,
  venueId: id,
  venueName: z.string(),
  place: z.string(),
  /** Which of several; null where there is only one. */
  unitNo: z.number().int().nullable(),
  startsAt: instant,
  endsAt: instant,
  state,
  purpose: z.string(),
  reason: z.string().nullable(),
  noShow: z.boolean(),
}

const book = route
  .route({ method: 'POST', path: '/venues/{venueId}/bookings', tags, summary: 'Book from a slot on; whoever comes second hears of the nearest free ones', successStatus: 201 })
  .meta({ access })
  .input(z.object({ venueId: id, startsAt: instant, slots: z.number().int().min(1).max(48), purpose: text(0, 100) }))
  .output(z.object({ id, state, unitNo: z.number().int().nullable(), startsAt: instant, endsAt: instant }))

const mine = route
  .route({ method: 'GET', path: '/me/venue-bookings', tags, summary: 'My bookings: those to come, the next first, or those that are over' })
  .meta({ access })
  .input(z.object({ when: z.enum(['coming', 'past']).default('coming'), ...pageQuery }))
  .output(pageOf(z.object({ ...words, contact: z.string(), mayGiveBack: z.boolean(), giveBackUntil: instant })))

const giveBack = route
  .route({ method: 'DELETE', path: '/me/venue-bookings/{bookingId}', tags, summary: 'Give a booking back' })
  .meta({ access })
  .input(z.object({ bookingId: id }))
  .output(z.object({ id }))

const deskLine = z.object({
  ...words,
  person: z.object({ name: z.string(), staffNo: z.string(), unitName: z.string() }),
  /** How often this person did not come in the last half year, anywhere within my reach. */
  missed: z.number().int(),
  /** It has begun: whether somebody came can be said. */
  begun: z.boolean(),
})

const list = route
  .route({ method: 'GET', path: '/venue-bookings', tags, summary: 'Bookings of the venues that I keep' })
  .meta({ access: manage })
  .input(
    z.object({
      when: z.enum(['coming', 'past']).default('coming'),
      venueId: id.optional(),
      state: state.optional(),
      from: day.optional(),
      to: day.optional(),
      search: text(1, 40).optional(),
      ...pageQuery,
    }),
  )
  .output(pageOf(deskLine))

const decide = route
  .route({ method: 'PUT', path: '/venue-bookings/{bookingId}/decision', tags, summary: 'Approve or decline' })
  .meta({ access: manage })
  .input(z.object({ bookingId: id, /** Why not; null: approved. */ declined: text(1, 100).nullable() }))
  .output(z.object({ id, state }))

const callOff = route
  .route({ method: 'PUT', path: '/venue-bookings/{bookingId}/call-off', tags, summary: 'Call a booking off; its person is told why' })
  .meta({ access: manage })
  .input(z.object({ bookingId: id, reason: text(1, 100) }))
  .output(z.object({ id, state }))

const markNoShow = route
  .route({ method: 'PUT', path: '/venue-bookings/{bookingId}/no-show', tags, summary: 'Note that nobody came, or take that back' })
  .meta({ access: manage })
  .input(z.object({ bookingId: id, noShow: z.boolean() }))
  .output(z.object({ id, noShow: z.boolean() }))

export const venueBookingsContract = { book, mine, giveBack, list, decide, callOff, markNoShow }
