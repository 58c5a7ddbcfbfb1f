import { useMutation, useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState, type FormEvent } from 'react'
import { useTimes } from '../../../../engines/capacity/web/use-times.ts'
import { baseTexts } from '../../../../kernel/ui/base/base.texts.ts'
import { Button, ButtonLink } from '../../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { EmptyState } from '../../../../kernel/ui/base/EmptyState.tsx'
import { describeError, ErrorState } from '../../../../kernel/ui/base/ErrorState.tsx'
import { Field } from '../../../../kernel/ui/base/Field.tsx'
import { PageFrame } from '../../../../kernel/ui/base/PageFrame.tsx'
import { SkeletonPage, SkeletonRows } from '../../../../kernel/ui/base/Skeleton.tsx'
import { toast } from '../../../../kernel/ui/base/toasts.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { api, query } from '../../../../web/api.ts'
import type { DeskObjection } from '../placement.types.ts'
import { NextStep } from './NextStep.tsx'
import { placementDeskTexts } from './placement-desk.texts.ts'
import { RoundTabs } from './RoundTabs.tsx'
import { usePlacementChanged } from './use-placement-changed.ts'
import '../family.css'

/** The notice of a round and what was said against it. */
export function ObjectionsPage() {
  const say = useTexts(placementDeskTexts)
  const { roundId = '' } = useParams({ strict: false })
  const read = useQuery(query.placement.readRound.queryOptions({ input: { id: roundId } }))
  if (read.isPending) return <SkeletonPage />
  if (read.isError) return <ErrorState error={read.error} onRetry={() => void read.refetch()} />
  const round = read.data
  const noticed = round.noticeUntil !== null
  return (
    <PageFrame
      title={round.title}
      lead={say(`state_${round.state}`)}
      back
      action={noticed && <ButtonLink to={`/school-placement/${round.id}/notice`}>{say('toNotice')}</ButtonLink>}
    >
      <div className="tx-stack">
        <RoundTabs id={round.id} />
        <NextStep round={round} />
        {noticed ? (
          <Objections roundId={round.id} />
        ) : (
          <Card flush>
            <EmptyState icon="calendar" title={say('notYetNoticed')}>
              {say('notYetNoticedBody')}
            </EmptyState>
          </Card>
        )}
      </div>
    </PageFrame>
  )
}

function Objections({ roundId }: { roundId: string }) {
  const say = useTexts(placementDeskTexts)
  const read = useQuery(query.placement.objections.queryOptions({ input: { id: roundId } }))
  if (read.isPending) return <SkeletonRows />
  if (read.isError) return <ErrorState error={read.error} onRetry={() => void read.refetch()} />
  const { items } = read.data
  return (
    <Card title={say('objections')}>
      {items.length === 0 ? (
        <p className="tx-quiet">{say('objectionsNone')}</p>
      ) : (
        <ul className="fa-list">
          {items.map((objection) => (
            <Objection key={objection.id} objection={objection} />
          ))}
        </ul>
      )}
    </Card>
  )
}

function Objection({ objection }: { objection: DeskObjection }) {
  const say = useTexts(placementDeskTexts)
  const times = useTimes()
  const { text, by, unitName, at, answer } = objection
  return (
    <li>
      <span className="tx-note">{say('objectionBy', { name: by, unit: unitName, at: times.at(at) })}</span>
      <span className="tx-prose">{text}</span>
      {answer === null ? <AnswerForm id={objection.id} /> : <span className="tx-prose">{say('answerGiven', { text: answer })}</span>}
    </li>
  )
}

function AnswerForm({ id }: { id: string }) {
  const say = useTexts(placementDeskTexts)
  const sayBase = useTexts(baseTexts)
  const changed = usePlacementChanged()
  const [answer, setAnswer] = useState('')
  const [tried, attempt] = useState(false)
  const missing = answer.trim() === ''
  const send = useMutation({
    mutationFn: () => api.placement.answerObjection({ id, answer: answer.trim() }),
    onSuccess: async () => {
      toast(say('answered'))
      await changed()
    },
  })
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    attempt(true)
    if (!missing) send.mutate()
  }
  const fault = tried && missing ? say('answerShort') : send.error ? describeError(send.error, sayBase).message : undefined
  return (
    <form className="tx-stack" noValidate onSubmit={onSubmit}>
      <Field label={say('answerText')} error={fault}>
        {(control) => <textarea {...control} className="tx-input fa-area" rows={3} maxLength={1000} value={answer} onChange={(event) => setAnswer(event.target.value)} />}
      </Field>
      <div className="tx-actions">
        <Button type="submit" busy={send.isPending}>
          {say('answer')}
        </Button>
      </div>
    </form>
  )
}
