import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { Chip } from '../../../../kernel/ui/base/Chip.tsx'
import { ConfirmDialog } from '../../../../kernel/ui/base/ConfirmDialog.tsx'
import { dayOf, formatDay } from '../../../../kernel/ui/base/days.ts'
import { EmptyState } from '../../../../kernel/ui/base/EmptyState.tsx'
import { ErrorState } from '../../../../kernel/ui/base/ErrorState.tsx'
import { PageFrame } from '../../../../kernel/ui/base/PageFrame.tsx'
import { SkeletonRows } from '../../../../kernel/ui/base/Skeleton.tsx'
import { toastRefusal } from '../../../../kernel/ui/base/toast-refusal.ts'
import { toast } from '../../../../kernel/ui/base/toasts.ts'
import { useNow } from '../../../../kernel/ui/base/use-now.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { api, query } from '../../../../web/api.ts'
import type { Delegation } from '../case.types.ts'
import { useProcesses } from '../use-processes.ts'
import { DelegateDrawer } from './DelegateDrawer.tsx'
import { standOf } from './stand-of.ts'
import { standingInTexts } from './standing-in.texts.ts'
import './standing-in.css'

/** Who does my work while I am away, and whose I do. */
export function DelegationsPage() {
  const say = useTexts(standingInTexts)
  const [adding, add] = useState(false)
  const list = useQuery(query.cases.listDelegations.queryOptions({ input: {} }))
  return (
    <PageFrame
      title={say('delegations')}
      lead={say('delegationsLead')}
      width="read"
      action={
        <Button look="primary" icon="plus" onClick={() => add(true)}>
          {say('add')}
        </Button>
      }
    >
      {list.isPending && <SkeletonRows />}
      {list.isError && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {list.isSuccess && (
        <>
          <Card title={say('given')} flush>
            {list.data.given.length === 0 ? (
              <EmptyState icon="people" title={say('noGiven')}>
                {say('noGivenBody')}
              </EmptyState>
            ) : (
              <Rows items={list.data.given} mine />
            )}
          </Card>
          <Card title={say('received')} flush>
            {list.data.received.length === 0 ? <p className="tx-quiet cs-none">{say('noReceived')}</p> : <Rows items={list.data.received} mine={false} />}
          </Card>
        </>
      )}
      {adding && <DelegateDrawer onClose={() => add(false)} />}
    </PageFrame>
  )
}

function Rows({ items, mine }: { items: readonly Delegation[]; mine: boolean }) {
  return (
    <ul>
      {items.map((delegation) => (
        <li key={delegation.id}>
          <Row delegation={delegation} mine={mine} />
        </li>
      ))}
    </ul>
  )
}

const looks = {
  ended: { key: 'stateEnded', tone: 'neutral' },
  past: { key: 'statePast', tone: 'neutral' },
  now: { key: 'stateNow', tone: 'ok' },
  later: { key: 'stateLater', tone: 'warn' },
} as const

function Row({ delegation, mine }: { delegation: Delegation; mine: boolean }) {
  const say = useTexts(standingInTexts)
  const { i18n } = useTranslation()
  const processes = useProcesses()
  const stand = standOf(delegation, dayOf(useNow()))
  const process = delegation.process === null ? say('allProcesses') : (processes.find(({ value }) => value === delegation.process)?.label ?? delegation.process)
  const days = say('span', { from: formatDay(delegation.firstDay, i18n.language), to: formatDay(delegation.lastDay, i18n.language) })
  return (
    <div className="tx-row">
      <span className="tx-row-words">
        <span className="tx-row-title">{mine ? say('givenTo', { name: delegation.to.name }) : say('receivedFrom', { name: delegation.from.name })}</span>
        <span className="tx-row-hint">{[process, days, delegation.reason].join(' · ')}</span>
      </span>
      <span className="cs-aside">
        <Chip tone={looks[stand].tone}>{say(looks[stand].key)}</Chip>
        {mine && (stand === 'now' || stand === 'later') && <EndButton delegation={delegation} />}
      </span>
    </div>
  )
}

function EndButton({ delegation }: { delegation: Delegation }) {
  const say = useTexts(standingInTexts)
  const client = useQueryClient()
  const [asked, ask] = useState(false)
  const end = useMutation({
    mutationFn: () => api.cases.endDelegation({ id: delegation.id, version: delegation.version }),
    onSuccess: () => toast(say('ended')),
    onError: toastRefusal,
    onSettled: async () => {
      ask(false)
      await client.invalidateQueries({ queryKey: query.cases.key() })
    },
  })
  return (
    <>
      <Button onClick={() => ask(true)}>{say('end')}</Button>
      {asked && (
        <ConfirmDialog open title={say('endTitle')} action={say('end')} busy={end.isPending} onConfirm={() => end.mutate()} onClose={() => ask(false)}>
          {say('endBody', { name: delegation.to.name })}
        </ConfirmDialog>
      )}
    </>
  )
}
