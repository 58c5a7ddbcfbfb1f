import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { EmptyState } from '../../../../kernel/ui/base/EmptyState.tsx'
import { ErrorState } from '../../../../kernel/ui/base/ErrorState.tsx'
import { Field } from '../../../../kernel/ui/base/Field.tsx'
import { Select } from '../../../../kernel/ui/base/Select.tsx'
import { SkeletonRows } from '../../../../kernel/ui/base/Skeleton.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { query } from '../../../../web/api.ts'
import type { DeskOffer } from '../offer.types.ts'
import { useTimes } from '../use-times.ts'
import { AddPointDialog } from './AddPointDialog.tsx'
import { checkinTexts } from './checkin.texts.ts'
import { ExpectedTable } from './ExpectedTable.tsx'
import { PointHead } from './PointHead.tsx'
import { ScanCard } from './ScanCard.tsx'
import '../capacity.css'

/** Checking people in at a place: by camera, by number, or from a list; on the phone as on the desk. */
export function CheckInDesk({ offer }: { offer: Pick<DeskOffer, 'id' | 'title' | 'options' | 'mayManage'> }) {
  const say = useTexts(checkinTexts)
  const times = useTimes()
  const [chosen, choose] = useState<string | null>(null)
  const [adding, add] = useState(false)
  const read = useQuery(query.checkin.points.queryOptions({ input: { offerId: offer.id } }))
  if (read.isPending) return <SkeletonRows />
  if (read.isError) return <ErrorState error={read.error} onRetry={() => void read.refetch()} />
  const { items } = read.data
  const point = items.find(({ id }) => id === chosen) ?? items.find(({ closedAt }) => closedAt === null) ?? items[0]
  const addButton = offer.mayManage && (
    <Button icon="plus" onClick={() => add(true)}>
      {say('addPoint')}
    </Button>
  )
  return (
    <div className="cp-form">
      {point ? (
        <>
          <div className="cp-point-choice">
            <Field label={say('choosePoint')}>
              {(control) => (
                <Select
                  {...control}
                  value={point.id}
                  options={items.map(({ id, title, opensAt }) => ({ value: id, label: `${title} · ${times.at(opensAt)}` }))}
                  onChange={choose}
                />
              )}
            </Field>
            {addButton}
          </div>
          <PointHead point={point} mayManage={offer.mayManage} />
          {point.closedAt === null && <ScanCard key={point.id} pointId={point.id} />}
          <ExpectedTable key={`list ${point.id}`} point={point} />
        </>
      ) : (
        <Card>
          <EmptyState icon="people" title={say('noPoints')} action={addButton}>
            {say('noPointsBody')}
          </EmptyState>
        </Card>
      )}
      {adding && <AddPointDialog offer={offer} onClose={() => add(false)} />}
    </div>
  )
}
