import { call } from '@orpc/server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../kernel/testing/harness.ts'
import { membersRoutes } from './members.routes.ts'
import { addPerson, foundCampus, office, type Campus } from './testing/people.ts'

let world: World
let campus: Campus

beforeAll(async () => {
  world = await openWorld()
  campus = await foundCampus(world)
})

afterAll(() => world.close())

const decision = { documentNo: '校工〔2026〕3号', decidedOn: '2026-03-01', decidedBy: '校工会委员会' }

test('who is a member already is refused by name, and the others are admitted', async () => {
  const context = office(world)
  const [a, b] = [await addPerson(context, { name: '甲一', unitId: campus.physics }), await addPerson(context, { name: '甲二', unitId: campus.history })]
  await call(membersRoutes.admit, { staffIds: [a.id], ...decision }, { context })
  const { admitted, rows } = await call(membersRoutes.admit, { staffIds: [a.id, b.id], ...decision }, { context })
  expect(admitted).toBe(1)
  expect(rows.find((row) => row.id === a.id)).toMatchObject({ ok: false, name: '甲一', message: expect.stringContaining('已是会员') })
  expect(await call(membersRoutes.read, { id: b.id }, { context })).toMatchObject({ membership: 'active', memberSince: '2026-03-01' })
})

test('episodes follow one another, and none begins before the last', async () => {
  const context = office(world)
  const { id } = await addPerson(context, { name: '乙一', unitId: campus.physics })
  await call(membersRoutes.admit, { staffIds: [id], ...decision }, { context })
  const retained = await call(membersRoutes.changeMembership, { id, version: 2, status: 'retained', from: '2026-03-02', ...decision }, { context })
  await expect(call(membersRoutes.changeMembership, { id, version: retained.version, status: 'active', from: '2026-02-01', ...decision }, { context })).rejects.toMatchObject({
    code: 'members.before_last_episode',
  })
  await call(membersRoutes.changeMembership, { id, version: retained.version, status: 'active', from: '2026-03-02', ...decision }, { context })
  const record = await call(membersRoutes.read, { id }, { context })
  expect(record.episodes.map((episode) => [episode.no, episode.status])).toEqual([
    [3, 'active'],
    [2, 'retained'],
    [1, 'active'],
  ])
  expect(record.memberSince).toBe('2026-03-01')
})

test('who is no member cannot be transferred', async () => {
  const context = office(world)
  const { id } = await addPerson(context, { name: '丙一', unitId: campus.physics })
  await expect(call(membersRoutes.changeMembership, { id, version: 1, status: 'transferred_out', from: '2026-03-02', ...decision }, { context })).rejects.toMatchObject({
    code: 'members.not_a_member',
  })
})

test('people out of reach are not admitted', async () => {
  const { id } = await addPerson(office(world), { name: '丁一', unitId: campus.history })
  const context = world.context(world.actor(['members.admit'], { scope: { all: false, unitIds: [campus.physics] } }))
  expect(await call(membersRoutes.admit, { staffIds: [id], ...decision }, { context })).toEqual({ admitted: 0, rows: [] })
})
