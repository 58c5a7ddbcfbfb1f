import { sql, type Selectable } from 'kysely'
import type { Scope } from '../../kernel/auth/actor.ts'
import { cutPage, decodeCursor } from '../../kernel/cursor.ts'
import type { Db, Trx } from '../../kernel/db/handle.ts'
import type { Tables } from '../../kernel/db/tables.generated.ts'
import { quarterKey, quartersOf, type Block, type Slot, type Taken } from './slots.rules.ts'
import { bookingStates, type BookingState } from './venues.shapes.ts'

export interface Booking extends Slot {
  id: string
  venueId: string
  unitNo: number
  staffId: string
  purpose: string
  state: BookingState
  reason: string | null
  noShowAt: Date | null
}

/** States in which a booking holds its time. */
export const standing: readonly BookingState[] = ['asked', 'booked']

/** What is taken of these venues between two instants, by venue. Two statements, however many venues. */
export async function takenOf(db: Db, venueIds: readonly string[], { startsAt, endsAt }: Slot): Promise<(venueId: string) => Taken> {
  if (venueIds.length === 0) return () => ({ quarters: new Set(), blocks: [] })
  const quarters = await db.q
    .selectFrom('venue_quarters')
    .select(['venue_id', 'unit_no', 'starts_at'])
    .where('tenant_id', '=', db.tenantId)
    .where('venue_id', 'in', venueIds)
    .where('starts_at', '>=', startsAt)
    .where('starts_at', '<', endsAt)
    .execute()
  const blocks = await db.q
    .selectFrom('venue_blocks')
    .select(['venue_id', 'unit_no', 'from_at', 'to_at', 'reason'])
    .where('tenant_id', '=', db.tenantId)
    .where('venue_id', 'in', venueIds)
    .where('lifted_at', 'is', null)
    .where('from_at', '<', endsAt)
    .where('to_at', '>', startsAt)
    .orderBy('from_at')
    .execute()
  const quartersBy = Map.groupBy(quarters, ({ venue_id: venueId }) => venueId)
  const blocksBy = Map.groupBy(blocks, ({ venue_id: venueId }) => venueId)
  return (venueId) => ({
    quarters: new Set((quartersBy.get(venueId) ?? []).map((row) => quarterKey(row.unit_no, row.starts_at))),
    blocks: (blocksBy.get(venueId) ?? []).map((row): Block => ({ unitNo: row.unit_no, from: row.from_at, to: row.to_at, reason: row.reason })),
  })
}

/** Standing bookings of one person in one venue that touch a time. */
export async function ownIn(db: Db, { venueId, staffId }: { venueId: string; staffId: string }, { startsAt, endsAt }: Slot): Promise<Booking[]> {
  const rows = await db.q
    .selectFrom('venue_bookings')
    .selectAll()
    .where('tenant_id', '=', db.tenantId)
    .where('venue_id', '=', venueId)
    .where('staff_id', '=', staffId)
    .where('state', 'in', standing)
    .where('starts_at', '<', endsAt)
    .where('ends_at', '>', startsAt)
    .orderBy('starts_at')
    .execute()
  return rows.map(bookingIn)
}

/** Standing bookings of a venue that touch a time, of one unit or all. */
export async function standingIn(db: Db, { venueId, unitNo }: { venueId: string; unitNo: number | null }, { startsAt, endsAt }: Slot): Promise<Booking[]> {
  const rows = await db.q
    .selectFrom('venue_bookings')
    .selectAll()
    .where('tenant_id', '=', db.tenantId)
    .where('venue_id', '=', venueId)
    .$if(unitNo !== null, (q) => q.where('unit_no', '=', unitNo ?? 0))
    .where('state', 'in', standing)
    .where('starts_at', '<', endsAt)
    .where('ends_at', '>', startsAt)
    .orderBy('starts_at')
    .execute()
  return rows.map(bookingIn)
}

