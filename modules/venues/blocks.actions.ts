import type { RequestContext } from '../../kernel/context.ts'
import { write } from '../../kernel/context.ts'
import { notFound } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { setBookingState, standingIn, type Booking } from './bookings.store.ts'
import { keptVenue } from './sight.ts'
import { tellBooker } from './tell.ts'
import { blockIsOver, endsBeforeStart, moreBookings, noSuchUnit } from './venues.errors.ts'
import { lockVenue, type Venue } from './venues.store.ts'

interface Span {
  id: string
  from: string
  to: string
  unitNo?: number | null | undefined
}

/** Times at which a venue is shut, the next first; what is over is left out. */
export async function listBlocks(context: RequestContext, id: string) {
  await keptVenue(context, id)
  const { db, clock } = context
  const rows = await db.q
    .selectFrom('venue_blocks')
    .select(['id', 'unit_no', 'from_at', 'to_at', 'reason'])
    .where('tenant_id', '=', db.tenantId)
    .where('venue_id', '=', id)
    .where('lifted_at', 'is', null)
    .where('to_at', '>', clock.now())
    .orderBy('from_at')
    .orderBy('id')
    .execute()
  return { items: rows.map((row) => ({ id: row.id, unitNo: row.unit_no, from: row.from_at.toISOString(), to: row.to_at.toISOString(), reason: row.reason })) }
}

/** How many bookings a shut time would call off. */
export async function blockEffect(context: RequestContext, span: Span): Promise<{ bookings: number }> {
  const venue = await keptVenue(context, span.id)
  const struck = await struckBy(context, venue, span)
  return { bookings: struck.length }
}

/** Shuts a venue, or one of its units, for a time: bookings in it are called off and their people told why. */
export async function addBlock(context: RequestContext, { reason, seen, ...span }: Span & { reason: string; seen: number }): Promise<{ id: string; calledOff: number }> {
  await keptVenue(context, span.id)
  return write(
    context,
    async (trx) => {
      const venue = await lockVenue(trx, span.id)
      const struck = await struckBy({ ...context, db: trx }, venue, span)
      if (struck.length > seen) throw moreBookings({ count: struck.length })
      const id = newId(trx.at.getTime())
      const times = { from_at: new Date(span.from), to_at: new Date(span.to), unit_no: span.unitNo ?? null }
      await trx.q
        .insertInto('venue_blocks')
        .values({ tenant_id: trx.tenantId, id, venue_id: venue.id, ...times, reason, created_at: trx.at, lifted_at: null })
        .execute()
      await setBookingState(
        trx,
        struck.map((booking) => booking.id),
        { state: 'called_off', reason },
      )
      await tellBooker(trx, venue, { bookings: struck, change: 'called_off', reason })
      trx.audit({
        action: 'venue.block',
        entity: { type: 'venue', id: venue.id },
        unitId: venue.unitId,
        details: { ...span, reason, calledOff: struck.map((booking) => booking.id) },
      })
      return { id, calledOff: struck.length }
    },
    { route: 'venues.addBlock', content: { ...span, reason, seen } },
  )
}

export async function liftBlock(context: RequestContext, { id, blockId }: { id: string; blockId: string }): Promise<{ id: string }> {
  const venue = await keptVenue(context, id)
  return write(context, async (trx) => {
    const { numUpdatedRows } = await trx.q
      .updateTable('venue_blocks')
      .set({ lifted_at: trx.at })
      .where('tenant_id', '=', trx.tenantId)
      .where('venue_id', '=', id)
      .where('id', '=', blockId)
      .where('lifted_at', 'is', null)
      .executeTakeFirst()
    if (numUpdatedRows === 0n) throw notFound()
    trx.audit({ action: 'venue.lift_block', entity: { type: 'venue', id }, unitId: venue.unitId, details: { blockId } })
    return { id: blockId }
  })
}

/** Bookings that a time strikes; what has ended already is left as it was. */
async function struckBy({ db, clock }: Pick<RequestContext, 'db' | 'clock'>, venue: Venue, { from, to, unitNo = null }: Span): Promise<Booking[]> {
  const [startsAt, endsAt] = [new Date(from), new Date(to)]
  if (endsAt <= startsAt) throw endsBeforeStart()
  const now = clock.now()
  if (endsAt <= now) throw blockIsOver()
  if (unitNo !== null && unitNo > venue.units) throw noSuchUnit({ unitNo, units: venue.units })
  const standing = await standingIn(db, { venueId: venue.id, unitNo }, { startsAt, endsAt })
  return standing.filter((booking) => booking.endsAt > now)
}
