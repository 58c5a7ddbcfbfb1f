import { call } from '@orpc/server'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { RequestContext } from '../../kernel/context.ts'
import { write } from '../../kernel/db/write.ts'
import { newId } from '../../kernel/ids.ts'
import { openWorld, type World } from '../../kernel/testing/harness.ts'
import { standardsRoutes as routes } from './standards.routes.ts'
import { shareOf } from './standards.rules.ts'
import { seedStandards } from './standards.seed.ts'
import { findStandard } from './standards.store.ts'

let world: World
let context: RequestContext
beforeAll(async () => {
  world = await openWorld()
})
beforeEach(async () => {
  const tenant = { ...world.tenant, id: newId() }
  context = world.context(world.actor(['organisation.manage']), { tenant, db: world.services.databases.of(tenant.id) })
  await write({ db: context.db, clock: world.clock, requestId: newId(), actor: { accountId: null, name: '测试', via: 'cli' } }, async (trx) => {
    await seedStandards(trx)
    trx.audit({ action: 'test.seed', entity: { type: 'tenant', id: trx.tenantId } })
  })
})
afterAll(() => world.close())

const rule = (key: string, validFrom: string, numerator = 5) => ({
  key,
  validFrom,
  title: '测试规定',
  region: '浙江',
  documentNo: '测〔2026〕1号',
  article: null,
  verified: true,
  note: null,
  value: { kind: 'ratio' as const, numerator, denominator: 1000, of: '会员总数' },
})
const introduce = (...of: Parameters<typeof rule>) => call(routes.introduce, rule(...of), { context })

async function outcomeOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => 'done',
    (error: unknown) => (error instanceof Error && 'code' in error ? error.code : error),
  )
}

test('a rule answers with its value and the document that says so', async () => {
  expect(await findStandard(context.db, 'cadres.full_time_ratio', '2026-03-02')).toMatchObject({
    value: { numerator: 3, denominator: 1000 },
    documentNo: '浙总工发〔2020〕24号',
    article: '第16条',
    verified: true,
  })
})

test('before its first day a rule says nothing', async () => {
  expect(await findStandard(context.db, 'cadres.full_time_ratio', '2019-12-31')).toBeNull()
})

test('a new rule holds from its day on and leaves the days before as they were', async () => {
  await introduce('cadres.full_time_ratio', '2026-07-01', 4)
  const on = async (day: string) => (await findStandard(context.db, 'cadres.full_time_ratio', day))?.value
  expect([await on('2026-06-30'), await on('2026-07-01')]).toMatchObject([{ numerator: 3 }, { numerator: 4 }])
})

test('a new rule cannot begin before the one there is', async () => {
  await introduce('cadres.full_time_ratio', '2026-07-01')
  expect(await outcomeOf(introduce('cadres.full_time_ratio', '2026-07-01'))).toBe('standards.later_rule')
})

test('what no document justifies cannot be marked as verified', async () => {
  expect(await outcomeOf(call(routes.introduce, { ...rule('a.b', '2026-01-01'), documentNo: null }, { context }))).toBe('standards.needs_document')
})

test('a correction is made by whoever saw the rule as it is', async () => {
  const { items } = await call(routes.list, undefined, { context })
  const dues = items.find((item) => item.key === 'dues.ratio')
  if (!dues) throw new TypeError('a new tenant has it')
  expect(dues).toMatchObject({ verified: false, documentNo: null, value: { numerator: 5, denominator: 1000 } })
  const correct = () => outcomeOf(call(routes.correct, { ...dues, documentNo: '工发〔1978〕101号' }, { context }))
  expect([await correct(), await correct()]).toEqual(['done', 'version_conflict'])
})

test('whoever manages only a part of the school changes no rule, and other schools see none of it', async () => {
  const part = { ...context, actor: world.actor(['organisation.manage'], { scope: { all: false, unitIds: [newId()] } }) }
  expect(await outcomeOf(call(routes.introduce, rule('a.b', '2026-01-01'), { context: part }))).toBe('forbidden')
  expect(await outcomeOf(call(routes.introduce, rule('a.b', '2026-01-01'), { context: { ...context, actor: world.actor([]) } }))).toBe('forbidden')
  const other = world.context(world.actor(['organisation.manage']), { tenant: world.otherTenant, db: world.otherDb })
  expect(await call(routes.list, undefined, { context: other })).toEqual({ items: [] })
})

test('a share is exact in decimals, and rounded up it is the least whole number that suffices', () => {
  fc.assert(
    fc.property(fc.nat(1_000_000), fc.nat(1000), fc.constantFrom(10, 100, 1000), (amount, numerator, denominator) => {
      const { exact, roundedUp } = shareOf(amount, { numerator, denominator })
      expect(Math.round(Number(exact) * denominator)).toBe(amount * numerator)
      expect(roundedUp * denominator).toBeGreaterThanOrEqual(amount * numerator)
      expect((roundedUp - 1) * denominator).toBeLessThan(amount * numerator)
    }),
  )
})
