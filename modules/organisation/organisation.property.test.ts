import { call } from '@orpc/server'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dayOf } from '../../kernel/clock.ts'
import type { RequestContext } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db/handle.ts'
import { AppError } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { openWorld, type World } from '../../kernel/testing/harness.ts'
import { organisationRoutes as routes } from './organisation.routes.ts'
import { foundSmallUniversity, managerOf, usePeople } from './organisation.testing.ts'
import type { Reorganisation } from './organisation.types.ts'
import type { Preview } from './preview.ts'

// Random lives of an organisation, against invariants that are written down here once more, apart from the rules.

const people = usePeople()
let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const step = fc.record({
  verb: fc.constantFrom('create', 'create', 'rename', 'move', 'close', 'merge', 'merge', 'split', 'split', 'withdraw'),
  a: fc.nat(40),
  b: fc.nat(40),
  c: fc.nat(40),
  daysFromToday: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.integer({ min: -200, max: 60 }) }),
  daysLater: fc.nat(30),
  flag: fc.boolean(),
})
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

interface VersionRow {
  unit_id: string
  valid_from: string
  valid_to: string | null
  name: string
  parent_id: string | null
}

interface State {
  kinds: Map<string, string>
  versions: VersionRow[]
  changes: Map<string, string>
  nodes: Map<string, string>
  endedOffices: Set<string>
}

async function stateOf(db: Db): Promise<State> {
  const units = await db.q.selectFrom('units').select(['id', 'kind']).where('tenant_id', '=', db.tenantId).execute()
  const versions = await db.q.selectFrom('unit_versions').select(['unit_id', 'valid_from', 'valid_to', 'name', 'parent_id']).where('tenant_id', '=', db.tenantId).orderBy('unit_id').orderBy('valid_from').execute()
  const changes = await db.q.selectFrom('unit_changes').selectAll().where('tenant_id', '=', db.tenantId).execute()
  const offices = await db.q.selectFrom('unit_offices').select('id').where('tenant_id', '=', db.tenantId).where('end_reason', '=', 'reorganisation').execute()
  return {
    kinds: new Map(units.map((unit) => [unit.id, unit.kind])),
    versions,
    changes: new Map(changes.map((change) => [change.id, JSON.stringify(change)])),
    nodes: people.nodes(db),
    endedOffices: new Set(offices.map((office) => office.id)),
  }
}

const holdsOn = (row: VersionRow, day: string) => row.valid_from <= day && (row.valid_to === null || day < row.valid_to)
const livingOn = (state: State, day: string) => new Map(state.versions.filter((row) => holdsOn(row, day)).map((row) => [row.unit_id, row]))

function mustBeSound(state: State, before: State, today: string): void {
  const byUnit = Map.groupBy(state.versions, (row) => row.unit_id)
  for (const rows of byUnit.values()) {
    for (const [index, row] of rows.entries()) {
      if (index > 0) expect(rows[index - 1]?.valid_to, 'versions neither overlap nor leave a gap').toBe(row.valid_from)
      if (rows.length > 1) expect(row.valid_to === null || row.valid_to > row.valid_from, 'a version has days').toBe(true)
    }
  }
  for (const day of new Set(state.versions.flatMap((row) => [row.valid_from, ...(row.valid_to === null ? [] : [row.valid_to])]))) mustBeOneTree(state, day)
  const living = livingOn(state, today)
  for (const node of state.nodes.values()) expect(living.has(node), 'everybody stands in a living unit').toBe(true)
  for (const id of before.nodes.keys()) expect(state.nodes.has(id), 'nobody is lost').toBe(true)
  for (const person of people.of(world.services.databases.of(currentTenant)).values()) {
    if (person.groupId !== null) expect(living.get(person.groupId)?.parent_id, 'a group stands in the branch of its people').toBe(person.unitId)
  }
  for (const [id, row] of before.changes) expect(state.changes.get(id), 'history loses and changes nothing').toBe(row)
}

let currentTenant = ''

