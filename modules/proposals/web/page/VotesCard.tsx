import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { Chip } from '../../../../kernel/ui/base/Chip.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import type { Proposal } from '../proposals.types.ts'
import { wordsTexts } from '../words.texts.ts'
import { pageTexts } from './page.texts.ts'

export const outcomeKeys = ['accept', 'merge', 'convert', 'not_accept', 'abstain'] as const
export type Outcome = (typeof outcomeKeys)[number]

type Votes = NonNullable<Proposal['votes']>

/** How the committee votes; only for those who review. */
export function VotesCard({ votes, open }: { votes: Votes; open: boolean }) {
  const say = useTexts(pageTexts)
  const sayWord = useTexts(wordsTexts)
  const cast = Object.values(votes.counts).reduce((sum, count) => sum + count, 0)
  const mine = outcomeKeys.find((key) => key === votes.mine)
  const nameOf = (outcome: string) => {
    const known = outcomeKeys.find((key) => key === outcome)
    return known ? sayWord(`outcome_${known}`) : outcome
  }
  return (
    <Card title={say('votes')}>
      <p>
        {say('votesCount', { entitled: votes.entitled, cast })}
        {votes.review > 1 && say('votesAgain', { review: votes.review })}
      </p>
      <p className="pr-names">
        {outcomeKeys
          .filter((key) => votes.counts[key])
          .map((key) => (
            <Chip key={key} tone={key === 'accept' ? 'ok' : 'neutral'}>
              {sayWord(`outcome_${key}`)} {votes.counts[key]}
            </Chip>
          ))}
      </p>
      {mine && <p>{say('votesMine', { outcome: sayWord(`outcome_${mine}`) })}</p>}
      {!mine && open && <p className="tx-quiet">{say('votesNone')}</p>}
      {votes.list && votes.list.length > 0 && (
        <details className="tx-more">
          <summary>{say('votesList')}</summary>
          <ul className="pr-list">
            {votes.list.map(({ person, outcome, note }) => (
              <li key={person.staffId}>
                <strong>{person.name}</strong> {nameOf(outcome)}
                {note && <p className="tx-quiet">{note}</p>}
              </li>
            ))}
          </ul>
        </details>
      )}
    </Card>
  )
}
