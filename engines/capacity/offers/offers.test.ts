import { call } from '@orpc/server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../../kernel/ids.ts'
import { openWorld, type World } from '../../../kernel/testing/harness.ts'
import { capacityModule } from '../capacity.module.ts'
import { deskRoutes } from '../desk/desk.routes.ts'
import { mineRoutes } from '../mine/mine.routes.ts'
import { plainRules } from '../offer-rules.ts'
import { draftOffer, hoursFrom, openFair, openOffer, press, type Fair } from '../testing/fair.ts'
import { offersRoutes } from './offers.routes.ts'
import { leastOf } from '../../../kernel/testing/least-of.ts'

let world: World
let fair: Fair

beforeAll(async () => {
  world = await openWorld()
  fair = openFair(world)
  for (let count = 0; count < 6; count += 1) fair.add()
})
afterAll(() => world.close())

const organiser = () => ({ context: fair.organiser() })
const show = (offerId: string) => call(offersRoutes.show, { offerId }, organiser())
const person = (index: number) => fair.people[index] ?? fair.add()

async function editable(offerId: string) {
  const { version, title, mode, opensAt, closesAt, cancelUntil, finalAt, rules, defaultOptionId } = await show(offerId)
  return { offerId, version, title, mode, opensAt, closesAt, cancelUntil, finalAt, rules, defaultOptionId }
}

test('a draft says all that is missing at once', async () => {
  const { id } = await call(offersRoutes.create, { service: 'toy', title: '空', unitId: fair.root, mode: 'lottery' }, organiser())
  const { problems } = await show(id)
  expect(problems.map(({ code }) => code).toSorted()).toEqual(['draw.no_commitment', 'no_final', 'no_options', 'no_window'])
  await expect(call(offersRoutes.publish, { offerId: id, version: 1 }, organiser())).rejects.toMatchObject({ code: 'capacity.not_ready', status: 409, details: { count: 4 } })
})

test('an offer that nobody may sign up to is not published', async () => {
  const offer = await draftOffer(world, fair, { rules: { eligibility: [{ kind: 'sex', sex: '1' }] } })
  await expect(call(offersRoutes.publish, { offerId: offer.id, version: offer.version }, organiser())).rejects.toMatchObject({ code: 'capacity.not_ready' })
})

test('publishing draws up who may come, and twice is once', async () => {
  const offer = await openOffer(world, fair)
  expect(await show(offer.id)).toMatchObject({ phase: 'open', rosterSize: 6, problems: [], mayManage: true })
  expect(await call(offersRoutes.publish, { offerId: offer.id, version: 1 }, organiser())).toEqual({ id: offer.id, version: offer.version, rosterSize: 6 })
})

test('who does not manage the service makes no offers, and elsewhere neither', async () => {
  const asked = { service: 'toy', title: '我的', unitId: fair.root, mode: 'first_come' as const }
  await expect(call(offersRoutes.create, asked, { context: fair.stranger() })).rejects.toMatchObject({ status: 403 })
  const branch = { context: fair.organiser({ all: false, unitIds: [fair.physics] }) }
  await expect(call(offersRoutes.create, asked, branch)).rejects.toMatchObject({ status: 404 })
  await expect(call(offersRoutes.create, { ...asked, service: 'nothing' }, organiser())).rejects.toMatchObject({ status: 404 })
})

test('a branch officer sees the offers of the university and changes none', async () => {
  const offer = await openOffer(world, fair)
  const branch = { context: fair.organiser({ all: false, unitIds: [fair.physics] }) }
  expect(await call(offersRoutes.show, { offerId: offer.id }, branch)).toMatchObject({ id: offer.id, mayManage: false })
  const page = await call(offersRoutes.list, { service: 'toy', phase: 'open' }, branch)
  expect(page.items.map(({ id }) => id)).toContain(offer.id)
  await expect(call(offersRoutes.callOff, { offerId: offer.id, reason: '下雨' }, branch)).rejects.toMatchObject({ status: 403 })
  const draft = await draftOffer(world, fair)
  await expect(call(offersRoutes.show, { offerId: draft.id }, branch)).rejects.toMatchObject({ status: 404 })
})

test('another university finds nothing of it', async () => {
  const offer = await openOffer(world, fair)
  const context = world.context(world.actor(['toys.manage']), { tenant: world.otherTenant })
  await expect(call(offersRoutes.show, { offerId: offer.id }, { context })).rejects.toMatchObject({ status: 404 })
  expect((await call(offersRoutes.list, { service: 'toy' }, { context })).items).toEqual([])
})

test('of two who change the same version the second is told who was first', async () => {
  const offer = await draftOffer(world, fair)
  const asked = await editable(offer.id)
  await call(offersRoutes.edit, { ...asked, title: '第一' }, organiser())
  await expect(call(offersRoutes.edit, { ...asked, title: '第二' }, organiser())).rejects.toMatchObject({ code: 'version_conflict', status: 409, details: { by: '周办' } })
})

