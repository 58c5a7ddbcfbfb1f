import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Banner } from '../../../../kernel/ui/base/Banner.tsx'
import { ButtonLink } from '../../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { Chip } from '../../../../kernel/ui/base/Chip.tsx'
import { formatInstant } from '../../../../kernel/ui/base/days.ts'
import { ErrorState } from '../../../../kernel/ui/base/ErrorState.tsx'
import { PageFrame } from '../../../../kernel/ui/base/PageFrame.tsx'
import { SkeletonPage } from '../../../../kernel/ui/base/Skeleton.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { sayUntil } from '../../../../kernel/ui/until.ts'
import { query } from '../../../../web/api.ts'
import type { Consultation } from '../suggestions.types.ts'
import { CommentBox } from './CommentBox.tsx'
import { CommentList } from './CommentList.tsx'
import { consultationsTexts } from './consultations.texts.ts'
import { OfficeBar } from './OfficeBar.tsx'
import { ResultsCard } from './ResultsCard.tsx'
import { stageTones } from './stage-tones.ts'
import '../suggestions.css'

/** A draft text: read paragraph by paragraph, commented on where one stands, and answered in the end. */
export function ConsultationPage() {
  const say = useTexts(consultationsTexts)
  const { consultationId = '' } = useParams({ strict: false })
  const read = useQuery(query.consultations.read.queryOptions({ input: { id: consultationId } }))
  if (read.isPending) return <SkeletonPage />
  if (read.isError) return <ErrorState error={read.error} onRetry={() => void read.refetch()} />
  const consultation = read.data
  return (
    <PageFrame title={consultation.title} width="read" back lead={<Lead consultation={consultation} />}>
      <div className="tx-stack">
        {consultation.mayManage && <OfficeBar consultation={consultation} />}
        <Standing consultation={consultation} />
        {consultation.intro && (
          <Card>
            <p className="sg-text">{consultation.intro}</p>
          </Card>
        )}
        {consultation.stage === 'answered' && <ResultsCard consultation={consultation} />}
        <Card title={say('text')} flush>
          {consultation.paragraphs.map((paragraph) => (
            <Paragraph key={paragraph.number} consultation={consultation} paragraph={paragraph} />
          ))}
        </Card>
        <Card title={say('whole')}>
          <CommentList consultation={consultation} paragraph={null} />
          {consultation.stage === 'open' && <CommentBox consultationId={consultation.id} paragraph={null} />}
        </Card>
      </div>
    </PageFrame>
  )
}

function Lead({ consultation: { stage, round, opensAt, closesAt } }: { consultation: Consultation }) {
  const say = useTexts(consultationsTexts)
  const { i18n } = useTranslation()
  return (
    <span className="tx-actions">
      <Chip tone={stageTones[stage]}>{say(`stage_${stage}`)}</Chip>
      {round > 1 && <span>{say('round', { count: round })}</span>}
      <span>{stage === 'before' ? say('from', { at: formatInstant(opensAt, i18n.language) }) : say('until', { at: sayUntil(closesAt, i18n.language) })}</span>
    </span>
  )
}

/** What one can do now, or why not. */
function Standing({ consultation: { stage, opensAt, closesAt, anonymous, nextId } }: { consultation: Consultation }) {
  const say = useTexts(consultationsTexts)
  const { i18n } = useTranslation()
  const next = nextId && <ButtonLink to={`/consultations/${nextId}`}>{say('openNext')}</ButtonLink>
  return (
    <>
      {next && (
        <Banner tone="neutral" action={next}>
          {say('next')}
        </Banner>
      )}
      {stage === 'draft' && <Banner tone="neutral">{say('draftNote')}</Banner>}
      {stage === 'before' && <Banner tone="neutral">{say('beforeNote', { at: formatInstant(opensAt, i18n.language) })}</Banner>}
      {stage === 'open' && <p className="tx-quiet">{say(anonymous ? 'anonymous' : 'named')}</p>}
      {stage === 'closed' && <Banner tone="neutral">{say('closedNote', { at: sayUntil(closesAt, i18n.language) })}</Banner>}
    </>
  )
}

function Paragraph({ consultation, paragraph: { number, text } }: { consultation: Consultation; paragraph: { number: number; text: string } }) {
  const say = useTexts(consultationsTexts)
  return (
    <section className="sg-paragraph" aria-label={say('paragraph', { number })}>
      <p className="sg-text">
        <span className="sg-number" aria-hidden="true">
          {number}
        </span>
        {text}
      </p>
      <CommentList consultation={consultation} paragraph={number} />
      {consultation.stage === 'open' && <CommentBox consultationId={consultation.id} paragraph={number} />}
    </section>
  )
}
