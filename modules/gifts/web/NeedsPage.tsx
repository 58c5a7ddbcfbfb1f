import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../kernel/ui/base/Card.tsx'
import { dayOf } from '../../../kernel/ui/base/days.ts'
import { EmptyState } from '../../../kernel/ui/base/EmptyState.tsx'
import { ErrorState } from '../../../kernel/ui/base/ErrorState.tsx'
import { Field } from '../../../kernel/ui/base/Field.tsx'
import { PageFrame } from '../../../kernel/ui/base/PageFrame.tsx'
import { Select } from '../../../kernel/ui/base/Select.tsx'
import { SkeletonRows } from '../../../kernel/ui/base/Skeleton.tsx'
import { useNow } from '../../../kernel/ui/base/use-now.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { query } from '../../../web/api.ts'
import { useMay } from '../../../web/session.tsx'
import { AskNeedsDrawer } from './AskNeedsDrawer.tsx'
import { giftNeedsTexts } from './gift-needs.texts.ts'
import { yearsBefore } from './GiftDeskPage.tsx'
import { NeedsPicture } from './NeedsPictures.tsx'
import './gifts.css'

/** What members need, asked before the year's gifts are planned. */
export function NeedsPage() {
  const say = useTexts(giftNeedsTexts)
  const manages = useMay('gifts.manage')
  const thisYear = Number(dayOf(useNow()).slice(0, 4))
  const [year, setYear] = useState(thisYear)
  const [asking, ask] = useState(false)
  const action = manages && (
    <Button look="primary" icon="plus" onClick={() => ask(true)}>
      {say('ask')}
    </Button>
  )
  return (
    <PageFrame title={say('page')} lead={say('lead')} width="read" action={action} back>
      <div className="tx-stack">
        <Field label={say('year')}>{(control) => <Select {...control} value={String(year)} options={yearsBefore(thisYear)} onChange={(value) => setYear(Number(value))} />}</Field>
        <NeedsOf year={year} />
      </div>
      {asking && <AskNeedsDrawer year={year} onAsked={setYear} onClose={() => ask(false)} />}
    </PageFrame>
  )
}

function NeedsOf({ year }: { year: number }) {
  const say = useTexts(giftNeedsTexts)
  const read = useQuery(query.giftNeeds.list.queryOptions({ input: { year } }))
  if (read.isPending) return <SkeletonRows rows={5} />
  if (read.isError) return <ErrorState error={read.error} onRetry={() => void read.refetch()} />
  if (read.data.items.length === 0)
    return (
      <Card flush>
        <EmptyState icon="chart" title={say('none')}>
          {say('noneBody')}
        </EmptyState>
      </Card>
    )
  return read.data.items.map((needs) => (
    <Card key={needs.surveyId}>
      <NeedsPicture needs={needs} />
    </Card>
  ))
}
