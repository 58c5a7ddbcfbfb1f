import { call } from '@orpc/server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../../kernel/ids.ts'
import { openWorld, type World } from '../../../kernel/testing/harness.ts'
import { claimPlace } from '../claims/claim.ts'
import { mineRoutes } from '../mine/mine.routes.ts'
import { openFair, openOffer, press, type Fair, type FairOffer, type FairPerson } from '../testing/fair.ts'
import { deskRoutes } from './desk.routes.ts'
import { exportEnrolments } from './export-enrolments.ts'
import { listPaper } from './list-paper.ts'
import { leastOf } from '../../../kernel/testing/least-of.ts'

let world: World
let fair: Fair
let near: FairPerson
let next: FairPerson
let far: FairPerson

beforeAll(async () => {
  world = await openWorld()
  fair = openFair(world)
  near = fair.add({ name: '张近' })
  next = fair.add({ name: '李邻' })
  far = fair.add({ name: '王远', unit_id: fair.history })
})
afterAll(() => world.close())

const organiser = () => ({ context: fair.organiser() })
const branch = () => ({ context: fair.organiser({ all: false, unitIds: [fair.physics] }) })
const plain = (offer: FairOffer, person: FairPerson) => ({ offerId: offer.id, staffId: person.staff_id, optionId: offer.optionIds[0] ?? null })

test('the organiser sees all sign-ups in the order of arrival, a branch officer those of the own branch', async () => {
  const offer = await openOffer(world, fair, { limits: ([a]) => [{ optionId: a ?? null, cap: 1 }] })
  for (const person of [far, near, next]) await press(world, offer, person)
  const all = await call(deskRoutes.list, { offerId: offer.id }, organiser())
  expect(all.items.map(({ name, status, placeInLine }) => [name, status, placeInLine])).toEqual([
    ['王远', 'confirmed', null],
    ['张近', 'waiting', 1],
    ['李邻', 'waiting', 2],
  ])
  const own = await call(deskRoutes.list, { offerId: offer.id }, branch())
  expect([own.count, own.items.map(({ name }) => name)]).toEqual([2, ['张近', '李邻']])
  const hidden = all.items[0]?.id ?? ''
  await expect(call(deskRoutes.show, { offerId: offer.id, enrolmentId: hidden }, branch())).rejects.toMatchObject({ status: 404 })
  expect((await call(deskRoutes.counts, { offerId: offer.id }, branch())).branches.map(({ unitId }) => unitId)).toEqual([fair.physics])
  await expect(call(deskRoutes.list, { offerId: offer.id }, { context: fair.stranger() })).rejects.toMatchObject({ status: 403 })
  await expect(call(deskRoutes.list, { offerId: newId() }, organiser())).rejects.toMatchObject({ status: 404 })
})

test('sign-ups are filtered, searched and paged, with as many statements for many as for one', async () => {
  const offer = await openOffer(world, fair)
  for (const person of [far, near, next]) await press(world, offer, person)
  expect((await call(deskRoutes.list, { offerId: offer.id, search: '王' }, organiser())).items.map(({ name }) => name)).toEqual(['王远'])
  expect((await call(deskRoutes.list, { offerId: offer.id, unitId: fair.history }, organiser())).count).toBe(1)
  expect((await call(deskRoutes.list, { offerId: offer.id, status: 'waiting' }, organiser())).count).toBe(0)
  const first = await call(deskRoutes.list, { offerId: offer.id, limit: 2 }, organiser())
  const second = await call(deskRoutes.list, { offerId: offer.id, limit: 2, cursor: first.nextCursor ?? '' }, organiser())
  expect([...first.items, ...second.items].map(({ name }) => name)).toEqual(['王远', '张近', '李邻'])
  const statements = leastOf(async (limit: number) => {
    world.statements.length = 0
    await call(deskRoutes.list, { offerId: offer.id, limit }, organiser())
    return world.statements.length
  })
  expect(await statements(3)).toBe(await statements(1))
  await expect(call(deskRoutes.list, { offerId: offer.id, cursor: Buffer.from('["x","y"]').toString('base64url') }, organiser())).rejects.toMatchObject({ status: 400 })
})

test('many are reviewed at once in the order of arrival, each with its own result', async () => {
  const offer = await openOffer(world, fair, { mode: 'approval', limits: ([a]) => [{ optionId: a ?? null, cap: 1 }] })
  const [first, second] = [await press(world, offer, near), await press(world, offer, next)]
  const stray = newId()
  const { rows } = await call(deskRoutes.review, { offerId: offer.id, enrolmentIds: [stray, second.enrolmentId, first.enrolmentId], declined: null }, organiser())
  expect(rows.map(({ enrolmentId, status, error }) => [enrolmentId, status, error?.code ?? null])).toEqual([
    [first.enrolmentId, 'confirmed', null],
    [second.enrolmentId, 'waiting', null],
    [stray, null, 'not_found'],
  ])
  const again = await call(deskRoutes.review, { offerId: offer.id, enrolmentIds: [first.enrolmentId], declined: '材料不全' }, organiser())
  expect(again.rows).toMatchObject([{ status: null, error: { code: 'capacity.not_an_offer' } }])
  await expect(call(deskRoutes.review, { offerId: offer.id, enrolmentIds: [first.enrolmentId], declined: null }, branch())).rejects.toMatchObject({ status: 403 })
})

