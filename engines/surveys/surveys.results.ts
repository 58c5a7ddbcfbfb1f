import type { Db } from '../../kernel/db/handle.ts'
import { notFound } from '../../kernel/errors.ts'
import { leastGroup, satisfactionRate } from './surveys.rules.ts'
import { choicesOf, countAnswers, countTokens, findSurvey, listLines } from './surveys.store.ts'
import { showSurvey } from './surveys.view.ts'

const mostLines = 1_000

/** How a survey was answered. Of an anonymous one nothing is shown of fewer than five, and while it is open answers come in groups. */
export async function resultsOf(db: Db, surveyId: string) {
  const survey = await findSurvey(db, surveyId)
  if (!survey) throw notFound()
  const [tokens, byChoice] = await Promise.all([countTokens(db, surveyId), countAnswers(db, surveyId)])
  const counted = byChoice.values().reduce((sum, count) => sum + count, 0)
  const suppressed = survey.anonymous && counted < leastGroup
  const choices = choicesOf(survey)
  return {
    ...showSurvey(survey),
    unitId: survey.unit_id,
    state: survey.state === 'open' ? ('open' as const) : ('closed' as const),
    ...tokens,
    counted: suppressed ? 0 : counted,
    suppressed,
    counts: suppressed ? [] : choices.map(({ key }) => ({ choice: key, count: byChoice.get(key) ?? 0 })),
    rate: suppressed || survey.kind !== 'satisfaction' ? null : satisfactionRate(choices, byChoice),
    lines: suppressed ? [] : await listLines(db, surveyId, mostLines),
  }
}
