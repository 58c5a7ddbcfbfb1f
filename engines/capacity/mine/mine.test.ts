import { call } from '@orpc/server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../../kernel/testing/harness.ts'
import { offersRoutes } from '../offers/offers.routes.ts'
import { draftOffer, hoursFrom, openFair, openOffer, press, type Fair, type FairOffer, type FairPerson } from '../testing/fair.ts'
import { mineRoutes } from './mine.routes.ts'
import { waitingPlaces } from './waiting.ts'
import { leastOf } from '../../../kernel/testing/least-of.ts'

let world: World
let fair: Fair
let a: FairPerson
let b: FairPerson
let c: FairPerson
let far: FairPerson

beforeAll(async () => {
  world = await openWorld()
  fair = openFair(world)
  a = fair.add()
  b = fair.add()
  c = fair.add()
  far = fair.add({ unit_id: fair.history })
})
afterAll(() => world.close())

const as = (person: FairPerson) => ({ context: fair.member(person) })
const mine = async (offer: FairOffer, person: FairPerson) => (await call(mineRoutes.show, { offerId: offer.id }, as(person))).enrolments[0]
const one = ([optionId]: readonly string[]) => [{ optionId: optionId ?? null, cap: 1 }]

test('a page tells the places left, the place in line, and the time of the server', async () => {
  const offer = await openOffer(world, fair, { limits: one })
  expect(await call(mineRoutes.places, { offerId: offer.id }, as(a))).toMatchObject({
    phase: 'open',
    places: [{ left: 1, waiting: 0 }],
    mine: null,
    now: world.clock.now().toISOString(),
  })
  await press(world, offer, a)
  await press(world, offer, b)
  await press(world, offer, c)
  expect(await call(mineRoutes.places, { offerId: offer.id }, as(c))).toMatchObject({ places: [{ left: 0, waiting: 2 }], mine: { status: 'waiting', placeInLine: 2 } })
  expect(await mine(offer, c)).toMatchObject({ status: 'waiting', placeInLine: 2, can: { leave: null, accept: { code: 'capacity.not_an_offer' } } })
})

test('asking for the places left takes one statement', async () => {
  const offer = await openOffer(world, fair, { limits: one })
  world.statements.length = 0
  await call(mineRoutes.places, { offerId: offer.id }, as(a))
  expect(world.statements.filter((statement) => /offers/.test(statement))).toHaveLength(1)
})

test('the list shows what I am on first, and a draft to nobody', async () => {
  const offer = await openOffer(world, fair, { limits: one })
  const draft = await draftOffer(world, fair)
  await press(world, offer, b)
  const { items } = await call(mineRoutes.list, { when: 'open', limit: 50 }, as(b))
  const mineFirst = items.map(({ mine: own }) => own !== null && ['confirmed', 'waiting', 'offered', 'pending'].includes(own.status))
  expect(mineFirst).toEqual(mineFirst.toSorted((x, y) => Number(y) - Number(x)))
  expect(items.map(({ id }) => id)).toContain(offer.id)
  expect(items.map(({ id }) => id)).not.toContain(draft.id)
  await expect(call(mineRoutes.show, { offerId: draft.id }, as(b))).rejects.toMatchObject({ status: 404 })
})

test('pages of my list follow one another without gap or repetition', async () => {
  const all = await call(mineRoutes.list, { when: 'open', limit: 100 }, as(a))
  const pieces: string[] = []
  let cursor: string | undefined
  do {
    const page = await call(mineRoutes.list, { when: 'open', limit: 1, cursor }, as(a))
    pieces.push(...page.items.map(({ id }) => id))
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined)
  expect(pieces).toEqual(all.items.map(({ id }) => id))
})

test('leaving lets the next one move up, and leaving twice is leaving once', async () => {
  const offer = await openOffer(world, fair, { limits: one })
  const held = await press(world, offer, a)
  await press(world, offer, b)
  expect(await call(mineRoutes.leave, { enrolmentId: held.enrolmentId }, as(a))).toMatchObject({ late: false, enrolment: { status: 'cancelled' } })
  await call(mineRoutes.leave, { enrolmentId: held.enrolmentId }, as(a))
  expect(await mine(offer, b)).toMatchObject({ status: 'confirmed' })
})

