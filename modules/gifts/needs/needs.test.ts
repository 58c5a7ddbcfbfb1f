import { call } from '@orpc/server'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { answerSurvey, closeSurvey } from '../../../engines/surveys/surveys.actions.ts'
import { surveysRoutes } from '../../../engines/surveys/surveys.routes.ts'
import { write } from '../../../kernel/context.ts'
import { newId } from '../../../kernel/ids.ts'
import { openWorld, type World } from '../../../kernel/testing/harness.ts'
import { openGiftWorld, type GiftWorld } from '../gifts.testing.ts'
import { giftNeedsRoutes } from './needs.routes.ts'

let world: World
let w: GiftWorld
beforeAll(async () => {
  world = await openWorld('2026-03-02T01:00:00Z')
  w = openGiftWorld(world)
})
afterAll(() => world.close())
beforeEach(() => {
  world.clock.set('2026-03-02T01:00:00Z')
  w.fair.people.length = 0
})

const asked = { year: 2026, question: '最想要哪一类？', choices: ['粮油', '水果'], closesOn: '2026-03-10' }
const ask = (more: Partial<typeof asked> & { unitId?: string } = {}, context = w.officer()) => call(giftNeedsRoutes.ask, { unitId: w.fair.root, ...asked, ...more }, { context })
const list = async (context = w.auditor()) => (await call(giftNeedsRoutes.list, { year: 2026 }, { context })).items
const answer = (given: Parameters<typeof answerSurvey>[1]) => write(w.officer(), (trx) => answerSurvey(trx, given))

test('every active member of the unit is asked, and nobody else', async () => {
  const [physics] = [w.fair.add(), w.fair.add({ unit_id: w.fair.history }), w.fair.add({ membership: 'none' })]
  expect(await ask()).toMatchObject({ invited: 2 })
  expect(await ask({ unitId: w.fair.physics })).toMatchObject({ invited: 1 })
  const { items } = await call(surveysRoutes.mine, {}, { context: w.fair.member(physics) })
  expect(items.map(({ kind, choices }) => [kind, choices.map(({ label }) => label.zh)])).toEqual([
    ['needs', ['粮油', '水果']],
    ['needs', ['粮油', '水果']],
  ])
})

test('what members answer stands by its year with the most wanted and their lines, and names nobody', async () => {
  const people = Array.from({ length: 6 }, () => w.fair.add())
  const { id } = await ask()
  for (const [at, { staff_id: staffId }] of people.entries()) await answer({ surveyId: id, staffId, choice: at < 4 ? 'c2' : 'c1', line: at === 0 ? '要当季的' : null })
  await write(w.officer(), (trx) => closeSurvey(trx, id))
  const found = (await list()).find(({ surveyId }) => surveyId === id)
  expect(found).toMatchObject({ open: false, invited: 6, answered: 6, counted: 6, suppressed: false, lines: ['要当季的'] })
  expect(found?.counts.map(({ label, count }) => [label.zh, count])).toEqual([
    ['粮油', 2],
    ['水果', 4],
  ])
})

test('of fewer than five answers nothing is shown', async () => {
  const people = Array.from({ length: 4 }, () => w.fair.add())
  const { id } = await ask()
  for (const { staff_id: staffId } of people) await answer({ surveyId: id, staffId, choice: 'c1', line: null })
  expect((await list()).find(({ surveyId }) => surveyId === id)).toMatchObject({ answered: 4, counted: 0, suppressed: true, counts: [], lines: [] })
})

test('a branch asks its own members and not the whole university', async () => {
  w.fair.add()
  const context = w.officer({ all: false, unitIds: [w.fair.physics] })
  await expect(ask({}, context)).rejects.toMatchObject({ status: 404 })
  expect(await ask({ unitId: w.fair.physics }, context)).toMatchObject({ invited: 1 })
})

test('a unit that is no branch asks nobody, and so not the whole university', async () => {
  w.fair.add()
  await expect(ask({ unitId: newId() })).rejects.toMatchObject({ code: 'gift.branches_ask' })
})

test.each([
  [{ closesOn: '2026-03-01' }, 'gift.needs_close_past'],
  [{ choices: ['粮油', '粮油'] }, 'gift.choice_twice'],
])('a question with %j is refused', async (more, code) => {
  w.fair.add()
  await expect(ask(more)).rejects.toMatchObject({ code })
})

test('a unit without members is not asked', async () => {
  await expect(ask()).rejects.toMatchObject({ code: 'gift.nobody_to_ask' })
})
