import { call } from '@orpc/server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { z } from 'zod'
import { casesRoutes } from './cases.routes.ts'
import type { dueGroup } from './cases.contract.ts'
import { openToyWorld, type ToyWorld } from './testing/toy-world.ts'

let world: ToyWorld
beforeAll(async () => {
  world = await openToyWorld()
})
afterAll(() => world.close())

const dayMs = 86_400_000

test('what waits is found in the one group that its deadline falls into, and moves from group to group as time passes', async () => {
  const { id } = await world.at('handling', '按期限找')
  const [item] = (await call(casesRoutes.inbox, { limit: 200 }, { context: world.context(world.cast.logistics) })).items.filter((each) => each.caseId === id)
  const dueAt = Date.parse(item?.dueAt ?? '')
  const groupsAt = async (now: number) => {
    const clock = { now: () => new Date(now) }
    const groups: z.infer<typeof dueGroup>[] = ['overdue', 'today', 'week', 'later']
    const found = []
    for (const due of groups) {
      const { items, count } = await call(casesRoutes.inbox, { due, limit: 200 }, { context: world.context(world.cast.logistics, { clock }) })
      expect(items).toHaveLength(count)
      if (items.some((each) => each.caseId === id)) found.push(due)
    }
    return found
  }
  expect(await groupsAt(dueAt - 9 * dayMs)).toEqual(['later'])
  expect(await groupsAt(dueAt - 7 * dayMs)).toEqual(['week'])
  expect(await groupsAt(dueAt - 2 * dayMs)).toEqual(['week'])
  expect(await groupsAt(dueAt - 1)).toEqual(['today'])
  expect(await groupsAt(dueAt)).toEqual(['overdue'])
})
