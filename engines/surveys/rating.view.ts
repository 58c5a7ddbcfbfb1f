import type { RequestContext } from '../../kernel/context.ts'
import type { Rating } from './rating.shapes.ts'
import { resultsOf } from './surveys.results.ts'
import { openSurveysOf } from './surveys.store.ts'

const mostLines = 30
const mostOpen = 100

/** What was said of it; of too few answers nothing, for it would tell whose they are. Null: nobody was asked yet. */
export async function ratingOf({ db, clock, actor }: RequestContext, surveyId: string | null): Promise<Rating | null> {
  if (surveyId === null) return null
  const { invited, counted, suppressed, rate, counts, choices, lines } = await resultsOf(db, surveyId)
  const open = actor.staffId === null ? [] : await openSurveysOf(db, { staffId: actor.staffId, now: clock.now(), limit: mostOpen })
  return {
    surveyId,
    mineToAnswer: open.some(({ id }) => id === surveyId),
    invited,
    counted,
    suppressed,
    rate,
    counts: counts.map(({ choice, count }) => ({ choice, count, label: choices.find(({ key }) => key === choice)?.label ?? { zh: choice, en: choice } })),
    lines: lines.slice(0, mostLines).map(({ line }) => line),
  }
}
