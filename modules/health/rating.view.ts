import { resultsOf } from '../../engines/surveys/surveys.results.ts'
import { openSurveysOf } from '../../engines/surveys/surveys.store.ts'
import type { RequestContext } from '../../kernel/context.ts'

const mostLines = 20
const mostOpen = 100

/** What those who came said of it; of too few answers nothing, for it would tell whose they are. */
export async function ratingOf({ db, clock, actor }: RequestContext, surveyId: string) {
  const { invited, counted, suppressed, rate, lines } = await resultsOf(db, surveyId)
  const open = actor.staffId === null ? [] : await openSurveysOf(db, { staffId: actor.staffId, now: clock.now(), limit: mostOpen })
  return { surveyId, mineToAnswer: open.some(({ id }) => id === surveyId), invited, counted, suppressed, rate, lines: lines.slice(0, mostLines).map(({ line }) => line) }
}