test('the window of an open offer moves, but it does not close in the past', async () => {
  const offer = await openOffer(world, fair)
  world.clock.advance(60_000)
  const asked = await editable(offer.id)
  await expect(call(offersRoutes.edit, { ...asked, closesAt: hoursFrom(world, -0.001) }, organiser())).rejects.toMatchObject({ code: 'capacity.window_wrong', status: 400 })
  await expect(call(offersRoutes.edit, { ...asked, opensAt: hoursFrom(world, 1) }, organiser())).rejects.toMatchObject({ code: 'capacity.frozen', details: { names: ['opensAt'] } })
  await expect(call(offersRoutes.edit, { ...asked, cancelUntil: hoursFrom(world, 2) }, organiser())).rejects.toMatchObject({ code: 'capacity.window_wrong' })
  const closed = await call(offersRoutes.edit, { ...asked, closesAt: hoursFrom(world, 0) }, organiser())
  expect(await show(offer.id)).toMatchObject({ phase: 'closed', version: closed.version })
  await expect(press(world, offer, person(0))).rejects.toMatchObject({ code: 'capacity.closed' })
})

test('once sign-up has begun the rules stand, and questions may only be added', async () => {
  const offer = await openOffer(world, fair)
  const asked = await editable(offer.id)
  const refused = call(offersRoutes.edit, { ...asked, rules: { ...asked.rules, eligibility: [], waiting: 'hold' } }, organiser())
  await expect(refused).rejects.toMatchObject({ code: 'capacity.frozen', details: { names: ['rules.eligibility', 'rules.waiting'] } })
  const question = { key: 'size', label: '尺码', kind: 'text' as const, choices: [], required: false }
  await call(offersRoutes.edit, { ...asked, rules: { ...asked.rules, questions: [question] } }, organiser())
  const later = await editable(offer.id)
  await expect(call(offersRoutes.edit, { ...later, rules: { ...later.rules, questions: [] } }, organiser())).rejects.toMatchObject({ code: 'capacity.frozen' })
})

test('conditions changed before the opening draw the list up anew', async () => {
  const man = fair.add({ sex: '1' })
  const offer = await openOffer(world, fair, { opens: 5 })
  const asked = await editable(offer.id)
  await call(offersRoutes.edit, { ...asked, rules: { ...plainRules, eligibility: [{ kind: 'sex', sex: '1' }] } }, organiser())
  expect(await show(offer.id)).toMatchObject({ rosterSize: 1 })
  fair.people.splice(fair.people.indexOf(man), 1)
})

test('a limit is not set below what is taken: each such limit is named, and none is changed', async () => {
  const offer = await openOffer(world, fair, { limits: ([a]) => [{ cap: 5 }, { optionId: a ?? null, unitId: fair.physics, cap: 4 }] })
  for (const one of [0, 1, 2]) await press(world, offer, person(one))
  const [optionId = ''] = offer.optionIds
  const limits = [
    { optionId: null, tag: null, unitId: null, cap: 2 },
    { optionId, tag: null, unitId: fair.physics, cap: 1 },
  ]
  const refused = call(offersRoutes.setLimits, { offerId: offer.id, version: offer.version, limits }, organiser())
  await expect(refused).rejects.toMatchObject({ code: 'capacity.cap_below_taken', status: 409, details: { count: 2 } })
  expect((await show(offer.id)).limits.map(({ cap, taken }) => [cap, taken])).toEqual([
    [5, 3],
    [4, 3],
  ])
})

test('a limit added while people are on it counts them, and one that grows lets the line move up', async () => {
  const offer = await openOffer(world, fair, { limits: ([a]) => [{ optionId: a ?? null, cap: 2 }] })
  for (const one of [0, 1, 2, 3]) await press(world, offer, person(one))
  const [optionId = ''] = offer.optionIds
  const limits = [
    { optionId, tag: null, unitId: null, cap: 3 },
    { optionId: null, tag: null, unitId: fair.physics, cap: 10 },
  ]
  expect(await call(offersRoutes.setLimits, { offerId: offer.id, version: offer.version, limits }, organiser())).toMatchObject({ movedUp: 1 })
  expect((await show(offer.id)).limits.map(({ cap, taken }) => [cap, taken])).toEqual([
    [3, 3],
    [10, 3],
  ])
})

test('limits that say the same scope, or name what the offer does not have, are refused', async () => {
  const offer = await draftOffer(world, fair)
  const all = { optionId: null, tag: null, unitId: null, cap: 2 }
  const set = (limits: (typeof all | { optionId: string; tag: null; unitId: null; cap: number })[]) =>
    call(offersRoutes.setLimits, { offerId: offer.id, version: offer.version, limits }, organiser())
  await expect(set([all, { ...all, cap: 3 }])).rejects.toMatchObject({ code: 'capacity.limits_twice' })
  await expect(set([{ ...all, optionId: newId() }])).rejects.toMatchObject({ code: 'capacity.limit_of_nothing', status: 400 })
})

