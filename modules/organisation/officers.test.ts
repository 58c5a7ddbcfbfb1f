import { call } from '@orpc/server'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { RequestContext } from '../../kernel/context.ts'
import { newId } from '../../kernel/ids.ts'
import { openWorld, type World } from '../../kernel/testing/harness.ts'
import { organisationRoutes as routes } from './organisation.routes.ts'
import { foundSmallUniversity, managerOf, outcomeOf, usePeople, type Key } from './organisation.testing.ts'
import type { CadreKind, EndReason } from './officers.rules.ts'
import type { OfficeCode } from './organisation.shapes.ts'
import { leastOf } from '../../kernel/testing/least-of.ts'

// Today is 2 March 2026 in every test; each has a university of its own.

const people = usePeople()
const today = '2026-03-02'
let world: World
let ids: Record<Key, string>
let context: RequestContext
let zhang: string
let li: string
beforeAll(async () => {
  world = await openWorld()
})
beforeEach(async () => {
  context = managerOf(world, newId())
  ids = await foundSmallUniversity(world, context.db)
  zhang = people.add(context.db, { unitId: ids.letters, groupId: null }, { name: '张三' })
  li = people.add(context.db, { unitId: ids.letters, groupId: ids.drama }, { name: '李四' })
})
afterAll(() => world.close())

interface Wanted {
  unitId?: string
  office?: OfficeCode
  cadreKind?: CadreKind
  from?: string
  termId?: string
}

const appoint = (staffId: string, { unitId = ids.letters, office = 'chair', cadreKind = 'part_time', from = '2025-01-01', termId }: Wanted = {}) =>
  call(routes.appoint, { id: unitId, staffId, office, title: '职务', cadreKind, from, termId: termId ?? null }, { context })

const end = (id: string, options: { on?: string; reason?: EndReason; consentNo?: string; consentOn?: string } = {}) => {
  const { on = today, reason = 'resignation', consentNo = null, consentOn = null } = options
  if (reason === 'reorganisation') throw new TypeError('only a reorganisation gives that reason')
  return call(routes.endOffice, { id, version: 1, on, reason, consentNo, consentOn }, { context })
}

const addTerm = (ordinal: number, from: string, to: string) => call(routes.addTerm, { id: ids.letters, ordinal, from, to }, { context })

test('an office is held from its day until the day it ends', async () => {
  const { id } = await appoint(zhang)
  await end(id, { on: '2026-01-01', reason: 'retirement' })
  await appoint(li, { from: '2026-01-01' })
  const page = await call(routes.unit, { id: ids.letters }, { context })
  expect(page.officersNow.map((office) => office.staffName)).toEqual(['李四'])
  expect(page.officersBefore).toMatchObject([{ staffName: '张三', from: '2025-01-01', to: '2026-01-01', endReason: 'retirement' }])
})

test('a unit has one chair at a time, and the refusal names the holder', async () => {
  await appoint(zhang)
  const error: unknown = await appoint(li).catch((reason: unknown) => reason)
  expect(error).toMatchObject({ code: 'organisation.head_taken', details: { holder: '张三', from: '2025-01-01' } })
})

test('two appointments of a chair at once give one chair', async () => {
  const outcomes = await Promise.all([outcomeOf(appoint(zhang)), outcomeOf(appoint(li))])
  expect(outcomes.toSorted()).toEqual(['done', 'organisation.head_taken'])
})

test('a unit has several vice-chairs, but nobody twice', async () => {
  await appoint(zhang, { office: 'vice_chair' })
  await appoint(li, { office: 'vice_chair' })
  expect(await outcomeOf(appoint(li, { office: 'vice_chair', from: '2026-02-01' }))).toBe('organisation.office_held')
})

test('each kind of unit has its offices', async () => {
  expect([await outcomeOf(appoint(zhang, { unitId: ids.drama })), await outcomeOf(appoint(zhang, { unitId: ids.women, office: 'director' }))]).toEqual([
    'organisation.office_not_here',
    'done',
  ])
})

test('only somebody on the staff, only in a unit that is there', async () => {
  expect([await outcomeOf(appoint(newId())), await outcomeOf(appoint(zhang, { from: '2019-01-01' }))]).toEqual(['organisation.staff_unknown', 'organisation.unit_not_living'])
})

test('a chair is transferred before the term is over only with the superior’s prior consent', async () => {
  const term = await addTerm(3, '2024-05-01', '2029-05-01')
  const { id } = await appoint(zhang, { termId: term.id })
  expect(await outcomeOf(end(id, { reason: 'transfer' }))).toBe('organisation.consent_needed')
  expect(await outcomeOf(end(id, { reason: 'transfer', consentNo: '浙教工〔2026〕8号', consentOn: '2026-03-03' }))).toBe('organisation.consent_needed')
  await end(id, { reason: 'transfer', consentNo: '浙教工〔2026〕8号', consentOn: '2026-02-20' })
  const page = await call(routes.unit, { id: ids.letters }, { context })
  expect(page.officersBefore).toMatchObject([{ endReason: 'transfer', consentNo: '浙教工〔2026〕8号', consentOn: '2026-02-20' }])
})

test('after the term, for other reasons, and for other offices no consent is asked for', async () => {
  const term = await addTerm(3, '2021-05-01', '2026-03-01')
  const over = await appoint(zhang, { termId: term.id })
  const member = await appoint(li, { office: 'committee_member' })
  expect([await outcomeOf(end(over.id, { reason: 'transfer' })), await outcomeOf(end(member.id, { reason: 'transfer' }))]).toEqual(['done', 'done'])
  const resigning = await appoint(li, { from: today })
  expect(await outcomeOf(end(resigning.id, { reason: 'resignation' }))).toBe('done')
})

