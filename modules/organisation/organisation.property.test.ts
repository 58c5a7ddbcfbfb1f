import { call } from '@orpc/server'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dayOf, today } from '../../kernel/clock.ts'
import type { RequestContext } from '../../kernel/context.ts'
import { AppError } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { openWorld, type World } from '../../kernel/testing/harness.ts'
import { askFor, deedsOf, flawsOf, pick, stateOf, wordsOf, type State, type Wish } from './life.testing.ts'
import { organisationRoutes as routes } from './organisation.routes.ts'
import { foundSmallUniversity, managerOf, usePeople } from './organisation.testing.ts'

const people = usePeople()
const dayMs = 86_400_000
let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const step = fc.record({
  verb: fc.constantFrom<Wish['verb'][]>('create', 'create', 'rename', 'move', 'close', 'merge', 'merge', 'split', 'split', 'withdraw'),
  a: fc.nat(40),
  b: fc.nat(40),
  c: fc.nat(40),
  flag: fc.boolean(),
  daysFromToday: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.integer({ min: -200, max: 60 }) }),
  daysLater: fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(30) }),
})

/** A small university of its own, with a person at every place and a chair. */
async function begin(): Promise<RequestContext> {
  world.clock.set('2026-03-02T01:00:00Z')
  const context = managerOf(world, newId())
  const ids = await foundSmallUniversity(world, context.db)
  const chair = people.add(context.db, { unitId: ids.letters, groupId: null })
  people.add(context.db, { unitId: ids.letters, groupId: ids.classics })
  people.add(context.db, { unitId: ids.letters, groupId: ids.drama })
  people.add(context.db, { unitId: ids.science, groupId: null })
  people.add(context.db, { unitId: ids.science, groupId: ids.optics })
  await call(routes.appoint, { id: ids.letters, staffId: chair, office: 'chair', title: '主席', cadreKind: 'part_time', from: '2025-01-01' }, { context })
  return context
}

/** Does what is wished, where it is possible. Of a reorganisation it returns what the preview said and what was done. */
async function grant(context: RequestContext, wish: Wish, before: State): Promise<{ said: unknown; done: unknown }> {
  const change = askFor(wish, before, today(world.clock))
  if (change) {
    const preview = await call(routes.previewReorganisation, change, { context })
    await call(routes.reorganise, { change, hash: preview.hash }, { context })
    return { said: wordsOf(preview), done: deedsOf(before, await stateOf(context.db, people), wish.effectiveOn) }
  }
  await (wish.verb === 'create' ? create(context, wish, before) : withdraw(context, wish, before))
  return { said: null, done: null }
}

async function create(context: RequestContext, { a, b, c, flag, effectiveOn }: Wish, before: State): Promise<void> {
  const kind = pick(['branch', 'group', 'club'] as const, c) ?? 'branch'
  const parents = [...before.kinds].filter(([, parent]) => flag || parent === 'branch' || (parent === 'university' && kind !== 'group')).map(([id]) => id)
  const { id } = await call(routes.create, { kind, name: `单位${b}`, parentId: pick(parents.toSorted(), a) ?? '', effectiveOn }, { context })
  if (effectiveOn <= today(world.clock) && kind === 'branch') people.add(context.db, { unitId: id, groupId: null })
}

async function withdraw(context: RequestContext, { a }: Wish, before: State): Promise<void> {
  const pending = before.versions.filter((row) => row.valid_from > today(world.clock) && row.valid_to === null).map((row) => row.unit_id)
  const id = pick(pending.length > 0 ? pending : [...before.kinds.keys()].toSorted(), a) ?? ''
  await call(routes.withdraw, { id, version: (await call(routes.unit, { id }, { context })).version }, { context })
}

/** Null where it was refused: with a typed error, else the test fails. */
async function grantIfPossible(...wish: Parameters<typeof grant>): Promise<{ said: unknown; done: unknown } | null> {
  try {
    return await grant(...wish)
  } catch (error) {
    if (error instanceof AppError) return null
    throw error
  }
}

test('through any life the organisation stays one tree, loses neither history nor people, and does what it previewed', async () => {
  const granted = new Map<string, number>()
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 16 }), async (steps) => {
      const context = await begin()
      let before = await stateOf(context.db, people)
      for (const { daysFromToday, daysLater, ...wanted } of steps) {
        world.clock.advance(daysLater * dayMs)
        const wish = { ...wanted, effectiveOn: dayOf(new Date(world.clock.now().getTime() + daysFromToday * dayMs)) }
        const deed = await grantIfPossible(context, wish, before)
        const after = await stateOf(context.db, people)
        expect(flawsOf(after, before, today(world.clock))).toEqual([])
        // What was refused has changed nothing.
        const { said, done } = deed ?? { said: before, done: after }
        expect(done).toEqual(said)
        if (deed) granted.set(wish.verb, (granted.get(wish.verb) ?? 0) + 1)
        before = after
      }
    }),
    { numRuns: 20 },
  )
  // Lives in which everything is refused would prove nothing.
  expect([...granted.keys()]).toEqual(expect.arrayContaining(['create', 'rename', 'move', 'merge', 'split']))
}, 120_000)
