import { call } from '@orpc/server'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { newId } from '../../kernel/ids.ts'
import { openWorld, type World } from '../../kernel/testing/harness.ts'
import { capacityModule } from './capacity.module.ts'
import { registerCapacityPeople } from './capacity.ports.ts'
import { checkinRoutes } from './checkin/checkin.routes.ts'
import { makeEvent, memberOf, officerOf, registerToys } from './checkin/checkin.testing.ts'
import { recordsRoutes } from './records/records.routes.ts'
import { replayEntitlements } from './records/replay.ts'

let world: World
const start = '2026-03-02T01:00:00Z'
const hour = 3_600_000

beforeAll(async () => {
  world = await openWorld(start)
  registerToys()
  registerCapacityPeople({
    relation: (db) => sql`(select distinct on (staff_id) staff_id, unit_id, 'N' || right(staff_id::text, 8) as staff_no, '会员' as name,
      right(staff_id::text, 8) as pinyin_key from offer_people where tenant_id = ${db.tenantId})`,
  })
})
afterAll(() => world.close())
beforeEach(() => world.clock.set(start))

interface Pair {
  keptId: string
  mergedId: string
}

async function hear(topic: 'staff.merged' | 'staff.merge_undone', pair: Pair): Promise<void> {
  for (const { on, run } of Object.values(capacityModule.jobs ?? {})) if (on?.includes(topic)) await run(world.services, world.db, { ...pair })
}

const programme = () => ({ key: `疗休养${newId()}`, most: 1, years: 4, noShowUses: true })
const ofWhom = async (enrolmentId: string) =>
  (await world.db.q.selectFrom('enrolments').select('staff_id').where('tenant_id', '=', world.db.tenantId).where('id', '=', enrolmentId).executeTakeFirstOrThrow()).staff_id
const mine = (staffId: string) => call(recordsRoutes.mine, {}, { context: memberOf(world, staffId) })

test('a place, what it used and what keeps somebody away go over with the record, and back when the merge is undone', async () => {
  const once = programme()
  const toy = await makeEvent(world, { points: [{}], members: [0], rules: { programme: once, noShowDays: 90 } })
  const [enrolmentId = ''] = toy.enrolmentIds
  const pair = { keptId: newId(), mergedId: toy.staffIds[0] ?? '' }
  world.clock.advance(3 * hour)
  await call(checkinRoutes.close, { pointId: toy.pointIds[0] ?? '' }, { context: officerOf(world) })

  await hear('staff.merged', pair)
  await hear('staff.merged', pair)
  expect(await ofWhom(enrolmentId)).toBe(pair.keptId)
  expect(await mine(pair.keptId)).toMatchObject({ programmes: [{ key: once.key, uses: [{ usedOn: '2026-03-02' }] }], sanctions: [{ offerTitle: '测试活动' }] })
  expect(await mine(pair.mergedId)).toEqual({ programmes: [], sanctions: [] })
  expect(await replayEntitlements(world.db, toy.id)).toEqual([])

  await hear('staff.merge_undone', pair)
  expect(await ofWhom(enrolmentId)).toBe(pair.mergedId)
  expect((await mine(pair.keptId)).programmes).toEqual([])
  expect(await mine(pair.mergedId)).toMatchObject({ programmes: [{ key: once.key }], sanctions: [{ offerTitle: '测试活动' }] })
  expect(await replayEntitlements(world.db, toy.id)).toEqual([])
})

test('an excuse after a merge gives back what the surviving record now has used', async () => {
  const once = programme()
  const toy = await makeEvent(world, { points: [{}], members: [0], rules: { programme: once } })
  const pair = { keptId: newId(), mergedId: toy.staffIds[0] ?? '' }
  world.clock.advance(3 * hour)
  await call(checkinRoutes.close, { pointId: toy.pointIds[0] ?? '' }, { context: officerOf(world) })
  await hear('staff.merged', pair)
  await call(checkinRoutes.excuse, { offerId: toy.id, enrolmentId: toy.enrolmentIds[0] ?? '', reason: '住院' }, { context: officerOf(world) })
  expect((await mine(pair.keptId)).programmes).toEqual([])
})

test('where both records have a place in one offer, the second stays for the organiser to decide', async () => {
  const toy = await makeEvent(world, { points: [{}], members: [0, 0] })
  const [keptId = '', mergedId = ''] = toy.staffIds
  await hear('staff.merged', { keptId, mergedId })
  expect(await Promise.all(toy.enrolmentIds.map(ofWhom))).toEqual([keptId, mergedId])
})
