import { call } from '@orpc/server'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { askHowItWas } from '../../engines/capacity/ask-how-it-was.ts'
import { checkinRoutes } from '../../engines/capacity/checkin/checkin.routes.ts'
import { deskRoutes } from '../../engines/capacity/desk/desk.routes.ts'
import { surveysRoutes } from '../../engines/surveys/surveys.routes.ts'
import { openWorld, type World } from '../../kernel/testing/harness.ts'
import { howHealthWas } from './ask-how-it-was.ts'
import { openHealthWorld, type HealthWorld } from './health.testing.ts'
import { healthRoutes } from './health.routes.ts'
import { hospitalList } from './hospital-list.ts'
import type { PeopleWanted } from './people.view.ts'
import { remindOfSlots } from './reminders.ts'
import { leastOf } from '../../kernel/testing/least-of.ts'

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

const progress = (id: string, context = w.office()) => call(healthRoutes.progress, { id }, { context })
const people = (id: string, wanted: Partial<PeopleWanted> = {}, context = w.office()) => call(healthRoutes.people, { ...wanted, id }, { context })
const told = (staffId: string, kind: string) =>
  world.db.q.selectFrom('notifications').select(['body_zh', 'path']).where('tenant_id', '=', world.tenant.id).where('staff_id', '=', staffId).where('kind', '=', kind).execute()

async function checkIn(id: string, staffNo: string) {
  const { items } = await call(checkinRoutes.points, { offerId: id }, { context: w.office() })
  await call(checkinRoutes.scan, { pointId: items[0]?.id ?? '', by: { kind: 'staffNo', staffNo } }, { context: w.office() })
}

test('every number is that of the list behind it', async () => {
  const [came, missed, coming] = [w.fair.add({ sex: '1', birth_date: '1990-01-01' }), w.fair.add(), w.fair.add({ unit_id: w.fair.history })]
  w.fair.add()
  const id = await w.announced()
  await w.choose(id, came)
  await w.choose(id, missed, { at: 1 })
  await w.choose(id, coming, { at: 3 })
  world.clock.set('2026-03-09T00:10:00Z')
  await checkIn(id, came.staff_no)
  world.clock.set('2026-03-09T03:00:00Z')
  const { totals, branches, sexes, ages } = await progress(id)
  expect(totals).toEqual({ entitled: 4, picked: 3, attended: 1, missed: 1, notChosen: 1 })
  expect(branches.find(({ unitId }) => unitId === w.fair.history)).toMatchObject({ entitled: 1, picked: 1, notChosen: 0 })
  expect(sexes?.find(({ sex }) => sex === '1')).toMatchObject({ entitled: 1, attended: 1 })
  expect(ages?.find(({ age }) => age === 'from30')).toMatchObject({ attended: 1 })
  for (const state of ['picked', 'attended', 'missed', 'notChosen'] as const) expect((await people(id, { state })).count).toBe(totals[state])
  expect((await people(id, { state: 'attended' })).items).toMatchObject([{ staffId: came.staff_id, slot: '3月9日 08:00', age: 36, state: 'attended' }])
  expect((await people(id, { state: 'missed', age: 'from40' })).items.map(({ staffId }) => staffId)).toEqual([missed.staff_id])
})

test('who sees numbers sees those of the own branch, no sex, no age, and no name by any way', async () => {
  const woman = w.fair.add()
  w.fair.add({ unit_id: w.fair.history })
  const id = await w.announced({ kind: 'special' })
  await w.choose(id, woman)
  const context = w.branch([w.fair.physics])
  const shown = await progress(id, context)
  expect(shown).toMatchObject({ everybody: false, mayManage: false, sexes: null, ages: null, totals: { entitled: 1, picked: 1 } })
  expect(shown.branches.map(({ unitId }) => unitId)).toEqual([w.fair.physics])
  await expect(people(id, {}, context)).rejects.toMatchObject({ status: 403 })
  await expect(call(deskRoutes.list, { offerId: id }, { context })).rejects.toMatchObject({ status: 403 })
  await expect(call(checkinRoutes.points, { offerId: id }, { context })).rejects.toMatchObject({ status: 403 })
  await expect(hospitalList(context, { id, query: {} })).rejects.toMatchObject({ status: 403 })
  const { items } = await call(healthRoutes.rounds, {}, { context })
  expect(items.find((one) => one.id === id)).toMatchObject({ entitled: 1, picked: 1, mayManage: false })
})

test('a draft is seen by those who organise it alone', async () => {
  w.fair.add()
  const { id } = await call(healthRoutes.create, w.facts(), { context: w.office() })
  const context = w.branch([w.fair.physics])
  await expect(progress(id, context)).rejects.toMatchObject({ status: 404 })
  expect((await call(healthRoutes.rounds, { limit: 200 }, { context })).items.some((one) => one.id === id)).toBe(false)
  expect((await call(healthRoutes.rounds, { limit: 200 }, { context: w.office() })).items.some((one) => one.id === id)).toBe(true)
})

test('rounds are listed in a constant number of statements', async () => {
  w.fair.add()
  const count = leastOf(async () => {
    world.statements.length = 0
    await call(healthRoutes.rounds, { limit: 100 }, { context: w.branch([w.fair.physics]) })
    return world.statements.length
  })
  await w.announced()
  const before = await count()
  await w.announced()
  expect(await count()).toBe(before)
})

