import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { write } from '../context.ts'
import { openOwner } from '../testing/owner.ts'
import { openWorld, type World } from '../testing/harness.ts'
import { sealAudit } from './sealer.ts'
import { verifyAudit } from './verify.ts'

let world: World

beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
beforeEach(() => world.clock.advance(1_000))

function act(name: string) {
  return write(world.context(world.actor([])), async (trx) => trx.audit({ action: 'test.act', entity: { type: 'test', id: name }, details: { b: 1, a: '甲' } }))
}

test('what has committed is sealed once and verifies', async () => {
  await Promise.all(['a', 'b', 'c'].map(act))
  expect(await sealAudit(world.db, world.clock)).toBe(3)
  expect(await sealAudit(world.db, world.clock)).toBe(0)
  await act('d')
  expect(await verifyAudit(world.db)).toMatchObject({ intact: true, seals: 1, sealedEntries: 3, unsealedEntries: 1 })
})

test('two sealers at once leave one chain', async () => {
  await act('e')
  await Promise.allSettled([sealAudit(world.db, world.clock), sealAudit(world.db, world.clock), sealAudit(world.db, world.clock)])
  expect(await verifyAudit(world.db)).toMatchObject({ intact: true, unsealedEntries: 0 })
})

test('an entry altered behind the back of the server breaks the chain at its seal', async () => {
  await act('f')
  await sealAudit(world.db, world.clock)
  await openOwner(world.ownerUrl, async (client) => {
    await client.query(`select set_config('app.tenant', $1, false)`, [world.tenant.id])
    await client.query(`update audit_entries set actor_name = '另一个人' where tenant_id = $1 and entity_id = 'f'`, [world.tenant.id])
  })
  const verdict = await verifyAudit(world.db)
  expect(verdict.intact).toBe(false)
  expect(verdict.brokenAt).not.toBeNull()
})
