import { call } from '@orpc/server'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { RequestContext } from '../../kernel/context.ts'
import { newId } from '../../kernel/ids.ts'
import { openOwner } from '../../kernel/testing/owner.ts'
import { openWorld, type World } from '../../kernel/testing/harness.ts'
import { readTree } from './organisation.api.ts'
import { organisationRoutes as routes } from './organisation.routes.ts'
import { foundSmallUniversity, managerOf, outcomeOf, usePeople, type Key } from './organisation.testing.ts'

// Today is 2 March 2026 in every test; each has a university of its own.

const people = usePeople()
const today = '2026-03-02'
let world: World
let ids: Record<Key, string>
let context: RequestContext
beforeAll(async () => {
  world = await openWorld()
})
beforeEach(async () => {
  context = managerOf(world, newId())
  ids = await foundSmallUniversity(world, context.db)
})
afterAll(() => world.close())

const versionOf = async (id: string) => (await call(routes.unit, { id }, { context })).version

async function rename(id: string, name: string, effectiveOn: string) {
  const page = await call(routes.unit, { id }, { context })
  return call(routes.rename, { id, version: page.version, name, shortName: page.shortName, campusId: page.campus?.id ?? null, effectiveOn }, { context })
}

const nameOn = async (id: string, on: string) => (await readTree(context.db, on)).byId(id)?.name

test('a renamed unit has its old name on every day before and its new name from the day on', async () => {
  await rename(ids.letters, '人文学院分工会', '2025-09-01')
  expect([await nameOn(ids.letters, '2025-08-31'), await nameOn(ids.letters, '2025-09-01')]).toEqual(['文学院分工会', '人文学院分工会'])
})

test('a change of the same day replaces the first, and the history tells of both', async () => {
  await rename(ids.letters, '人文学院分工会', today)
  await rename(ids.letters, '人文社科学院分工会', today)
  const page = await call(routes.unit, { id: ids.letters }, { context })
  expect(page.versions.map((version) => version.name)).toEqual(['人文社科学院分工会', '文学院分工会'])
  expect(page.changes.map((change) => change.after?.name)).toEqual(['人文社科学院分工会', '人文学院分工会', '文学院分工会'])
})

test('the past before a later change is not rewritten', async () => {
  await rename(ids.letters, '人文学院分工会', '2025-09-01')
  expect(await outcomeOf(rename(ids.letters, '语言文学院分工会', '2024-09-01'))).toBe('organisation.later_change')
})

test('a change of a later day shows as pending and holds from that day', async () => {
  await rename(ids.letters, '人文学院分工会', '2026-09-01')
  const page = await call(routes.unit, { id: ids.letters }, { context })
  expect([page.name, page.pending]).toEqual(['文学院分工会', { on: '2026-09-01', name: '人文学院分工会', parentName: '钱江测试大学工会' }])
  expect(await nameOn(ids.letters, '2026-09-01')).toBe('人文学院分工会')
})

test('a pending change can be withdrawn, and the unit goes on as it was', async () => {
  await rename(ids.letters, '人文学院分工会', '2026-09-01')
  await call(routes.withdraw, { id: ids.letters, version: await versionOf(ids.letters) }, { context })
  expect(await nameOn(ids.letters, '2027-01-01')).toBe('文学院分工会')
  expect(await outcomeOf(call(routes.withdraw, { id: ids.letters, version: await versionOf(ids.letters) }, { context }))).toBe('organisation.nothing_pending')
})

test('a unit set up for a later day is in no tree before it, and withdrawn it is in none at all', async () => {
  const { id } = await call(routes.create, { kind: 'branch', name: '医学院分工会', parentId: ids.root, effectiveOn: '2026-09-01' }, { context })
  expect([await nameOn(id, '2026-08-31'), await nameOn(id, '2026-09-01')]).toEqual([undefined, '医学院分工会'])
  await call(routes.withdraw, { id, version: 1 }, { context })
  expect(await nameOn(id, '2026-09-01')).toBeUndefined()
})

test('a unit cannot stand below one that is not there on that day', async () => {
  const { id } = await call(routes.create, { kind: 'branch', name: '医学院分工会', parentId: ids.root, effectiveOn: '2026-09-01' }, { context })
  expect(await outcomeOf(call(routes.create, { kind: 'group', name: '内科小组', parentId: id, effectiveOn: today }, { context }))).toBe('organisation.parent_not_living')
})

