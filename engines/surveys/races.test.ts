import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { AppError } from '../../kernel/errors.ts'
import { openWorld, type World } from '../../kernel/testing/harness.ts'
import { closeSurvey } from './surveys.actions.ts'
import { mixAnswers } from './mix-answers.ts'
import { resultsOf } from './surveys.results.ts'
import { leastGroup } from './surveys.rules.ts'
import { ask, change, say } from './testing/ask.ts'

let world: World

beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const people = 8
const choices = ['satisfied', 'mostly', 'unsatisfied']
const step = fc.oneof(
  { weight: 8, arbitrary: fc.record({ do: fc.constant('answer' as const), person: fc.nat(people - 1), choice: fc.constantFrom(...choices) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('mix' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('close' as const) }) },
)

test('whatever happens at once, one person has one answer, and the results are the answers that were accepted', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), fc.boolean(), async (steps, anonymous) => {
      const { id, staffIds } = await ask(world, people, { anonymous })
      // All at once, on as many connections as there are: the database decides the order.
      const outcomes = await Promise.all(steps.map(async (step) => ({ step, outcome: await outcomeOf(takeStep(id, staffIds, step)) })))
      await change(world, (trx) => closeSurvey(trx, id))
      const accepted = outcomes.flatMap(({ step, outcome }) => (step.do === 'answer' && outcome === 'done' ? [step] : []))
      const results = await resultsOf(world.db, id)
      expect(new Set(accepted.map(({ person }) => person)).size).toBe(accepted.length)
      expect(outcomes.filter(({ step, outcome }) => outcome !== 'done' && (step.do !== 'answer' || !expected.has(outcome)))).toEqual([])
      expect(results.answered).toBe(accepted.length)
      const hidden = anonymous && accepted.length < leastGroup
      const counts = choices.map((choice) => ({ choice, count: accepted.filter((step) => step.choice === choice).length }))
      expect(results).toMatchObject({ suppressed: hidden, counts: hidden ? [] : counts })
    }),
    { numRuns: 40 },
  )
})

const expected = new Set(['surveys.already_answered', 'surveys.not_open'])

type Step = { do: 'mix' } | { do: 'close' } | { do: 'answer'; person: number; choice: string }

function takeStep(surveyId: string, staffIds: string[], step: Step): Promise<void> {
  if (step.do === 'answer') return say(world, surveyId, { staffId: staffIds[step.person] ?? '', choice: step.choice })
  return change(world, async (trx) => {
    if (step.do === 'close') return closeSurvey(trx, surveyId)
    await mixAnswers(trx, surveyId)
    trx.audit({ action: 'survey.mix', entity: { type: 'survey', id: surveyId } })
  })
}

async function outcomeOf(work: Promise<void>): Promise<string> {
  try {
    await work
    return 'done'
  } catch (error) {
    if (error instanceof AppError) return error.code
    throw error
  }
}
