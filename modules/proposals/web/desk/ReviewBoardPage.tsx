import { useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useEffectEvent, useState } from 'react'
import { Button, ButtonLink } from '../../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { EmptyState } from '../../../../kernel/ui/base/EmptyState.tsx'
import { ErrorState } from '../../../../kernel/ui/base/ErrorState.tsx'
import { Field } from '../../../../kernel/ui/base/Field.tsx'
import { PageFrame } from '../../../../kernel/ui/base/PageFrame.tsx'
import { SkeletonPage, SkeletonRows } from '../../../../kernel/ui/base/Skeleton.tsx'
import { toastRefusal } from '../../../../kernel/ui/base/toast-refusal.ts'
import { deskQuery, useMedia } from '../../../../kernel/ui/base/use-media.ts'
import { toast } from '../../../../kernel/ui/base/toasts.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { isTyping } from '../../../../kernel/ui/typing.ts'
import { api, query } from '../../../../web/api.ts'
import { useMay } from '../../../../web/session.tsx'
import { SimilarOnesCard } from '../page/LinksCard.tsx'
import { TextCard } from '../page/TextCard.tsx'
import { outcomeKeys, VotesCard, type Outcome } from '../page/VotesCard.tsx'
import type { Proposal, ProposalRow } from '../proposals.types.ts'
import { useProposal, useProposalsChanged, useSessions } from '../use-proposal.ts'
import { wordsTexts } from '../words.texts.ts'
import { deskListTexts } from './desk.texts.ts'
import '../proposals.css'

/** One proposal after another for the committee, read and voted on without leaving the keyboard. */
export function ReviewBoardPage() {
  const say = useTexts(deskListTexts)
  const wide = useMedia(deskQuery)
  const { session }: Readonly<Record<string, string | undefined>> = useSearch({ strict: false })
  const sessions = useSessions()
  const sessionId = session ?? sessions.data?.current ?? undefined
  const list = useQuery(
    query.proposals.list.queryOptions({ input: { state: 'in_review', limit: 100, sort: 'seconds', ...(sessionId ? { sessionId } : {}) }, enabled: sessions.isSuccess }),
  )
  if (sessions.isError) return <ErrorState error={sessions.error} onRetry={() => void sessions.refetch()} />
  if (list.isError) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />
  if (list.isPending) return <SkeletonPage />
  return (
    <PageFrame title={say('reviewTitle')} {...(wide ? { lead: say('reviewLead') } : {})} back>
      {list.data.items.length === 0 ? (
        <Card flush>
          <EmptyState icon="vote" title={say('reviewNone')}>
            {say('reviewNoneBody')}
          </EmptyState>
        </Card>
      ) : (
        <Board rows={list.data.items} />
      )}
    </PageFrame>
  )
}

function Board({ rows }: { rows: readonly ProposalRow[] }) {
  const say = useTexts(deskListTexts)
  const sayWord = useTexts(wordsTexts)
  const wide = useMedia(deskQuery)
  const [at, goTo] = useCurrent(rows)
  const current = rows[at]
  const step = (by: number) => goTo(Math.min(Math.max(at + by, 0), rows.length - 1))
  useKeys({ j: () => step(1), k: () => step(-1) })
  return (
    <div className="pr-board">
      <nav className="pr-board-list" aria-label={say('reviewList')}>
        <Card flush>
          <p className="pr-inset" role="status">
            {say('reviewAt', { at: at + 1, of: rows.length })}
          </p>
          <ul>
            {rows.map((row, index) => (
              <li key={row.id}>
                <button type="button" className="pr-board-one" aria-current={index === at} onClick={() => goTo(index)}>
                  <span>{row.title}</span>
                  <span className="tx-quiet">{[row.delegation, sayWord(`topic_${row.topic}`)].filter(Boolean).join(' · ')}</span>
                </button>
              </li>
            ))}
          </ul>
          <div className="pr-inset pr-line">
            <Button disabled={at === 0} onClick={() => step(-1)}>
              {say(wide ? 'reviewBeforeKey' : 'reviewBefore')}
            </Button>
            <Button disabled={at === rows.length - 1} onClick={() => step(1)}>
              {say(wide ? 'reviewNextKey' : 'reviewNext')}
            </Button>
          </div>
        </Card>
      </nav>
      {current && <OneReview key={current.id} id={current.id} onVoted={() => step(1)} />}
    </div>
  )
}

