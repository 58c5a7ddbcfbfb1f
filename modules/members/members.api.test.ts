import { call } from '@orpc/server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { registerProcess } from '../../engines/cases/registry.ts'
import { recordChangeProcess } from './my-file/record-change.process.ts'
import { write } from '../../kernel/context.ts'
import { openWorld, type World } from '../../kernel/testing/harness.ts'
import { openChangeRequests, peopleOfUnits, placesOf } from './members.api.ts'
import { membersRoutes } from './members.routes.ts'
import { myFileRoutes } from './my-file/my-file.routes.ts'
import { addPerson, foundCampus, office, type Campus } from './testing/people.ts'

let world: World
let campus: Campus
let people: { id: string }[]

beforeAll(async () => {
  registerProcess(recordChangeProcess)
  world = await openWorld()
  campus = await foundCampus(world)
  const context = office(world)
  people = [
    await addPerson(context, { name: '甲', unitId: campus.physics, groupId: campus.optics }),
    await addPerson(context, { name: '乙', unitId: campus.physics, groupId: campus.theory }),
    await addPerson(context, { name: '丙', unitId: campus.physics }),
    await addPerson(context, { name: '丁', unitId: campus.history }),
  ]
  await call(membersRoutes.admit, { staffIds: people.slice(0, 2).map(({ id }) => id), documentNo: '1', decidedOn: '2026-03-01', decidedBy: '校工会' }, { context })
})

afterAll(() => world.close())

const idAt = (index: number) => people[index]?.id ?? ''

test('people and members are counted by branch, with its groups, and by group', async () => {
  const counts = await peopleOfUnits.countByUnit(world.db)
  expect(counts.get(campus.physics)).toEqual({ staff: 3, members: 2 })
  expect(counts.get(campus.optics)).toEqual({ staff: 1, members: 1 })
  expect(await peopleOfUnits.countMembers(world.db)).toBe(2)
  expect(await peopleOfUnits.countMembers(world.db, [campus.history])).toBe(0)
})

test('who stands in a branch stands in its groups too', async () => {
  expect((await peopleOfUnits.staffIn(world.db, [campus.physics])).map(({ staffId }) => staffId).toSorted()).toEqual([idAt(0), idAt(1), idAt(2)].toSorted())
  expect((await peopleOfUnits.staffIn(world.db, [campus.theory])).map(({ staffId }) => staffId)).toEqual([idAt(1)])
})

test('a reorganisation moves each person to a place, with a line of history, in a constant number of statements', async () => {
  const moves = [
    { staffId: idAt(0), unitId: campus.history, groupId: null },
    { staffId: idAt(2), unitId: campus.physics, groupId: campus.theory },
  ]
  world.statements.length = 0
  await write(office(world), async (trx) => {
    await peopleOfUnits.moveStaff(trx, moves, '周办')
    trx.audit({ action: 'test.move', entity: { type: 'unit', id: campus.physics } })
  })
  expect(world.statements.filter((statement) => /staff/.test(statement))).toHaveLength(4)
  expect(await placesOf(world.db, [idAt(0), idAt(2)])).toEqual(new Map(moves.map((move) => [move.staffId, move])))
  const history = await call(membersRoutes.history, { id: idAt(2) }, { context: office(world) })
  expect(history.items[0]).toMatchObject({ reason: 'moved', fields: [{ key: 'groupId', before: null, after: '理论小组' }] })
})

test('requests that wait in a unit are open matters of it', async () => {
  await call(myFileRoutes.ask, { fields: { email: 'ding@example.cn' } }, { context: world.context(world.actor([], { staffId: idAt(3) })) })
  expect(await openChangeRequests(world.db, [campus.history], new Set())).toMatchObject([{ count: 1 }])
  expect(await openChangeRequests(world.db, [campus.theory], new Set())).toMatchObject([{ count: 0 }])
})
