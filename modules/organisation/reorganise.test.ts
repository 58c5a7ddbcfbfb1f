import { call } from '@orpc/server'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { AppError } from '../../kernel/errors.ts'
import type { RequestContext } from '../../kernel/context.ts'
import { newId } from '../../kernel/ids.ts'
import { openWorld, type World } from '../../kernel/testing/harness.ts'
import { lockLivingUnits, readTree, registerOpenMatters } from './organisation.api.ts'
import { organisationRoutes as routes } from './organisation.routes.ts'
import { foundSmallUniversity, inTransaction, managerOf, outcomeOf, usePeople, type Key } from './organisation.testing.ts'
import type { Reorganisation } from './organisation.types.ts'

// Today is 2 March 2026 in every test; each has a university of its own with one person at every place.

const people = usePeople()
const today = '2026-03-02'
let world: World
let ids: Record<Key, string>
let context: RequestContext
let staff: Record<'reader' | 'classicist' | 'actor' | 'physicist' | 'optician', string>
beforeAll(async () => {
  world = await openWorld()
})
beforeEach(async () => {
  context = managerOf(world, newId())
  ids = await foundSmallUniversity(world, context.db)
  const add = (unitId: string, groupId: string | null, name: string) => people.add(context.db, { unitId, groupId }, { name })
  staff = {
    reader: add(ids.letters, null, '张三'),
    classicist: add(ids.letters, ids.classics, '李四'),
    actor: add(ids.letters, ids.drama, '王五'),
    physicist: add(ids.science, null, '赵六'),
    optician: add(ids.science, ids.optics, '钱七'),
  }
})
afterAll(() => world.close())

const previewOf = (change: Reorganisation) => call(routes.previewReorganisation, change, { context })
const carryOut = (change: Reorganisation, hash: string) => call(routes.reorganise, { change, hash, documentNo: '校工〔2026〕3号', reason: null }, { context })
const previewAndDo = async (change: Reorganisation) => carryOut(change, (await previewOf(change)).hash)

const mergeIntoNew = (): Reorganisation => ({
  kind: 'merge',
  effectiveOn: today,
  unitIds: [ids.letters, ids.science],
  into: { name: '文理学院分工会', shortName: '文理学院', parentId: ids.root, campusId: null },
})

const placeOf = (staffId: string) => people.of(context.db).get(staffId)
const appoint = (unitId: string, staffId: string, office: 'chair' | 'group_leader') =>
  call(routes.appoint, { id: unitId, staffId, office, title: office === 'chair' ? '主席' : '组长', cadreKind: 'part_time', from: '2025-01-01' }, { context })

test('a merger previews what ends, what begins, which units and how many people move, and writes nothing', async () => {
  await appoint(ids.letters, staff.reader, 'chair')
  await appoint(ids.classics, staff.classicist, 'group_leader')
  const preview = await previewOf(mergeIntoNew())
  expect(preview).toMatchObject({
    opens: [{ name: '文理学院分工会', parentName: '钱江测试大学工会' }],
    closes: [{ name: '文学院分工会' }, { name: '理学院分工会' }],
    moves: [{ name: '古典文学小组', to: '文理学院分工会' }, { name: '戏剧小组' }, { name: '光学小组' }],
    officesEnding: [{ unitName: '文学院分工会', staffName: '张三', title: '主席' }],
    warnings: [],
  })
  expect(preview.people.map(({ from, to, staff: count }) => `${from} → ${to}: ${count}`).toSorted()).toEqual([
    '文学院分工会 / 古典文学小组 → 文理学院分工会 / 古典文学小组: 1',
    '文学院分工会 / 戏剧小组 → 文理学院分工会 / 戏剧小组: 1',
    '文学院分工会 → 文理学院分工会: 1',
    '理学院分工会 / 光学小组 → 文理学院分工会 / 光学小组: 1',
    '理学院分工会 → 文理学院分工会: 1',
  ])
  expect((await readTree(context.db, today)).byId(ids.letters)?.name).toBe('文学院分工会')
})

test('after a merger everybody stands in the new unit, in the group they were in', async () => {
  const { openedIds } = await previewAndDo(mergeIntoNew())
  const [merged] = openedIds
  expect(Object.values(staff).map((id) => placeOf(id)?.unitId)).toEqual(Array(5).fill(merged))
  expect([placeOf(staff.reader)?.groupId, placeOf(staff.actor)?.groupId]).toEqual([null, ids.drama])
})

test('a merger ends the offices and terms of what it closes, with its document number', async () => {
  await call(routes.addTerm, { id: ids.letters, ordinal: 4, from: '2024-05-01', to: '2029-05-01' }, { context })
  await appoint(ids.letters, staff.reader, 'chair')
  await previewAndDo(mergeIntoNew())
  const page = await call(routes.unit, { id: ids.letters }, { context })
  expect(page.officersBefore).toMatchObject([{ staffName: '张三', to: today, endReason: 'reorganisation', endDocumentNo: '校工〔2026〕3号' }])
  expect(page).toMatchObject({ officersNow: [], terms: [{ ordinal: 4, to: today }], closedOn: today })
})

