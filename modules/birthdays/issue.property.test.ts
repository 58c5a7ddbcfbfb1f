import { call } from '@orpc/server'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays } from '../../engines/calendar/working-days.ts'
import { newId } from '../../kernel/ids.ts'
import { birthdayIn } from './birthdays.rules.ts'
import { birthdaysRoutes } from './birthdays.routes.ts'
import { openBirthdayWorld, type BirthdayWorld } from './birthdays.testing.ts'
import { wishCalendar } from './wishes.store.ts'
import { asSystem, write } from '../../kernel/db/write.ts'

let w: BirthdayWorld

beforeAll(async () => {
  w = await openBirthdayWorld()
})
afterAll(() => w.close())

const firstDay = '2026-01-01'
const dayOfYear = (from: number, to: number) => fc.integer({ min: from, max: to }).map((days) => addDays(firstDay, days))

const person = fc.record({
  birthDate: fc.option(
    fc.date({ min: new Date('1945-01-01'), max: new Date('2003-12-31'), noInvalidDate: true }).map((day) => day.toISOString().slice(0, 10)),
    { freq: 8 },
  ),
  leapling: fc.boolean(),
  lunar: fc.boolean(),
  memberSince: fc.oneof({ arbitrary: fc.constant('2010-09-01'), weight: 3 }, { arbitrary: dayOfYear(0, 360), weight: 1 }),
  leaveDate: fc.option(dayOfYear(1, 400), { freq: 4 }),
  retireDate: fc.option(dayOfYear(-300, 400), { freq: 3 }),
  atHistory: fc.boolean(),
})
type Person = typeof person extends fc.Arbitrary<infer One> ? One : never

const plan = fc.record({
  people: fc.array(person, { minLength: 4, maxLength: 16 }),
  daysAhead: fc.constantFrom(0, 3, 14),
  includeRetired: fc.boolean(),
  lateJoiners: fc.boolean(),
  leapDay: fc.constantFrom('02-28' as const, '03-01' as const),
  ofHistory: fc.boolean(),
  /** Days on which a server runs, apart by so many days; on each, so many servers look at once. */
  gaps: fc.array(fc.integer({ min: 1, max: 45 }), { minLength: 6, maxLength: 14 }),
  servers: fc.integer({ min: 1, max: 3 }),
})
type Plan = typeof plan extends fc.Arbitrary<infer One> ? One : never

/** Said in other words than the code: who is entitled when a server looks on a day. */
function isEntitled(one: Stored, day: string, { daysAhead, includeRetired, lateJoiners, leapDay }: Plan): boolean {
  if (one.birthDate === null) return false
  const birthday = birthdayIn(2026, one.birthDate, { calendar: one.lunar ? 'lunar' : 'solar', leapDay })
  const inService = one.leaveDate === null || (one.leaveDate > birthday && one.leaveDate > day)
  const retirementFits = includeRetired || one.retireDate === null || one.retireDate > birthday
  const joined = one.memberSince <= day && (one.memberSince <= birthday || (lateJoiners && one.memberSince <= '2026-12-31'))
  return inService && retirementFits && joined && addDays(birthday, -daysAhead) <= day
}

type Stored = Omit<Person, 'leapling'> & { staffId: string }

test('over random people, wishes, days without a server and servers at once, nobody gets two and nobody entitled gets none', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(plan, async (plan) => {
      await clear()
      const people = await store(plan.people)
      setDay(firstDay)
      await start(plan)
      const days = runDays(plan.gaps)
      for (const day of days) {
        setDay(day)
        await Promise.all(Array.from({ length: plan.servers }, () => w.morning()))
      }
      const held = await counts()
      const looked = [firstDay, ...days]
      for (const one of people) {
        const expected = looked.some((day) => isEntitled(one, day, plan)) ? 1 : 0
        expect([one, held.get(one.staffId) ?? 0]).toEqual([one, expected])
      }
    }),
    { numRuns: 15 },
  )
})

function runDays(gaps: readonly number[]): string[] {
  let day = firstDay
  return gaps.map((gap) => {
    day = addDays(day, gap)
    return day
  })
}

const setDay = (day: string) => w.world.clock.set(new Date(`${day}T08:00:00+08:00`).toISOString())

async function start({ daysAhead, includeRetired, lateJoiners, leapDay, ofHistory }: Plan): Promise<void> {
  const rules = { daysAhead, includeRetired, lateJoiners, leapDay }
  if (ofHistory) await w.running({ ...rules, unitId: w.campus.history })
  await w.running(rules)
}

/** A university without people, programmes and coupons. */
async function clear(): Promise<void> {
  const { q, tenantId } = w.world.db
  for (const table of ['birthday_coupons', 'birthday_wishes', 'birthday_programme_shops', 'birthday_programmes', 'notifications', 'staff'] as const)
    await q.deleteFrom(table).where('tenant_id', '=', tenantId).execute()
}

async function store(people: readonly Person[]): Promise<Stored[]> {
  const { db, clock } = w.world
  const stored = people.map(({ leapling, ...one }): Stored => ({ ...one, birthDate: leapling && one.birthDate !== null ? '1984-02-29' : one.birthDate, staffId: newId() }))
  const rows = stored.map((one, index) => ({
    tenant_id: db.tenantId,
    id: one.staffId,
    staff_no: `T${index}`,
    name: `会员${index}`,
    pinyin_key: `hui yuan ${index}`,
    sex: '0',
    birth_date: one.birthDate,
    member_since: one.memberSince,
    leave_date: one.leaveDate,
    retire_date: one.retireDate,
    unit_id: one.atHistory ? w.campus.history : w.campus.physics,
    membership: 'active',
    consents: '{}',
    quality_lost: 0,
    quality_rules: [],
    version: 1,
    created_at: clock.now(),
    updated_at: clock.now(),
  }))
  await db.q.insertInto('staff').values(rows).execute()
  const system = asSystem({ clock }, db)
  await write(system, async (trx) => {
    for (const one of stored.filter(({ lunar }) => lunar)) await wishCalendar(trx, one.staffId, 'lunar')
    trx.audit({ action: 'test.wish', entity: { type: 'tenant', id: trx.tenantId } })
  })
  return stored
}

async function counts(): Promise<Map<string, number>> {
  const { q, tenantId } = w.world.db
  const rows = await q
    .selectFrom('birthday_coupons')
    .select('staff_id')
    .select(({ fn }) => fn.countAll<bigint>().as('count'))
    .where('tenant_id', '=', tenantId)
    .groupBy('staff_id')
    .execute()
  return new Map(rows.map((row) => [row.staff_id, Number(row.count)]))
}

test('a person given theirs by one branch gets none by the next after a move within the year', async () => {
  await clear()
  const [one] = await store([{ birthDate: '1980-03-01', leapling: false, lunar: false, memberSince: '2010-09-01', leaveDate: null, retireDate: null, atHistory: false }])
  setDay('2026-03-01')
  await w.running({ unitId: w.campus.physics })
  await w.running({ unitId: w.campus.history })
  await w.world.db.q.updateTable('staff').set({ unit_id: w.campus.history }).where('tenant_id', '=', w.world.db.tenantId).execute()
  setDay('2026-03-02')
  await w.morning()
  expect(await w.coupons(one?.staffId ?? '')).toHaveLength(1)
  const { items } = await call(birthdaysRoutes.people, { when: 'month' }, { context: w.officer() })
  expect(items).toMatchObject([{ phase: 'open' }])
})
