import { call } from '@orpc/server'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RequestContext } from '../../../kernel/context.ts'
import { openWorld, type World } from '../../../kernel/testing/harness.ts'
import { membersRoutes } from '../members.routes.ts'
import { searchTerms } from '../rules/search-terms.ts'
import { clearFields, openStaffSealer, type StaffField, type StaffFields } from '../staff-columns.ts'
import { findStaff, foundBy } from '../staff-record.store.ts'
import { addPerson, foundCampus, office, type Campus } from '../testing/people.ts'
import { duplicatesRoutes } from './duplicates.routes.ts'

let world: World
let campus: Campus
let context: RequestContext

beforeAll(async () => {
  world = await openWorld()
  campus = await foundCampus(world)
  context = office(world)
})

afterAll(() => world.close())

const editable = ['name', 'formerName', 'phone', 'email', 'bankAccount', 'education', 'duesBase'] as const satisfies StaffField[]
const takeable: StaffField[] = [...editable, 'unitId', 'staffNo']

const values = fc.record(
  {
    name: fc.constantFrom<string>('张三', '张叁', '欧阳娜娜', '古丽·阿依'),
    formerName: fc.constantFrom(null, '李旧名'),
    phone: fc.constantFrom(null, '13800001111', '13900002222'),
    email: fc.constantFrom(null, 'a@example.cn', 'b@example.cn'),
    bankAccount: fc.constantFrom(null, '6222000011112222', '6333000011112222'),
    education: fc.constantFrom(null, '10', '20'),
    duesBase: fc.constantFrom(null, '8000.00', '9000.50'),
  },
  { requiredKeys: [] },
)

const decision = { documentNo: '校工〔2026〕3号', decidedOn: '2026-03-01', decidedBy: '校工会委员会' }

const person = fc.record({ fields: values, unit: fc.constantFrom('physics' as const, 'history' as const), member: fc.boolean(), family: fc.boolean() })

async function makePerson(made: typeof person extends fc.Arbitrary<infer T> ? T : never): Promise<string> {
  const { id } = await addPerson(context, { ...made.fields, unitId: campus[made.unit] })
  if (made.member) await call(membersRoutes.admit, { staffIds: [id], ...decision }, { context })
  if (made.family) await call(membersRoutes.addFamily, { id, relation: '10', name: '某某' }, { context })
  return id
}

/** Everything that an undo must bring back: versions and history only grow. */
async function stateOf(id: string) {
  const row = await findStaff(world.db, id)
  if (!row) throw new Error('the person is there')
  const terms = await world.db.q.selectFrom('staff_terms').select('term').where('tenant_id', '=', world.tenant.id).where('staff_id', '=', id).execute()
  const { episodes, family, membership, memberSince, mergedInto } = await call(membersRoutes.read, { id }, { context })
  const fields = clearFields(row, await openStaffSealer(world.services.keys, world.db))
  return {
    fields,
    quality: row.quality_rules,
    terms: terms.map(({ term }) => term).toSorted(),
    expectedTerms: row.merged_into ? [] : searchTerms(foundBy(row)).toSorted(),
    episodes,
    family,
    membership,
    memberSince,
    mergedInto,
  }
}

async function merge(keepId: string, mergeId: string, take: StaffField[]): Promise<string> {
  const versions = await Promise.all([keepId, mergeId].map(async (id) => (await call(membersRoutes.read, { id }, { context })).version))
  return (await call(duplicatesRoutes.merge, { keepId, mergeId, keepVersion: versions[0] ?? 0, mergeVersion: versions[1] ?? 0, take }, { context })).id
}

test('merges undone in the order of their making leave everybody as they were', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(person, { minLength: 2, maxLength: 4 }),
      fc.array(fc.record({ keep: fc.nat(3), gone: fc.nat(3), take: fc.subarray(takeable) }), { minLength: 1, maxLength: 3 }),
      async (people, orders) => {
        const ids: string[] = []
        for (const made of people) ids.push(await makePerson(made))
        const gone = new Set<string>()
        const done: { id: string; before: Awaited<ReturnType<typeof stateOf>>[] }[] = []
        const everybody = () => Promise.all(ids.map(stateOf))
        for (const order of orders) {
          const [keepId = '', mergeId = ''] = [ids[order.keep % ids.length], ids[order.gone % ids.length]]
          if (keepId === mergeId || gone.has(keepId) || gone.has(mergeId)) continue
          const before = await everybody()
          done.push({ id: await merge(keepId, mergeId, order.take), before })
          gone.add(mergeId)
        }
        for (const { id, before } of done.toReversed()) {
          const { conflicts } = await call(duplicatesRoutes.undo, { id }, { context })
          expect(conflicts).toEqual([])
          const after = await everybody()
          expect(after).toEqual(before)
          for (const state of after) expect(state.terms).toEqual(state.expectedTerms)
        }
      },
    ),
    { numRuns: 15 },
  )
})

test('what was edited after a merge is kept by its undo and listed where the merge had changed it; the rest is restored', async () => {
  await fc.assert(
    fc.asyncProperty(fc.record({ one: person, other: person, take: fc.subarray(takeable), edits: values }), async ({ one, other, take, edits }) => {
      const [keepId, mergeId] = [await makePerson(one), await makePerson(other)]
      const [keep, gone] = [await stateOf(keepId), await stateOf(mergeId)]
      const id = await merge(keepId, mergeId, take)
      const merged = await stateOf(keepId)
      const edited: StaffFields = edits
      if (Object.keys(edited).length > 0) {
        const { version } = await call(membersRoutes.read, { id: keepId }, { context })
        await call(membersRoutes.update, { id: keepId, version, ...edits }, { context })
      }
      const { conflicts } = await call(duplicatesRoutes.undo, { id }, { context })
      const now = await stateOf(keepId)
      const listed = new Set(conflicts.map(({ key }) => key))
      for (const field of editable) {
        const value = edited[field]
        const wasEdited = value !== undefined && value !== merged.fields[field]
        const isListed = wasEdited && take.includes(field) && keep.fields[field] !== merged.fields[field]
        expect([field, now.fields[field], listed.has(field)]).toEqual([field, wasEdited ? value : keep.fields[field], isListed])
      }
      expect(now.membership).toBe(keep.membership)
      expect(now.terms).toEqual(now.expectedTerms)
      expect(await stateOf(mergeId)).toEqual(gone)
    }),
    { numRuns: 25 },
  )
})
