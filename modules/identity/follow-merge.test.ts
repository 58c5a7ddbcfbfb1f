import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../kernel/ids.ts'
import { openWorld, type World } from '../../kernel/testing/harness.ts'
import { staffOfAccount } from './accounts.store.ts'
import { identityModule } from './identity.module.ts'
import { makePerson } from './identity.testing.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

/** What the outbox does with an event: every job of the module that waits for it. */
async function tell(topic: string, payload: { keptId: string; mergedId: string }): Promise<void> {
  for (const { on, run } of Object.values(identityModule.jobs ?? {})) if (on?.includes(topic)) await run(world.services, world.db, payload)
}

const recordOf = (person: { id: string }) => staffOfAccount(world.db, person.id)

test('the account of a merged record is that of the surviving one, however often it is told', async () => {
  const [keptId, mergedId] = [newId(), newId()]
  const person = await makePerson(world, 'follows', { staffId: mergedId })
  await tell('staff.merged', { keptId, mergedId })
  await tell('staff.merged', { keptId, mergedId })
  expect(await recordOf(person)).toBe(keptId)
})

test('an account goes back with its record when the merge is undone', async () => {
  const [keptId, mergedId] = [newId(), newId()]
  const person = await makePerson(world, 'returns', { staffId: mergedId })
  await tell('staff.merged', { keptId, mergedId })
  await tell('staff.merge_undone', { keptId, mergedId })
  expect(await recordOf(person)).toBe(mergedId)
})

test('the account of the surviving record stays with it when the merge is undone', async () => {
  const [keptId, mergedId] = [newId(), newId()]
  const person = await makePerson(world, 'stays', { staffId: keptId })
  await tell('staff.merged', { keptId, mergedId })
  await tell('staff.merge_undone', { keptId, mergedId })
  expect(await recordOf(person)).toBe(keptId)
})

test('who had an account on each record keeps both', async () => {
  const [keptId, mergedId] = [newId(), newId()]
  const [first, second] = [await makePerson(world, 'one', { staffId: keptId }), await makePerson(world, 'other', { staffId: mergedId })]
  await tell('staff.merged', { keptId, mergedId })
  expect([await recordOf(first), await recordOf(second)]).toEqual([keptId, mergedId])
})