test('what leaving late costs is said before, and done after', async () => {
  const rules = { lateCancelDays: 90, programme: { key: '疗休养', most: 1, years: 2, noShowUses: true } }
  const offer = await openOffer(world, fair, { limits: one, rules })
  const held = await press(world, offer, c)
  const before = world.clock.now().toISOString()
  world.clock.advance(73 * 3_600_000)
  expect((await mine(offer, c))?.leavingCosts?.zh).toContain('90天内不能再报名')
  expect(await call(mineRoutes.leave, { enrolmentId: held.enrolmentId }, as(c))).toMatchObject({ late: true })
  const later = await openOffer(world, fair)
  await expect(press(world, later, c)).rejects.toMatchObject({ code: 'capacity.sanctioned' })
  world.clock.advance(90 * 86_400_000)
  const free = await openOffer(world, fair)
  await expect(press(world, free, c)).resolves.toMatchObject({ status: 'confirmed' })
  world.clock.set(before)
})

test("nobody leaves, accepts or changes another's sign-up", async () => {
  const offer = await openOffer(world, fair, { limits: one })
  const { enrolmentId } = await press(world, offer, a)
  await expect(call(mineRoutes.leave, { enrolmentId }, as(b))).rejects.toMatchObject({ status: 404 })
  await expect(call(mineRoutes.accept, { enrolmentId }, as(b))).rejects.toMatchObject({ status: 404 })
  await expect(call(mineRoutes.changeAnswers, { enrolmentId, answers: {} }, as(b))).rejects.toMatchObject({ status: 404 })
  const other = world.context(world.actor([], { staffId: a.staff_id }), { tenant: world.otherTenant })
  await expect(call(mineRoutes.leave, { enrolmentId }, { context: other })).rejects.toMatchObject({ status: 404 })
})

test('a place that is kept is accepted in time, and not after', async () => {
  const offer = await openOffer(world, fair, { limits: one, rules: { answerHours: 2 } })
  const held = await press(world, offer, a)
  const next = await press(world, offer, b)
  await call(mineRoutes.leave, { enrolmentId: held.enrolmentId }, as(a))
  expect(await mine(offer, b)).toMatchObject({ status: 'offered', lapsesAt: hoursFrom(world, 2), can: { accept: null } })
  expect(await waitingPlaces(fair.member(b))).toContainEqual(
    expect.objectContaining({ key: `offer:${offer.id}`, hint: expect.objectContaining({ zh: expect.stringContaining('前确认') }) }),
  )
  const before = world.clock.now().toISOString()
  world.clock.advance(2 * 3_600_000)
  await expect(call(mineRoutes.accept, { enrolmentId: next.enrolmentId }, as(b))).rejects.toMatchObject({ code: 'capacity.not_an_offer' })
  world.clock.set(before)
  expect(await call(mineRoutes.accept, { enrolmentId: next.enrolmentId }, as(b))).toMatchObject({ status: 'confirmed', lapsesAt: null })
})

test('changing the option gets a place there, and passes the old one on', async () => {
  const offer = await openOffer(world, fair, { options: [{}, {}], limits: ([x, y]) => [x, y].map((optionId) => ({ optionId: optionId ?? null, cap: 1 })) })
  const held = await press(world, offer, a)
  await press(world, offer, b)
  const [first = '', second = ''] = offer.optionIds
  expect(await call(mineRoutes.changeOption, { enrolmentId: held.enrolmentId, optionId: second }, as(a))).toMatchObject({ status: 'confirmed', optionId: second })
  expect(await mine(offer, b)).toMatchObject({ status: 'confirmed', optionId: first })
})