test('an option of a published offer is not removed but withdrawn: whoever is on it hears why', async () => {
  const offer = await openOffer(world, fair, {
    options: [{}, {}],
    limits: ([a, b]) => [
      { optionId: a ?? null, cap: 1 },
      { optionId: b ?? null, cap: 9 },
    ],
  })
  for (const one of [0, 1]) await press(world, offer, person(one))
  const [first = '', second = ''] = offer.optionIds
  const kept = { id: second, title: '场次2', note: null, place: null, tag: null, startsAt: null, endsAt: null }
  await expect(call(offersRoutes.setOptions, { offerId: offer.id, version: offer.version, options: [kept] }, organiser())).rejects.toMatchObject({ code: 'capacity.option_stays' })
  expect(await call(offersRoutes.withdrawOption, { offerId: offer.id, optionId: first, reason: '场馆维修' }, organiser())).toEqual({ affected: 2 })
  const { enrolments } = await call(mineRoutes.show, { offerId: offer.id }, { context: fair.member(person(0)) })
  expect(enrolments).toMatchObject([{ status: 'declined', reason: '场馆维修' }])
  await expect(press(world, offer, { ...person(0), asks: { option: 1 } })).resolves.toMatchObject({ status: 'confirmed' })
})

test('an offer called off tells everybody on it, and twice is once', async () => {
  const offer = await openOffer(world, fair, { limits: () => [{ cap: 2 }] })
  for (const one of [0, 1, 2]) await press(world, offer, person(one))
  expect(await call(offersRoutes.callOff, { offerId: offer.id, reason: '台风' }, organiser())).toEqual({ affected: 3 })
  expect(await call(offersRoutes.callOff, { offerId: offer.id, reason: '台风' }, organiser())).toEqual({ affected: 0 })
  const told = await world.db.q.selectFrom('notifications').select('staff_id').where('tenant_id', '=', world.db.tenantId).where('title_zh', '=', '活动取消').execute()
  expect(new Set(told.map(({ staff_id }) => staff_id))).toEqual(new Set([0, 1, 2].map((one) => person(one).staff_id)))
  await expect(press(world, offer, person(4))).rejects.toMatchObject({ code: 'capacity.cancelled' })
})

test('a draft is thrown away; what has been published is not', async () => {
  const draft = await draftOffer(world, fair, { limits: () => [{ cap: 3 }] })
  await call(offersRoutes.discard, { offerId: draft.id }, organiser())
  await expect(show(draft.id)).rejects.toMatchObject({ status: 404 })
  const offer = await openOffer(world, fair)
  await expect(call(offersRoutes.discard, { offerId: offer.id }, organiser())).rejects.toMatchObject({ code: 'capacity.only_drafts' })
})

test('a copy of last year has the same options and limits, every date a year later', async () => {
  const rules = { eligibility: [{ kind: 'serviceYears' as const, atLeast: 3, on: '2026-03-01' }] }
  const offer = await openOffer(world, fair, {
    rules,
    options: [{ tag: 'far' }, {}],
    limits: ([a]) => [
      { optionId: a ?? null, cap: 7 },
      { tag: 'far', cap: 9 },
    ],
  })
  const before = await show(offer.id)
  const day = world.clock.now().toISOString()
  world.clock.set('2027-02-20T01:00:00Z')
  const { id } = await call(offersRoutes.copy, { offerId: offer.id, title: '今年' }, organiser())
  world.clock.set(day)
  const copied = await show(id)
  expect(copied).toMatchObject({ title: '今年', state: 'draft', rules: { eligibility: [{ on: '2027-03-01' }] }, opensAt: before.opensAt?.replace('2026', '2027') })
  expect(copied.options.map(({ title, tag }) => [title, tag])).toEqual(before.options.map(({ title, tag }) => [title, tag]))
  expect(copied.limits.map(({ cap, tag, optionId }) => [cap, tag, optionId === copied.options[0]?.id])).toEqual([
    [7, null, true],
    [9, 'far', false],
  ])
})

test('after closing those who chose nothing are given the default once, and who left is not', async () => {
  const offer = await openOffer(world, fair, { mode: 'choice', options: [{}, {}], defaultOption: 1 })
  await press(world, offer, person(0))
  const left = await press(world, offer, person(1))
  await call(mineRoutes.leave, { enrolmentId: left.enrolmentId }, { context: fair.member(person(1)) })
  const before = world.clock.now().toISOString()
  world.clock.advance(49 * 3_600_000)
  await capacityModule.sweep?.(world.services, world.db)
  await capacityModule.sweep?.(world.services, world.db)
  const { statuses, options } = await call(deskRoutes.counts, { offerId: offer.id }, organiser())
  world.clock.set(before)
  expect(statuses).toContainEqual({ status: 'confirmed', parties: fair.people.length - 1, people: fair.people.length - 1 })
  expect(options).toContainEqual({ optionId: offer.optionIds[1], status: 'confirmed', parties: fair.people.length - 2, people: fair.people.length - 2 })
})

test('the list of offers costs as many statements for ten offers as for one', async () => {
  const count = leastOf(async (limit: number) => {
    world.statements.length = 0
    await call(offersRoutes.list, { service: 'toy', limit }, organiser())
    return world.statements.length
  })
  expect(await count(10)).toBe(await count(1))
})
