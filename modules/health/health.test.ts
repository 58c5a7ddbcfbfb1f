import { call } from '@orpc/server'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { deskRoutes } from '../../engines/capacity/desk/desk.routes.ts'
import { mineRoutes } from '../../engines/capacity/mine/mine.routes.ts'
import { offersRoutes } from '../../engines/capacity/offers/offers.routes.ts'
import { setLimits } from '../../engines/capacity/offers/set-limits.ts'
import { openWorld, type World } from '../../kernel/testing/harness.ts'
import { openHealthWorld, type HealthWorld } from './health.testing.ts'
import { healthRoutes } from './health.routes.ts'

let world: World
let w: HealthWorld
beforeAll(async () => {
  world = await openWorld()
  w = openHealthWorld(world)
})
afterAll(() => world.close())
beforeEach(() => {
  world.clock.set('2026-03-02T01:00:00Z')
  w.fair.people.length = 0
})

const edited = (id: string) => call(healthRoutes.edited, { id }, { context: w.office() })
async function edit(id: string, change: Partial<Parameters<typeof w.facts>[0]>) {
  const { version, ...read } = await edited(id)
  return call(healthRoutes.edit, { ...read, ...change, id, version }, { context: w.office() })
}
const titles = async (id: string) => (await w.options(id)).map(({ title }) => title)

test('one form lays out the slots, each with its places; who presses first has one', async () => {
  const [a, b] = [w.fair.add(), w.fair.add()]
  const id = await w.announced()
  expect(await titles(id)).toEqual(['3月9日 08:00', '3月9日 08:30', '3月9日 09:00', '3月10日 08:00', '3月10日 08:30', '3月10日 09:00'])
  await w.choose(id, a)
  await expect(w.choose(id, b)).rejects.toMatchObject({ code: 'capacity.full' })
  await w.choose(id, b, { at: 1 })
})

test('what the form would make is seen before it is saved', async () => {
  const shown = await call(
    healthRoutes.preview,
    { layouts: [w.layout({ places: 20 }), w.layout({ place: '市一医院', lastDay: '2026-03-09', places: 5 })] },
    { context: w.office() },
  )
  expect(shown).toMatchObject({ slots: 9, places: 135, unknownYears: [] })
  expect(shown.days.map(({ day, place, from, to, places }) => [day, place, from, to, places])).toEqual([
    ['2026-03-09', '市一医院', '08:00', '09:30', 15],
    ['2026-03-09', '校医院', '08:00', '09:30', 60],
    ['2026-03-10', '校医院', '08:00', '09:30', 60],
  ])
})

test('days of certain branches are for these branches alone', async () => {
  const [own, other] = [w.fair.add(), w.fair.add({ unit_id: w.fair.history })]
  const id = await w.announced({ layouts: [w.layout({ lastDay: '2026-03-09', unitIds: [w.fair.physics] }), w.layout({ firstDay: '2026-03-10', unitIds: [w.fair.history] })] })
  await expect(w.choose(id, other, { at: 0 })).rejects.toMatchObject({ code: 'capacity.full' })
  await w.choose(id, own, { at: 0 })
  await w.choose(id, other, { at: 3 })
  expect((await call(healthRoutes.show, { id }, { context: w.fair.member(own) })).myDays).toEqual(['2026-03-09'])
  expect((await call(healthRoutes.show, { id }, { context: w.fair.member(other) })).myDays).toEqual(['2026-03-10'])
  const { options } = await call(mineRoutes.show, { offerId: id }, { context: w.fair.member(other) })
  expect(options.map(({ title }) => title.slice(0, 5))).toEqual(['3月10日', '3月10日', '3月10日'])
})

test('a slot is changed until choosing closes, and what was free before is free again', async () => {
  const [a, b] = [w.fair.add(), w.fair.add()]
  const id = await w.announced()
  const enrolmentId = await w.choose(id, a)
  const [, second, third] = await w.options(id)
  const changeTo = (option: typeof second) => call(mineRoutes.changeOption, { enrolmentId, optionId: option?.id ?? '' }, { context: w.fair.member(a) })
  await changeTo(second)
  await w.choose(id, b, { at: 0 })
  world.clock.set('2026-03-05T01:00:00Z')
  await expect(changeTo(third)).rejects.toMatchObject({ code: 'capacity.closed' })
})

