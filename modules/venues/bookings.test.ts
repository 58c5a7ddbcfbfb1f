import { call } from '@orpc/server'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { refusalOf } from '../../kernel/testing/refusal-of.ts'
import { newId } from '../../kernel/ids.ts'
import { makePerson } from '../identity/identity.testing.ts'
import { waitingBookings } from './bookings.view.ts'
import { lapseUndecided } from './lapse.ts'
import { venueBookingsRoutes, venuesRoutes } from './venues.routes.ts'
import { openVenueWorld, type VenueWorld } from './venues.testing.ts'
import { leastOf } from '../../kernel/testing/least-of.ts'

let w: VenueWorld

beforeAll(async () => {
  w = await openVenueWorld()
})
afterAll(() => w.close())
beforeEach(() => w.world.clock.set('2026-03-02T01:00:00Z'))

const codeOf = async (work: Promise<unknown>) => (await refusalOf(work))?.code ?? null

async function told(staffId: string | null): Promise<string[]> {
  const rows = await w.world.db.q
    .selectFrom('notifications')
    .select('title_zh')
    .where('tenant_id', '=', w.world.db.tenantId)
    .where('staff_id', '=', staffId ?? '')
    .orderBy('id')
    .execute()
  return rows.map((row) => row.title_zh)
}

test('of two who press the same slot one gets it, and the other is offered the nearest free ones at once', async () => {
  const id = await w.venue()
  const [first, second] = [await w.person(), await w.person()]
  const results = await Promise.allSettled([first, second].map((context) => w.book(context, id, { at: w.at(3, 10) })))
  expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  const refusal = await refusalOf(w.book(await w.person(), id, { at: w.at(3, 10) }))
  expect(refusal).toMatchObject({ code: 'venue.slot_taken', details: { nearest: [{ startsAt: w.at(3, 9) }, { startsAt: w.at(3, 11) }, { startsAt: w.at(3, 12) }] } })
})

test('one press counts once, however often it arrives', async () => {
  const id = await w.venue()
  const context = { ...(await w.person()), idempotencyKey: newId() }
  const [one, again] = await Promise.all([w.book(context, id, { at: w.at(3, 10) }), w.book(context, id, { at: w.at(3, 10) })])
  expect(again.id).toBe(one.id)
})

test('a second court takes a second booking of the same hour, and a person books it but once', async () => {
  const id = await w.venue({ units: 2 })
  const [one, other] = [await w.person(), await w.person()]
  expect((await w.book(one, id, { at: w.at(3, 10) })).unitNo).toBe(1)
  expect(await codeOf(w.book(one, id, { at: w.at(3, 10) }))).toBe('venue.already_yours')
  expect((await w.book(other, id, { at: w.at(3, 10) })).unitNo).toBe(2)
})

test('what was given back is free again, and it is given back in time only', async () => {
  const id = await w.venue({ cancelHours: 2 })
  const [one, other] = [await w.person(), await w.person()]
  const booked = await w.book(one, id, { at: w.at(2, 12) })
  expect(await codeOf(call(venueBookingsRoutes.giveBack, { bookingId: booked.id }, { context: other }))).toBe('not_found')
  await call(venueBookingsRoutes.giveBack, { bookingId: booked.id }, { context: one })
  expect(await codeOf(call(venueBookingsRoutes.giveBack, { bookingId: booked.id }, { context: one }))).toBe('venue.not_standing')
  const next = await w.book(other, id, { at: w.at(2, 12) })
  w.world.clock.set(w.at(2, 10))
  expect(await codeOf(call(venueBookingsRoutes.giveBack, { bookingId: next.id }, { context: other }))).toBe('venue.too_late_to_give_back')
})

