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
  const context = office(world)
  await addPerson(context, { name: '张三', staffNo: '20190001', unitId: campus.physics, groupId: campus.optics, phone: '13800001234' })
  await addPerson(context, { name: '李四', staffNo: '20190002', unitId: campus.history, phone: '13900005678' })
  await addPerson(context, { name: '王五', staffNo: '20190003', unitId: campus.physics, groupId: campus.theory })
  await foundCampus(world, world.otherTenant)
})

afterAll(() => world.close())

const found = async (q: string, context = office(world)) => (await call(membersRoutes.list, { q }, { context })).items.map((item) => item.name)

test.each(['张', '张三', 'z', 'zs', 'zhangsan', 'zhang', '三', '20190001', '20190001 ', '13800001234', '138-0000-1234', '1234'])(
  '张三 is found by %s, and nobody else',
  async (q) => {
    expect(await found(q)).toEqual(['张三'])
  },
)

test('part of a phone number other than its end finds nobody', async () => {
  expect(await found('0000')).toEqual([])
  expect(await found('138000')).toEqual([])
})

test('another university finds nobody of ours', async () => {
  const actor = world.actor(['members.read'])
  expect(await found('张', world.context(actor, { tenant: world.otherTenant, db: world.otherDb }))).toEqual([])
})

test('a branch officer sees only the own branch', async () => {
  const context = world.context(world.actor(['members.read'], { scope: { all: false, unitIds: [campus.physics, campus.optics, campus.theory] } }))
  const { items } = await call(membersRoutes.list, { sort: 'staffNo' }, { context })
  expect(items.map((item) => item.name)).toEqual(['张三', '王五'])
})

test('a group leader sees only the own group', async () => {
  const context = world.context(world.actor(['members.read'], { scope: { all: false, unitIds: [campus.theory] } }))
  expect(await found('', context)).toEqual(['王五'])
  const zhang = (await call(membersRoutes.list, { q: '张三' }, { context: office(world) })).items[0]
  await expect(call(membersRoutes.read, { id: zhang?.id ?? '' }, { context })).rejects.toMatchObject({ status: 404 })
})

test('without the permission there is no list', async () => {
  await expect(call(membersRoutes.list, {}, { context: world.context(world.actor([])) })).rejects.toMatchObject({ status: 403 })
})

test('pages follow one another without gap or repetition', async () => {
  const context = office(world)
  const first = await call(membersRoutes.list, { limit: 2 }, { context })
  const second = await call(membersRoutes.list, { limit: 2, ...(first.nextCursor ? { cursor: first.nextCursor } : {}) }, { context })
  expect([...first.items, ...second.items].map((item) => item.name)).toEqual(['李四', '王五', '张三'])
  expect(second.nextCursor).toBeNull()
})

test.each(['birthDate', '-birthDate'] as const)('in the order %s nobody is left out: who has no birth date comes last, page after page', async (sort) => {
  const context = office(world)
  await addPerson(context, { name: '钱某', unitId: campus.physics, birthDate: '1980-05-06' })
  await addPerson(context, { name: '钱某某', unitId: campus.physics, birthDate: null })
  const listed: { name: string; birthDate: string | null }[] = []
  for (let cursor: string | null = ''; cursor !== null;) {
    const page: { items: { name: string; birthDate: string | null }[]; nextCursor: string | null; count: number } = await call(
      membersRoutes.list,
      { sort, limit: 2, ...(cursor ? { cursor } : {}) },
      { context },
    )
    listed.push(...page.items)
    cursor = page.nextCursor
  }
  const everybody = await call(membersRoutes.list, { limit: 100 }, { context })
  expect(listed.map(({ name }) => name).toSorted()).toEqual(everybody.items.map(({ name }) => name).toSorted())
  const dated = listed.filter(({ birthDate }) => birthDate !== null)
  expect(dated.length).toBeLessThan(listed.length)
  expect(listed.slice(0, dated.length)).toEqual(dated)
})

test('a page costs one statement with its count, however many people it shows', async () => {
  const context = office(world)
  await call(membersRoutes.list, { q: '张' }, { context })
  for (const limit of [1, 3]) {
    world.statements.length = 0
    await call(membersRoutes.list, { limit }, { context })
    expect(world.statements).toHaveLength(1)
  }
})

test('people move in bulk, each with a result and a line of history', async () => {
  const context = office(world)
  const a = await addPerson(context, { name: '赵甲', unitId: campus.history })
  const b = await addPerson(context, { name: '赵乙', unitId: campus.physics, groupId: campus.optics })
  const result = await call(membersRoutes.move, { staffIds: [a.id, b.id], unitId: campus.physics, groupId: campus.optics }, { context })
  expect(result).toMatchObject({ moved: 1 })
  expect(result.rows.find((row) => row.id === b.id)).toMatchObject({ ok: false, message: '本来就在这里。' })
  const { items } = await call(membersRoutes.history, { id: a.id }, { context })
  expect(items[0]).toMatchObject({ reason: 'moved', by: '周办' })
  expect(items[0]?.fields.map((field) => [field.before, field.after])).toEqual(expect.arrayContaining([['历史学院分工会', '物理学院分工会']]))
  expect((await call(membersRoutes.read, { id: a.id }, { context })).version).toBe(2)
})

test('nobody moves people into a branch out of reach', async () => {
  const person = await addPerson(office(world), { name: '孙甲', unitId: campus.physics })
  const context = world.context(world.actor(['members.write'], { scope: { all: false, unitIds: [campus.physics] } }))
  await expect(call(membersRoutes.move, { staffIds: [person.id], unitId: campus.history }, { context })).rejects.toMatchObject({ status: 404 })
})

test('who is renamed stands where the new name stands, also in a search for something else', async () => {
  const first = await addPerson(office(world), { name: '安甲', staffNo: 'ORD1', unitId: campus.history })
  await addPerson(office(world), { name: '范乙', staffNo: 'ORD2', unitId: campus.history })
  expect(await found('ORD')).toEqual(['安甲', '范乙'])
  await call(membersRoutes.update, { id: first.id, version: 1, name: '邹甲' }, { context: office(world) })
  expect(await found('ORD')).toEqual(['范乙', '邹甲'])
})

test('a search within a branch counts and shows only its people', async () => {
  const { items, count } = await call(membersRoutes.list, { q: 'ORD', unitId: campus.physics }, { context: office(world) })
  expect({ items, count }).toEqual({ items: [], count: 0 })
})