test('where each day closes by itself, its slots are shut the evening before and later days can still be chosen', async () => {
  const [early, late] = [w.fair.add(), w.fair.add()]
  const id = await w.announced({ closesAt: '2026-03-10T00:00:00.000Z', closesDaysBefore: 1 })
  const enrolmentId = await w.choose(id, early)
  world.clock.set('2026-03-08T16:00:00Z')
  await expect(w.choose(id, late, { at: 1 })).rejects.toMatchObject({ code: 'capacity.option_closed' })
  await w.choose(id, late, { at: 3 })
  const me = { context: w.fair.member(early) }
  const later = (await w.options(id))[4]?.id ?? ''
  await expect(call(mineRoutes.changeOption, { enrolmentId, optionId: later }, me)).rejects.toMatchObject({ code: 'capacity.option_closed' })
  await expect(call(mineRoutes.leave, { enrolmentId }, me)).rejects.toMatchObject({ code: 'capacity.too_late_to_cancel' })
  const { options, enrolments } = await call(mineRoutes.show, { offerId: id }, me)
  expect(options[0]?.closesAt).toBe('2026-03-08T16:00:00.000Z')
  expect(enrolments[0]?.can).toMatchObject({ leave: { code: 'capacity.too_late_to_cancel' }, changeOption: { code: 'capacity.option_closed' } })
})

test('a slot of a day that is closed is given by the organiser alone, with a reason', async () => {
  const person = w.fair.add()
  const id = await w.announced({ closesAt: '2026-03-10T00:00:00.000Z', closesDaysBefore: 1 })
  world.clock.set('2026-03-08T16:00:00Z')
  const asked = { offerId: id, staffId: person.staff_id, optionId: (await w.options(id))[0]?.id ?? null, choices: null, party: 1, answers: null }
  await expect(call(deskRoutes.enrol, { ...asked, reason: null }, { context: w.office() })).rejects.toMatchObject({ code: 'capacity.late_needs_reason' })
  expect(await call(deskRoutes.enrol, { ...asked, reason: '电话补报' }, { context: w.office() })).toMatchObject({ status: 'confirmed' })
})

test('a special check is for those who meet its conditions', async () => {
  const [woman, man] = [w.fair.add({ sex: '2' }), w.fair.add({ sex: '1' })]
  const id = await w.announced({ kind: 'special', eligibility: [{ kind: 'sex', sex: '2' }] })
  await expect(w.choose(id, man)).rejects.toMatchObject({ code: 'capacity.not_on_roster' })
  await w.choose(id, woman)
})

test('once in a year means once over all rounds', async () => {
  const person = w.fair.add()
  const programme = { key: '健康体检', years: 1 }
  const [first, second] = [await w.announced({ programme }), await w.announced({ programme })]
  await w.choose(first, person)
  await expect(w.choose(second, person)).rejects.toMatchObject({ code: 'capacity.entitlement_used' })
})

test('a package is chosen with the slot, and must be where there are several', async () => {
  const person = w.fair.add()
  const id = await w.announced({ packages: ['基础套餐', '心血管套餐'] })
  await expect(w.choose(id, person)).rejects.toMatchObject({ code: 'capacity.answers_do_not_fit' })
  await w.choose(id, person, { package: '心血管套餐' })
  expect((await edited(id)).packages).toEqual(['基础套餐', '心血管套餐'])
})

test('a draft is laid out anew; of what is announced slots are added and none is taken away', async () => {
  w.fair.add()
  const { id } = await call(healthRoutes.create, w.facts(), { context: w.office() })
  await edit(id, { layouts: [w.layout({ lastDay: '2026-03-09', from: '08:30' })] })
  expect(await titles(id)).toEqual(['3月9日 08:30', '3月9日 09:00'])
  const { version } = await edited(id)
  await call(offersRoutes.publish, { offerId: id, version }, { context: w.office() })
  await edit(id, { layouts: [w.layout({ from: '08:30' })] })
  expect(await titles(id)).toEqual(['3月9日 08:30', '3月9日 09:00', '3月10日 08:30', '3月10日 09:00'])
  await expect(edit(id, { layouts: [w.layout({ lastDay: '2026-03-09', from: '08:30' })] })).rejects.toMatchObject({ code: 'capacity.option_stays' })
  await expect(edit(id, { layouts: [w.layout({ from: '08:30', unitIds: [w.fair.physics] })] })).rejects.toMatchObject({ code: 'capacity.option_stays' })
})

