import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { icsFeed } from '../../engines/calendar/ics.ts'
import { sendDownload, sendSheet } from '../../engines/documents/send-sheet.ts'
import type { RequestContext } from '../../kernel/context.ts'
import { day } from '../../kernel/contract.ts'
import { invalidInput, notFound } from '../../kernel/errors.ts'
import type { PlainRoute } from '../../kernel/http/plain-route.ts'
import { isId } from '../../kernel/ids.ts'
import { findBooking } from './bookings.store.ts'
import { exportUsage } from './usage.view.ts'
import { findVenue } from './venues.store.ts'

const span = z.object({ from: day, to: day })

/** What calendars and spreadsheets read. */
export const venuesPlainRoutes: PlainRoute[] = [
  {
    method: 'GET',
    path: '/me/venue-bookings/:bookingId/booking.ics',
    access: 'signed-in',
    summary: 'One of my bookings for a calendar',
    handle: async (request, reply, context) => {
      const content = Buffer.from(await bookingFeed(context, idIn(request)))
      return sendDownload(reply, { fileName: '场地预约.ics', contentType: 'text/calendar; charset=utf-8', content })
    },
  },
  {
    method: 'GET',
    path: '/venue-usage.xlsx',
    access: 'venues.manage',
    summary: 'How much my venues were used, as a sheet (query: from, to)',
    handle: async (request, reply, context) => {
      const asked = span.safeParse(request.query)
      if (!asked.success) throw invalidInput({ count: asked.error.issues.length, issues: asked.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })) })
      return sendSheet(reply, await exportUsage(context, asked.data))
    },
  },
]

async function bookingFeed({ db, actor, services }: RequestContext, id: string): Promise<string> {
  const booking = await findBooking(db, id)
  if (!booking || actor.staffId === null || booking.staffId !== actor.staffId || booking.state !== 'booked') throw notFound()
  const venue = await findVenue(db, booking.venueId)
  if (!venue) throw notFound()
  const event = {
    uid: `${booking.id}@tongxin`,
    from: booking.startsAt.toISOString(),
    to: booking.endsAt.toISOString(),
    title: venue.units > 1 ? `${venue.name}（${booking.unitNo}号）` : venue.name,
    description: booking.purpose,
    place: venue.place,
    url: `${services.settings.publicUrl}/venues/mine`,
    changedAt: services.clock.now(),
  }
  return icsFeed({ name: '场地预约', events: [event] })
}

function idIn({ params }: FastifyRequest): string {
  const parsed = z.object({ bookingId: z.string() }).safeParse(params)
  if (!parsed.success || !isId(parsed.data.bookingId)) throw notFound()
  return parsed.data.bookingId
}
