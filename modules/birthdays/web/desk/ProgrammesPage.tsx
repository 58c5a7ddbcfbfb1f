import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { Chip, type Tone } from '../../../../kernel/ui/base/Chip.tsx'
import { EmptyState } from '../../../../kernel/ui/base/EmptyState.tsx'
import { ErrorState } from '../../../../kernel/ui/base/ErrorState.tsx'
import { ListRow } from '../../../../kernel/ui/base/ListRow.tsx'
import { PageFrame } from '../../../../kernel/ui/base/PageFrame.tsx'
import { SkeletonRows } from '../../../../kernel/ui/base/Skeleton.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { query } from '../../../../web/api.ts'
import { useMay } from '../../../../web/session.tsx'
import type { Programme } from '../birthdays.types.ts'
import { DeskTabs } from './DeskTabs.tsx'
import { deskTexts } from './desk.texts.ts'
import { ProgrammeDrawer } from './ProgrammeDrawer.tsx'
import '../birthdays.css'

/** One for each unit and year. */
export function ProgrammesPage() {
  const say = useTexts(deskTexts)
  const manages = useMay('birthdays.manage')
  const read = useQuery(query.birthdays.programmes.queryOptions())
  const [creating, create] = useState(false)
  const button = manages && (
    <Button look="primary" icon="plus" onClick={() => create(true)}>
      {say('create')}
    </Button>
  )
  return (
    <PageFrame title={say('programmesTitle')} lead={say('programmesLead')} action={button}>
      <div className="tx-stack">
        <DeskTabs />
        {read.isPending && <SkeletonRows />}
        {read.isError && <ErrorState error={read.error} onRetry={() => void read.refetch()} />}
        {read.isSuccess && (
          <Card flush>
            {read.data.items.length === 0 ? (
              <EmptyState icon="gift" title={say('programmesNone')}>
                {say('programmesNoneBody')}
              </EmptyState>
            ) : (
              <ul>
                {read.data.items.map((programme) => (
                  <li key={programme.id}>
                    <Row programme={programme} />
                  </li>
                ))}
              </ul>
            )}
          </Card>
        )}
      </div>
      {creating && <ProgrammeDrawer begun={null} onClose={() => create(false)} />}
    </PageFrame>
  )
}

function Row({ programme: { id, unitName, year, treat, amount, issued, state } }: { programme: Programme }) {
  const say = useTexts(deskTexts)
  return (
    <ListRow
      to={`/birthday-desk/programmes/${id}`}
      title={say('programmeTitle', { unit: unitName, year })}
      hint={[`${treat} ${say('yuan', { amount })}`, say('issuedCount', { count: issued })].join(' · ')}
      aside={<ProgrammeState state={state} />}
    />
  )
}

const tones: Record<Programme['state'], Tone> = { draft: 'warn', running: 'ok', ended: 'neutral' }

export function ProgrammeState({ state }: { state: Programme['state'] }) {
  const say = useTexts(deskTexts)
  return <Chip tone={tones[state]}>{say(`state_${state}`)}</Chip>
}