test('a unit can be moved below neither itself nor its own branch', async () => {
  const { id } = await call(routes.create, { kind: 'branch', name: '附属医院分工会', parentId: ids.letters, effectiveOn: today }, { context })
  const move = async (parentId: string) =>
    outcomeOf(call(routes.move, { id: ids.letters, version: await versionOf(ids.letters), parentId, beforeId: null, effectiveOn: today }, { context }))
  expect([await move(id), await move(ids.letters)]).toEqual(['organisation.cycle', 'organisation.cycle'])
})

test('a unit under which another is to stand later cannot be closed before', async () => {
  const { id } = await call(routes.create, { kind: 'branch', name: '医学院分工会', parentId: ids.root, effectiveOn: today }, { context })
  await call(routes.create, { kind: 'group', name: '内科小组', parentId: id, effectiveOn: '2026-09-01' }, { context })
  expect(await outcomeOf(call(routes.close, { id, version: 1, effectiveOn: today }, { context }))).toBe('organisation.parent_not_living')
})

test('a move that would close a circle on a later day is refused today', async () => {
  const { id } = await call(routes.create, { kind: 'branch', name: '附属医院分工会', parentId: ids.root, effectiveOn: today }, { context })
  const move = (unitId: string, parentId: string, effectiveOn: string) =>
    outcomeOf(call(routes.move, { id: unitId, version: 1, parentId, beforeId: null, effectiveOn }, { context }))
  expect([await move(id, ids.letters, '2026-09-01'), await move(ids.letters, id, today)]).toEqual(['done', 'organisation.cycle'])
})

test('of two moves at once that would make a circle together, one is refused', async () => {
  for (let round = 0; round < 5; round++) {
    const branch = async (name: string) => (await call(routes.create, { kind: 'branch', name: `${name}${round}`, parentId: ids.root, effectiveOn: today }, { context })).id
    const [one, two] = [await branch('甲'), await branch('乙')]
    const move = (id: string, parentId: string) => outcomeOf(call(routes.move, { id, version: 1, parentId, beforeId: null, effectiveOn: today }, { context }))
    expect((await Promise.all([move(one, two), move(two, one)])).toSorted()).toEqual(['done', 'organisation.cycle'])
  }
})

test('each kind of unit has its place', async () => {
  const create = (kind: 'branch' | 'group' | 'club', parentId: string) => outcomeOf(call(routes.create, { kind, name: '新单位', parentId, effectiveOn: today }, { context }))
  expect([await create('group', ids.root), await create('branch', ids.classics), await create('club', ids.women)]).toEqual(Array(3).fill('organisation.parent_kind'))
})

test('two units under one parent cannot have one name', async () => {
  expect(await outcomeOf(rename(ids.science, '文学院分工会', today))).toBe('organisation.duplicate_name')
})

test('of two people who saw the same version, the second is told', async () => {
  const version = await versionOf(ids.letters)
  const renameTo = (name: string) => call(routes.rename, { id: ids.letters, version, name, shortName: null, campusId: null, effectiveOn: today }, { context })
  await renameTo('人文学院分工会')
  expect(await outcomeOf(renameTo('语言学院分工会'))).toBe('version_conflict')
})

test('the same request sent twice sets up one unit', async () => {
  const again = { ...context, idempotencyKey: 'one-click' }
  const input = { kind: 'branch' as const, name: '医学院分工会', parentId: ids.root, effectiveOn: today }
  expect((await call(routes.create, input, { context: again })).id).toBe((await call(routes.create, input, { context: again })).id)
})

test('dragging among siblings changes the order and leaves no history', async () => {
  const { version } = await call(routes.move, { id: ids.drama, version: 1, parentId: ids.letters, beforeId: ids.classics, effectiveOn: today }, { context })
  const page = await call(routes.unit, { id: ids.letters }, { context })
  expect(page.children.map((child) => child.name)).toEqual(['戏剧小组', '古典文学小组'])
  expect((await call(routes.unit, { id: ids.drama }, { context })).changes.map((change) => change.kind)).toEqual(['create'])
  expect(version).toBe(2)
})

test('a group dragged to another branch takes its people with it', async () => {
  const reader = people.add(context.db, { unitId: ids.letters, groupId: ids.classics })
  await call(routes.move, { id: ids.classics, version: 1, parentId: ids.science, beforeId: ids.optics, effectiveOn: today }, { context })
  expect(people.of(context.db).get(reader)).toMatchObject({ unitId: ids.science, groupId: ids.classics })
  const page = await call(routes.unit, { id: ids.science }, { context })
  expect(page.children.map((child) => child.name)).toEqual(['古典文学小组', '光学小组'])
})

