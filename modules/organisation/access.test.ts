import { call, isProcedure } from '@orpc/server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { guest, type Scope } from '../../kernel/auth/actor.ts'
import type { RequestContext } from '../../kernel/context.ts'
import { newId } from '../../kernel/ids.ts'
import { openWorld, type World } from '../../kernel/testing/harness.ts'
import { roleKeys, roles } from '../identity/identity.api.ts'
import { organisationRoutes as routes } from './organisation.routes.ts'
import { foundSmallUniversity, manager, outcomeOf, usePeople, type Key } from './organisation.testing.ts'

// Every route × every role × another unit's officer × another university.

const people = usePeople()
const today = '2026-03-02'
let world: World
let ids: Record<Key, string>
let things: { staffId: string; officeId: string; termId: string; superiorId: string; campusId: string }
beforeAll(async () => {
  world = await openWorld()
  ids = await foundSmallUniversity(world)
  await foundSmallUniversity(world, world.otherDb)
  const context = manager(world)
  const staffId = people.add(world.db, { unitId: ids.science, groupId: null })
  const office = await call(routes.appoint, { id: ids.science, staffId, office: 'committee_member', title: '委员', cadreKind: 'part_time', from: '2025-01-01' }, { context })
  const term = await call(routes.addTerm, { id: ids.science, ordinal: 1, from: '2020-01-01', to: '2025-01-01' }, { context })
  const superior = await call(routes.setSuperior, { kind: 'guiding', name: '省教育工会', from: '2020-01-01' }, { context })
  const campus = await call(routes.addCampus, { name: '新校区' }, { context })
  things = { staffId, officeId: office.id, termId: term.id, superiorId: superior.id, campusId: campus.id }
})
afterAll(() => world.close())

const rename = () => ({ kind: 'rename' as const, effectiveOn: today, unitId: ids.science, name: '理学院工会', shortName: null, campusId: null })

/** One sensible call of each route, about the science branch. `version` 99 was seen by nobody, so that nothing changes. */
const attempts: Record<keyof typeof routes, (context: RequestContext) => Promise<unknown>> = {
  tree: (context) => call(routes.tree, {}, { context }),
  search: (context) => call(routes.search, { q: '理学院' }, { context }),
  unit: (context) => call(routes.unit, { id: ids.science }, { context }),
  create: (context) => call(routes.create, { kind: 'club', name: `协会${newId()}`, parentId: ids.science, effectiveOn: today }, { context }),
  rename: (context) => call(routes.rename, { id: ids.science, version: 99, name: '理学院工会', shortName: null, campusId: null, effectiveOn: today }, { context }),
  move: (context) => call(routes.move, { id: ids.optics, version: 99, parentId: ids.letters, beforeId: null, effectiveOn: today }, { context }),
  close: (context) => call(routes.close, { id: ids.optics, version: 99, effectiveOn: today }, { context }),
  withdraw: (context) => call(routes.withdraw, { id: ids.science, version: 99 }, { context }),
  previewReorganisation: (context) => call(routes.previewReorganisation, rename(), { context }),
  reorganise: (context) => call(routes.reorganise, { change: rename(), hash: 'of nothing' }, { context }),
  appoint: (context) => call(routes.appoint, { id: ids.science, staffId: newId(), office: 'chair', title: '主席', cadreKind: 'part_time', from: today }, { context }),
  endOffice: (context) => call(routes.endOffice, { id: things.officeId, version: 99, on: today, reason: 'retirement' }, { context }),
  addTerm: (context) => call(routes.addTerm, { id: ids.science, ordinal: 1, from: today, to: '2031-03-02' }, { context }),
  changeTerm: (context) => call(routes.changeTerm, { id: things.termId, version: 99, ordinal: 1, from: today, to: '2031-03-02' }, { context }),
  cadres: (context) => call(routes.cadres, {}, { context }),
  cadreRatio: (context) => call(routes.cadreRatio, undefined, { context }),
  superiors: (context) => call(routes.superiors, undefined, { context }),
  setSuperior: (context) => call(routes.setSuperior, { kind: 'guiding', name: '市总工会', from: '2019-01-01' }, { context }),
  endSuperior: (context) => call(routes.endSuperior, { id: things.superiorId, version: 99, on: today }, { context }),
  campuses: (context) => call(routes.campuses, undefined, { context }),
  addCampus: (context) => call(routes.addCampus, { name: '新校区' }, { context }),
  changeCampus: (context) => call(routes.changeCampus, { id: things.campusId, version: 99, name: '新校区', active: true }, { context }),
}
type Name = keyof typeof attempts
const names = Object.keys(routes).filter((name): name is Name => name in attempts)

/** Refused at the door, hidden, or let in (and then answered, or told of the version that nobody saw). */
async function doorOf(name: Name, context: RequestContext): Promise<string> {
  const outcome = await outcomeOf(attempts[name](context))
  return ['unauthenticated', 'forbidden', 'not_found'].includes(outcome) ? outcome : 'in'
}

