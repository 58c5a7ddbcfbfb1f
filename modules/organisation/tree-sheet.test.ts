import { call } from '@orpc/server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SheetCell } from '../../engines/documents/write-sheet.ts'
import type { RequestContext } from '../../kernel/context.ts'
import { openWorld, type World } from '../../kernel/testing/harness.ts'
import { organisationRoutes as routes } from './organisation.routes.ts'
import { foundSmallUniversity, manager, outcomeOf, usePeople, type Key } from './organisation.testing.ts'
import { treeSheet } from './tree-sheet.ts'

const people = usePeople()
const today = '2026-03-02'
let world: World
let ids: Record<Key, string>
let context: RequestContext
beforeAll(async () => {
  world = await openWorld()
  context = manager(world)
  ids = await foundSmallUniversity(world)
  const staffId = people.add(world.db, { unitId: ids.letters, groupId: ids.drama }, { name: '章冬琴' })
  await call(routes.appoint, { id: ids.letters, staffId, office: 'chair', title: '主席', cadreKind: 'part_time', from: '2025-01-01' }, { context })
  await call(routes.create, { kind: 'department', name: '后勤管理处', parentId: ids.root, effectiveOn: today }, { context })
})
afterAll(() => world.close())

async function rowsOf(query: unknown, as = context): Promise<SheetCell[][]> {
  const rows: SheetCell[][] = []
  for await (const row of (await treeSheet(as, query)).sheet.rows) rows.push(row)
  return rows
}

test('the sheet has a line for each unit in the order of the tree, departments last, with what the page shows', async () => {
  const rows = await rowsOf({})
  expect(rows[0]).toEqual(['1', '钱江测试大学工会', '校工会', '校工会', null, null, null, 1])
  expect(rows[1]).toEqual(['1.1', '　文学院分工会', '文学院', '分工会', '钱江测试大学工会', '老校区', '章冬琴', 1])
  expect(rows.at(-1)).toEqual(['1.5', '　后勤管理处', null, '学校部门', '钱江测试大学工会', null, null, null])
  expect(rows).toHaveLength(9)
})

test('the sheet of another day has the organisation of that day, without counts', async () => {
  const rows = await rowsOf({ on: '2025-06-01' })
  expect(rows.map((row) => row[1])).not.toContain('　后勤管理处')
  expect(rows.map((row) => row[7])).toEqual(Array(8).fill(null))
})

test('the sheet comes in the language of the page, and says of which day it is', async () => {
  const { fileName, sheet } = await treeSheet({ ...context, locale: 'en' }, {})
  expect([fileName, sheet.columns[0]?.header]).toEqual([`organisation-${today}.xlsx`, 'No.'])
})

test('what is no day is refused', async () => {
  expect(await outcomeOf(treeSheet(context, { on: 'yesterday' }))).toBe('invalid_input')
})
