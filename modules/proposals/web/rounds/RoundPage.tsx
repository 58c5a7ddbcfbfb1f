import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { Chip, ChipButton } from '../../../../kernel/ui/base/Chip.tsx'
import { ConfirmDialog } from '../../../../kernel/ui/base/ConfirmDialog.tsx'
import { formatDay } from '../../../../kernel/ui/base/days.ts'
import { EmptyState } from '../../../../kernel/ui/base/EmptyState.tsx'
import { ErrorState } from '../../../../kernel/ui/base/ErrorState.tsx'
import { PageFrame } from '../../../../kernel/ui/base/PageFrame.tsx'
import { SkeletonPage } from '../../../../kernel/ui/base/Skeleton.tsx'
import { toastRefusal } from '../../../../kernel/ui/base/toast-refusal.ts'
import { toast } from '../../../../kernel/ui/base/toasts.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { api, query } from '../../../../web/api.ts'
import { useMay } from '../../../../web/session.tsx'
import type { Round } from '../proposals.types.ts'
import { EntryRow } from './EntryRow.tsx'
import { NominateDrawer } from './NominateDrawer.tsx'
import { roundsTexts } from './rounds.texts.ts'
import '../proposals.css'

/** One round: what is looked at or nominated, with findings, votes and what was decided. */
export function RoundPage() {
  const { roundId = '' } = useParams({ strict: false })
  const round = useQuery(query.proposals.round.queryOptions({ input: { id: roundId } }))
  if (round.isPending) return <SkeletonPage />
  if (round.isError) return <ErrorState error={round.error} onRetry={() => void round.refetch()} />
  return <Shown round={round.data} />
}

function Shown({ round }: { round: Round }) {
  const say = useTexts(roundsTexts)
  const { i18n } = useTranslation()
  const [mayReview, mayManage] = [useMay('proposals.review'), useMay('proposals.manage')]
  const [nominating, nominate] = useState(false)
  const open = round.closedAt === null
  const days = say('line', { from: formatDay(round.opensOn, i18n.language), to: formatDay(round.closesOn, i18n.language) })
  return (
    <PageFrame
      title={round.title}
      back
      lead={
        <span className="pr-line">
          <Chip tone={open ? 'ok' : 'neutral'}>{say(open ? 'open' : 'closed')}</Chip>
          <span>{days}</span>
        </span>
      }
      action={
        open && (
          <>
            {mayReview && round.kind === 'awards' && (
              <Button icon="plus" onClick={() => nominate(true)}>
                {say('nominate')}
              </Button>
            )}
            {mayManage && <CloseButton round={round} />}
          </>
        )
      }
    >
      <div className="tx-stack">
        {open && !mayReview && <p className="tx-quiet">{say('notTold')}</p>}
        <Entries round={round} mayReview={mayReview} />
      </div>
      {nominating && <NominateDrawer round={round} onClose={() => nominate(false)} />}
    </PageFrame>
  )
}

/** What is still open can be told from what is done. */
function Entries({ round, mayReview }: { round: Round; mayReview: boolean }) {
  const say = useTexts(roundsTexts)
  const [onlyOpen, showOpen] = useState(false)
  const undecided = round.entries.filter(({ decidedBy }) => decidedBy === null)
  const shown = onlyOpen ? undecided : round.entries
  if (round.entries.length === 0)
    return (
      <Card flush>
        <EmptyState icon="award" title={say('entriesNone')}>
          {say(`entriesNoneBody_${round.kind}`)}
        </EmptyState>
      </Card>
    )
  return (
    <>
      <div className="pr-tabs" role="group" aria-label={say('filter')}>
        <ChipButton pressed={!onlyOpen} onPress={() => showOpen(false)}>
          {say('filterAll', { count: round.entries.length })}
        </ChipButton>
        {mayReview && (
          <ChipButton pressed={onlyOpen} onPress={() => showOpen(true)}>
            {say('filterOpen', { count: undecided.length })}
          </ChipButton>
        )}
      </div>
      <Card>
        <ul className="pr-list">
          {shown.map((entry) => (
            <li key={entry.id}>
              <EntryRow round={round} entry={entry} mayDecide={mayReview && round.closedAt === null} />
            </li>
          ))}
        </ul>
      </Card>
    </>
  )
}

function CloseButton({ round }: { round: Round }) {
  const say = useTexts(roundsTexts)
  const client = useQueryClient()
  const [asked, ask] = useState(false)
  const close = useMutation({
    mutationFn: () => api.proposals.closeRound({ id: round.id, version: round.version }),
    onSettled: () => ask(false),
    onSuccess: async () => {
      toast(say('closeDone', { title: round.title }))
      await client.invalidateQueries({ queryKey: query.proposals.key() })
    },
    onError: toastRefusal,
  })
  return (
    <>
      <Button look="primary" onClick={() => ask(true)}>
        {say('close')}
      </Button>
      {asked && (
        <ConfirmDialog open title={say('close')} action={say('close')} busy={close.isPending} onConfirm={() => close.mutate()} onClose={() => ask(false)}>
          {say(`closeAsk_${round.kind}`)}
        </ConfirmDialog>
      )}
    </>
  )
}