test('a week holds so many hours for each person, and the next week again', async () => {
  const id = await w.venue({ weekHours: 3, mostSlots: 2 })
  const context = await w.person()
  await w.book(context, id, { at: w.at(3, 10), slots: 2 })
  expect(await refusalOf(w.book(context, id, { at: w.at(8, 10), slots: 2 }))).toMatchObject({ code: 'venue.week_used_up', details: { most: 3, left: 60 } })
  await w.book(context, id, { at: w.at(8, 10) })
  await w.book(context, id, { at: w.at(9, 10), slots: 2 })
})

test('what has begun, lies too far ahead, is too long or no slot at all is refused, each with its reason', async () => {
  const id = await w.venue({ aheadDays: 7, mostSlots: 2 })
  const context = await w.person()
  const refused = (at: string, slots = 1) => codeOf(w.book(context, id, { at, slots }))
  expect(await refused(w.at(2, 9))).toBe('venue.already_begun')
  expect(await refused(w.at(10, 9))).toBe('venue.too_far_ahead')
  expect(await refused(w.at(3, 9), 3)).toBe('venue.too_long')
  expect(await refused(w.at(3, 8))).toBe('venue.not_open_then')
  expect(await refused(w.at(3, 9.25))).toBe('venue.not_open_then')
  expect(await refused(w.at(3, 20), 2)).toBe('venue.not_open_then')
  expect(await codeOf(w.book(w.keeper(), id, { at: w.at(3, 9) }))).toBe('venue.no_record')
})

test('with approval a booking holds its time until somebody decides, and both sides hear of it', async () => {
  const keeper = await w.person()
  await makePerson(w.world, newId(), { role: 'school_officer', staffId: keeper.actor.staffId ?? '' })
  const id = await w.venue({ approval: true })
  const [one, other] = [await w.person(), await w.person()]
  expect(await codeOf(w.book(one, id, { at: w.at(3, 10) }))).toBe('venue.purpose_missing')
  const asked = await w.book(one, id, { at: w.at(3, 10), purpose: '青年教师沙龙' })
  expect(asked.state).toBe('asked')
  expect(await told(keeper.actor.staffId)).toEqual(['有预约待审批'])
  expect(await waitingBookings(w.keeper())).toMatchObject([{ count: 1, dueOn: '2026-03-03' }])
  expect(await codeOf(w.book(other, id, { at: w.at(3, 10), purpose: '排练' }))).toBe('venue.slot_taken')
  await call(venueBookingsRoutes.decide, { bookingId: asked.id, declined: '当天有会议' }, { context: w.keeper() })
  expect(await told(one.actor.staffId)).toEqual(['预约未通过'])
  expect(await codeOf(call(venueBookingsRoutes.decide, { bookingId: asked.id, declined: null }, { context: w.keeper() }))).toBe('venue.not_waiting')
  const next = await w.book(other, id, { at: w.at(3, 10), purpose: '排练' })
  expect(await call(venueBookingsRoutes.decide, { bookingId: next.id, declined: null }, { context: w.keeper() })).toMatchObject({ state: 'booked' })
  expect(await told(other.actor.staffId)).toEqual(['预约已通过'])
})

test('what nobody decided before it began has lapsed, once', async () => {
  const id = await w.venue({ approval: true })
  const context = await w.person()
  const asked = await w.book(context, id, { at: w.at(2, 11), purpose: '排练' })
  w.world.clock.set(w.at(2, 11))
  await lapseUndecided(w.world.services, w.world.db)
  await lapseUndecided(w.world.services, w.world.db)
  expect(await told(context.actor.staffId)).toEqual(['预约未能及时审批'])
  const { items } = await call(venueBookingsRoutes.mine, { when: 'coming' }, { context })
  expect(items).toMatchObject([{ id: asked.id, state: 'lapsed', mayGiveBack: false }])
})

test('a booking that is called off is told with the reason', async () => {
  const id = await w.venue()
  const context = await w.person()
  const booked = await w.book(context, id, { at: w.at(3, 10) })
  await call(venueBookingsRoutes.callOff, { bookingId: booked.id, reason: '临时检修' }, { context: w.keeper() })
  expect(await told(context.actor.staffId)).toEqual(['预约被取消'])
  await w.book(await w.person(), id, { at: w.at(3, 10) })
})