test('what moves people at once cannot be dated after today', async () => {
  expect(await outcomeOf(call(routes.move, { id: ids.classics, version: 1, parentId: ids.science, beforeId: null, effectiveOn: '2026-03-03' }, { context }))).toBe(
    'organisation.not_in_future',
  )
  expect(await outcomeOf(call(routes.close, { id: ids.chess, version: 1, effectiveOn: '2026-03-03' }, { context }))).toBe('organisation.not_in_future')
})

test('a unit with people or units in it cannot be closed', async () => {
  people.add(context.db, { unitId: ids.science, groupId: ids.optics })
  const close = (id: string) => outcomeOf(call(routes.close, { id, version: 1, effectiveOn: today }, { context }))
  expect([await close(ids.optics), await close(ids.letters)]).toEqual(['organisation.people_remain', 'organisation.children_remain'])
})

test('a closed unit is gone from the day on, and its page still tells of it', async () => {
  await call(routes.close, { id: ids.chess, version: 1, effectiveOn: '2026-01-01', documentNo: '校工〔2026〕1号', reason: '会员不足' }, { context })
  expect([await nameOn(ids.chess, '2025-12-31'), await nameOn(ids.chess, '2026-01-01')]).toEqual(['教职工棋牌协会', undefined])
  const page = await call(routes.unit, { id: ids.chess }, { context })
  expect(page).toMatchObject({ name: '教职工棋牌协会', closedOn: '2026-01-01', members: null })
  expect(page.changes[0]).toMatchObject({ kind: 'close', documentNo: '校工〔2026〕1号', reason: '会员不足', after: null })
})

test('a unit can be closed on the day it was set up', async () => {
  const { id } = await call(routes.create, { kind: 'club', name: '足球协会', parentId: ids.root, effectiveOn: today }, { context })
  await call(routes.close, { id, version: 1, effectiveOn: today }, { context })
  expect(await nameOn(id, today)).toBeUndefined()
})

test('a campus that fell out of use can be kept but not newly chosen', async () => {
  const [campus] = (await call(routes.campuses, undefined, { context })).items
  if (!campus) throw new TypeError('the small university has a campus')
  await call(routes.changeCampus, { ...campus, active: false }, { context })
  const relocate = async (id: string) => {
    const page = await call(routes.unit, { id }, { context })
    return outcomeOf(call(routes.rename, { id, version: page.version, name: `${page.name}（新）`, shortName: null, campusId: campus.id, effectiveOn: today }, { context }))
  }
  expect([await relocate(ids.letters), await relocate(ids.science)]).toEqual(['done', 'organisation.campus_unknown'])
})

test('the database itself refuses versions that overlap or leave a gap', async () => {
  const insert = (from: string, to: string | null, follows: string | null) =>
    openOwner(world.ownerUrl, async (client) => {
      await client.query(`select set_config('app.tenant', $1, false)`, [context.db.tenantId])
      await client.query(
        `insert into unit_versions (tenant_id, unit_id, valid_from, valid_to, follows, name, pinyin_key, parent_id, sort) values ($1, $2, $3, $4, $5, 'x', 'x', $6, 0)`,
        [context.db.tenantId, ids.chess, from, to, follows, ids.root],
      )
    })
  await rename(ids.chess, '棋院', '2024-01-01')
  await expect(insert('2025-01-01', null, null)).rejects.toThrow('unit_versions_end_key')
  await expect(insert('2023-01-01', '2023-06-01', '2023-01-01')).rejects.toThrow('unit_versions_follows')
  await expect(insert('2019-01-01', '2019-06-01', null)).rejects.toThrow('unit_versions_first_key')
})

test('rows of the history cannot be changed by the server', async () => {
  await expect(context.db.q.updateTable('unit_changes').set({ reason: 'x' }).where('tenant_id', '=', context.db.tenantId).execute()).rejects.toThrow('permission denied')
})

test('who was slower is told who was faster, also where the change was made with another unit', async () => {
  const [letters, science] = [await versionOf(ids.letters), await versionOf(ids.science)]
  const change = { kind: 'merge' as const, effectiveOn: today, unitIds: [ids.letters, ids.science], into: { unitId: ids.science } }
  const { hash } = await call(routes.previewReorganisation, change, { context })
  await call(routes.reorganise, { change, hash }, { context: { ...context, actor: { ...context.actor, name: '李秀英' } } })
  const late = (id: string, version: number) => call(routes.rename, { id, version, name: '人文学院分工会', shortName: null, campusId: null, effectiveOn: today }, { context })
  await expect(late(ids.letters, letters)).rejects.toMatchObject({ code: 'version_conflict', details: { by: '李秀英' } })
  await expect(late(ids.science, science)).rejects.toMatchObject({ code: 'version_conflict', details: { by: '李秀英' } })
})
