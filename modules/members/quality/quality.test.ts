import { call } from '@orpc/server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../../kernel/testing/harness.ts'
import { membersRoutes } from '../members.routes.ts'
import { addPerson, foundCampus, office, type Campus } from '../testing/people.ts'
import { qualityRoutes } from './quality.routes.ts'

let world: World
let campus: Campus

beforeAll(async () => {
  world = await openWorld()
  campus = await foundCampus(world)
  await addPerson(office(world), { name: '甲一', unitId: campus.physics, phone: '13800001234', sex: '1', birthDate: '1980-01-01' })
  await addPerson(office(world), { name: '甲二', unitId: campus.physics })
  await addPerson(office(world), { name: '乙一', unitId: campus.history })
})

afterAll(() => world.close())

test('each branch has the average of its records, the worst first, and the list behind a number is as long as the number', async () => {
  const context = office(world)
  const quality = await call(qualityRoutes.read, undefined, { context })
  expect(quality.branches.map((branch) => [branch.unitName, branch.staff])).toEqual([
    ['历史学院分工会', 1],
    ['物理学院分工会', 2],
  ])
  expect(quality.branches[0]?.score).toBeLessThan(quality.branches[1]?.score ?? 0)
  for (const { rule, count } of quality.rules) {
    const behind = await call(membersRoutes.list, { qualityRule: rule }, { context })
    expect([rule, behind.count]).toEqual([rule, count])
  }
  expect(quality.rules.find(({ rule }) => rule === 'phone_missing')?.count).toBe(2)
})

test('an officer sees the quality of the own branch only', async () => {
  const context = world.context(world.actor(['members.read'], { scope: { all: false, unitIds: [campus.history] } }))
  expect((await call(qualityRoutes.read, undefined, { context })).branches.map((branch) => branch.unitId)).toEqual([campus.history])
})