test('one press reminds those of a branch who have not chosen, once a day, and nobody else', async () => {
  const [chosen, silent, other] = [w.fair.add(), w.fair.add(), w.fair.add({ unit_id: w.fair.history })]
  const id = await w.announced()
  await w.choose(id, chosen)
  const context = w.branch([w.fair.physics])
  expect(await call(healthRoutes.remind, { id }, { context })).toEqual({ told: 1 })
  await call(healthRoutes.remind, { id }, { context })
  expect(await told(silent.staff_id, 'health.choose')).toMatchObject([{ path: `/health/${id}` }])
  expect([...(await told(chosen.staff_id, 'health.choose')), ...(await told(other.staff_id, 'health.choose'))]).toEqual([])
  world.clock.set('2026-03-05T01:00:00Z')
  await expect(call(healthRoutes.remind, { id }, { context })).rejects.toMatchObject({ code: 'health.not_choosing_now' })
})

test('who has used up what they may is not called to choose', async () => {
  const [used, free] = [w.fair.add(), w.fair.add()]
  const programme = { key: '两癌筛查', years: 2 }
  await w.choose(await w.announced({ programme }), used)
  const id = await w.announced({ programme })
  await call(healthRoutes.remind, { id }, { context: w.office() })
  expect([(await told(used.staff_id, 'health.choose')).length, (await told(free.staff_id, 'health.choose')).length]).toEqual([0, 1])
})

test('the working day before, from nine on, each is told once when, where and what to bring', async () => {
  const [monday, tuesday] = [w.fair.add(), w.fair.add()]
  const id = await w.announced()
  await w.choose(id, monday)
  await w.choose(id, tuesday, { at: 3 })
  const count = async () => [(await told(monday.staff_id, 'health.tomorrow')).length, (await told(tuesday.staff_id, 'health.tomorrow')).length]
  // The 9th is a Monday: the working day before is Friday the 6th.
  for (const at of ['2026-03-05T08:00:00Z', '2026-03-06T00:30:00Z']) {
    world.clock.set(at)
    await remindOfSlots(world.services, world.db)
    expect(await count()).toEqual([0, 0])
  }
  world.clock.set('2026-03-06T01:30:00Z')
  await remindOfSlots(world.services, world.db)
  await remindOfSlots(world.services, world.db)
  expect(await count()).toEqual([1, 0])
  const [message] = await told(monday.staff_id, 'health.tomorrow')
  expect(message?.body_zh).toContain('3月9日 08:00，校医院。请注意：请空腹')
  world.clock.set('2026-03-09T01:30:00Z')
  await remindOfSlots(world.services, world.db)
  expect(await count()).toEqual([1, 1])
})

test('the hospital gets name, sex, age, slot and package, and identity numbers only with the right to reveal and a reason', async () => {
  const person = w.fair.add({ name: '王检', sex: '2', birth_date: '1980-06-15' })
  const id = await w.announced({ packages: ['基础套餐'] })
  await w.choose(id, person, { package: '基础套餐' })
  const cells = async (query: Record<string, string>, permissions: string[] = []) => {
    const { sheet, more } = await hospitalList(w.office(permissions), { id, query })
    return {
      headers: sheet.columns.map(({ header }) => header),
      rows: await Array.fromAsync(sheet.rows),
      slots: await Array.fromAsync(more?.[0]?.rows ?? []),
      watermark: sheet.watermark,
    }
  }
  const plain = await cells({})
  expect(plain.rows).toEqual([[1, '2026-03-09', '08:00–08:30', '校医院', '王检', '女', 45, '基础套餐']])
  expect(plain.slots).toEqual([['2026-03-09', '08:00–08:30', '校医院', 1, 1]])
  expect(plain.headers).not.toContain('证件号码')
  expect(plain.watermark).toContain('周办')
  expect((await cells({ day: '2026-03-10' })).rows).toEqual([])
  await expect(cells({ clear: 'yes', reason: '体检登记' })).rejects.toMatchObject({ status: 403 })
  await expect(cells({ clear: 'yes' }, ['members.reveal'])).rejects.toMatchObject({ status: 400 })
  expect((await cells({ clear: 'yes', reason: '体检登记' }, ['members.reveal'])).headers).toContain('证件号码')
  const audited = await world.db.q
    .selectFrom('audit_entries')
    .select('details')
    .where('tenant_id', '=', world.tenant.id)
    .where('action', '=', 'health.export')
    .orderBy('id')
    .execute()
  expect(audited.at(-1)?.details).toMatchObject({ clear: true, reason: '体检登记' })
})

test('those who came are asked once how it was arranged, after the last slot', async () => {
  const [came, missed] = [w.fair.add(), w.fair.add()]
  const id = await w.announced()
  await w.choose(id, came)
  await w.choose(id, missed, { at: 1 })
  world.clock.set('2026-03-09T00:10:00Z')
  await checkIn(id, came.staff_no)
  world.clock.set('2026-03-10T02:00:00Z')
  await askHowItWas(world.services, world.db, howHealthWas)
  expect((await call(surveysRoutes.mine, {}, { context: w.fair.member(came) })).items).toEqual([])
  world.clock.set('2026-03-10T04:00:00Z')
  await askHowItWas(world.services, world.db, howHealthWas)
  await askHowItWas(world.services, world.db, howHealthWas)
  expect((await call(surveysRoutes.mine, {}, { context: w.fair.member(came) })).items).toHaveLength(1)
  expect((await call(surveysRoutes.mine, {}, { context: w.fair.member(missed) })).items).toEqual([])
  expect((await call(healthRoutes.show, { id }, { context: w.fair.member(came) })).rating).toMatchObject({ mineToAnswer: true, invited: 1, suppressed: true })
})