test('who signs somebody up is recorded, and the same rules hold', async () => {
  const offer = await openOffer(world, fair, { limits: ([a]) => [{ optionId: a ?? null, cap: 1 }] })
  const done = await call(deskRoutes.enrol, plain(offer, near), branch())
  expect(done).toMatchObject({ status: 'confirmed' })
  expect(await call(deskRoutes.show, { offerId: offer.id, enrolmentId: done.enrolmentId }, organiser())).toMatchObject({
    enrolledBy: '周办',
    events: [{ what: 'enrolled_for', by: '周办' }],
  })
  await expect(call(deskRoutes.enrol, plain(offer, near), organiser())).rejects.toMatchObject({ code: 'capacity.already_enrolled' })
  expect(await call(deskRoutes.enrol, plain(offer, next), organiser())).toMatchObject({ status: 'waiting', place: 1 })
  await expect(call(deskRoutes.enrol, plain(offer, far), branch())).rejects.toMatchObject({ status: 404 })
  const { enrolments } = await call(mineRoutes.show, { offerId: offer.id }, { context: fair.member(near) })
  expect(enrolments).toMatchObject([{ onBehalf: true }])
})

test('after closing the organiser adds people with a reason while places are free, and nobody before those who wait', async () => {
  const offer = await openOffer(world, fair, { limits: ([a]) => [{ optionId: a ?? null, cap: 1 }] })
  const before = world.clock.now().toISOString()
  world.clock.advance(49 * 3_600_000)
  await expect(call(deskRoutes.enrol, plain(offer, near), organiser())).rejects.toMatchObject({ code: 'capacity.late_needs_reason', status: 400 })
  await expect(call(deskRoutes.enrol, { ...plain(offer, near), reason: '漏报' }, branch())).rejects.toMatchObject({ code: 'capacity.closed' })
  expect(await call(deskRoutes.enrol, { ...plain(offer, near), reason: '漏报' }, organiser())).toMatchObject({ status: 'confirmed' })
  await expect(call(deskRoutes.enrol, { ...plain(offer, next), reason: '漏报' }, organiser())).rejects.toMatchObject({ code: 'capacity.full' })
  expect((await call(deskRoutes.list, { offerId: offer.id }, organiser())).count).toBe(1)
  world.clock.set(before)
})

test('somebody is taken off with a reason and without consequences, and the next one moves up', async () => {
  const rules = { lateCancelDays: 30, programme: { key: '疗休养', most: 1, years: 3, noShowUses: true } }
  const offer = await openOffer(world, fair, { rules, limits: ([a]) => [{ optionId: a ?? null, cap: 1 }] })
  const held = await press(world, offer, near)
  await press(world, offer, next)
  await call(deskRoutes.takeOff, { offerId: offer.id, enrolmentId: held.enrolmentId, reason: '重复安排' }, organiser())
  expect((await call(deskRoutes.list, { offerId: offer.id, status: 'confirmed' }, organiser())).items.map(({ name }) => name)).toEqual(['李邻'])
  const again = await openOffer(world, fair, { rules })
  await expect(press(world, again, near)).resolves.toMatchObject({ status: 'confirmed' })
  await expect(call(deskRoutes.takeOff, { offerId: offer.id, enrolmentId: held.enrolmentId, reason: '重复安排' }, branch())).rejects.toMatchObject({ status: 403 })
})

test('the sheet holds the answers, and identity numbers of companions only with the right to reveal and a reason', async () => {
  const rules = { partyMost: 2, questions: [{ key: 'size', label: '尺码', kind: 'text' as const, choices: [], required: false }] }
  const offer = await openOffer(world, fair, { rules })
  const companions = [{ name: '家属甲', relation: '配偶', idNo: '330106198001010014' }]
  const asking = { optionId: offer.optionIds[0] ?? null, choices: null, party: 2, answers: { size: 'L' }, companions }
  await claimPlace(world.services, world.db, { ...asking, offerId: offer.id, staffId: near.staff_id, accountId: newId(), key: newId(), at: world.clock.now() })
  const cells = async (query: Record<string, string>, permissions: string[] = []) => {
    const context = world.context(world.actor(['toys.manage', ...permissions], { name: '周办' }))
    const { sheet } = await exportEnrolments(context, { offerId: offer.id, query })
    return { sheet, text: JSON.stringify(await Array.fromAsync(sheet.rows)) }
  }
  const hidden = await cells({})
  expect(hidden.text).toContain('家属甲（配偶）')
  expect(hidden.text).toContain('"L"')
  expect(hidden.text).not.toContain('330106198001010014')
  expect(hidden.sheet.watermark).toContain('周办')
  await expect(cells({ clear: 'yes', reason: '投保' })).rejects.toMatchObject({ status: 403 })
  await expect(cells({ clear: 'yes' }, ['members.reveal'])).rejects.toMatchObject({ status: 400 })
  expect((await cells({ clear: 'yes', reason: '投保' }, ['members.reveal'])).text).toContain('330106198001010014')
  const audited = await world.db.q
    .selectFrom('audit_entries')
    .select('details')
    .where('tenant_id', '=', world.db.tenantId)
    .where('action', '=', 'enrolment.export')
    .orderBy('id')
    .execute()
  expect(audited.at(-1)?.details).toMatchObject({ clear: true, reason: '投保' })
})

test('the printed list names by branch whoever has a place, with room to sign', async () => {
  const offer = await openOffer(world, fair)
  for (const person of [far, near]) await press(world, offer, person)
  const { paper } = await listPaper(fair.organiser(), { offerId: offer.id, by: 'branch' })
  expect(paper.blocks.filter(({ kind }) => kind === 'heading')).toHaveLength(2)
  expect(JSON.stringify(paper)).toContain('签名')
  const own = await listPaper(fair.organiser({ all: false, unitIds: [fair.physics] }), { offerId: offer.id, by: 'option' })
  expect(JSON.stringify(own.paper)).not.toContain('王远')
})