/** The address keeps which one is being read. */
function useCurrent(rows: readonly ProposalRow[]): [number, (index: number) => void] {
  const search: Readonly<Record<string, string | undefined>> = useSearch({ strict: false })
  const navigate = useNavigate()
  const at = Math.max(
    0,
    rows.findIndex(({ id }) => id === search['id']),
  )
  return [at, (index) => void navigate({ to: '.', search: { ...search, id: rows[index]?.id }, replace: true })]
}

function OneReview({ id, onVoted }: { id: string; onVoted: () => void }) {
  const say = useTexts(deskListTexts)
  const mayReview = useMay('proposals.review')
  const read = useProposal(id)
  if (read.isPending) return <SkeletonRows rows={6} />
  if (read.isError) return <ErrorState error={read.error} onRetry={() => void read.refetch()} />
  return (
    <>
      <div className="tx-stack">
        <h2>{read.data.title}</h2>
        <TextCard proposal={read.data} mayEdit={false} />
        <SimilarOnesCard proposal={read.data} />
      </div>
      <div className="pr-board-votes tx-stack">
        {mayReview ? <VoteCard proposal={read.data} onVoted={onVoted} /> : <p className="tx-quiet">{say('reviewCannot')}</p>}
        {read.data.votes && <VotesCard votes={read.data.votes} open />}
      </div>
    </>
  )
}

function VoteCard({ proposal, onVoted }: { proposal: Proposal; onVoted: () => void }) {
  const say = useTexts(deskListTexts)
  const sayWord = useTexts(wordsTexts)
  const changed = useProposalsChanged()
  const wide = useMedia(deskQuery)
  const [note, setNote] = useState('')
  const vote = useMutation({
    mutationFn: (outcome: Outcome) => api.cases.act({ caseId: proposal.id, action: 'vote', version: null, input: { outcome, note } }),
    onSuccess: async (_done, outcome) => {
      toast(say('reviewVoted', { title: proposal.title, outcome: sayWord(`outcome_${outcome}`) }))
      await changed()
      onVoted()
    },
    onError: toastRefusal,
  })
  useKeys(Object.fromEntries(outcomeKeys.map((outcome, index) => [String(index + 1), () => vote.isPending || vote.mutate(outcome)])))
  const mine = proposal.votes?.mine
  return (
    <Card title={say('reviewVote')}>
      <Field label={say('reviewNote')} help={say('reviewNoteHelp')} optional>
        {(control) => <textarea {...control} className="tx-input pr-note" rows={3} maxLength={1000} value={note} onChange={(event) => setNote(event.target.value)} />}
      </Field>
      <div className="pr-vote-buttons">
        {outcomeKeys.map((outcome, index) => (
          <Button
            key={outcome}
            block
            look={mine === outcome ? 'primary' : 'plain'}
            {...(mine === outcome ? { icon: 'check' as const } : {})}
            aria-pressed={mine === outcome}
            busy={vote.isPending && vote.variables === outcome}
            onClick={() => vote.mutate(outcome)}
          >
            {wide && `${index + 1} `}
            {sayWord(`outcome_${outcome}`)}
          </Button>
        ))}
      </div>
      <div className="pr-actions">
        <ButtonLink to={`/proposals/${proposal.id}`}>{say('reviewOpen')}</ButtonLink>
      </div>
    </Card>
  )
}

/** Single keys, as long as nobody is writing. */
function useKeys(keys: Readonly<Record<string, () => unknown>>): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
    const run = keys[event.key]
    if (!run) return
    event.preventDefault()
    run()
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event)
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  }, [])
}