test('places become more while people choose, not fewer than are taken, and what was set by hand stays', async () => {
  const [a, b, c] = [w.fair.add(), w.fair.add(), w.fair.add()]
  const id = await w.announced()
  await w.choose(id, a)
  await edit(id, { layouts: [w.layout({ places: 2 })] })
  await w.choose(id, b)
  await expect(edit(id, { layouts: [w.layout({ places: 1 })] })).rejects.toMatchObject({ code: 'capacity.cap_below_taken' })
  const { limits, version } = await call(offersRoutes.show, { offerId: id }, { context: w.office() })
  await setLimits(w.office(), { offerId: id, version, limits: limits.map((limit) => ({ ...limit, cap: 3 })) })
  await edit(id, { body: '改了说明' })
  await edit(id, { layouts: [w.layout({ places: 2, lastDay: '2026-03-11' })] })
  await w.choose(id, c)
})

test.each([
  [{ closesAt: '2026-03-09T02:00:00.000Z' }, 'health.closes_after_first'],
  [{ cancelUntil: '2026-03-09T02:00:00.000Z' }, 'health.cancel_after_first'],
  [{ opensAt: '2026-03-05T01:00:00.000Z' }, 'health.opens_after_close'],
] as const)('a round whose times do not fit is refused with the reason: %o', async (more, code) => {
  await expect(call(healthRoutes.create, w.facts(more), { context: w.office() })).rejects.toMatchObject({ code })
})

test('what was set elsewhere is kept by the form, after choosing has begun too', async () => {
  w.fair.add()
  const id = await w.announced({ packages: ['基础套餐', '心血管套餐'], programme: { key: '健康体检', years: 1 } })
  const { version, title, mode, rules, opensAt, closesAt, cancelUntil, finalAt } = await call(offersRoutes.show, { offerId: id }, { context: w.office() })
  const bus = { key: 'bus', label: '是否乘班车', kind: 'yes' as const, choices: [], required: false }
  const window = { opensAt, closesAt, cancelUntil, finalAt }
  await call(
    offersRoutes.edit,
    { offerId: id, version, title, mode, ...window, rules: { ...rules, questions: [bus, ...rules.questions] }, defaultOptionId: null },
    { context: w.office() },
  )
  await edit(id, { body: '改了说明' })
  world.clock.set('2026-03-09T03:00:00Z')
  await edit(id, { bring: '带上报告单' })
  expect((await call(offersRoutes.show, { offerId: id }, { context: w.office() })).rules.questions.map(({ key }) => key)).toEqual(['bus', 'package'])
})

test('a change over another’s change is a conflict', async () => {
  const { id } = await call(healthRoutes.create, w.facts(), { context: w.office() })
  const { version, ...read } = await edited(id)
  await edit(id, { body: '改过了' })
  await expect(call(healthRoutes.edit, { ...read, id, version }, { context: w.office() })).rejects.toMatchObject({ code: 'version_conflict' })
})

test('a draft that is thrown away leaves nothing of it behind', async () => {
  const { id } = await call(healthRoutes.create, w.facts(), { context: w.office() })
  await call(offersRoutes.discard, { offerId: id }, { context: w.office() })
  expect(await world.db.q.selectFrom('health_rounds').select('offer_id').where('tenant_id', '=', world.tenant.id).where('offer_id', '=', id).execute()).toEqual([])
  await expect(edited(id)).rejects.toMatchObject({ status: 404 })
})

test('another university finds nothing of it', async () => {
  w.fair.add()
  const id = await w.announced()
  const context = world.context(world.actor(['health.manage', 'health.counts']), { tenant: world.otherTenant })
  const asked = { id }
  for (const work of [
    () => call(healthRoutes.show, asked, { context }),
    () => call(healthRoutes.edited, asked, { context }),
    () => call(healthRoutes.progress, asked, { context }),
    () => call(healthRoutes.people, asked, { context }),
  ])
    await expect(work()).rejects.toMatchObject({ status: 404 })
})
