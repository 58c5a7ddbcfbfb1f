import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../../kernel/ids.ts'
import { openWorld, type World } from '../../../kernel/testing/harness.ts'
import { claimPlace } from '../claims/claim.ts'
import { change, makeOffer, registerToyService } from '../claims/claims.testing.ts'
import { callOff } from './change-offer.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
  registerToyService()
})
afterAll(() => world.close())

test('an offer called off with 3,000 on it leaves nobody on it, tells each of them once, and takes as many statements as one with three', { timeout: 120_000 }, async () => {
  const crowded = await offerWith(3_000)
  const quiet = await offerWith(3)
  const many = await statementsOf(() => off(crowded))
  expect(many).toBe(await statementsOf(() => off(quiet)))
  const left = await world.db.q
    .selectFrom('enrolments')
    .select('id')
    .where('tenant_id', '=', world.db.tenantId)
    .where('offer_id', '=', crowded)
    .where('status', '<>', 'cancelled')
    .execute()
  expect(left).toEqual([])
  const told = await world.db.q.selectFrom('notifications').select('staff_id').where('tenant_id', '=', world.db.tenantId).where('title_zh', '=', '活动取消').execute()
  expect([told.length, new Set(told.map((row) => row.staff_id)).size]).toEqual([3_003, 3_003])
})

/** Everybody on it: two thirds with a place, the others in line. */
async function offerWith(people: number): Promise<string> {
  const members = Array.from({ length: people }, () => 0)
  const offer = await makeOffer(world, { members, limits: [{ option: 0, cap: (people * 2) / 3 }] })
  const asked = { optionId: offer.optionIds[0] ?? null, choices: null, party: 1, answers: null, companions: [] }
  await Promise.all(
    offer.staffIds.map((staffId) => claimPlace(world.services, world.db, { ...asked, offerId: offer.id, staffId, accountId: newId(), key: newId(), at: world.clock.now() })),
  )
  return offer.id
}

function off(offerId: string): Promise<unknown> {
  return change(world, (trx) => callOff(trx, { offerId, reason: '台风', actorName: '周办' }))
}

async function statementsOf(work: () => Promise<unknown>): Promise<number> {
  world.statements.length = 0
  await work()
  return world.statements.length
}