function mustBeOneTree(state: State, day: string): void {
  const living = livingOn(state, day)
  expect([...living.values()].filter((row) => row.parent_id === null).length, `one root on ${day}`).toBe(1)
  for (const row of living.values()) {
    let at: VersionRow | undefined = row
    for (let steps = 0; at !== undefined && at.parent_id !== null; steps++) {
      expect(steps, `no circle on ${day}`).toBeLessThan(living.size)
      at = living.get(at.parent_id)
    }
    expect(at?.parent_id, `every line leads to the root on ${day}`).toBeNull()
  }
}

function mustEqualPreview(preview: Preview, before: State, after: State): void {
  const [was, is] = [livingOn(before, preview.effectiveOn), livingOn(after, preview.effectiveOn)]
  const names = (ids: Iterable<string>, living: Map<string, VersionRow>) => [...ids].map((id) => living.get(id)?.name ?? '?').toSorted()
  const gone = [...was.keys()].filter((id) => !is.has(id))
  const come = [...is.keys()].filter((id) => !was.has(id))
  expect(preview.closes.map((unit) => unit.id).toSorted()).toEqual(gone.toSorted())
  expect(preview.opens.map((unit) => unit.name).toSorted()).toEqual(names(come, is))
  const reparented = [...was].filter(([id, row]) => is.has(id) && is.get(id)?.parent_id !== row.parent_id).map(([id]) => id)
  expect(preview.moves.map((unit) => unit.id).toSorted()).toEqual(reparented.toSorted())
  const renamed = [...was].filter(([id, row]) => is.has(id) && is.get(id)?.name !== row.name).map(([id]) => id)
  expect(preview.renames.map((unit) => unit.id).toSorted()).toEqual(renamed.toSorted())
  expect(preview.people.reduce((sum, way) => sum + way.staff, 0)).toBe(movedPeople(before, after))
  expect(preview.officesEnding.map((office) => office.id).toSorted()).toEqual([...after.endedOffices].filter((id) => !before.endedOffices.has(id)).toSorted())
}

/** Who stands elsewhere than before: another node, or the same group in another branch. */
function movedPeople(before: State, after: State): number {
  const today = dayOf(world.clock.now())
  const placeOf = (state: State, id: string) => {
    const node = state.nodes.get(id) ?? ''
    return `${node} ${state.kinds.get(node) === 'group' ? livingOn(state, today).get(node)?.parent_id : ''}`
  }
  return [...before.nodes.keys()].filter((id) => placeOf(before, id) !== placeOf(after, id)).length
}

const pick = <T>(items: readonly T[], at: number): T | undefined => items[at % Math.max(items.length, 1)]

/** What a step asks for, as the organisation stands; null where there is nothing that it could mean. */
function askFor({ verb, a, b, c, flag, effectiveOn }: Step & { effectiveOn: string }, state: State, today: string): Reorganisation | null {
  const living = [...livingOn(state, today).keys()].toSorted()
  const ofKind = (kind: string) => living.filter((id) => state.kinds.get(id) === kind)
  const alike = ofKind(c % 3 === 0 ? 'group' : 'branch')
  const unitId = pick(living, a) ?? ''
  const root = ofKind('university')[0] ?? ''
  const into = (name: string) => ({ name, shortName: null, parentId: c % 3 === 0 ? (pick(ofKind('branch'), b) ?? root) : root, campusId: null })
  if (verb === 'rename') return { kind: 'rename', effectiveOn, unitId, name: `单位${b}`, shortName: null, campusId: null }
  if (verb === 'move') return { kind: 'move', effectiveOn, unitId, parentId: pick(living, b) ?? '' }
  if (verb === 'close') return { kind: 'close', effectiveOn, unitId }
  const [first, second] = [pick(alike, a), pick(alike, b)]
  if (first === undefined || second === undefined) return null
  if (verb === 'merge') return { kind: 'merge', effectiveOn, unitIds: [first, second], into: flag ? { unitId: pick(alike, a + b) ?? first } : into(`合并${c}`) }
  if (verb !== 'split') return null
  const children = [...livingOn(state, effectiveOn).values()].filter((row) => row.parent_id === first).map((row) => row.unit_id)
  const own = [...state.nodes].filter(([, node]) => node === first).map(([id]) => id)
  const half = <T>(items: T[]) => items.filter((_, index) => (index + b) % 2 === 0)
  const parts = [
    { into: into(`拆分${b}`), childIds: half(children), staffIds: half(own) },
    { into: flag && second !== first ? { unitId: second } : into(`拆分${b}乙`), childIds: children.filter((id) => !half(children).includes(id)), staffIds: [] },
  ]
  return { kind: 'split', effectiveOn, unitId: first, parts, restTo: c % 2 === 0 ? null : 1 }
}