test('that nobody came is noted once it has begun, told once, counted for the officer, and can be taken back', async () => {
  const id = await w.venue()
  const context = await w.person()
  const booked = await w.book(context, id, { at: w.at(2, 11) })
  const mark = (noShow: boolean) => call(venueBookingsRoutes.markNoShow, { bookingId: booked.id, noShow }, { context: w.keeper() })
  expect(await codeOf(mark(true))).toBe('venue.not_begun')
  w.world.clock.set(w.at(2, 11.5))
  await mark(true)
  await mark(true)
  expect(await told(context.actor.staffId)).toEqual(['登记为未到场'])
  const line = async () => (await call(venueBookingsRoutes.list, { venueId: id }, { context: w.keeper() })).items[0]
  expect(await line()).toMatchObject({ noShow: true, missed: 1, begun: true, person: { name: '赵师傅' } })
  await mark(false)
  expect(await line()).toMatchObject({ noShow: false, missed: 0 })
})

test('an officer sees and changes the bookings of the own venues only', async () => {
  const own = await w.venue({ unitId: w.campus.physics })
  const others = await w.venue({ unitId: w.campus.history })
  const context = await w.person(w.campus.physics, '钱学文')
  await w.book(context, own, { at: w.at(3, 10) })
  const foreign = await w.book(context, others, { at: w.at(3, 10) })
  const keeper = w.keeper({ all: false, unitIds: [w.campus.physics] })
  const { items } = await call(venueBookingsRoutes.list, { search: '钱学文' }, { context: keeper })
  expect(new Set(items.map(({ venueId }) => venueId))).toEqual(new Set([own]))
  expect(await codeOf(call(venueBookingsRoutes.callOff, { bookingId: foreign.id, reason: '检修' }, { context: keeper }))).toBe('not_found')
  expect(await codeOf(call(venuesRoutes.blocks, { id: others }, { context: keeper }))).toBe('not_found')
})

test('another university finds nothing of it', async () => {
  const id = await w.venue()
  const booked = await w.book(await w.person(), id, { at: w.at(3, 10) })
  const context = w.world.context(w.world.actor(['venues.manage']), { tenant: w.world.otherTenant })
  expect(await codeOf(call(venuesRoutes.show, { id }, { context }))).toBe('not_found')
  expect(await codeOf(call(venueBookingsRoutes.callOff, { bookingId: booked.id, reason: '检修' }, { context }))).toBe('not_found')
})

test('a page of bookings runs the same statements for one booking as for many', async () => {
  const id = await w.venue()
  const count = leastOf(async () => {
    w.world.statements.length = 0
    await call(venueBookingsRoutes.list, { venueId: id }, { context: w.keeper() })
    return w.world.statements.length
  })
  await w.book(await w.person(), id, { at: w.at(3, 10) })
  const once = await count()
  for (const hour of [11, 12, 13, 14]) await w.book(await w.person(), id, { at: w.at(3, hour) })
  expect(await count()).toBe(once)
})

test('the pages of bookings follow one another without a gap', async () => {
  const id = await w.venue({ units: 3 })
  for (const hour of [10, 10, 10, 11, 12]) await w.book(await w.person(), id, { at: w.at(3, hour) })
  const all = await call(venueBookingsRoutes.list, { venueId: id }, { context: w.keeper() })
  const first = await call(venueBookingsRoutes.list, { venueId: id, limit: 2 }, { context: w.keeper() })
  const second = await call(venueBookingsRoutes.list, { venueId: id, limit: 3, cursor: first.nextCursor ?? '' }, { context: w.keeper() })
  expect([...first.items, ...second.items]).toEqual(all.items)
  expect(all.count).toBe(5)
})
