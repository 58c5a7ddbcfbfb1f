import { ButtonLink } from '../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../kernel/ui/base/Card.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { useBilingual } from '../../../kernel/ui/use-bilingual.ts'
import { activitiesTexts } from './activities.texts.ts'
import type { Activity } from './activities.types.ts'

/** What those who came said: a sentence, a bar for each answer, and the lines they left. */
export function ActivityRating({ rating }: { rating: Activity['rating'] }) {
  const say = useTexts(activitiesTexts)
  const words = useBilingual()
  if (rating === null) return null
  return (
    <Card title={say('rating')}>
      <div className="ac-stack">
        {rating.mineToAnswer && (
          <div>
            <ButtonLink look="primary" to={`/me/surveys/${rating.surveyId}`}>
              {say('rateNow')}
            </ButtonLink>
          </div>
        )}
        {rating.suppressed || rating.rate === null ? (
          <p className="ac-quiet">{say('ratingNone', { invited: rating.invited })}</p>
        ) : (
          <>
            <p>{say('ratingSays', { counted: rating.counted, percent: Math.round(rating.rate * 100) })}</p>
            <div className="ac-rates">
              {rating.counts.map(({ choice, label, count }) => (
                <div key={choice} className="ac-rate">
                  <span>{words(label)}</span>
                  <span className="ac-rate-bar" aria-hidden="true">
                    <span style={{ width: `${(count / Math.max(1, rating.counted)) * 100}%` }} />
                  </span>
                  <span>{count}</span>
                </div>
              ))}
            </div>
            {rating.lines.length > 0 && (
              <ul className="ac-lines">
                {rating.lines.map((line, index) => (
                  // Lines carry nothing to be known by: they are anonymous.
                  <li key={index}>{line}</li>
                ))}
              </ul>
            )}
          </>
        )}
      </div>
    </Card>
  )
}
