import { ButtonLink } from '../../../kernel/ui/base/Button.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import type { Rating } from '../rating.shapes.ts'
import { surveysTexts } from './surveys.texts.ts'

/** How content those were who rated it, in a sentence; before enough have, how many were asked. */
export function RatingLine({ rating: { invited, counted, rate }, quiet = false }: { rating: Pick<Rating, 'invited' | 'counted' | 'rate'>; quiet?: boolean }) {
  const say = useTexts(surveysTexts)
  if (rate === null) return <p className="tx-note">{say('ratingNone', { invited })}</p>
  return <p className={quiet ? 'tx-note' : undefined}>{say('ratingSays', { counted, percent: Math.round(rate * 100) })}</p>
}

/** The way to answer it oneself, for whoever is asked and has not yet. */
export function RateButton({ rating: { mineToAnswer, surveyId } }: { rating: Pick<Rating, 'mineToAnswer' | 'surveyId'> }) {
  const say = useTexts(surveysTexts)
  if (!mineToAnswer) return null
  return (
    <div>
      <ButtonLink look="primary" to={`/me/surveys/${surveyId}`}>
        {say('rateNow')}
      </ButtonLink>
    </div>
  )
}
