import { call } from '@orpc/server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mineRoutes } from '../../engines/capacity/mine/mine.routes.ts'
import { offersRoutes } from '../../engines/capacity/offers/offers.routes.ts'
import type { FairPerson } from '../../engines/capacity/testing/fair.ts'
import { openWorld, type World } from '../../kernel/testing/harness.ts'
import { recuperationRoutes } from './recuperation.routes.ts'
import { openTravelWorld, type TravelWorld } from './recuperation.testing.ts'
import { leastOf } from '../../kernel/testing/least-of.ts'

let world: World
let travel: TravelWorld
const startAt = '2026-03-02T01:00:00Z'

beforeAll(async () => {
  world = await openWorld(startAt)
  travel = openTravelWorld(world)
})
afterAll(() => world.close())

const office = () => ({ context: travel.office() })
const branch = () => ({ context: travel.branch() })
const me = (person: FairPerson) => ({ context: travel.fair.member(person) })
const person = (facts: Parameters<TravelWorld['fair']['add']>[0] = {}) => travel.fair.add(facts)
const group = async (id: string, tripId: string) => (await call(recuperationRoutes.groups, { id }, office())).items.find((one) => one.id === tripId)

test('a programme says its rule to members, and only those with enough service may sign up', async () => {
  const old = person()
  const young = person({ hire_date: '2026-02-01' })
  const programme = await travel.announced([{}])
  const shown = await call(recuperationRoutes.show, { id: programme.id }, me(old))
  expect(shown.rule.map(({ zh }) => zh)).toEqual(['每3年可参加一次', '到2026年12月31日工龄满2年', '不携带同行人', '确认后未参加，视同已使用一次'])
  expect(shown.trips).toMatchObject([{ title: '千岛湖五日', price: '2400.00', memberPays: '200.00', state: 'open' }])
  await expect(travel.signUp(programme, young)).rejects.toMatchObject({ code: 'capacity.not_on_roster' })
})

test('whoever has gone within the years of the rule is refused', async () => {
  const one = person()
  const first = await travel.announced([{}])
  expect(await travel.signUp(first, one)).toMatchObject({ status: 'confirmed' })
  const second = await travel.announced([{}])
  await expect(travel.signUp(second, one)).rejects.toMatchObject({ code: 'capacity.entitlement_used' })
})

test('out of the province no more people get a place than the rule’s share of all places', async () => {
  const [a, b] = [person(), person()]
  const programme = await travel.announced([{ places: 2 }, { title: '三清山五日', outOfProvince: true, places: 2 }], { outShareOf: 3, outEveryYears: 3 })
  const { limits } = await call(offersRoutes.show, { offerId: programme.id }, office())
  expect(limits.find(({ tag }) => tag !== null)).toMatchObject({ tag: '省外', cap: 1 })
  expect(await travel.signUp(programme, a, { trip: 1 })).toMatchObject({ status: 'confirmed' })
  expect(await travel.signUp(programme, b, { trip: 1 })).toMatchObject({ status: 'waiting' })
  expect((await call(recuperationRoutes.groups, { id: programme.id }, office())).share).toEqual({ people: 1, out: 1, of: 3, kept: false })
})

test('a branch checks its own sign-ups in bulk, and whom it declines loses nothing', async () => {
  const mine = person()
  const other = person({ unit_id: travel.fair.history })
  const programme = await travel.announced([{}])
  const own = await travel.signUp(programme, mine)
  const foreign = await travel.signUp(programme, other)
  expect((await call(recuperationRoutes.checks, { id: programme.id }, branch())).items.map(({ id }) => id)).toEqual([own.enrolmentId])
  const { rows } = await call(recuperationRoutes.check, { id: programme.id, enrolmentIds: [own.enrolmentId, foreign.enrolmentId], declined: '当年已安排学术休假' }, branch())
  expect(rows.map(({ status, error }) => [status, error?.code ?? null])).toEqual([
    ['cancelled', null],
    [null, 'not_found'],
  ])
  expect(await travel.signUp(await travel.announced([{}]), mine)).toMatchObject({ status: 'confirmed' })
})

test('a sign-up is checked once', async () => {
  const one = person()
  const programme = await travel.announced([{}])
  const { enrolmentId } = await travel.signUp(programme, one)
  const asked = { id: programme.id, enrolmentIds: [enrolmentId], declined: null }
  expect((await call(recuperationRoutes.check, asked, branch())).rows).toMatchObject([{ status: 'confirmed', error: null }])
  expect((await call(recuperationRoutes.check, asked, branch())).rows).toMatchObject([{ error: { code: 'recuperation.already_checked' } }])
})

