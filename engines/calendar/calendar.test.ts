import { call } from '@orpc/server'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { RequestContext } from '../../kernel/context.ts'
import { newId } from '../../kernel/ids.ts'
import { openWorld, type World } from '../../kernel/testing/harness.ts'
import { calendarRoutes as routes } from './calendar.routes.ts'
import { forgetCalendar, readCalendar } from './calendar.store.ts'
import { shippedYears } from './shipped-years.ts'
import { addWorkingDays, workingDayOn, type SpecialDay } from './working-days.ts'

let world: World
let context: RequestContext
beforeAll(async () => {
  world = await openWorld('2026-11-21T02:00:00Z')
})
beforeEach(() => {
  const tenant = { ...world.tenant, id: newId() }
  context = world.context(world.actor(['calendar.manage']), { tenant, db: world.services.databases.of(tenant.id) })
})
afterAll(() => world.close())

const named = (year: number): SpecialDay[] =>
  ['元旦 01-01', '春节 02-06', '清明节 04-05', '劳动节 05-01', '端午节 06-09', '中秋节 09-15', '国庆节 10-01'].map((words) => {
    const [name = '', date = ''] = words.split(' ')
    return { day: `${year}-${date}`, kind: 'holiday', name }
  })
const makeup: SpecialDay = { day: '2027-02-20', kind: 'makeup', name: '春节' }
const load = (year: number, version = 0, days = named(year)) =>
  call(routes.load, { year, version, days, title: '测试通知', documentNo: '测〔2026〕1号', sourceUrl: null }, { context })

async function outcomeOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => 'done',
    (error: unknown) => (error instanceof Error && 'code' in error ? error.code : error),
  )
}

test('every shipped year is known without a load, and the next is said to be unknown', async () => {
  const { items, nextUnknown } = await call(routes.list, undefined, { context })
  expect(items.map(({ year }) => year)).toEqual(shippedYears.map(({ year }) => year).toReversed())
  expect([items[0]?.documentNo, items.at(-1)?.documentNo, nextUnknown]).toEqual(['国办发明电〔2025〕7号', null, 2027])
})

test('a deadline beyond what is known is unknown until the year is loaded, and at once thereafter', async () => {
  const deadline = async () => addWorkingDays(await readCalendar(context.db), '2026-12-30', 3)
  expect(await deadline()).toEqual({ unknownYear: 2027 })
  await load(2027, 0, [...named(2027), makeup])
  expect(await deadline()).toEqual({ day: '2027-01-05' })
  expect(workingDayOn(await readCalendar(context.db), '2027-02-20')).toMatchObject({ working: true })
})

test('a year of our own stands in place of the shipped one wholly', async () => {
  await load(2026)
  const calendar = await readCalendar(context.db)
  expect(workingDayOn(calendar, '2026-02-14')).toMatchObject({ working: false, special: null })
  expect(await call(routes.get, { year: 2026 }, { context })).toMatchObject({ source: 'own', hasShipped: true, version: 1, days: named(2026) })
})

test('a notice that reaches into the December before shows there', async () => {
  expect((await call(routes.get, { year: 2022 }, { context })).daysOfNext).toEqual([{ day: '2022-12-31', kind: 'holiday', name: '元旦' }])
})

test('what one university loads no other sees', async () => {
  await load(2027)
  expect((await readCalendar(world.otherDb)).years.has(2027)).toBe(false)
})

test('a load is replaced by whoever saw it, and by nobody else', async () => {
  await load(2027)
  expect(await load(2027, 1, [...named(2027), makeup])).toEqual({ year: 2027, version: 2 })
  expect(await outcomeOf(load(2027, 1))).toBe('version_conflict')
  expect(await outcomeOf(load(2027))).toBe('version_conflict')
  expect((await call(routes.get, { year: 2027 }, { context })).days).toContainEqual(makeup)
})

test('of two who load the same year at once, one wins', async () => {
  const outcomes = await Promise.all([outcomeOf(load(2027)), outcomeOf(load(2027))])
  expect(new Set(outcomes)).toEqual(new Set(['done', 'version_conflict']))
})

test('a removed load gives way to the shipped year, and may be loaded again', async () => {
  await load(2026)
  await call(routes.remove, { year: 2026, version: 1 }, { context })
  expect(await call(routes.get, { year: 2026 }, { context })).toMatchObject({ source: 'shipped', version: 0, holidays: 33 })
  expect(await load(2026)).toEqual({ year: 2026, version: 3 })
})

test('only a load of our own can be removed, in the version that was seen', async () => {
  expect(await outcomeOf(call(routes.remove, { year: 2026, version: 1 }, { context }))).toBe('not_found')
  await load(2026)
  expect(await outcomeOf(call(routes.remove, { year: 2026, version: 2 }, { context }))).toBe('version_conflict')
})

test('others hear of a loaded and a removed year', async () => {
  await load(2027)
  await call(routes.remove, { year: 2027, version: 1 }, { context })
  const events = await context.db.q.selectFrom('outbox_events').select(['topic', 'payload']).where('tenant_id', '=', context.db.tenantId).orderBy('id').execute()
  expect(events).toEqual([
    { topic: 'calendar.year_loaded', payload: { year: 2027 } },
    { topic: 'calendar.year_removed', payload: { year: 2027 } },
  ])
})

test.each([
  ['without a festival', named(2027).slice(1), 'calendar.year_incomplete'],
  ['with a day of another year', [...named(2027), { ...makeup, day: '2026-11-28' }], 'calendar.day_outside_year'],
  ['with a day twice', [...named(2027), makeup, makeup], 'calendar.day_twice'],
  ['with work made up on a Monday', [...named(2027), { ...makeup, day: '2027-02-22' }], 'calendar.makeup_on_weekday'],
])('a year %s is refused', async (_what, days, code) => {
  expect(await outcomeOf(load(2027, 0, days))).toBe(code)
})

test('a branch may not change the calendar of the school', async () => {
  context = { ...context, actor: world.actor(['calendar.manage'], { scope: { all: false, unitIds: [newId()] } }) }
  expect(await outcomeOf(load(2027))).toBe('forbidden')
})

test('a reading keeps nothing and says what keeps it from being saved', async () => {
  const reading = await call(routes.read, { year: 2027, text: '一、元旦：1月1日（周五）放假1天。' }, { context })
  expect(reading).toMatchObject({ days: [{ day: '2027-01-01' }], missing: ['春节', '清明', '端午', '中秋', '劳动节', '国庆'] })
  expect((await call(routes.list, undefined, { context })).nextUnknown).toBe(2027)
})

test('the calendar costs one query, and none while it is fresh', async () => {
  forgetCalendar(context.db.tenantId)
  world.statements.length = 0
  await Promise.all([readCalendar(context.db), readCalendar(context.db)])
  await context.db.q.transaction().execute((q) => readCalendar({ tenantId: context.db.tenantId, q }))
  expect(world.statements.filter((sql) => sql.includes('calendar_years'))).toHaveLength(1)
})
