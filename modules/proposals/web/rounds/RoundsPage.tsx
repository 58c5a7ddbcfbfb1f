import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { Button } from '../../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { Chip } from '../../../../kernel/ui/base/Chip.tsx'
import { formatDay } from '../../../../kernel/ui/base/days.ts'
import { EmptyState } from '../../../../kernel/ui/base/EmptyState.tsx'
import { ErrorState } from '../../../../kernel/ui/base/ErrorState.tsx'
import { ListRow } from '../../../../kernel/ui/base/ListRow.tsx'
import { PageFrame } from '../../../../kernel/ui/base/PageFrame.tsx'
import { SkeletonRows } from '../../../../kernel/ui/base/Skeleton.tsx'
import { FormDrawer } from '../../../../kernel/ui/desk/form/FormDrawer.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { api, query } from '../../../../web/api.ts'
import { useMay } from '../../../../web/session.tsx'
import type { RoundKind } from '../proposals.types.ts'
import { useSessions } from '../use-proposal.ts'
import { roundsTexts } from './rounds.texts.ts'
import '../proposals.css'

/** Look-backs over earlier sessions and awards, each with its own calendar. */
export function RoundsPage() {
  const say = useTexts(roundsTexts)
  const { i18n } = useTranslation()
  const mayManage = useMay('proposals.manage')
  const rounds = useQuery(query.proposals.rounds.queryOptions({ input: {} }))
  const [adding, add] = useState<RoundKind | null>(null)
  const day = (value: string) => formatDay(value, i18n.language)
  return (
    <PageFrame title={say('title')} lead={say('lead')} action={mayManage && <AddButtons onAdd={add} />}>
      <Card flush>
        {rounds.isPending && <SkeletonRows />}
        {rounds.isError && <ErrorState error={rounds.error} onRetry={() => void rounds.refetch()} />}
        {rounds.data?.items.length === 0 && (
          <EmptyState icon="award" title={say('none')}>
            {say('noneBody')}
          </EmptyState>
        )}
        <ul>
          {(rounds.data?.items ?? []).map(({ id, kind, title, opensOn, closesOn, closedAt, entries, decided }) => (
            <li key={id}>
              <ListRow
                to={`/proposals/rounds/${id}`}
                icon={kind === 'awards' ? 'award' : 'eye'}
                title={title}
                hint={[say(`kind_${kind}`), say('line', { from: day(opensOn), to: day(closesOn) }), say('decidedOf', { decided, entries })].join(' · ')}
                aside={<Chip tone={closedAt ? 'neutral' : 'ok'}>{say(closedAt ? 'closed' : 'open')}</Chip>}
              />
            </li>
          ))}
        </ul>
      </Card>
      {adding && <RoundDrawer kind={adding} onClose={() => add(null)} />}
    </PageFrame>
  )
}

function AddButtons({ onAdd }: { onAdd: (kind: RoundKind) => void }) {
  const say = useTexts(roundsTexts)
  return (
    <>
      <Button icon="eye" onClick={() => onAdd('look_back')}>
        {say('add_look_back')}
      </Button>
      <Button icon="award" onClick={() => onAdd('awards')}>
        {say('add_awards')}
      </Button>
    </>
  )
}

const RoundForm = z.object({ title: z.string().trim().min(1).max(60), sessionIds: z.array(z.string()).min(1).max(20), opensOn: z.iso.date(), closesOn: z.iso.date() })

function RoundDrawer({ kind, onClose }: { kind: RoundKind; onClose: () => void }) {
  const say = useTexts(roundsTexts)
  const client = useQueryClient()
  const sessions = useSessions()
  return (
    <FormDrawer
      title={say(`add_${kind}`)}
      action={say('save')}
      schema={RoundForm}
      fields={{
        title: { label: say('roundTitle') },
        sessionIds: { label: say('sessions'), widget: 'choices', options: (sessions.data?.items ?? []).map(({ id, title }) => ({ value: id, label: title })) },
        opensOn: { label: say('opensOn'), widget: 'day' },
        closesOn: { label: say('closesOn'), widget: 'day' },
      }}
      initial={{ title: say(`kind_${kind}`) }}
      onSubmit={async (values, call) => {
        await api.proposals.saveRound({ ...values, kind }, { context: call })
        await client.invalidateQueries({ queryKey: query.proposals.key() })
      }}
      onClose={onClose}
    />
  )
}
