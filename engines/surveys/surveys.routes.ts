import { implement } from '@orpc/server'
import { mustReach } from '../../kernel/auth/actor.ts'
import { write, type RequestContext } from '../../kernel/context.ts'
import { notFound } from '../../kernel/errors.ts'
import { authorise } from '../../kernel/http/authorise.ts'
import { answerSurvey } from './surveys.actions.ts'
import { surveysContract } from './surveys.contract.ts'
import { resultsOf } from './surveys.results.ts'
import { openSurveysOf } from './surveys.store.ts'
import { showSurvey } from './surveys.view.ts'

const os = implement(surveysContract).$context<RequestContext>().use(authorise)

const mostOpen = 100

export const surveysRoutes = os.router({
  mine: os.mine.handler(async ({ context }) => {
    const { staffId } = context.actor
    if (staffId === null) return { items: [] }
    return { items: (await openSurveysOf(context.db, { staffId, now: context.clock.now(), limit: mostOpen })).map(showSurvey) }
  }),
  answer: os.answer.handler(async ({ context, input }) => {
    const { staffId } = context.actor
    if (staffId === null) throw notFound()
    await write(context, (trx) => answerSurvey(trx, { surveyId: input.id, staffId, choice: input.choice, line: input.line ?? null }))
    return { answered: true }
  }),
  results: os.results.handler(async ({ context, input }) => {
    const { unitId, ...results } = await resultsOf(context.db, input.id)
    mustReach(context.scope, unitId)
    return results
  }),
})