/** Everything of a venue that is still to be used. */
export async function comingOf(db: Db, venueId: string, now: Date): Promise<Booking[]> {
  const rows = await db.q
    .selectFrom('venue_bookings')
    .selectAll()
    .where('tenant_id', '=', db.tenantId)
    .where('venue_id', '=', venueId)
    .where('state', 'in', standing)
    .where('ends_at', '>', now)
    .orderBy('starts_at')
    .execute()
  return rows.map(bookingIn)
}

/** Their quarters' key refuses what another booking holds. */
export async function insertBookings(trx: Trx, bookings: readonly Booking[]): Promise<void> {
  if (bookings.length === 0) return
  const own = bookings.map(({ id, venueId, unitNo, staffId, purpose, startsAt, endsAt, state, reason, noShowAt }) => ({
    tenant_id: trx.tenantId,
    id,
    venue_id: venueId,
    unit_no: unitNo,
    staff_id: staffId,
    purpose,
    starts_at: startsAt,
    ends_at: endsAt,
    state,
    reason,
    decided_by: null,
    no_show_at: noShowAt,
    created_at: trx.at,
    changed_at: trx.at,
  }))
  await trx.q.insertInto('venue_bookings').values(own).execute()
  const quarters = bookings.flatMap((booking) =>
    quartersOf(booking).map((at) => ({ tenant_id: trx.tenantId, venue_id: booking.venueId, unit_no: booking.unitNo, starts_at: at, booking_id: booking.id })),
  )
  await trx.q.insertInto('venue_quarters').values(quarters).execute()
}

/** Moves bookings into a state; those that no longer stand let go of their time. */
export async function setBookingState(trx: Trx, ids: readonly string[], { state, reason = null }: { state: BookingState; reason?: string | null }): Promise<void> {
  if (ids.length === 0) return
  await trx.q
    .updateTable('venue_bookings')
    .set({ state, reason, decided_by: trx.actorId, changed_at: trx.at })
    .where('tenant_id', '=', trx.tenantId)
    .where('id', 'in', ids)
    .execute()
  if (!standing.includes(state)) await trx.q.deleteFrom('venue_quarters').where('tenant_id', '=', trx.tenantId).where('booking_id', 'in', ids).execute()
}

export async function setNoShow(trx: Trx, id: string, noShow: boolean): Promise<void> {
  await trx.q
    .updateTable('venue_bookings')
    .set({ no_show_at: noShow ? trx.at : null, changed_at: trx.at })
    .where('tenant_id', '=', trx.tenantId)
    .where('id', '=', id)
    .execute()
}

export async function findBooking(db: Db, id: string): Promise<Booking | null> {
  const row = await db.q.selectFrom('venue_bookings').selectAll().where('tenant_id', '=', db.tenantId).where('id', '=', id).executeTakeFirst()
  return row ? bookingIn(row) : null
}

interface PageAsked {
  when: 'coming' | 'past'
  cursor?: string | undefined
  limit: number
}

export interface Narrowed {
  staffIds?: readonly string[] | undefined
  scope?: Scope | undefined
  venueId?: string | undefined
  state?: BookingState | undefined
  from?: Date | undefined
  to?: Date | undefined
}

const countCap = 1_000

