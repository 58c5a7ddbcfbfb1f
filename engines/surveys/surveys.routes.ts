import { implement } from '@orpc/server'
import { mustReach } from '../../kernel/auth/actor.ts'
import { write, type RequestContext } from '../../kernel/context.ts'
import { notFound } from '../../kernel/errors.ts'
import { authorise } from '../../kernel/http/authorise.ts'
import { answerSurvey } from './surveys.actions.ts'
import { surveysContract } from './surveys.contract.ts'
import { resultsOf } from './surveys.results.ts'
import { findSurvey, listSurveys, openSurveysOf } from './surveys.store.ts'
import { showSurvey } from './surveys.view.ts'
import { isUnnamed, unnamedRespondent } from './unnamed.ts'

const os = implement(surveysContract).$context<RequestContext>().use(authorise)

const mostOpen = 100
const mostListed = 200

export const surveysRoutes = os.router({
  mine: os.mine.handler(async ({ context }) => {
    const { staffId } = context.actor
    if (staffId === null) return { items: [] }
    return { items: (await openSurveysOf(context.db, { staffId, now: context.clock.now(), limit: mostOpen })).map(showSurvey) }
  }),
  answer: os.answer.handler(async ({ context, input }) => {
    const { staffId } = context.actor
    if (staffId === null) throw notFound()
    const survey = await findSurvey(context.db, input.id)
    const actor = survey && isUnnamed(survey.subject_type) ? unnamedRespondent : context.actor
    await write({ ...context, actor }, (trx) => answerSurvey(trx, { surveyId: input.id, staffId, choice: input.choice, line: input.line ?? null }))
    return { answered: true }
  }),
  list: os.list.handler(async ({ context }) => {
    const rows = await listSurveys(context.db, { scope: context.scope, limit: mostListed })
    return {
      items: rows.map(({ invited, answered, ...survey }) => ({
        ...showSurvey(survey),
        state: survey.state === 'open' ? ('open' as const) : ('closed' as const),
        invited,
        answered,
      })),
    }
  }),
  results: os.results.handler(async ({ context, input }) => {
    const { unitId, ...results } = await resultsOf(context.db, input.id)
    mustReach(context.scope, unitId)
    return results
  }),
})
