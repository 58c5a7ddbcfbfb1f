import { useQuery } from '@tanstack/react-query'
import { useTimes } from '../../../../engines/capacity/web/use-times.ts'
import { ButtonLink } from '../../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { Chip } from '../../../../kernel/ui/base/Chip.tsx'
import { EmptyState } from '../../../../kernel/ui/base/EmptyState.tsx'
import { ErrorState } from '../../../../kernel/ui/base/ErrorState.tsx'
import { ListRow } from '../../../../kernel/ui/base/ListRow.tsx'
import { PageFrame } from '../../../../kernel/ui/base/PageFrame.tsx'
import { SkeletonRows } from '../../../../kernel/ui/base/Skeleton.tsx'
import { FormDrawer } from '../../../../kernel/ui/desk/form/FormDrawer.tsx'
import { toast } from '../../../../kernel/ui/base/toasts.ts'
import { Button } from '../../../../kernel/ui/base/Button.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { api, query } from '../../../../web/api.ts'
import { useMay } from '../../../../web/session.tsx'
import { useState } from 'react'
import { z } from 'zod'
import type { RoundItem } from '../placement.types.ts'
import { placementDeskTexts } from './placement-desk.texts.ts'
import { usePlacementChanged } from './use-placement-changed.ts'
import '../family.css'

/** The rounds, the latest first. */
export function RoundsPage() {
  const say = useTexts(placementDeskTexts)
  const mayManage = useMay('family.manage')
  return (
    <PageFrame
      title={say('title')}
      lead={say('lead')}
      action={
        mayManage && (
          <>
            <KeepFor />
            <ButtonLink look="primary" icon="plus" to="/placement-desk/new">
              {say('newRound')}
            </ButtonLink>
          </>
        )
      }
    >
      <Rounds />
    </PageFrame>
  )
}

function Rounds() {
  const say = useTexts(placementDeskTexts)
  const read = useQuery(query.placement.rounds.queryOptions())
  if (read.isPending) return <SkeletonRows />
  if (read.isError) return <ErrorState error={read.error} onRetry={() => void read.refetch()} />
  const { items } = read.data
  return (
    <Card flush>
      {items.length === 0 ? (
        <EmptyState icon="calendar" title={say('noRounds')}>
          {say('noRoundsBody')}
        </EmptyState>
      ) : (
        <ul className="fa-rows">
          {items.map((item) => (
            <li key={item.id}>
              <RoundRow item={item} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

function RoundRow({ item }: { item: RoundItem }) {
  const say = useTexts(placementDeskTexts)
  const times = useTimes()
  const { places, applications, checking, papers, ready } = item
  const counts = [
    say('countAll', { places, applications }),
    checking > 0 && say('countChecking', { count: checking }),
    papers > 0 && say('countPapers', { count: papers }),
    ready > 0 && say('countReady', { count: ready }),
  ]
  return (
    <ListRow
      icon="calendar"
      title={item.title}
      hint={
        <>
          {say('closes', { at: times.at(item.closesAt) })}
          <br />
          {counts.filter(Boolean).join(' · ')}
        </>
      }
      aside={<Chip>{say(`state_${item.state}`)}</Chip>}
      to={`/placement-desk/${item.id}`}
    />
  )
}

const schema = z.object({ eraseYears: z.number().int().min(1).max(10) })

/** How long children's data are kept after a round. */
function KeepFor() {
  const say = useTexts(placementDeskTexts)
  const changed = usePlacementChanged()
  const [open, setOpen] = useState(false)
  const read = useQuery(query.placement.readSettings.queryOptions())
  return (
    <>
      <Button onClick={() => setOpen(true)}>{say('settings')}</Button>
      {open && read.data && (
        <FormDrawer
          title={say('settings')}
          action={say('save')}
          schema={schema}
          initial={{ eraseYears: read.data.eraseYears }}
          fields={{ eraseYears: { label: say('eraseYears'), help: say('eraseHelp') } }}
          onSubmit={async ({ eraseYears }) => {
            await api.placement.saveSettings({ eraseYears, version: read.data.version })
            toast(say('saved'))
            await changed()
          }}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}
