import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { InferContractRouterOutputs } from '@orpc/contract'
import { useState } from 'react'
import { Button } from '../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../kernel/ui/base/Card.tsx'
import { Chip } from '../../../kernel/ui/base/Chip.tsx'
import { formatInstant } from '../../../kernel/ui/base/days.ts'
import { ErrorState } from '../../../kernel/ui/base/ErrorState.tsx'
import { PageFrame } from '../../../kernel/ui/base/PageFrame.tsx'
import { SkeletonRows } from '../../../kernel/ui/base/Skeleton.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { query } from '../../../web/api.ts'
import { currentLanguage } from '../../../web/i18n.ts'
import type { notifyContract } from '../notify.contract.ts'
import { ChannelForm } from './ChannelForm.tsx'
import { channelsTexts } from './channels.texts.ts'
import { ChannelTest } from './ChannelTest.tsx'
import { RetentionCard } from './RetentionCard.tsx'
import { StuckCard } from './StuckCard.tsx'
import './notify.css'

export type ChannelState = InferContractRouterOutputs<typeof notifyContract>['channels']['list']['items'][number]

/** How the university's messages leave the application, and which of them did not arrive. */
export function ChannelsPage() {
  const say = useTexts(channelsTexts)
  const client = useQueryClient()
  const channels = useQuery(query.notify.channels.list.queryOptions())
  const refresh = () => void client.invalidateQueries({ queryKey: query.notify.channels.key() })
  const [open, setOpen] = useState<{ channel: ChannelState; to: 'change' | 'test' } | null>(null)
  const close = () => setOpen(null)
  return (
    <PageFrame title={say('title')} lead={say('lead')}>
      <Card flush>
        {channels.isPending && <SkeletonRows rows={4} />}
        {channels.isError && <ErrorState error={channels.error} onRetry={() => void channels.refetch()} />}
        <ul>
          {channels.data?.items.map((channel) => (
            <li key={channel.channel}>
              <ChannelRow channel={channel} onOpen={(to) => setOpen({ channel, to })} />
            </li>
          ))}
        </ul>
      </Card>
      <StuckCard />
      <RetentionCard />
      {open?.to === 'change' && <ChannelForm channel={open.channel} onSaved={refresh} onClose={close} />}
      {open?.to === 'test' && <ChannelTest channel={open.channel.channel} onTested={refresh} onClose={close} />}
    </PageFrame>
  )
}

function ChannelRow({ channel, onOpen }: { channel: ChannelState; onOpen: (to: 'change' | 'test') => void }) {
  const say = useTexts(channelsTexts)
  const name = say(channel.channel)
  const setUp = channel.settings !== null
  const at = (instant: string) => formatInstant(instant, currentLanguage())
  return (
    <div className="nt-line">
      <span className="nt-line-words">
        <strong>{name}</strong>
        <span className="nt-line-hint">{say(`about_${channel.channel}`)}</span>
        {isFailing(channel) && channel.lastErrorAt && (
          <span className="nt-line-hint nt-line-bad">{say('lastError', { at: at(channel.lastErrorAt), why: channel.lastError ?? '' })}</span>
        )}
        {channel.lastOkAt && <span className="nt-line-hint">{say('lastOk', { at: at(channel.lastOkAt) })}</span>}
      </span>
      <StateChip channel={channel} />
      <span className="nt-actions">
        {setUp && (
          <Button aria-label={`${name}: ${say('test')}`} onClick={() => onOpen('test')}>
            {say('test')}
          </Button>
        )}
        <Button aria-label={`${name}: ${say(setUp ? 'change' : 'setUp')}`} look={setUp ? 'plain' : 'primary'} icon="edit" onClick={() => onOpen('change')}>
          {say(setUp ? 'change' : 'setUp')}
        </Button>
      </span>
    </div>
  )
}

function StateChip({ channel }: { channel: ChannelState }) {
  const say = useTexts(channelsTexts)
  if (channel.settings === null) return <Chip>{say('notSetUp')}</Chip>
  if (!channel.enabled) return <Chip icon="info">{say('off')}</Chip>
  if (isFailing(channel))
    return (
      <Chip tone="bad" icon="error">
        {say('failing')}
      </Chip>
    )
  return (
    <Chip tone="ok" icon="ok">
      {say('on')}
    </Chip>
  )
}

function isFailing({ lastOkAt, lastErrorAt }: ChannelState): boolean {
  return lastErrorAt !== null && (lastOkAt === null || lastOkAt < lastErrorAt)
}
