import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { Chip, type Tone } from '../../../../kernel/ui/base/Chip.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import type { Consultation } from '../suggestions.types.ts'
import { consultationsTexts } from './consultations.texts.ts'

const tones: Record<'taken' | 'partly' | 'not_taken', Tone> = { taken: 'ok', partly: 'warn', not_taken: 'neutral' }

/** What was taken in, what not, and why: an answer to each kind of comment. */
export function ResultsCard({ consultation: { kinds, resultsIntro } }: { consultation: Consultation }) {
  const say = useTexts(consultationsTexts)
  return (
    <Card title={say('results')} flush>
      {resultsIntro && <p className="sg-pad sg-text">{resultsIntro}</p>}
      {kinds.map((kind) => (
        <section key={kind.id} className="sg-paragraph" aria-label={kind.title}>
          <p className="tx-actions">
            <strong>{kind.title}</strong>
            {kind.outcome && <Chip tone={tones[kind.outcome]}>{say(`outcome_${kind.outcome}`)}</Chip>}
            <span className="tx-quiet">{say('kindComments', { count: kind.comments })}</span>
          </p>
          <p className="sg-text">{kind.answer}</p>
        </section>
      ))}
    </Card>
  )
}
