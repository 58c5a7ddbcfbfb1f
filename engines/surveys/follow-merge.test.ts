import { call } from '@orpc/server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../kernel/ids.ts'
import { openWorld, type World } from '../../kernel/testing/harness.ts'
import { surveysModule } from './surveys.module.ts'
import { surveysRoutes } from './surveys.routes.ts'
import { ask, say } from './testing/ask.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

async function hear(topic: 'staff.merged' | 'staff.merge_undone', pair: { keptId: string; mergedId: string }): Promise<void> {
  for (const { on, run } of Object.values(surveysModule.jobs ?? {})) if (on?.includes(topic)) await run(world.services, world.db, pair)
}

const askedOf = async (staffId: string) => (await call(surveysRoutes.mine, {}, { context: world.context(world.actor([], { staffId })) })).items.map((item) => item.id)

test('whoever was asked under a merged record answers under the surviving one', async () => {
  const { id, staffIds } = await ask(world, 1)
  const pair = { keptId: newId(), mergedId: staffIds[0] ?? '' }
  await hear('staff.merged', pair)
  await say(world, id, { staffId: pair.keptId })
  expect(await askedOf(pair.keptId)).toEqual([])
})

test('who has answered is not asked again after a merge', async () => {
  const { id, staffIds } = await ask(world, 1)
  const pair = { keptId: newId(), mergedId: staffIds[0] ?? '' }
  await say(world, id, { staffId: pair.mergedId })
  await hear('staff.merged', pair)
  expect(await askedOf(pair.keptId)).toEqual([])
})

test('an invitation goes back with its record when the merge is undone', async () => {
  const { id, staffIds } = await ask(world, 1)
  const pair = { keptId: newId(), mergedId: staffIds[0] ?? '' }
  await hear('staff.merged', pair)
  await hear('staff.merge_undone', pair)
  expect([await askedOf(pair.keptId), await askedOf(pair.mergedId)]).toEqual([[], [id]])
})