test('an office ends once, and not before it began', async () => {
  const { id } = await appoint(zhang)
  expect(await outcomeOf(end(id, { on: '2024-12-31' }))).toBe('organisation.end_before_start')
  await end(id)
  expect(await outcomeOf(end(id))).toBe('version_conflict')
})

test('an office entered by mistake ends on its first day and stands in nobody’s way', async () => {
  const { id } = await appoint(zhang)
  await end(id, { on: '2025-01-01', reason: 'mistake' })
  expect(await outcomeOf(appoint(li))).toBe('done')
})

test('terms of a unit neither overlap nor repeat a number', async () => {
  await addTerm(3, '2021-05-01', '2026-05-01')
  const outcomes = [
    await outcomeOf(addTerm(4, '2026-04-30', '2031-05-01')),
    await outcomeOf(addTerm(3, '2026-05-01', '2031-05-01')),
    await outcomeOf(addTerm(4, '2026-05-01', '2026-05-01')),
    await outcomeOf(addTerm(4, '2026-05-01', '2031-05-01')),
  ]
  expect(outcomes).toEqual(['organisation.term_overlaps', 'organisation.term_ordinal_taken', 'organisation.end_before_start', 'done'])
})

test('a term can be prolonged by whoever saw it as it is', async () => {
  const { id } = await addTerm(3, '2021-05-01', '2026-05-01')
  const change = (version: number) => outcomeOf(call(routes.changeTerm, { id, version, ordinal: 3, from: '2021-05-01', to: '2026-11-01' }, { context }))
  expect([await change(1), await change(1)]).toEqual(['done', 'version_conflict'])
})

test('an office cannot join another unit’s term, or one that is over', async () => {
  const term = await addTerm(3, '2021-05-01', '2024-05-01')
  expect([await outcomeOf(appoint(zhang, { termId: term.id })), await outcomeOf(appoint(zhang, { unitId: ids.science, termId: term.id, from: '2022-01-01' }))]).toEqual(
    Array(2).fill('organisation.term_elsewhere'),
  )
})

test('the list of cadres stands in the order of the tree and of rank, and pages through', async () => {
  await appoint(zhang, { unitId: ids.science, office: 'committee_member' })
  await appoint(li, { office: 'committee_member' })
  await appoint(zhang, { cadreKind: 'full_time' })
  const first = await call(routes.cadres, { limit: 2 }, { context })
  const second = await call(routes.cadres, { limit: 2, cursor: first.nextCursor ?? '' }, { context })
  expect([...first.items, ...second.items].map(({ unitName, staffName, office }) => [unitName, staffName, office])).toEqual([
    ['文学院分工会', '张三', 'chair'],
    ['文学院分工会', '李四', 'committee_member'],
    ['理学院分工会', '张三', 'committee_member'],
  ])
  expect([first.count, second.nextCursor]).toEqual([3, null])
})

test('the list of cadres can be narrowed by kind, unit and name', async () => {
  await appoint(zhang, { cadreKind: 'full_time' })
  await appoint(li, { unitId: ids.drama, office: 'group_leader' })
  const names = async (filter: { cadreKind?: CadreKind; unitId?: string; q?: string }) => (await call(routes.cadres, filter, { context })).items.map((each) => each.staffName)
  expect([await names({ cadreKind: 'full_time' }), await names({ unitId: ids.drama }), await names({ q: '李' }), await names({ unitId: ids.science })]).toEqual([
    ['张三'],
    ['李四'],
    ['李四'],
    [],
  ])
})

test('the 3‰ line: 2,345 members need 8 full-time cadres, by a rule that is cited', async () => {
  for (let count = people.of(context.db).size; count < 2345; count++) people.add(context.db, { unitId: ids.science, groupId: null })
  await appoint(zhang, { cadreKind: 'full_time' })
  await appoint(zhang, { unitId: ids.root, office: 'vice_chair', cadreKind: 'part_time' })
  await appoint(li, { office: 'vice_chair', cadreKind: 'seconded' })
  expect(await call(routes.cadreRatio, undefined, { context })).toMatchObject({
    members: 2345,
    numerator: 3,
    denominator: 1000,
    exact: '7.035',
    needs: 8,
    has: 1,
    short: 7,
    people: { fullTime: 1, seconded: 1, partTime: 0 },
    citation: { documentNo: '浙总工发〔2020〕24号', article: '第16条', verified: true },
  })
})

test('exactly a thousand members need exactly three', async () => {
  for (let count = people.of(context.db).size; count < 1000; count++) people.add(context.db, { unitId: ids.science, groupId: null })
  expect(await call(routes.cadreRatio, undefined, { context })).toMatchObject({ exact: '3', needs: 3, short: 3 })
})

test('the unit page takes a constant number of statements', async () => {
  const statements = leastOf(async () => {
    await call(routes.tree, {}, { context })
    world.statements.length = 0
    await call(routes.unit, { id: ids.letters }, { context })
    return world.statements.length
  })
  const few = await statements()
  for (let n = 0; n < 12; n++) await appoint(people.add(context.db, { unitId: ids.letters, groupId: null }), { office: 'committee_member' })
  expect(await statements()).toBe(few)
})