test('where approval gives the places, passing gives one', async () => {
  const [a, b] = [person(), person()]
  const programme = await travel.announced([{ places: 1, least: 1 }], { mode: 'approval' })
  const [first, second] = [await travel.signUp(programme, a), await travel.signUp(programme, b)]
  expect([first.status, second.status]).toEqual(['pending', 'pending'])
  const { rows } = await call(recuperationRoutes.check, { id: programme.id, enrolmentIds: [second.enrolmentId, first.enrolmentId], declined: null }, branch())
  expect(rows.map(({ enrolmentId, status }) => [enrolmentId, status])).toEqual([
    [first.enrolmentId, 'confirmed'],
    [second.enrolmentId, 'waiting'],
  ])
})

test('a group below its minimum, unchecked or without a leader is not formed, and says why', async () => {
  const [a, b] = [person(), person()]
  const programme = await travel.announced([{}])
  const [tripId = ''] = programme.tripIds
  await travel.signUp(programme, a)
  expect((await group(programme.id, tripId))?.can.form?.code).toBe('recuperation.below_least')
  await travel.signUp(programme, b)
  expect((await group(programme.id, tripId))?.can.form?.code).toBe('recuperation.checks_open')
  await expect(call(recuperationRoutes.form, { id: programme.id, tripId }, office())).rejects.toMatchObject({ code: 'recuperation.checks_open' })
  const { items } = await call(recuperationRoutes.checks, { id: programme.id }, office())
  await call(recuperationRoutes.check, { id: programme.id, enrolmentIds: items.map(({ id }) => id), declined: null }, office())
  expect((await group(programme.id, tripId))?.can.form?.code).toBe('recuperation.nobody_leads')
})

test('once the group is formed each member confirms the letter word for word', async () => {
  const [a, b] = [person(), person()]
  const programme = await travel.announced([{}])
  const [tripId = ''] = programme.tripIds
  const { enrolmentId } = await travel.signUp(programme, a)
  await travel.signUp(programme, b)
  await expect(call(recuperationRoutes.confirmLetter, { enrolmentId, letter: '随便' }, me(a))).rejects.toMatchObject({ code: 'recuperation.no_letter' })
  await travel.formed(programme, 0, a)
  const letter = (await call(recuperationRoutes.show, { id: programme.id }, me(a))).mine?.letter
  expect(letter?.text).toMatch(/时间：\d{4}年\d{1,2}月\d{1,2}日 \d{2}:\d{2} 至 /)
  expect(letter).toMatchObject({ confirmedAt: null, text: expect.stringContaining('不单独离队') })
  await expect(call(recuperationRoutes.confirmLetter, { enrolmentId, letter: '随便' }, me(a))).rejects.toMatchObject({ code: 'recuperation.letter_changed' })
  await expect(call(recuperationRoutes.confirmLetter, { enrolmentId, letter: letter?.text ?? '' }, me(b))).rejects.toMatchObject({ status: 404 })
  await call(recuperationRoutes.confirmLetter, { enrolmentId, letter: letter?.text ?? '' }, me(a))
  expect(await group(programme.id, tripId)).toMatchObject({ state: 'formed', letters: 1, parties: 2 })
})

test('a group that is put together with another goes there whole, and whoever leaves then loses nothing', async () => {
  const [a, b, c] = [person(), person(), person()]
  const programme = await travel.announced([{ title: '七月团' }, { title: '八月团' }])
  const [july = '', august = ''] = programme.tripIds
  const stays = await travel.signUp(programme, a)
  const leaves = await travel.signUp(programme, b)
  await travel.signUp(programme, c, { trip: 1 })
  expect(await call(recuperationRoutes.merge, { id: programme.id, tripId: july, into: august }, office())).toEqual({ moved: 2 })
  expect(await group(programme.id, july)).toMatchObject({ state: 'merged', mergedInto: '八月团', taken: 0 })
  expect(await group(programme.id, august)).toMatchObject({ taken: 3, unanswered: 2 })
  expect((await call(recuperationRoutes.show, { id: programme.id }, me(b))).mine?.transfer).toEqual({ fromTitle: '七月团', toTitle: '八月团' })
  await call(recuperationRoutes.answerTransfer, { enrolmentId: stays.enrolmentId, accept: true }, me(a))
  // Long after the time to cancel.
  world.clock.advance(25 * 86_400_000)
  await call(recuperationRoutes.answerTransfer, { enrolmentId: leaves.enrolmentId, accept: false }, me(b))
  await expect(call(recuperationRoutes.answerTransfer, { enrolmentId: leaves.enrolmentId, accept: true }, me(b))).rejects.toMatchObject({ status: 409 })
  world.clock.set(startAt)
  expect(await group(programme.id, august)).toMatchObject({ taken: 2, unanswered: 0 })
  expect(await travel.signUp(await travel.announced([{}]), b)).toMatchObject({ status: 'confirmed' })
})

