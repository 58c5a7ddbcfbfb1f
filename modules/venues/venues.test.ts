import { call } from '@orpc/server'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { refusalOf } from '../../kernel/testing/refusal-of.ts'
import { readUsage } from './usage.view.ts'
import { venueBookingsRoutes, venuesRoutes } from './venues.routes.ts'
import { searchVenues } from './venues.view.ts'
import { openVenueWorld, type VenueWorld } from './venues.testing.ts'
import { leastOf } from '../../kernel/testing/least-of.ts'

let w: VenueWorld

beforeAll(async () => {
  w = await openVenueWorld()
})
afterAll(() => w.close())
beforeEach(() => w.world.clock.set('2026-03-02T01:00:00Z'))

const codeOf = async (work: Promise<unknown>) => (await refusalOf(work))?.code ?? null
const shut = (id: string, more: { from: string; to: string; unitNo?: number | null; seen?: number }) =>
  call(venuesRoutes.addBlock, { id, unitNo: null, seen: 0, reason: '更换地板', ...more }, { context: w.keeper() })

test('a venue of a branch for its own people is shown to them, and to nobody else', async () => {
  const id = await w.venue({ unitId: w.campus.physics, audience: 'unit', name: '物理小家' })
  const [own, other] = [await w.person(), await w.person(w.campus.history)]
  expect((await call(venuesRoutes.show, { id }, { context: own })).mayManage).toBe(false)
  expect(await codeOf(call(venuesRoutes.show, { id }, { context: other }))).toBe('not_found')
  expect(await codeOf(w.book(other, id, { at: w.at(3, 10) }))).toBe('not_found')
  const seen = async (context: typeof own) => (await call(venuesRoutes.list, {}, { context })).items.some((item) => item.id === id)
  expect([await seen(own), await seen(other)]).toEqual([true, false])
  expect(await searchVenues(own, '物理小')).toHaveLength(1)
  expect(await searchVenues(other, '物理小')).toEqual([])
})

test('the list runs the same statements for one venue as for many', async () => {
  const context = await w.person()
  const count = leastOf(async () => {
    w.world.statements.length = 0
    await call(venuesRoutes.list, {}, { context })
    return w.world.statements.length
  })
  await w.venue()
  const once = await count()
  for (const name of ['二号厅', '三号厅', '四号厅']) await w.venue({ name })
  expect(await count()).toBe(once)
})

test('the times of a day say what is free, what is mine and why the rest is not', async () => {
  const id = await w.venue({ units: 2, aheadDays: 1, weekHours: 2 })
  const context = await w.person()
  const booked = await w.book(context, id, { at: w.at(2, 12) })
  await shut(id, { from: w.at(2, 14), to: w.at(2, 15) })
  const { days } = await call(venuesRoutes.times, { id, from: '2026-03-02', days: 3 }, { context })
  const [today, tomorrow, after] = days
  const at = (day: typeof today, hour: number) => day?.slots.find(({ startsAt }) => startsAt === w.at(Number(day.day.slice(-2)), hour))
  expect(at(today, 9)).toMatchObject({ closed: 'past' })
  expect(at(today, 12)).toMatchObject({ closed: null, free: 1, mine: booked.id })
  expect(at(today, 14)).toMatchObject({ closed: 'blocked', most: 0 })
  expect(at(today, 13)).toMatchObject({ closed: null, free: 2, most: 1 })
  expect(at(tomorrow, 9)).toMatchObject({ closed: null, free: 2, most: 3 })
  expect(at(after, 9)).toMatchObject({ closed: 'far' })
  expect(today).toMatchObject({ leftMinutes: 60, notices: ['更换地板'] })
})

test('on a public holiday a venue that keeps holidays is closed', async () => {
  const id = await w.venue({ closedOnHolidays: true, aheadDays: 60 })
  const { days } = await call(venuesRoutes.times, { id, from: '2026-04-05', days: 1 }, { context: await w.person() })
  expect(days[0]).toMatchObject({ slots: [], closed: { zh: '清明节放假，不开放' } })
  expect(await codeOf(w.book(await w.person(), id, { at: new Date('2026-04-05T10:00:00+08:00').toISOString() }))).toBe('venue.not_open_then')
})

test('a shut time calls its bookings off, tells their people, and keeps new ones out until it is lifted', async () => {
  const id = await w.venue()
  const context = await w.person()
  await w.book(context, id, { at: w.at(4, 10) })
  const span = { from: w.at(4, 0), to: w.at(5, 0) }
  expect(await call(venuesRoutes.blockEffect, { id, ...span }, { context: w.keeper() })).toEqual({ bookings: 1 })
  expect(await refusalOf(shut(id, { ...span, seen: 0 }))).toMatchObject({ code: 'venue.more_bookings', details: { count: 1 } })
  const { id: blockId, calledOff } = await shut(id, { ...span, seen: 1 })
  expect(calledOff).toBe(1)
  expect((await call(venueBookingsRoutes.mine, {}, { context })).items).toMatchObject([{ state: 'called_off', reason: '更换地板' }])
  expect(await refusalOf(w.book(context, id, { at: w.at(4, 11) }))).toMatchObject({ code: 'venue.shut_then', details: { reason: '更换地板' } })
  await call(venuesRoutes.liftBlock, { id, blockId }, { context: w.keeper() })
  expect(await codeOf(w.book(context, id, { at: w.at(4, 11) }))).toBeNull()
  expect(await codeOf(call(venuesRoutes.liftBlock, { id, blockId }, { context: w.keeper() }))).toBe('not_found')
})

