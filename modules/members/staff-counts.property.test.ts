import { call } from '@orpc/server'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { RequestContext } from '../../kernel/context.ts'
import { openWorld, type World } from '../../kernel/testing/harness.ts'
import { duplicatesRoutes } from './duplicates/duplicates.routes.ts'
import { importRoutes } from './import/import.routes.ts'
import { membersModule } from './members.module.ts'
import { membersRoutes } from './members.routes.ts'
import { foldCounts, mendCounts, wrongCounts } from './staff-counts.store.ts'
import { addPerson, foundCampus, nextStaffNo, office, type Campus } from './testing/people.ts'
import { importSheet, readImport } from './testing/sheets.ts'

let world: World
let campus: Campus
let context: RequestContext

beforeAll(async () => {
  world = await openWorld()
  campus = await foundCampus(world)
})

beforeEach(() => {
  context = office(world)
})

afterAll(() => world.close())

const decision = { documentNo: '校工〔2026〕3号', decidedOn: '2026-03-01', decidedBy: '校工会委员会' }
const read = (id: string) => call(membersRoutes.read, { id }, { context })
const count = async (input: Parameters<typeof list>[0] = {}) => (await list(input)).count
const list = (input: { unitId?: string; membership?: 'none' | 'active' }) => call(membersRoutes.list, input, { context })
const rowsOfCounters = async () => (await world.db.q.selectFrom('staff_counts').select('people').where('tenant_id', '=', world.tenant.id).execute()).length

/** What the steps below need to know: who is there, what was merged, what was imported. */
interface Told {
  people: string[]
  merges: string[]
  imports: string[]
}

type Step = (told: Told, pick: number) => Promise<unknown>

const one = (all: string[], pick: number) => all[pick % all.length]
const places = () => [
  { unitId: campus.physics, groupId: campus.optics },
  { unitId: campus.physics, groupId: null },
  { unitId: campus.history, groupId: null },
]
const placeOf = (pick: number) => places()[pick % 3] ?? { unitId: campus.history, groupId: null }

const steps: Record<string, Step> = {
  add: async (told, pick) => {
    told.people.push((await addPerson(context, placeOf(pick))).id)
  },
  edit: async ({ people }, pick) => {
    const id = one(people, pick)
    if (!id) return
    await call(membersRoutes.update, { id, version: (await read(id)).version, ...placeOf(pick + 1), name: '改名' }, { context })
  },
  admit: async ({ people }) => call(membersRoutes.admit, { staffIds: people, ...decision }, { context }),
  leave: async ({ people }, pick) => {
    const id = one(people, pick)
    if (!id) return
    await call(membersRoutes.changeMembership, { id, version: (await read(id)).version, status: 'withdrawn', from: '2026-03-02', ...decision }, { context })
  },
  move: async ({ people }, pick) => call(membersRoutes.move, { staffIds: people.slice(pick % people.length), ...placeOf(pick) }, { context }),
  merge: async (told, pick) => {
    const [keepId, mergeId] = [one(told.people, pick), one(told.people, pick + 1)]
    if (!keepId || !mergeId) return
    const [keep, gone] = [await read(keepId), await read(mergeId)]
    const merged = await call(duplicatesRoutes.merge, { keepId, mergeId, keepVersion: keep.version, mergeVersion: gone.version, take: ['unitId'] }, { context })
    told.merges.push(merged.id)
  },
  undoMerge: async ({ merges }) => {
    const id = merges.pop()
    if (id) await call(duplicatesRoutes.undo, { id }, { context })
  },
  importRows: async (told, pick) => {
    const id = one(told.people, pick)
    const known = id ? [[(await read(id)).staffNo, '导入者', '历史学院分工会']] : []
    const applied = await importSheet(context, {
      headers: ['工号', '姓名', '所在单位'],
      rows: [...known, [nextStaffNo(), '新人', '物理学院分工会'], [nextStaffNo(), '新人', '历史学院分工会']],
    })
    told.imports.push(applied.id)
  },
  undoImport: async ({ imports }) => {
    const id = imports.pop()
    if (id) await call(importRoutes.undo, { id, version: (await readImport(context, id)).version }, { context })
  },
  fold: async () => foldCounts(world.db),
}

