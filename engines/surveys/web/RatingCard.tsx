import { Card } from '../../../kernel/ui/base/Card.tsx'
import { Meter } from '../../../kernel/ui/base/Meter.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { useBilingual } from '../../../kernel/ui/use-bilingual.ts'
import type { Rating } from '../rating.shapes.ts'
import { RateButton, RatingLine } from './RatingLine.tsx'
import { surveysTexts } from './surveys.texts.ts'
import './surveys.css'

/** What those who were asked said: a sentence, a bar for each answer, and the lines they left. */
export function RatingCard({ rating, title }: { rating: Rating | null; title?: string }) {
  const say = useTexts(surveysTexts)
  if (rating === null) return null
  return (
    <Card title={title ?? say('rating')}>
      <div className="tx-stack">
        <RateButton rating={rating} />
        <RatingLine rating={rating} />
        {rating.rate !== null && <Said rating={rating} />}
      </div>
    </Card>
  )
}

function Said({ rating: { counted, counts, lines } }: { rating: Rating }) {
  const words = useBilingual()
  return (
    <>
      <ul className="sv-bars">
        {counts.map(({ choice, label, count }) => (
          <li key={choice}>
            <span>{words(label)}</span>
            <Meter share={count / Math.max(1, counted)} />
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
