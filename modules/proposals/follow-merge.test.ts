import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../kernel/ids.ts'
import { proposalsModule } from './proposals.module.ts'
import { openCongress, type Congress } from './proposals.testing.ts'

let congress: Congress
beforeAll(async () => {
  congress = await openCongress()
})
afterAll(() => congress.close())

async function hear(topic: 'staff.merged' | 'staff.merge_undone', pair: { keptId: string; mergedId: string }): Promise<void> {
  for (const { on, run } of Object.values(proposalsModule.jobs ?? {})) if (on?.includes(topic)) await run(congress.services, congress.db, { ...pair })
}

async function seconders(proposalId: string): Promise<string[]> {
  const { q, tenantId } = congress.db
  const rows = await q
    .selectFrom('proposal_seconds')
    .select('staff_id')
    .where('tenant_id', '=', tenantId)
    .where('proposal_id', '=', proposalId)
    .where('voided_at', 'is', null)
    .execute()
  return rows.map((row) => row.staff_id).toSorted()
}

test('a delegate whose record was merged is a delegate still, and once more the old one when it is undone', async () => {
  const { zhao } = congress.cast
  const pair = { keptId: newId(), mergedId: zhao.staffId }
  const delegates = async () => {
    const { q, tenantId } = congress.db
    const rows = await q
      .selectFrom('congress_delegates')
      .select('staff_id')
      .where('tenant_id', '=', tenantId)
      .where('until_day', 'is', null)
      .where('staff_id', 'in', [pair.keptId, pair.mergedId])
      .execute()
    return rows.map((row) => row.staff_id)
  }
  await hear('staff.merged', pair)
  expect(await delegates()).toEqual([pair.keptId])
  await hear('staff.merge_undone', pair)
  expect(await delegates()).toEqual([pair.mergedId])
})

test('a person who seconded under both records counts once, and twice again when they are two', async () => {
  const { wang, zhao } = congress.cast
  const id = await congress.at('submitted')
  const pair = { keptId: wang.staffId, mergedId: zhao.staffId }
  await hear('staff.merged', pair)
  expect(await seconders(id)).toEqual([wang.staffId])
  await hear('staff.merge_undone', pair)
  expect(await seconders(id)).toEqual([wang.staffId, zhao.staffId].toSorted())
})