/** Runs one step through the routes. Returns whether it was done; a refusal must be a typed one. */
async function run(context: RequestContext, wanted: Step & { effectiveOn: string }, before: State): Promise<boolean> {
  const today = dayOf(world.clock.now())
  const change = askFor(wanted, before, today)
  try {
    if (change) {
      const preview = await call(routes.previewReorganisation, change, { context })
      const { done } = await call(routes.reorganise, { change, hash: preview.hash, documentNo: '文', reason: null }, { context })
      expect(done).toEqual(preview)
      mustEqualPreview(preview, before, await stateOf(context.db))
      return true
    }
    if (wanted.verb === 'create') {
      const kind = pick(['branch', 'group', 'club'] as const, wanted.c) ?? 'branch'
      const parents = [...before.kinds].filter(([, parentKind]) => wanted.flag || parentKind === 'branch' || (parentKind === 'university' && kind !== 'group')).map(([id]) => id)
      const { id } = await call(routes.create, { kind, name: `单位${wanted.b}`, parentId: pick(parents.toSorted(), wanted.a) ?? '', effectiveOn: wanted.effectiveOn }, { context })
      if (wanted.effectiveOn <= today && kind === 'branch') people.add(context.db, { unitId: id, groupId: null })
      return true
    }
    const pending = before.versions.filter((row) => row.valid_from > today && row.valid_to === null).map((row) => row.unit_id)
    const id = pick(pending.length > 0 ? pending : [...before.kinds.keys()].toSorted(), wanted.a) ?? ''
    await call(routes.withdraw, { id, version: (await call(routes.unit, { id }, { context })).version }, { context })
    return true
  } catch (error) {
    if (error instanceof AppError) return false
    throw error
  }
}

test('through any sequence of changes the organisation stays one tree, loses no history and nobody, and does what it previewed', async () => {
  const outcomes = new Map<string, number>()
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 16 }), async (steps) => {
      currentTenant = newId()
      world.clock.set('2026-03-02T01:00:00Z')
      const context = managerOf(world, currentTenant)
      const ids = await foundSmallUniversity(world, context.db)
      const chair = people.add(context.db, { unitId: ids.letters, groupId: null })
      for (const [unitId, groupId] of [[ids.letters, ids.classics], [ids.letters, ids.drama], [ids.science, null], [ids.science, ids.optics]] as const) people.add(context.db, { unitId, groupId })
      await call(routes.appoint, { id: ids.letters, staffId: chair, office: 'chair', title: '主席', cadreKind: 'part_time', from: '2025-01-01' }, { context })
      let before = await stateOf(context.db)
      for (const wanted of steps) {
        world.clock.advance(wanted.daysLater * 86_400_000)
        const effectiveOn = dayOf(new Date(world.clock.now().getTime() + wanted.daysFromToday * 86_400_000))
        const done = await run(context, { ...wanted, effectiveOn }, before)
        const key = `${wanted.verb} ${done ? 'done' : 'refused'}`
        outcomes.set(key, (outcomes.get(key) ?? 0) + 1)
        const after = await stateOf(context.db)
        mustBeSound(after, before, dayOf(world.clock.now()))
        if (!done) expect(after, 'a refused change changes nothing').toEqual(before)
        before = after
      }
    }),
    { numRuns: 20 },
  )
  // A sequence in which everything is refused would prove nothing.
  for (const verb of ['create', 'rename', 'move', 'merge', 'split']) expect(outcomes.get(`${verb} done`) ?? 0, verb).toBeGreaterThan(0)
}, 120_000)