test('one court that is shut leaves the others, and its booking alone is called off', async () => {
  const id = await w.venue({ units: 2 })
  const [one, two] = [await w.person(), await w.person()]
  const first = await w.book(one, id, { at: w.at(4, 10) })
  await w.book(two, id, { at: w.at(4, 10) })
  expect((await shut(id, { from: w.at(4, 0), to: w.at(5, 0), unitNo: first.unitNo, seen: 1 })).calledOff).toBe(1)
  expect((await w.book(one, id, { at: w.at(4, 11) })).unitNo).toBe(2)
})

test('a time that is shut ends after it starts, lies ahead, and names a court that is there', async () => {
  const id = await w.venue()
  expect(await codeOf(shut(id, { from: w.at(4, 10), to: w.at(4, 10) }))).toBe('venue.ends_before_start')
  expect(await codeOf(shut(id, { from: w.at(1, 9), to: w.at(1, 10) }))).toBe('venue.block_is_over')
  expect(await codeOf(shut(id, { from: w.at(4, 9), to: w.at(4, 10), unitNo: 2 }))).toBe('venue.no_such_unit')
})

test('other hours leave bookings that stand, and say how many now lie outside; shorter slots still see them', async () => {
  const id = await w.venue()
  const context = await w.person()
  await w.book(context, id, { at: w.at(4, 18) })
  const { unitId: _unitId, ...facts } = w.facts({ hours: [{ weekday: 3, from: 9 * 60, to: 18 * 60 + 45 }], slotMinutes: 15 })
  const { outside, version } = await call(venuesRoutes.edit, { id, version: 1, ...facts }, { context: w.keeper() })
  expect({ outside, version }).toEqual({ outside: 1, version: 2 })
  expect(await codeOf(w.book(await w.person(), id, { at: w.at(4, 18.25) }))).toBe('venue.slot_taken')
  expect(await codeOf(call(venuesRoutes.edit, { id, version: 1, ...facts }, { context: w.keeper() }))).toBe('version_conflict')
})

test('there cannot be fewer courts than are booked', async () => {
  const id = await w.venue({ units: 2 })
  for (const context of [await w.person(), await w.person()]) await w.book(context, id, { at: w.at(4, 10) })
  const { unitId: _unitId, ...facts } = w.facts({ units: 1 })
  expect(await codeOf(call(venuesRoutes.edit, { id, version: 1, ...facts }, { context: w.keeper() }))).toBe('venue.units_in_use')
})

test('a venue is closed for good once nothing of it is booked, and then nobody finds it', async () => {
  const id = await w.venue()
  const context = await w.person()
  const booked = await w.book(context, id, { at: w.at(4, 10) })
  const retire = () => call(venuesRoutes.setState, { id, version: 1, state: 'retired' }, { context: w.keeper() })
  expect(await codeOf(retire())).toBe('venue.still_booked')
  await call(venueBookingsRoutes.giveBack, { bookingId: booked.id }, { context })
  await retire()
  expect(await codeOf(w.book(context, id, { at: w.at(4, 10) }))).toBe('not_found')
  const { items } = await call(venuesRoutes.desk, { state: 'retired' }, { context: w.keeper() })
  expect(items.map((item) => item.id)).toContain(id)
})

test('an officer opens venues for the own units only', async () => {
  const context = w.keeper({ all: false, unitIds: [w.campus.physics] })
  expect(await codeOf(call(venuesRoutes.create, w.facts(), { context }))).toBe('not_found')
  expect((await call(venuesRoutes.create, w.facts({ unitId: w.campus.physics }), { context })).version).toBe(1)
  expect((await call(venuesRoutes.keepers, {}, { context })).items.map(({ id }) => id)).toEqual([w.campus.physics])
})

test('hours that overlap or end before they begin are refused', async () => {
  const hours = (...spans: [from: number, to: number][]) => w.facts({ hours: spans.map(([from, to]) => ({ weekday: 1, from, to })) })
  expect(await codeOfInput(hours([540, 600], [585, 660]))).toBe(true)
  expect(await codeOfInput(hours([600, 540]))).toBe(true)
  expect(await codeOfInput(hours([540, 550]))).toBe(true)
  expect(await codeOfInput(hours([540, 600], [600, 660]))).toBe(false)
})

/** Whether the input is refused. */
async function codeOfInput(facts: ReturnType<VenueWorld['facts']>): Promise<boolean> {
  return call(venuesRoutes.create, facts, { context: w.keeper() }).then(
    () => false,
    () => true,
  )
}

test('usage counts the hours for which it stood open and those that were used', async () => {
  const id = await w.venue({ units: 2 })
  const [one, two] = [await w.person(), await w.person()]
  await w.book(one, id, { at: w.at(2, 10), slots: 2 })
  const missed = await w.book(two, id, { at: w.at(2, 10) })
  const back = await w.book(two, id, { at: w.at(2, 13) })
  await call(venueBookingsRoutes.giveBack, { bookingId: back.id }, { context: two })
  await shut(id, { from: w.at(2, 14), to: w.at(2, 15) })
  w.world.clock.set(w.at(2, 22))
  await call(venueBookingsRoutes.markNoShow, { bookingId: missed.id, noShow: true }, { context: w.keeper() })
  const { items } = await readUsage(w.keeper(), { from: '2026-03-02', to: '2026-03-31' })
  expect(items.find((item) => item.id === id)).toMatchObject({ openMinutes: 2 * 11 * 60, usedMinutes: 120, bookings: 2, people: 2, noShows: 1, givenBack: 1 })
  expect(await codeOf(readUsage(w.keeper(), { from: '2024-01-01', to: '2026-03-02' }))).toBe('venue.span_too_long')
})