test('a group that does not fit into the other is not put together with it, and nobody is moved', async () => {
  const [a, b] = [person(), person()]
  const programme = await travel.announced([{}, { places: 1, least: 1 }, { title: '黄山', outOfProvince: true }])
  const [from = '', small = '', out = ''] = programme.tripIds
  for (const one of [a, b]) await travel.signUp(programme, one)
  await expect(call(recuperationRoutes.merge, { id: programme.id, tripId: from, into: small }, office())).rejects.toMatchObject({ code: 'recuperation.merge_does_not_fit' })
  await expect(call(recuperationRoutes.merge, { id: programme.id, tripId: from, into: out }, office())).rejects.toMatchObject({ code: 'recuperation.other_province' })
  expect(await group(programme.id, from)).toMatchObject({ state: 'open', taken: 2 })
})

test('a trip that is cancelled gives everybody back what they used', async () => {
  const a = person()
  const programme = await travel.announced([{}, {}])
  const [tripId = ''] = programme.tripIds
  await travel.signUp(programme, a)
  expect(await call(recuperationRoutes.cancel, { id: programme.id, tripId, reason: '人数不足' }, office())).toEqual({ affected: 1 })
  expect(await travel.signUp(programme, a, { trip: 1 })).toMatchObject({ status: 'confirmed' })
  await expect(call(recuperationRoutes.cancel, { id: programme.id, tripId, reason: '再取消' }, office())).rejects.toMatchObject({ code: 'recuperation.trip_decided' })
})

test('what is published loses no trip and changes no province, yet grows', async () => {
  const programme = await travel.announced([{}, {}])
  const { version } = await call(recuperationRoutes.edited, { id: programme.id }, office())
  const [first = '', second = ''] = programme.tripIds
  const whole = [travel.trip({ id: first, places: 9 }), travel.trip({ id: second })]
  await expect(call(recuperationRoutes.setTrips, { id: programme.id, version, trips: whole.slice(0, 1) }, office())).rejects.toMatchObject({ code: 'recuperation.trip_stays' })
  const moved = [travel.trip({ id: first, outOfProvince: true }), travel.trip({ id: second })]
  await expect(call(recuperationRoutes.setTrips, { id: programme.id, version, trips: moved }, office())).rejects.toMatchObject({ code: 'recuperation.trip_stays' })
  await call(recuperationRoutes.setTrips, { id: programme.id, version, trips: [...whole, travel.trip({ title: '新线路' })] }, office())
  expect((await call(recuperationRoutes.groups, { id: programme.id }, office())).items.map(({ places }) => places)).toEqual([9, 5, 5])
})

test('a branch’s own programme is for its own members, and its draft is nobody else’s', async () => {
  const own = person()
  const other = person({ unit_id: travel.fair.history })
  const facts = travel.facts({ title: '物理学院自行组团' })
  const made = await call(recuperationRoutes.create, { ...facts, unitId: travel.fair.physics }, branch())
  await expect(call(recuperationRoutes.create, facts, branch())).rejects.toMatchObject({ status: 404 })
  const { version } = await call(recuperationRoutes.setTrips, { id: made.id, version: 1, trips: [travel.trip()] }, branch())
  await expect(call(recuperationRoutes.show, { id: made.id }, me(own))).rejects.toMatchObject({ status: 404 })
  await call(offersRoutes.publish, { offerId: made.id, version }, branch())
  expect((await call(mineRoutes.show, { offerId: made.id }, me(own))).onRoster).toBe(true)
  await expect(call(recuperationRoutes.show, { id: made.id }, me(other))).rejects.toMatchObject({ status: 404 })
})

test('a draft that is thrown away leaves nothing behind', async () => {
  const { id } = await call(recuperationRoutes.create, travel.facts(), office())
  await call(recuperationRoutes.setTrips, { id, version: 1, trips: [travel.trip()] }, office())
  await call(offersRoutes.discard, { offerId: id }, office())
  await expect(call(recuperationRoutes.edited, { id }, office())).rejects.toMatchObject({ status: 404 })
  const rows = await world.db.q.selectFrom('recuperation_trips').select('option_id').where('tenant_id', '=', world.db.tenantId).where('offer_id', '=', id).execute()
  expect(rows).toEqual([])
})

test('the desk lists with as many statements for many programmes as for one', async () => {
  await travel.announced([{}])
  await travel.announced([{}])
  const statements = leastOf(async (limit: number) => {
    world.statements.length = 0
    await call(recuperationRoutes.desk, { limit }, office())
    return world.statements.length
  })
  expect(await statements(20)).toBe(await statements(1))
})
