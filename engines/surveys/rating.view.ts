import type { RequestContext } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db/handle.ts'
import type { Rating } from './rating.shapes.ts'
import { resultsOf } from './surveys.results.ts'
import { openSurveysOf } from './surveys.store.ts'

const mostLines = 30
const mostOpen = 100

/** What was said of it; of too few answers nothing, for it would tell whose they are. Null: nobody was asked yet. */
export async function ratingOf(context: RequestContext, surveyId: string | null): Promise<Rating | null> {
  return (await ratingsOf(context, [surveyId]))[0] ?? null
}

/** The same of several things that stand on one page. */
export async function ratingsOf({ db, clock, actor }: RequestContext, surveyIds: readonly (string | null)[]): Promise<(Rating | null)[]> {
  if (surveyIds.every((id) => id === null)) return surveyIds.map(() => null)
  const open = actor.staffId === null ? [] : await openSurveysOf(db, { staffId: actor.staffId, now: clock.now(), limit: mostOpen })
  const mine = new Set(open.map(({ id }) => id))
  return Promise.all(surveyIds.map(async (id) => (id === null ? null : showRating(db, id, mine))))
}

async function showRating(db: Db, surveyId: string, mine: ReadonlySet<string>): Promise<Rating> {
  const { invited, counted, suppressed, rate, counts, choices, lines } = await resultsOf(db, surveyId)
  return {
    surveyId,
    mineToAnswer: mine.has(surveyId),
    invited,
    counted,
    suppressed,
    rate,
    counts: counts.map(({ choice, count }) => ({ choice, count, label: choices.find(({ key }) => key === choice)?.label ?? { zh: choice, en: choice } })),
    lines: lines.slice(0, mostLines).map(({ line }) => line),
  }
}
