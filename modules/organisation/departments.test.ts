import { call } from '@orpc/server'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { RequestContext } from '../../kernel/context.ts'
import { newId } from '../../kernel/ids.ts'
import { openWorld, type World } from '../../kernel/testing/harness.ts'
import { readTree } from './organisation.api.ts'
import { organisationRoutes as routes } from './organisation.routes.ts'
import { foundSmallUniversity, managerOf, outcomeOf, usePeople, type Key } from './organisation.testing.ts'

// A department is one of the school's, not of the union's. Today is 2 March 2026; each test has a university of its own.

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

async function open(name: string, shortName: string | null = null, parentId = ids.root): Promise<string> {
  const { id } = await call(routes.create, { kind: 'department', name, shortName, parentId, effectiveOn: today }, { context })
  return id
}

const tree = () => readTree(context.db, today)

test('a department stands directly below the university, after all of the union', async () => {
  const id = await open('后勤管理处')
  const { all, root } = await tree()
  expect(all.at(-1)).toMatchObject({ id, kind: 'department', parentId: root.id })
})

test('a department stands below nothing but the university, and nothing stands below it', async () => {
  expect(await outcomeOf(open('后勤管理处', null, ids.letters))).toBe('organisation.parent_kind')
  const id = await open('后勤管理处')
  const below = { name: '食堂', parentId: id, effectiveOn: today } as const
  expect(await outcomeOf(call(routes.create, { ...below, kind: 'group' }, { context }))).toBe('organisation.parent_kind')
  expect(await outcomeOf(call(routes.create, { ...below, kind: 'department' }, { context }))).toBe('organisation.parent_kind')
})

test('a department has no officers and no terms', async () => {
  const id = await open('后勤管理处')
  const staffId = people.add(context.db, { unitId: ids.letters, groupId: null })
  const appointment = { id, staffId, office: 'chair', title: '主席', cadreKind: 'part_time', from: today } as const
  expect(await outcomeOf(call(routes.appoint, appointment, { context }))).toBe('organisation.no_officers')
  expect(await outcomeOf(call(routes.addTerm, { id, ordinal: 1, from: today, to: '2031-03-02' }, { context }))).toBe('organisation.no_officers')
  expect((await call(routes.unit, { id }, { context })).may).toEqual({ manage: true, officers: false })
})

test('a department counts nobody, and the university counts as before', async () => {
  people.add(context.db, { unitId: ids.letters, groupId: null })
  const id = await open('后勤管理处')
  const { nodes } = await call(routes.tree, {}, { context })
  const counted = (of: string) => nodes.find((node) => node.id === of)?.membersBelow
  expect([counted(id), counted(ids.root)]).toEqual([null, 1])
  expect(await call(routes.unit, { id }, { context })).toMatchObject({ staff: null, members: null, membersBelow: null })
})

test('a name that a department shares with a branch means the branch, any other the department', async () => {
  await open('文学院')
  const id = await open('后勤管理处', '后勤处')
  const { findByName } = await tree()
  expect([findByName('文学院')[0]?.id, findByName('后勤处')[0]?.id]).toEqual([ids.letters, id])
})

test('a search may be for departments alone, or for the units of the union alone', async () => {
  const id = await open('文学研究处')
  const found = async (among: 'union' | 'departments' | undefined) =>
    (await call(routes.search, { q: '文学', ...(among ? { among } : {}) }, { context })).items.map((item) => item.id)
  expect(await found('departments')).toEqual([id])
  expect(await found('union')).not.toContain(id)
  expect(await found(undefined)).toEqual(expect.arrayContaining([id, ids.letters]))
})

test('a department is renamed, merged and closed as units are', async () => {
  const [teaching, graduate] = [await open('教务处'), await open('研究生处')]
  await call(routes.rename, { id: teaching, version: 1, name: '本科生院', shortName: '本科生院', campusId: null, effectiveOn: today }, { context })
  const change = { kind: 'merge' as const, effectiveOn: today, unitIds: [teaching, graduate], into: { name: '教学部', parentId: ids.root } }
  const { hash } = await call(routes.previewReorganisation, change, { context })
  const { openedIds } = await call(routes.reorganise, { change, hash }, { context })
  expect((await tree()).all.filter(({ kind }) => kind === 'department').map(({ id }) => id)).toEqual(openedIds)
  await call(routes.close, { id: openedIds[0] ?? '', version: 1, effectiveOn: today }, { context })
  expect((await tree()).all.filter(({ kind }) => kind === 'department')).toEqual([])
})
