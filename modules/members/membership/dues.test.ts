import { call } from '@orpc/server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { insertStandards } from '../../../engines/standards/standards.store.ts'
import { everywhere } from '../../../kernel/auth/actor.ts'
import { write } from '../../../kernel/context.ts'
import { membersRoutes } from '../members.routes.ts'
import { office } from '../testing/people.ts'
import { duesOf, duesSheet, lastDayOfMonth } from './dues.ts'
import { membershipRoutes } from './membership.routes.ts'
import { decision, openBranch, type Branch } from './membership.testing.ts'

let branch: Branch
beforeAll(async () => {
  branch = await openBranch()
})
afterAll(() => branch.close())

const rule = { key: 'dues.ratio', title: '工会会费', region: '全国', documentNo: null, article: null, validFrom: '2020-01-01', verified: false, note: null }
const ratio = { kind: 'ratio' as const, numerator: 5, denominator: 1000, of: '会费基数' }

async function sheetOf(month: string, context = branch.context(branch.committee)) {
  const { sheet } = await duesSheet({ ...context, scope: context.actor.permissions.get('members.export') ?? everywhere }, month)
  const rows: (string | number | null)[][] = []
  for await (const row of sheet.rows) rows.push(row)
  return { sheet, rows }
}

test('half a fen counts as one, in whole numbers', () => {
  expect([duesOf(100_000n, ratio), duesOf(100_100n, ratio), duesOf(99n, ratio), duesOf(0n, ratio)]).toEqual([500n, 501n, 0n, 0n])
  expect(['2026-02', '2028-02', '2026-12'].map(lastDayOfMonth)).toEqual(['2026-02-28', '2028-02-29', '2026-12-31'])
})

test('without a rate on record there is no list, and it says what to do', async () => {
  await expect(call(membershipRoutes.dues, { month: '2026-03' }, { context: branch.context(branch.committee) })).rejects.toMatchObject({ code: 'membership.no_dues_rate' })
})

test('the list has who joined this month with their base, rate and amount, and says that the rate is unverified', async () => {
  const context = office(branch)
  await write(context, async (trx) => {
    await insertStandards(trx, [{ ...rule, value: ratio }])
    trx.audit({ action: 'standard.introduce', entity: { type: 'standard', id: 'dues.ratio' } })
  })
  await branch.member('吴一', { staffNo: '70001', duesBase: '8001.10' })
  await branch.member('吴二', { staffNo: '70002' })
  await branch.person('吴三', { staffNo: '70003', duesBase: '9000' })
  const { rows } = await sheetOf('2026-03')
  const branchName = '物理学院分工会'
  expect(rows).toEqual([
    ['70002', '吴二', branchName, '2026-03', null, '5‰', null, expect.stringContaining('基数未填'), expect.stringContaining('未核对')],
    ['70001', '吴一', branchName, '2026-03', '8001.10', '5‰', '40.01', '新增（2026-03-01）', '依据文号未录入（未核对）'],
  ])
  expect(await call(membershipRoutes.dues, { month: '2026-03' }, { context: branch.context(branch.committee) })).toEqual({
    month: '2026-03',
    payers: 2,
    withoutBase: 1,
    joined: 2,
    left: 0,
    total: '40.01',
    rule: { rate: '5‰', citation: null, verified: false },
  })
  expect((await sheetOf('2026-02')).rows).toEqual([])
})

test('who keeps membership without dues is stopped in the month of the change and gone in the next', async () => {
  const { id } = await branch.member('吴四', { staffNo: '70004', duesBase: '1000' })
  const { version } = await call(membersRoutes.read, { id }, { context: office(branch) })
  await call(membersRoutes.changeMembership, { id, version, status: 'retained', from: '2026-04-10', ...decision, note: null }, { context: office(branch) })
  const of = async (month: string) => (await sheetOf(month)).rows.find(([staffNo]) => staffNo === '70004')
  expect(await of('2026-03')).toContain('5.00')
  expect(await of('2026-04')).toEqual(['70004', '吴四', '物理学院分工会', '2026-04', '1000.00', '5‰', null, '停扣（2026-04-10）', expect.any(String)])
  expect(await of('2026-05')).toBeUndefined()
})

test('a branch exports its own people only, and that it did stands in the audit log', async () => {
  const context = branch.context(branch.actor(['members.export'], { scope: { all: false, unitIds: [branch.campus.history] } }))
  expect((await sheetOf('2026-03', context)).rows).toEqual([])
  const entries = await branch.db.q.selectFrom('audit_entries').select('details').where('tenant_id', '=', branch.tenant.id).where('action', '=', 'membership.export_dues').execute()
  expect(entries.at(-1)?.details).toMatchObject({ month: '2026-03', rows: 0 })
})
