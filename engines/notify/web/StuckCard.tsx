import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { InferContractRouterOutputs } from '@orpc/contract'
import { useState } from 'react'
import { Button } from '../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../kernel/ui/base/Card.tsx'
import { Chip } from '../../../kernel/ui/base/Chip.tsx'
import { Choice } from '../../../kernel/ui/base/Choice.tsx'
import { ConfirmDialog } from '../../../kernel/ui/base/ConfirmDialog.tsx'
import { formatInstant } from '../../../kernel/ui/base/days.ts'
import { EmptyState } from '../../../kernel/ui/base/EmptyState.tsx'
import { ErrorState } from '../../../kernel/ui/base/ErrorState.tsx'
import { SkeletonRows } from '../../../kernel/ui/base/Skeleton.tsx'
import { toast } from '../../../kernel/ui/base/toasts.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { api, query } from '../../../web/api.ts'
import { useEndless } from '../../../web/use-endless.ts'
import { currentLanguage } from '../../../web/i18n.ts'
import type { notifyContract } from '../notify.contract.ts'
import { channelsTexts } from './channels.texts.ts'
import './notify.css'

type Stuck = InferContractRouterOutputs<typeof notifyContract>['deliveries']['stuck']['items'][number]
type Shown = 'everything' | Stuck['state']

/** Messages that did not arrive, and the way to send one again. */
export function StuckCard() {
  const say = useTexts(channelsTexts)
  const [shown, show] = useState<Shown>('everything')
  const { pages, items, again } = useStuck(shown)
  const [asked, ask] = useState<Stuck | null>(null)
  const options = [
    { value: 'everything', label: say('everything') },
    { value: 'failed', label: say('failed') },
    { value: 'given_up', label: say('givenUp') },
    { value: 'unknown', label: say('unknown') },
  ] as const
  return (
    <Card flush title={say('stuck')}>
      <div className="nt-inset nt-stack">
        <p className="tx-quiet">{say('stuckHint')}</p>
        <div>
          <Choice label={say('state')} value={shown} options={options} onChange={show} />
        </div>
      </div>
      {pages.isPending && <SkeletonRows rows={3} />}
      {pages.isError && <ErrorState error={pages.error} onRetry={() => void pages.refetch()} />}
      {pages.data && items.length === 0 && (
        <EmptyState icon="ok" title={say('noStuck')}>
          {say('noStuckBody')}
        </EmptyState>
      )}
      <ul>
        {items.map((item) => (
          <li key={item.id}>
            <StuckRow item={item} busy={again.isPending && again.variables === item.id} onAgain={() => (item.state === 'unknown' ? ask(item) : again.mutate(item.id))} />
          </li>
        ))}
      </ul>
      {pages.hasNextPage && (
        <div className="nt-more">
          <Button busy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            {say('more')}
          </Button>
        </div>
      )}
      <ConfirmDialog
        open={asked !== null}
        title={say('againUnknown')}
        action={say('again')}
        onConfirm={() => {
          if (asked) again.mutate(asked.id)
          ask(null)
        }}
        onClose={() => ask(null)}
      >
        {say('againUnknownBody')}
      </ConfirmDialog>
    </Card>
  )
}

function StuckRow({ item, busy, onAgain }: { item: Stuck; busy: boolean; onAgain: () => void }) {
  const say = useTexts(channelsTexts)
  const who = [item.person, item.staffNo].filter((part) => part !== '').join(' ')
  return (
    <div className="nt-line">
      <span className="nt-line-words">
        {who} · {item.kind}
        {item.why && <span className="nt-line-hint">{item.why}</span>}
        <span className="nt-line-hint">
          {say(item.channel)} · {formatInstant(item.at, currentLanguage())} · {say('tries', { count: item.attempts })}
        </span>
      </span>
      <Chip tone={item.state === 'unknown' ? 'warn' : 'bad'} icon={item.state === 'unknown' ? 'warning' : 'error'}>
        {say(item.state === 'given_up' ? 'givenUp' : item.state)}
      </Chip>
      <Button aria-label={`${who}: ${say('again')}`} busy={busy} onClick={onAgain}>
        {say('again')}
      </Button>
    </div>
  )
}

function useStuck(shown: Shown) {
  const say = useTexts(channelsTexts)
  const client = useQueryClient()
  const pages = useEndless(query.notify.deliveries.stuck, (page) => ({ limit: 20, ...(shown === 'everything' ? {} : { state: shown }), ...page }))
  const again = useMutation({
    mutationFn: (id: string) => api.notify.deliveries.retry({ id }),
    onSuccess: () => toast(say('againDone')),
    onError: (error) => toast({ message: error.message, tone: 'bad' }),
    onSettled: () => client.invalidateQueries({ queryKey: query.notify.deliveries.key() }),
  })
  return { pages, items: pages.data?.pages.flatMap((page) => page.items) ?? [], again }
}