function accessOf(name: Name): string {
  const procedure = routes[name]
  return isProcedure(procedure) ? (procedure['~orpc'].meta.access ?? '') : ''
}

const guarded = names.filter((name) => accessOf(name) !== 'signed-in')

test('every route is tried, and each says who may call it', () => {
  expect(names.length).toBe(Object.keys(routes).length)
  expect(names.filter((name) => !['signed-in', 'organisation.manage', 'organisation.officers'].includes(accessOf(name)))).toEqual([])
})

test.each(names)('nobody passes without signing in: %s', async (name) => {
  expect(await doorOf(name, world.context(guest))).toBe('unauthenticated')
})

test.each(names)('each role passes exactly where it may: %s', async (name) => {
  const expected: Record<string, string> = {}
  const doors: Record<string, string> = {}
  for (const role of roleKeys) {
    const { permissions } = roles[role]
    doors[role] = await doorOf(name, world.context(world.actor([...permissions])))
    expected[role] = accessOf(name) === 'signed-in' || permissions.some((permission) => permission === accessOf(name)) ? 'in' : 'forbidden'
  }
  expect(doors).toEqual(expected)
})

const elsewhere = (): Scope => ({ all: false, unitIds: [ids.letters, ids.classics, ids.drama] })

test.each(guarded.filter((name) => name !== 'cadres'))('what lies outside the reach looks like what does not exist: %s', async (name) => {
  expect(await doorOf(name, manager(world, elsewhere()))).toBe('not_found')
})

test.each(guarded.filter((name) => !['cadres', 'cadreRatio', 'setSuperior', 'endSuperior', 'addCampus', 'changeCampus'].includes(name)))(
  'within the reach it is let in: %s',
  async (name) => {
    const reach: Scope = { all: false, unitIds: [ids.science, ids.optics, ids.letters] }
    expect(await doorOf(name, manager(world, reach))).toBe('in')
  },
)

test('a reorganisation is let in only where the actor reaches every unit that it names', async () => {
  const context = manager(world, elsewhere())
  const outcomes = [
    await outcomeOf(call(routes.previewReorganisation, { kind: 'merge', effectiveOn: today, unitIds: [ids.letters, ids.science], into: { unitId: ids.letters } }, { context })),
    await outcomeOf(call(routes.previewReorganisation, { kind: 'merge', effectiveOn: today, unitIds: [ids.classics, ids.drama], into: { unitId: ids.optics } }, { context })),
    await outcomeOf(call(routes.previewReorganisation, { kind: 'move', effectiveOn: today, unitId: ids.drama, parentId: ids.science }, { context })),
    await outcomeOf(call(routes.previewReorganisation, { kind: 'merge', effectiveOn: today, unitIds: [ids.classics], into: { unitId: ids.drama } }, { context })),
  ]
  expect(outcomes).toEqual(['not_found', 'not_found', 'not_found', 'done'])
})

test('the list of cadres shows those within reach only', async () => {
  const seen = async (scope: Scope) => (await call(routes.cadres, {}, { context: manager(world, scope) })).count
  expect([await seen({ all: true }), await seen(elsewhere()), await seen({ all: false, unitIds: [ids.science] })]).toEqual([1, 0, 1])
})

const stranger = () => manager(world, { all: true }, { tenant: world.otherTenant, db: world.otherDb })

test.each(['unit', 'rename', 'move', 'close', 'withdraw', 'endOffice', 'changeTerm', 'endSuperior', 'changeCampus', 'addTerm', 'appoint', 'previewReorganisation'] as const)(
  'another university’s things do not exist: %s',
  async (name) => {
    expect(await doorOf(name, stranger())).toBe('not_found')
  },
)

test('nothing can be set up below another university’s unit', async () => {
  expect(await outcomeOf(attempts.create(stranger()))).toBe('organisation.parent_not_living')
  expect(await outcomeOf(attempts.reorganise(stranger()))).toBe('organisation.overtaken')
})

test('lists show nothing of another university', async () => {
  const context = stranger()
  const seen = JSON.stringify([
    await call(routes.tree, {}, { context }),
    await call(routes.search, { q: '学院' }, { context }),
    await call(routes.cadres, {}, { context }),
    await call(routes.superiors, undefined, { context }),
    await call(routes.campuses, undefined, { context }),
  ])
  for (const id of [...Object.values(ids), ...Object.values(things)]) expect(seen).not.toContain(id)
})

test('the page of a unit tells what its reader may do with it', async () => {
  const mayOf = async (context: RequestContext) => (await call(routes.unit, { id: ids.science }, { context })).may
  expect([await mayOf(manager(world)), await mayOf(manager(world, elsewhere())), await mayOf(world.context(world.actor([])))]).toEqual([
    { manage: true, officers: true },
    { manage: false, officers: false },
    { manage: false, officers: false },
  ])
})