/** A refusal, such as of a record that was merged, or changed meanwhile, changes nothing. */
function letRefusalsPass(error: unknown): void {
  if (!(error instanceof Error && 'status' in error)) throw error
}

test('whatever happens to people, in turns or at once, the counters say what counting says', async () => {
  const orders = fc.array(fc.record({ kind: fc.constantFrom(...Object.keys(steps), 'importRows', 'merge'), pick: fc.nat(20), atOnce: fc.boolean() }), {
    minLength: 4,
    maxLength: 10,
  })
  await fc.assert(
    fc.asyncProperty(orders, async (all) => {
      // What an earlier run left wrong must not be taken for this one's.
      await mendCounts(world.db)
      const told: Told = { people: [(await addPerson(context, placeOf(0))).id], merges: [], imports: [] }
      let underWay: Promise<unknown>[] = []
      for (const { kind, pick, atOnce } of all) {
        underWay.push(steps[kind]?.(told, pick).catch(letRefusalsPass) ?? Promise.resolve())
        if (atOnce) continue
        await Promise.all(underWay)
        underWay = []
      }
      await Promise.all(underWay)
      expect(await wrongCounts(world.db)).toEqual([])
      while (told.merges.length > 0) await steps.undoMerge?.(told, 0).catch(letRefusalsPass)
      while (told.imports.length > 0) await steps.undoImport?.(told, 0).catch(letRefusalsPass)
      expect(await wrongCounts(world.db)).toEqual([])
    }),
    { numRuns: 5 },
  )
}, 120_000)

test('folding keeps every sum and leaves few rows, also while people are added', async () => {
  const all = await count()
  const added = Promise.all(Array.from({ length: 30 }, () => addPerson(context, placeOf(0))))
  await Promise.all([foldCounts(world.db), foldCounts(world.db), added])
  await foldCounts(world.db)
  expect(await count()).toBe(all + 30)
  expect(await rowsOfCounters()).toBeLessThan(60)
  expect(await wrongCounts(world.db)).toEqual([])
})

test('counters that went wrong are mended by the job, and only by what is missing', async () => {
  const all = await count()
  await world.db.q.deleteFrom('staff_counts').where('tenant_id', '=', world.tenant.id).where('unit_id', '=', campus.physics).execute()
  expect(await count()).toBeLessThan(all)
  await membersModule.jobs?.['members.mend_counts']?.run(world.services, world.db, {})
  expect(await count()).toBe(all)
  expect(await mendCounts(world.db)).toEqual([])
})

test('the count of a list is exact for a branch, a group and a membership, for each reach, and beyond the cap', async () => {
  await world.db.q
    .insertInto('staff_counts')
    .values({ tenant_id: world.tenant.id, id: campus.root, unit_id: campus.history, group_id: null, membership: 'none', people: 1_500 })
    .execute()
  const { count: shown, countCapped } = await list({})
  expect({ more: shown > 1_500, countCapped }).toEqual({ more: true, countCapped: false })
  await world.db.q.deleteFrom('staff_counts').where('tenant_id', '=', world.tenant.id).where('id', '=', campus.root).execute()
  const before = [await count({ unitId: campus.physics }), await count({ unitId: campus.optics }), await count({ unitId: campus.history, membership: 'active' })]
  await addPerson(context, { unitId: campus.physics, groupId: campus.optics })
  await addPerson(context, { unitId: campus.physics })
  expect([await count({ unitId: campus.physics }), await count({ unitId: campus.optics }), await count({ unitId: campus.history, membership: 'active' })]).toEqual([
    (before[0] ?? 0) + 2,
    (before[1] ?? 0) + 1,
    before[2],
  ])
  const leader = world.context(world.actor(['members.read'], { scope: { all: false, unitIds: [campus.optics] } }))
  const { count: reached } = await call(membersRoutes.list, {}, { context: leader })
  const standing = world.db.q.selectFrom('staff').select('id').where('tenant_id', '=', world.tenant.id).where('group_id', '=', campus.optics).where('merged_into', 'is', null)
  expect(reached).toBe((await standing.execute()).length)
})