test('predecessors and successors know one another', async () => {
  const { openedIds } = await previewAndDo(mergeIntoNew())
  const merged = await call(routes.unit, { id: openedIds[0] ?? '' }, { context })
  expect(new Set(merged.predecessors.map(({ name, kind, on }) => `${name} ${kind} ${on}`))).toEqual(new Set([`文学院分工会 merge ${today}`, `理学院分工会 merge ${today}`]))
  expect((await call(routes.unit, { id: ids.letters }, { context })).successors).toMatchObject([{ name: '文理学院分工会' }])
})

test('the old name leads to the unit that followed', async () => {
  const { openedIds } = await previewAndDo(mergeIntoNew())
  const tree = await readTree(context.db, today)
  expect([tree.findByName('文学院')[0]?.id, tree.findByName('理学院分工会')[0]?.id]).toEqual([openedIds[0], openedIds[0]])
})

test('a unit can be merged into one that exists, which goes on with its own history', async () => {
  await previewAndDo({ kind: 'merge', effectiveOn: today, unitIds: [ids.science], into: { unitId: ids.letters } })
  expect(placeOf(staff.optician)).toMatchObject({ unitId: ids.letters, groupId: ids.optics })
  const page = await call(routes.unit, { id: ids.letters }, { context })
  expect([page.livesFrom, page.changes[0]?.kind, page.predecessors[0]?.name]).toEqual(['2020-01-01', 'merge', '理学院分工会'])
})

test('groups merge too, across branches, and their people follow', async () => {
  await previewAndDo({ kind: 'merge', effectiveOn: today, unitIds: [ids.classics, ids.optics], into: { unitId: ids.optics } })
  expect(placeOf(staff.classicist)).toMatchObject({ unitId: ids.science, groupId: ids.optics })
})

test('a merger of units with groups of one name warns and goes on', async () => {
  await call(routes.rename, { id: ids.optics, version: 1, name: '戏剧小组', shortName: null, campusId: null, effectiveOn: today }, { context })
  const preview = await previewOf(mergeIntoNew())
  expect(preview.warnings).toMatchObject([{ code: 'same_name', zh: '“文理学院分工会”之下将有同名单位“戏剧小组”，建议随后更名。' }])
})

test('what other modules have open at a closing unit is shown before anything happens', async () => {
  const { letters } = ids
  registerOpenMatters(async (_db, unitIds) => [{ what: { zh: '待审核的资料变更申请', en: 'change requests' }, count: unitIds.filter((id) => id === letters).length }])
  expect((await previewOf(mergeIntoNew())).warnings).toMatchObject([{ code: 'open_matter', zh: '待审核的资料变更申请', count: 1 }])
})

const split = (parts: Extract<Reorganisation, { kind: 'split' }>['parts'], restTo: number | null): Reorganisation => ({
  kind: 'split',
  effectiveOn: today,
  unitId: ids.letters,
  parts,
  restTo,
})
const newBranch = (name: string) => ({ name, shortName: null, parentId: ids.root, campusId: null })

test('a split puts groups, named people and the rest where it was told', async () => {
  const { openedIds } = await previewAndDo(
    split(
      [
        { into: newBranch('中文学院分工会'), childIds: [ids.classics], staffIds: [] },
        { into: newBranch('艺术学院分工会'), childIds: [ids.drama], staffIds: [staff.reader] },
      ],
      0,
    ),
  )
  const [chinese, arts] = openedIds
  const late = people.add(context.db, { unitId: chinese ?? '', groupId: null })
  expect([staff.reader, staff.classicist, staff.actor, late].map((id) => placeOf(id)?.unitId)).toEqual([arts, chinese, arts, chinese])
  expect((await readTree(context.db, today)).byId(ids.letters)).toBeUndefined()
})

test('a unit that gives a part away goes on and keeps the rest', async () => {
  const { openedIds } = await previewAndDo(split([{ into: newBranch('艺术学院分工会'), childIds: [ids.drama], staffIds: [] }], null))
  expect([placeOf(staff.reader)?.unitId, placeOf(staff.actor)?.unitId]).toEqual([ids.letters, openedIds[0]])
  expect((await call(routes.unit, { id: ids.letters }, { context })).successors).toMatchObject([{ name: '艺术学院分工会', kind: 'split' }])
})

test('a split that forgets a group, names one twice, or names somebody else’s people is refused', async () => {
  const part = (name: string, childIds: string[], staffIds: string[] = []) => ({ into: newBranch(name), childIds, staffIds })
  const refusals = [
    split([part('甲', [ids.classics]), part('乙', [])], 0),
    split([part('甲', [ids.classics, ids.drama]), part('乙', [ids.drama])], 0),
    split([part('甲', [ids.classics, ids.drama, ids.optics]), part('乙', [])], 0),
    split([part('甲', [ids.classics, ids.drama]), part('乙', [], [staff.physicist])], 0),
    split([part('甲', [ids.classics, ids.drama], [staff.reader]), part('乙', [], [staff.reader])], 0),
    split([part('甲', [ids.classics, ids.drama])], 0),
  ]
  const outcomes: string[] = []
  for (const change of refusals) outcomes.push(await outcomeOf(previewOf(change)))
  expect(outcomes).toEqual(['child_unassigned', 'parts_repeat', 'not_child', 'not_in_unit', 'parts_repeat', 'split_needs_parts'].map((code) => `organisation.${code}`))
})

