import { call } from '@orpc/server'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { askHowItWas } from '../../engines/capacity/ask-how-it-was.ts'
import { surveysRoutes } from '../../engines/surveys/surveys.routes.ts'
import { write } from '../../kernel/db/write.ts'
import { newId } from '../../kernel/ids.ts'
import { openWorld, type World } from '../../kernel/testing/harness.ts'
import { insertStandards } from '../../engines/standards/standards.store.ts'
import { howGiftsWere } from './ask-how-it-was.ts'
import { offersRoutes } from '../../engines/capacity/offers/offers.routes.ts'
import { openGiftWorld, type GiftWorld } from './gifts.testing.ts'
import { giftsRoutes } from './gifts.routes.ts'
import { giftReceiptsRoutes as receipts } from './receipts/receipts.routes.ts'
import { giftYearRoutes } from './year/year.routes.ts'
import { leastOf } from '../../kernel/testing/least-of.ts'

let world: World
let w: GiftWorld
beforeAll(async () => {
  world = await openWorld()
  w = openGiftWorld(world)
  await write({ db: world.db, clock: world.clock, requestId: newId(), actor: { accountId: null, name: '测试', via: 'cli' } }, async (trx) => {
    const rule = { title: '节日慰问标准', region: '浙江', documentNo: '测〔2026〕1号', article: '第三条', verified: false, note: null, validFrom: '2020-01-01' }
    await insertStandards(trx, [{ key: 'gifts.festival_yearly', ...rule, value: { kind: 'amount', yuan: '500.00' } }])
    trx.audit({ action: 'test.seed', entity: { type: 'tenant', id: trx.tenantId } })
  })
})
afterAll(() => world.close())
beforeEach(() => {
  world.clock.set('2026-09-02T01:00:00Z')
  w.fair.people.length = 0
})

const edited = (id: string) => call(giftsRoutes.edited, { id }, { context: w.officer() })
async function edit(id: string, change: Partial<Parameters<typeof w.facts>[0]>) {
  const { version, ...read } = await edited(id)
  return call(giftsRoutes.edit, { ...read, ...change, id, version }, { context: w.officer() })
}
const handOut = (id: string, context = w.officer()) => call(receipts.handOut, { id }, { context })

test('everybody entitled has what they chose, and who said nothing has the default', async () => {
  const [a, b] = [w.fair.add(), w.fair.add()]
  const id = await w.announced()
  await w.choose(id, a, { at: 1 })
  await w.handingOut(id)
  const { packages, listsStand } = await handOut(id)
  expect(packages.map(({ title, count }) => [title, count])).toEqual([
    ['粮油组合', 1],
    ['水果组合', 1],
  ])
  expect(listsStand).toBe(true)
  const { items } = await call(giftsRoutes.list, { when: 'past' }, { context: w.fair.member(b) })
  expect(items.find((one) => one.id === id)).toMatchObject({ chosen: '粮油组合', receivedAt: null, festival: '中秋节' })
})

test('who becomes a member after the roster was drawn up is not entitled', async () => {
  w.fair.add()
  const id = await w.announced()
  const late = w.fair.add()
  await expect(w.choose(id, late)).rejects.toMatchObject({ code: 'capacity.not_on_roster' })
})

test('once members choose, what they choose from stands; the supplier can still be filled in', async () => {
  w.fair.add()
  const id = await w.announced()
  const { packages } = await edited(id)
  await expect(edit(id, { packages: packages.map((one) => ({ ...one, price: '299.00' })) })).rejects.toMatchObject({ code: 'gift.packages_stand' })
  await edit(id, { packages: packages.map((one) => ({ ...one, supplier: '新供应商' })) })
  expect((await edited(id)).packages.map(({ supplier }) => supplier)).toEqual(['新供应商', '新供应商'])
})

test('a draft that is thrown away takes its packages along', async () => {
  const { id } = await call(giftsRoutes.create, w.facts({}), { context: w.officer() })
  await call(offersRoutes.discard, { offerId: id }, { context: w.officer() })
  await expect(edited(id)).rejects.toMatchObject({ status: 404 })
  expect(await world.db.q.selectFrom('gift_packages').select('option_id').where('tenant_id', '=', world.tenant.id).where('offer_id', '=', id).execute()).toEqual([])
})

test('a package of another round is not taken over by an edit', async () => {
  w.fair.add()
  const [mine, other] = [await call(giftsRoutes.create, w.facts(), { context: w.officer() }), await call(giftsRoutes.create, w.facts(), { context: w.officer() })]
  const { packages } = await edited(other.id)
  await expect(edit(mine.id, { packages })).rejects.toMatchObject({ code: 'not_found' })
})

test.each([
  [{ festival: null }, 'gift.which_festival'],
  [{ defaultAt: 7 }, 'gift.unknown_default'],
  [{ handOutFrom: '2026-09-03T01:00:00.000Z' }, 'gift.hand_out_too_early'],
  [{ handOutUntil: '2026-09-04T01:00:00.000Z' }, 'gift.hand_out_backwards'],
  [{ opensAt: '2026-09-05T01:00:00.000Z' }, 'gift.opens_after_close'],
] as const)('a round that does not fit is refused with the reason: %o', async (more, code) => {
  await expect(call(giftsRoutes.create, w.facts(more), { context: w.officer() })).rejects.toMatchObject({ code })
})