test('who changes to a full option keeps the place held', async () => {
  const offer = await openOffer(world, fair, { options: [{}, {}], limits: ([x, y]) => [x, y].map((optionId) => ({ optionId: optionId ?? null, cap: 1 })) })
  const held = await press(world, offer, a)
  await press(world, offer, { ...b, asks: { option: 1 } })
  const [first = '', second = ''] = offer.optionIds
  await expect(call(mineRoutes.changeOption, { enrolmentId: held.enrolmentId, optionId: second }, as(a))).rejects.toMatchObject({ code: 'capacity.option_full', status: 409 })
  expect(await mine(offer, a)).toMatchObject({ status: 'confirmed', optionId: first })
  expect((await call(offersRoutes.show, { offerId: offer.id }, { context: fair.organiser() })).limits.map(({ taken }) => taken)).toEqual([1, 1])
})

test('who waits and changes stands behind those who wait there', async () => {
  const offer = await openOffer(world, fair, { options: [{}, {}], limits: ([x, y]) => [x, y].map((optionId) => ({ optionId: optionId ?? null, cap: 1 })) })
  await press(world, offer, a)
  const early = await press(world, offer, b)
  await press(world, offer, { ...far, asks: { option: 1 } })
  await press(world, offer, { ...c, asks: { option: 1 } })
  const [, second = ''] = offer.optionIds
  expect(await call(mineRoutes.changeOption, { enrolmentId: early.enrolmentId, optionId: second }, as(b))).toMatchObject({ status: 'waiting', placeInLine: 2 })
  expect((await call(mineRoutes.places, { offerId: offer.id }, as(b))).places.map(({ waiting }) => waiting)).toEqual([0, 2])
})

test('changing to an option of another programme gives the first use back', async () => {
  const rules = { tagProgrammes: { far: { key: '省外', most: 1, years: 3, noShowUses: false } } }
  const offer = await openOffer(world, fair, { options: [{ tag: 'far' }, {}], rules })
  const held = await press(world, offer, far)
  const [first = '', second = ''] = offer.optionIds
  await call(mineRoutes.changeOption, { enrolmentId: held.enrolmentId, optionId: second }, as(far))
  await call(mineRoutes.changeOption, { enrolmentId: held.enrolmentId, optionId: first }, as(far))
  const ledger = await world.db.q
    .selectFrom('entitlement_entries')
    .select('amount')
    .where('tenant_id', '=', world.db.tenantId)
    .where('programme', '=', '省外')
    .orderBy('id')
    .execute()
  expect(ledger.map(({ amount }) => amount)).toEqual([1, -1, 1])
})

test('answers are corrected until sign-up closes, and must fit the questions', async () => {
  const rules = { questions: [{ key: 'size', label: '尺码', kind: 'choice' as const, choices: ['S', 'M'], required: true }] }
  const offer = await openOffer(world, fair, { rules })
  const { enrolmentId } = await press(world, offer, { ...a, asks: { answers: { size: 'S' } } })
  expect(await call(mineRoutes.changeAnswers, { enrolmentId, answers: { size: 'M' } }, as(a))).toMatchObject({ answers: { size: 'M' } })
  await expect(call(mineRoutes.changeAnswers, { enrolmentId, answers: { size: 'XL' } }, as(a))).rejects.toMatchObject({ code: 'capacity.answers_do_not_fit', status: 400 })
  const before = world.clock.now().toISOString()
  world.clock.advance(49 * 3_600_000)
  await expect(call(mineRoutes.changeAnswers, { enrolmentId, answers: { size: 'S' } }, as(a))).rejects.toMatchObject({ code: 'capacity.closed', status: 409 })
  world.clock.set(before)
})

test('my sign-ups come over all services with as many statements for ten as for one', async () => {
  const count = leastOf(async (limit: number) => {
    world.statements.length = 0
    const { items } = await call(mineRoutes.enrolments, { limit }, as(a))
    expect(items.length).toBeGreaterThan(0)
    return world.statements.length
  })
  expect(await count(10)).toBe(await count(1))
})