test('units of different kinds, the university, and one unit alone do not merge', async () => {
  const merge = (unitIds: string[], into: string) => outcomeOf(previewOf({ kind: 'merge', effectiveOn: today, unitIds, into: { unitId: into } }))
  expect([await merge([ids.letters, ids.chess], ids.letters), await merge([ids.letters], ids.root), await merge([ids.letters, ids.letters], ids.letters)]).toEqual(
    ['kinds_differ', 'root_stays', 'merge_needs_two'].map((code) => `organisation.${code}`),
  )
})

test('if somebody joins between preview and confirmation, nothing is done and a fresh preview comes back', async () => {
  const { hash } = await previewOf(mergeIntoNew())
  people.add(context.db, { unitId: ids.letters, groupId: null })
  const error: unknown = await carryOut(mergeIntoNew(), hash).catch((reason: unknown) => reason)
  expect(error).toMatchObject({ code: 'organisation.stale_preview', status: 409 })
  const fresh = error instanceof AppError ? error.details.preview : null
  expect(fresh).toMatchObject({ people: expect.arrayContaining([{ from: '文学院分工会', to: '文理学院分工会', staff: 2 }]) })
  expect((await readTree(context.db, today)).byId(ids.letters)).toBeDefined()
})

test('of two reorganisations of one unit at once, one is carried out and the other told that it was overtaken', async () => {
  const [merge, other] = [
    mergeIntoNew(),
    split(
      [
        { into: newBranch('艺术学院分工会'), childIds: [ids.drama], staffIds: [] },
        { into: newBranch('中文学院分工会'), childIds: [ids.classics], staffIds: [] },
      ],
      1,
    ),
  ]
  const [first, second] = [(await previewOf(merge)).hash, (await previewOf(other)).hash]
  const outcomes = await Promise.all([outcomeOf(carryOut(merge, first)), outcomeOf(carryOut(other, second))])
  expect(outcomes.toSorted()).toEqual(['done', 'organisation.overtaken'])
  expect((await readTree(context.db, today)).byId(ids.letters)).toBeUndefined()
  const nodes = await Promise.all(Object.values(staff).map(async (id) => (await readTree(context.db, today)).byId(placeOf(id)?.unitId ?? '')))
  expect(nodes).not.toContain(undefined)
})

test('two reorganisations of different units at once are both carried out', async () => {
  const [one, two]: Reorganisation[] = [
    { kind: 'rename', effectiveOn: today, unitId: ids.letters, name: '人文学院分工会', shortName: null, campusId: null },
    { kind: 'close', effectiveOn: today, unitId: ids.chess },
  ]
  if (!one || !two) throw new TypeError('two')
  const [first, second] = [(await previewOf(one)).hash, (await previewOf(two)).hash]
  expect(await Promise.all([outcomeOf(carryOut(one, first)), outcomeOf(carryOut(two, second))])).toEqual(['done', 'done'])
})

test('whoever puts people into a unit holds its merger off, and after the merger is told that the unit is gone', async () => {
  const change = mergeIntoNew()
  const { hash } = await previewOf(change)
  let merging = Promise.resolve('')
  await inTransaction(world, context.db, async (trx) => {
    await lockLivingUnits(trx, [ids.letters], today)
    merging = outcomeOf(carryOut(change, hash))
    await new Promise((resolve) => setTimeout(resolve, 100))
    people.add(context.db, { unitId: ids.letters, groupId: null })
    trx.audit({ action: 'test.add', entity: { type: 'staff', id: newId() } })
  })
  expect(await merging).toBe('organisation.stale_preview')
  await previewAndDo(change)
  expect(await outcomeOf(inTransaction(world, context.db, (trx) => lockLivingUnits(trx, [ids.letters], today)))).toBe('organisation.unit_not_living')
})

test('one audit entry and one event tell of a whole reorganisation', async () => {
  const { id } = await previewAndDo(mergeIntoNew())
  const audit = await context.db.q
    .selectFrom('audit_entries')
    .select(['action', 'details'])
    .where('tenant_id', '=', context.db.tenantId)
    .where('action', '=', 'unit.merge')
    .execute()
  const events = await context.db.q
    .selectFrom('outbox_events')
    .select('payload')
    .where('tenant_id', '=', context.db.tenantId)
    .where('topic', '=', 'organisation.changed')
    .orderBy('id', 'desc')
    .execute()
  expect(audit).toMatchObject([{ details: { operationId: id, peopleMoved: 5, documentNo: '校工〔2026〕3号' } }])
  expect(events[0]).toMatchObject({ payload: { operationId: id, kind: 'merge', closed: [ids.letters, ids.science] } })
})
