import { useTranslation } from 'react-i18next'
import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { Chip } from '../../../../kernel/ui/base/Chip.tsx'
import { formatDay, formatInstant } from '../../../../kernel/ui/base/days.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import type { Proposal, Reply } from '../proposals.types.ts'
import { wordsTexts } from '../words.texts.ts'
import { pageTexts } from './page.texts.ts'

/** What the unit answered, each time it was handled, the newest first, with how it was rated. */
export function ReplyCard({ proposal }: { proposal: Proposal }) {
  const say = useTexts(pageTexts)
  const replies = proposal.replies.toSorted((one, other) => other.handlingRound - one.handlingRound)
  return replies.map((reply) => (
    <Card key={reply.handlingRound} title={reply.handlingRound > 1 ? say('replySecond', { round: reply.handlingRound }) : say('reply')}>
      <ReplyWords reply={reply} />
      <Ratings ratings={proposal.ratings.filter(({ handlingRound }) => handlingRound === reply.handlingRound)} />
    </Card>
  ))
}

export function ReplyWords({ reply }: { reply: Reply }) {
  const say = useTexts(pageTexts)
  const sayWord = useTexts(wordsTexts)
  const { i18n } = useTranslation()
  return (
    <div className="tx-stack">
      <p className="pr-line">
        <Chip tone={reply.replyClass === 'A' ? 'ok' : 'neutral'}>{sayWord(`class_${reply.replyClass}`)}</Chip>
        <Chip>{sayWord(`progress_${reply.progress}`)}</Chip>
        {reply.promiseDueOn && <span>{say('promised', { day: formatDay(reply.promiseDueOn, i18n.language) })}</span>}
        {reply.publishedAt === null && (
          <Chip tone="warn" icon="lock">
            {say('replyDraft')}
          </Chip>
        )}
      </p>
      <p className="pr-text">{reply.text}</p>
      <p className="tx-quiet">
        {[
          reply.signedAt && reply.signedBy && say('replySigned', { by: reply.signedBy, at: formatInstant(reply.signedAt, i18n.language) }),
          reply.publishedAt && say('replyPublished', { at: formatInstant(reply.publishedAt, i18n.language) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </div>
  )
}

function Ratings({ ratings }: Pick<Proposal, 'ratings'>) {
  const say = useTexts(pageTexts)
  const sayWord = useTexts(wordsTexts)
  if (ratings.length === 0) return null
  return (
    <div className="pr-words">
      <h3>{say('ratings')}</h3>
      <ul className="pr-list">
        {ratings.map((rating, index) => (
          <li key={index}>
            <p>
              {rating.person && <strong>{rating.person.name} </strong>}
              {say('ratingLine', { attitude: sayWord(rating.attitude), result: sayWord(rating.result) })}
            </p>
            {rating.words && <p className="tx-quiet">{rating.words}</p>}
          </li>
        ))}
      </ul>
    </div>
  )
}

export function MilestonesCard({ milestones }: Pick<Proposal, 'milestones'>) {
  const say = useTexts(pageTexts)
  const { i18n } = useTranslation()
  if (milestones.length === 0) return null
  return (
    <Card title={say('milestones')}>
      <ul className="pr-list">
        {milestones.map((milestone) => {
          const { key, tone } = standOf(milestone)
          return (
            <li key={milestone.id}>
              <p className="pr-line">
                <strong>{milestone.what}</strong>
                <span className="tx-quiet">{say('milestoneDue', { day: formatDay(milestone.dueOn, i18n.language) })}</span>
                <Chip tone={tone} icon={tone === 'ok' ? 'check' : tone === 'bad' ? 'warning' : 'clock'}>
                  {say(key)}
                </Chip>
              </p>
              {milestone.report && <p className="pr-text">{milestone.report}</p>}
            </li>
          )
        })}
      </ul>
    </Card>
  )
}

function standOf({ confirmedAt, reportedAt, overdue }: Proposal['milestones'][number]) {
  if (confirmedAt) return { key: 'milestoneDone', tone: 'ok' } as const
  if (reportedAt) return { key: 'milestoneReported', tone: 'neutral' } as const
  if (overdue) return { key: 'milestoneLate', tone: 'bad' } as const
  return { key: 'milestoneOpen', tone: 'neutral' } as const
}
