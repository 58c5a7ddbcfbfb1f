import { ButtonLink } from '../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../kernel/ui/base/Card.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { useBilingual } from '../../../kernel/ui/use-bilingual.ts'
import type { Rating } from '../rating.shapes.ts'
import { surveysTexts } from './surveys.texts.ts'
import './surveys.css'

/** What those who were asked said: a sentence, a bar for each answer, and the lines they left. */
export function RatingCard({ rating, title }: { rating: Rating | null; title?: string }) {
  const say = useTexts(surveysTexts)
  if (rating === null) return null
  return (
    <Card title={title ?? say('rating')}>
      <div className="sv-stack">
        {rating.mineToAnswer && (
          <div>
            <ButtonLink look="primary" to={`/me/surveys/${rating.surveyId}`}>
              {say('rateNow')}
            </ButtonLink>
          </div>
        )}
        {rating.suppressed || rating.rate === null ? <p className="tx-quiet">{say('ratingNone', { invited: rating.invited })}</p> : <Said rating={rating} rate={rating.rate} />}
      </div>
    </Card>
  )
}

function Said({ rating: { counted, counts, lines }, rate }: { rating: Rating; rate: number }) {
  const say = useTexts(surveysTexts)
  const words = useBilingual()
  return (
    <>
      <p>{say('ratingSays', { counted, percent: Math.round(rate * 100) })}</p>
      <ul className="sv-bars">
        {counts.map(({ choice, label, count }) => (
          <li key={choice}>
            <span>{words(label)}</span>
            <span className="sv-bar" aria-hidden="true">
              <span style={{ width: `${(count / Math.max(1, counted)) * 100}%` }} />
            </span>
            <span>{count}</span>
          </li>
        ))}
      </ul>
      {lines.length > 0 && (
        <ul className="sv-said">
          {lines.map((line, index) => (
            // Lines carry nothing to be known by: they are anonymous.
            <li key={index}>{line}</li>
          ))}
        </ul>
      )}
    </>
  )
}
