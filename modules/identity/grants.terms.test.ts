import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../kernel/testing/harness.ts'
import { grantRole } from './grants.actions.ts'
import { inTransaction, makePerson, signInAs } from './identity.testing.ts'
import type { RoleKey } from './roles.ts'

// Time only goes forward in this file.
let world: World
beforeAll(async () => {
  world = await openWorld('2026-03-02T01:00:00Z')
})
afterAll(() => world.close())

function grant(accountId: string, term: { role: RoleKey; from: string; until?: string }) {
  return inTransaction(world, world.tenant, (trx) => grantRole(trx, { accountId, unitId: null, until: null, documentNo: '测试', ...term }))
}

test('a role begins on its first day and ends after its last, by the day in China', async () => {
  const person = await makePerson(world, 'term')
  await grant(person.id, { role: 'leader', from: '2026-03-03', until: '2026-03-03' })
  const held: boolean[] = []
  for (const at of ['2026-03-02T15:59:00Z', '2026-03-02T16:00:10Z', '2026-03-03T15:59:00Z', '2026-03-03T16:00:10Z']) {
    world.clock.set(at)
    held.push((await (await signInAs(world, person)).next()).actor.permissions.has('members.read'))
  }
  expect(held).toEqual([false, true, true, false])
})

test('one administrator may become another when the first term is over', async () => {
  const person = await makePerson(world, 'successor')
  await grant(person.id, { role: 'system_admin', from: '2026-04-01', until: '2026-06-30' })
  await expect(grant(person.id, { role: 'audit_admin', from: '2026-06-30' })).rejects.toMatchObject({ code: 'identity.administrators_apart' })
  await grant(person.id, { role: 'audit_admin', from: '2026-07-01' })
  world.clock.set('2026-06-30T15:59:00Z')
  const browser = await signInAs(world, person)
  expect((await browser.next()).actor.permissions.has('identity.accounts')).toBe(true)
  world.clock.set('2026-06-30T16:00:10Z')
  const later = await signInAs(world, person)
  expect([...(await later.next()).actor.permissions.keys()].toSorted()).toEqual(['audit.read', 'identity.read'])
})