/** A page of bookings: those to come with the next first, or those that are over with the last first. */
export async function bookingPage(db: Db, { when, cursor, limit }: PageAsked, { now, ...narrowed }: Narrowed & { now: Date }) {
  const matching = narrow(db, narrowed).where('b.ends_at', when === 'coming' ? '>' : '<=', now)
  const after = decodeCursor(cursor)
  const beyond = when === 'coming' ? sql`>` : sql`<`
  const { counted } = await db.q
    .selectFrom(
      matching
        .select('b.id')
        .limit(countCap + 1)
        .as('found'),
    )
    .select(({ fn }) => fn.countAll<bigint>().as('counted'))
    .executeTakeFirstOrThrow()
  const rows = await matching
    .selectAll('b')
    .$if(after !== null, (q) => q.where(sql<boolean>`(b.starts_at, b.id) ${beyond} (${after?.key ?? null}::timestamptz, ${after?.id ?? null}::uuid)`))
    .orderBy('b.starts_at', when === 'coming' ? 'asc' : 'desc')
    .orderBy('b.id', when === 'coming' ? 'asc' : 'desc')
    .limit(limit + 1)
    .execute()
  const page = cutPage(rows, { limit, positionOf: (row) => ({ key: row.starts_at.toISOString(), id: row.id }), show: bookingIn })
  return { ...page, count: Math.min(Number(counted), countCap), countCapped: Number(counted) > countCap }
}

function narrow(db: Db, { staffIds, scope, venueId, state, from, to }: Narrowed) {
  return db.q
    .selectFrom('venue_bookings as b')
    .innerJoin('venues as v', (join) => join.onRef('v.tenant_id', '=', 'b.tenant_id').onRef('v.id', '=', 'b.venue_id'))
    .where('b.tenant_id', '=', db.tenantId)
    .where('v.tenant_id', '=', db.tenantId)
    .$if(staffIds !== undefined, (q) => q.where(sql<boolean>`b.staff_id = any(${[...(staffIds ?? [])]}::uuid[])`))
    .$if(scope !== undefined && !scope.all, (q) => q.where(sql<boolean>`v.unit_id = any(${scope?.all === false ? scope.unitIds : []}::uuid[])`))
    .$if(venueId !== undefined, (q) => q.where('b.venue_id', '=', venueId ?? ''))
    .$if(state !== undefined, (q) => q.where('b.state', '=', state ?? ''))
    .$if(from !== undefined, (q) => q.where('b.starts_at', '>=', from ?? new Date(0)))
    .$if(to !== undefined, (q) => q.where('b.starts_at', '<', to ?? new Date(0)))
}

/** How often these people did not come since then, within reach. */
export async function missedBy(db: Db, { staffIds, scope, since }: { staffIds: readonly string[]; scope: Scope; since: Date }): Promise<Map<string, number>> {
  if (staffIds.length === 0) return new Map()
  const rows = await narrow(db, { staffIds, scope })
    .where('b.no_show_at', 'is not', null)
    .where('b.starts_at', '>=', since)
    .select('b.staff_id')
    .select(({ fn }) => fn.countAll<bigint>().as('count'))
    .groupBy('b.staff_id')
    .execute()
  return new Map(rows.map((row) => [row.staff_id, Number(row.count)]))
}

/** Bookings that wait for an officer within this reach, and when the next of them begins. */
export async function askedWithin(db: Db, scope: Scope, now: Date): Promise<{ count: number; next: Date | null }> {
  const row = await narrow(db, { scope, state: 'asked' })
    .where('b.starts_at', '>', now)
    .select(({ fn }) => [fn.countAll<bigint>().as('count'), fn.min('b.starts_at').as('next')])
    .executeTakeFirstOrThrow()
  return { count: Number(row.count), next: row.next }
}

/** Bookings that nobody decided before they began. */
export async function undecided(db: Db, now: Date): Promise<Booking[]> {
  const rows = await db.q
    .selectFrom('venue_bookings')
    .selectAll()
    .where('tenant_id', '=', db.tenantId)
    .where('state', '=', 'asked')
    .where('starts_at', '<=', now)
    .limit(200)
    .execute()
  return rows.map(bookingIn)
}

function bookingIn(row: Selectable<Tables['venue_bookings']>): Booking {
  return {
    id: row.id,
    venueId: row.venue_id,
    unitNo: row.unit_no,
    staffId: row.staff_id,
    purpose: row.purpose,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    state: bookingStates.find((state) => state === row.state) ?? 'lapsed',
    reason: row.reason,
    noShowAt: row.no_show_at,
  }
}