test('where it is had is asked only where there is a choice, and read back as it was written', async () => {
  w.fair.add()
  const plain = await call(giftsRoutes.create, w.facts(), { context: w.officer() })
  expect(await edited(plain.id)).toMatchObject({ pickupPlaces: [], post: false })
  const many = await call(giftsRoutes.create, w.facts({ pickupPlaces: ['玉泉校区教工之家'], post: true }), { context: w.officer() })
  expect(await edited(many.id)).toMatchObject({ pickupPlaces: ['玉泉校区教工之家'], post: true })
})

test('what the year’s standard says stands beside the price, with its document', async () => {
  const person = w.fair.add()
  const first = await w.announced({ title: '端午慰问品', festival: '端午节' })
  await w.choose(first, person)
  const second = await call(giftsRoutes.create, w.facts(), { context: w.officer() })
  expect(await edited(second.id)).toMatchObject({ standard: { yuan: '500.00', documentNo: '测〔2026〕1号', verified: false }, othersMost: '300.00' })
})

test('who was given more than the standard is listed, and each sees the own year', async () => {
  const [much, little] = [w.fair.add(), w.fair.add({ unit_id: w.fair.history })]
  const year = 2027
  world.clock.set('2027-09-02T01:00:00Z')
  const [one, two] = [await w.announced({ year }), await w.announced({ year })]
  for (const id of [one, two]) await w.choose(id, much)
  await w.choose(one, little)
  const listed = await call(giftYearRoutes.people, { year, above: 'yes' }, { context: w.auditor() })
  expect(listed).toMatchObject({ aboveCount: 1, everybody: 2, total: '900.00' })
  expect(listed.items.map(({ staffId, total, above }) => [staffId, total, above])).toEqual([[much.staff_id, '600.00', true]])
  const mine = await call(giftYearRoutes.mine, { year }, { context: w.fair.member(little) })
  expect(mine.kinds).toMatchObject([{ kind: 'festival', total: '300.00', received: '0.00', above: false, standard: { yuan: '500.00' } }])
  const branch = world.context(world.actor(['gifts.read'], { scope: { all: false, unitIds: [w.fair.history] } }))
  expect((await call(giftYearRoutes.people, { year }, { context: branch })).items.map(({ staffId }) => staffId)).toEqual([little.staff_id])
})

test('the list of a year goes on where its page ended', async () => {
  world.clock.set('2028-09-02T01:00:00Z')
  for (let index = 0; index < 5; index += 1) w.fair.add()
  const id = await w.announced({ year: 2028 })
  for (const person of w.fair.people) await w.choose(id, person)
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const page = await call(giftYearRoutes.people, { year: 2028, limit: 2, ...(cursor ? { cursor } : {}) }, { context: w.auditor() })
    seen.push(...page.items.map(({ staffId }) => staffId))
    cursor = page.nextCursor ?? undefined
  } while (cursor)
  expect(seen.toSorted()).toEqual(w.fair.people.map(({ staff_id }) => staff_id).toSorted())
})

test('rounds of a year show how far they are, in a constant number of statements', async () => {
  const person = w.fair.add()
  w.fair.add()
  world.clock.set('2029-09-02T01:00:00Z')
  const id = await w.announced({ year: 2029 })
  await w.choose(id, person)
  const count = leastOf(async () => {
    world.statements.length = 0
    const page = await call(giftsRoutes.rounds, { year: 2029 }, { context: w.auditor() })
    expect(page.items.find((one) => one.id === id)).toMatchObject({ entitled: 2, chosen: 1, byDefault: 0, received: 0, amount: '300.00', steps: 0 })
    return world.statements.length
  })
  const before = await count()
  await w.announced({ year: 2029 })
  expect(await count()).toBe(before)
})

test('those who signed are asked once how their package is, when the hand-out is over', async () => {
  const [a, b] = [w.fair.add(), w.fair.add()]
  const id = await w.announced()
  const mine = await w.choose(id, a)
  await w.handingOut(id)
  await call(receipts.sign, { id, unitId: a.unit_id, listed: [mine], except: [] }, { context: w.officer() })
  world.clock.set('2026-09-07T01:00:00Z')
  await askHowItWas(world.services, world.db, howGiftsWere)
  await askHowItWas(world.services, world.db, howGiftsWere)
  const open = await call(surveysRoutes.mine, {}, { context: w.fair.member(a) })
  expect(open.items.filter(({ question }) => question.zh.includes('粮油组合'))).toHaveLength(1)
  expect((await call(surveysRoutes.mine, {}, { context: w.fair.member(b) })).items).toHaveLength(0)
  const { packages } = await call(giftsRoutes.show, { id }, { context: w.fair.member(a) })
  expect(packages[0]?.rating).toMatchObject({ mineToAnswer: true, invited: 1, suppressed: true })
})
