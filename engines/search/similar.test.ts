import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../kernel/ids.ts'
import { openWorld, type World } from '../../kernel/testing/harness.ts'
import { countTerms } from './count-terms.ts'
import { findSimilar, type Similar } from './search.ts'
import { index } from './testing/index-text.ts'
import { proposals } from './testing/proposals.ts'

let world: World
const ids = proposals.map(() => newId())

beforeAll(async () => {
  world = await openWorld()
  for (const [at, { title, text }] of proposals.entries()) await index(world, { kind: 'proposal', id: ids[at] ?? '', title, text })
  await countTerms(world.db, world.clock)
})
afterAll(() => world.close())

const similarTo = (text: { title: string; text: string }): Promise<Similar[]> => findSimilar(world.db, { kind: 'proposal', ...text, limit: 3 })

test.each(proposals.map((proposal, at) => [proposal.again.title, proposal, ids[at]] as const))(
  '%s: who writes the same in other words is shown it first',
  async (_title, { again }, id) => {
    const [first] = await similarTo(again)
    expect(first?.id).toBe(id)
    expect(first?.score).toBeGreaterThan(0.3)
  },
)

test('a title alone brings what was written before among the first three, nine times of ten', async () => {
  const found = await Promise.all(proposals.map(({ again }) => similarTo({ title: again.title, text: '' })))
  expect(found.filter((similar, at) => similar.some(({ id }) => id === ids[at])).length).toBeGreaterThanOrEqual(36)
})

test('the same text scores 1, and what is about something else less than 0.3', async () => {
  const found = await Promise.all(proposals.map(similarTo))
  expect(found.map(([first]) => first)).toEqual(ids.map((id) => ({ id, score: 1 })))
  expect(Math.max(...found.map(([, second]) => second?.score ?? 0))).toBeLessThan(0.3)
})
