import { call } from '@orpc/server'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RequestContext } from '../../kernel/context.ts'
import { openOwner } from '../../kernel/testing/owner.ts'
import { standing } from './bookings.store.ts'
import { minutesOf, quartersOf } from './slots.rules.ts'
import { venueBookingsRoutes, venuesRoutes } from './venues.routes.ts'
import { openVenueWorld, type VenueWorld } from './venues.testing.ts'

let w: VenueWorld
let people: RequestContext[]

beforeAll(async () => {
  w = await openVenueWorld()
  people = []
  for (let no = 0; no < 4; no += 1) people.push(await w.person())
})
afterAll(() => w.close())

const weekHours = 4
const hour = fc.integer({ min: 9, max: 14 })
const press = fc.record({ kind: fc.constant('book' as const), who: fc.nat(3), day: fc.integer({ min: 3, max: 4 }), hour, slots: fc.integer({ min: 1, max: 3 }) })
const back = fc.record({ kind: fc.constant('giveBack' as const), who: fc.nat(3) })
const shut = fc.record({ kind: fc.constant('shut' as const), day: fc.integer({ min: 3, max: 4 }), hour, unitNo: fc.constantFrom(null, 1, 2) })
const resize = fc.record({ kind: fc.constant('resize' as const), slotMinutes: fc.constantFrom(30 as const, 60 as const, 90 as const) })
const step = fc.oneof({ arbitrary: press, weight: 8 }, { arbitrary: back, weight: 3 }, { arbitrary: shut, weight: 1 }, { arbitrary: resize, weight: 1 })
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never
const steps = fc.array(step, { minLength: 6, maxLength: 24 })

test('whatever is pressed at the same moment on several connections, no two hold the same time, nobody more than their share, and nothing stands where it is shut', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (steps) => {
      const venueId = await w.venue({ units: 2, weekHours, cancelHours: 0 })
      await Promise.allSettled(steps.map((step) => take(venueId, step)))
      await expectSound(venueId)
    }),
    { numRuns: 12 },
  )
})

async function take(venueId: string, step: Step): Promise<unknown> {
  switch (step.kind) {
    case 'book':
      return w.book(whoOf(step.who), venueId, { at: w.at(step.day, step.hour), slots: step.slots })
    case 'giveBack': {
      const context = whoOf(step.who)
      const { items } = await call(venueBookingsRoutes.mine, {}, { context })
      const own = items.find((booking) => booking.venueId === venueId && booking.mayGiveBack)
      return own && call(venueBookingsRoutes.giveBack, { bookingId: own.id }, { context })
    }
    case 'shut': {
      const span = { from: w.at(step.day, step.hour), to: w.at(step.day, step.hour + 1), unitNo: step.unitNo }
      return call(venuesRoutes.addBlock, { id: venueId, ...span, reason: '检修', seen: 100 }, { context: w.keeper() })
    }
    case 'resize': {
      const { unitId: _unitId, ...facts } = w.facts({ units: 2, weekHours, cancelHours: 0, slotMinutes: step.slotMinutes })
      return call(venuesRoutes.edit, { id: venueId, version: 1, ...facts }, { context: w.keeper() })
    }
  }
}

function whoOf(no: number): RequestContext {
  const context = people[no]
  if (!context) throw new RangeError(`nobody is number ${no}`)
  return context
}

async function expectSound(venueId: string): Promise<void> {
  const { db } = w.world
  const all = await db.q.selectFrom('venue_bookings').selectAll().where('tenant_id', '=', db.tenantId).where('venue_id', '=', venueId).execute()
  const held = all.filter(({ state }) => standing.some((one) => one === state)).map((row) => ({ ...row, startsAt: row.starts_at, endsAt: row.ends_at }))
  const clashing = held.filter((one) => held.some((other) => one.id < other.id && one.unit_no === other.unit_no && one.startsAt < other.endsAt && other.startsAt < one.endsAt))
  expect(clashing).toEqual([])
  const quarters = await db.q.selectFrom('venue_quarters').selectAll().where('tenant_id', '=', db.tenantId).where('venue_id', '=', venueId).execute()
  const named = (id: string, unitNo: number, at: Date) => `${id} ${unitNo} ${at.toISOString()}`
  expect(quarters.map((row) => named(row.booking_id, row.unit_no, row.starts_at)).toSorted()).toEqual(
    held.flatMap((row) => quartersOf(row).map((at) => named(row.id, row.unit_no, at))).toSorted(),
  )
  for (const [, own] of Map.groupBy(held, (row) => row.staff_id)) expect(own.reduce((sum, row) => sum + minutesOf(row), 0)).toBeLessThanOrEqual(weekHours * 60)
  const blocks = await db.q.selectFrom('venue_blocks').selectAll().where('tenant_id', '=', db.tenantId).where('venue_id', '=', venueId).execute()
  const inShut = held.filter((row) => blocks.some((block) => (block.unit_no === null || block.unit_no === row.unit_no) && block.from_at < row.endsAt && row.startsAt < block.to_at))
  expect(inShut).toEqual([])
}

test('even who goes past the venue’s lock cannot take a quarter twice', async () => {
  const venueId = await w.venue()
  const booked = await w.book(whoOf(0), venueId, { at: w.at(3, 10) })
  const inserted = openOwner(w.world.ownerUrl, async (client) => {
    await client.query(`select set_config('app.tenant', $1, false)`, [w.world.tenant.id])
    await client.query(`insert into venue_quarters (tenant_id, venue_id, unit_no, starts_at, booking_id) values ($1, $2, 1, $3, $4)`, [
      w.world.tenant.id,
      venueId,
      w.at(3, 10.25),
      booked.id,
    ])
  })
  await expect(inserted).rejects.toThrow('venue_quarters_once')
})
