import { call } from '@orpc/server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RequestContext } from '../../kernel/context.ts'
import { newId } from '../../kernel/ids.ts'
import { pinyinSortKey } from '../../kernel/pinyin/sort-key.ts'
import { openWorld, type World } from '../../kernel/testing/harness.ts'
import { readTree, unitNames } from './organisation.api.ts'
import { organisationRoutes as routes } from './organisation.routes.ts'
import { foundSmallUniversity, inTransaction, managerOf, outcomeOf, usePeople, type Key } from './organisation.testing.ts'
import { nameMatches } from './unit-names.ts'

const people = usePeople()
const today = '2026-03-02'
let world: World
let ids: Record<Key, string>
let context: RequestContext
beforeAll(async () => {
  world = await openWorld()
  context = managerOf(world, newId())
  ids = await foundSmallUniversity(world, context.db)
  const chair = people.add(context.db, { unitId: ids.letters, groupId: null }, { name: '张三' })
  people.add(context.db, { unitId: ids.letters, groupId: ids.drama })
  people.add(context.db, { unitId: ids.letters, groupId: ids.drama }, { member: false })
  await call(routes.appoint, { id: ids.letters, staffId: chair, office: 'chair', title: '主席', cadreKind: 'part_time', from: '2025-01-01' }, { context })
  await call(routes.rename, { id: ids.science, version: 1, name: '物理学院分工会', shortName: '物理学院', campusId: null, effectiveOn: '2025-09-01' }, { context })
})
afterAll(() => world.close())

test('the tree reads depth first with numbers, members and who leads', async () => {
  const { nodes } = await call(routes.tree, {}, { context })
  expect(nodes.map((node) => [node.number, node.name, node.members, node.membersBelow])).toEqual([
    ['1', '钱江测试大学工会', 0, 2],
    ['1.1', '文学院分工会', 1, 2],
    ['1.1.1', '古典文学小组', 0, 0],
    ['1.1.2', '戏剧小组', 1, 1],
    ['1.2', '物理学院分工会', 0, 0],
    ['1.2.1', '光学小组', 0, 0],
    ['1.3', '女职工委员会', 0, 0],
    ['1.4', '教职工棋牌协会', 0, 0],
  ])
  expect(nodes[1]).toMatchObject({ heads: [{ name: '张三' }], campusName: '老校区', depth: 1 })
})

test('the tree of another day has the names and leaders of that day, and counts nobody', async () => {
  const { nodes } = await call(routes.tree, { on: '2024-06-01' }, { context })
  expect(nodes.find((node) => node.id === ids.science)).toMatchObject({ name: '理学院分工会', members: null, membersBelow: null })
  expect(nodes.find((node) => node.id === ids.letters)?.heads).toEqual([])
})

test('before the university there is no tree', async () => {
  expect(await outcomeOf(call(routes.tree, { on: '2019-12-31' }, { context }))).toBe('organisation.before_founding')
})

test('the tree page takes a constant number of statements', async () => {
  await readTree(context.db, today)
  world.statements.length = 0
  await call(routes.tree, {}, { context })
  // Officers and campuses; units come from the cache, people from their module.
  expect(world.statements.length).toBe(2)
})

test.each([
  ['文学院', '文学院分工会', null],
  ['xiju', '戏剧小组', null],
  ['xjxz', '戏剧小组', null],
  ['ＸＪ', '戏剧小组', null],
  ['理学院分', '物理学院分工会', null],
])('%s finds %s', async (q, name, formerName) => {
  const { items } = await call(routes.search, { q }, { context })
  expect(items).toContainEqual(expect.objectContaining({ name, formerName }))
})

test('a unit is found by the name that it had, and says so', async () => {
  await call(routes.rename, { id: ids.women, version: 1, name: '女教职工委员会', shortName: null, campusId: null, effectiveOn: '2025-09-01' }, { context })
  const { items } = await call(routes.search, { q: '女职工' }, { context })
  expect(items).toMatchObject([{ name: '女教职工委员会', formerName: '女职工委员会' }])
})

test('what begins with the words comes before what has them inside', async () => {
  const { items } = await call(routes.search, { q: '钱江' }, { context })
  expect(items[0]?.name).toBe('钱江测试大学工会')
})

test('pinyin is matched at syllables, not inside them', () => {
  const name = { folded: '戏剧小组', pinyinKey: pinyinSortKey('戏剧小组') }
  expect([nameMatches(name, 'jux'), nameMatches(name, 'iju')]).toEqual([true, false])
})

test('names come with width, case and spaces put aside', async () => {
  const tree = await readTree(context.db, today)
  expect(tree.findByName(' 文 学院 ').map((unit) => unit.id)).toEqual([ids.letters])
})

test('a name of today goes before the same name of old', async () => {
  const { id } = await call(routes.create, { kind: 'branch', name: '理学院分工会', parentId: ids.root, effectiveOn: today }, { context })
  expect((await readTree(context.db, today)).findByName('理学院分工会').map((unit) => unit.id)).toEqual([id])
})

test('below is the unit and all under it; path leads from the university to it', async () => {
  const tree = await readTree(context.db, today)
  expect(new Set(tree.below(ids.letters))).toEqual(new Set([ids.letters, ids.classics, ids.drama]))
  expect(tree.pathOf(ids.drama).map((unit) => unit.id)).toEqual([ids.root, ids.letters, ids.drama])
  expect([tree.below(newId()), tree.pathOf(newId())]).toEqual([[], []])
})

test('names of units that are gone can still be read', async () => {
  const names = await unitNames(context.db, [ids.science, newId()], '2021-01-01')
  expect([...names.values()]).toEqual(['理学院分工会'])
})

test('a write shows in the next tree at once, and a second tree of a day costs no statement', async () => {
  await readTree(context.db, today)
  const page = await call(routes.unit, { id: ids.chess }, { context })
  await call(routes.rename, { id: ids.chess, version: page.version, name: '棋院', shortName: null, campusId: null, effectiveOn: today }, { context })
  expect((await readTree(context.db, today)).byId(ids.chess)?.name).toBe('棋院')
  world.statements.length = 0
  await readTree(context.db, today)
  expect(world.statements).toEqual([])
})

test('a transaction sees its own changes, and what it rolls back is in no tree', async () => {
  const failing = inTransaction(world, context.db, async (trx) => {
    await trx.q.updateTable('unit_versions').set({ name: '没有的事' }).where('tenant_id', '=', trx.tenantId).where('unit_id', '=', ids.drama).execute()
    expect((await readTree(trx, today)).byId(ids.drama)?.name).toBe('没有的事')
    throw new RangeError('changed my mind')
  })
  await expect(failing).rejects.toThrow('changed my mind')
  expect((await readTree(context.db, today)).byId(ids.drama)?.name).toBe('戏剧小组')
})

test('units of one kind stand together, whenever they were set up', async () => {
  await call(routes.create, { kind: 'branch', name: '医学院分工会', parentId: ids.root, effectiveOn: today }, { context })
  const kinds = (await call(routes.tree, {}, { context })).nodes.filter((node) => node.depth === 1).map((node) => node.kind)
  expect(kinds).toEqual(['branch', 'branch', 'branch', 'branch', 'committee', 'club'])
})
