import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { Choice } from '../../../../kernel/ui/base/Choice.tsx'
import { EmptyState } from '../../../../kernel/ui/base/EmptyState.tsx'
import { ErrorState } from '../../../../kernel/ui/base/ErrorState.tsx'
import { Field } from '../../../../kernel/ui/base/Field.tsx'
import { Select } from '../../../../kernel/ui/base/Select.tsx'
import { SkeletonRows } from '../../../../kernel/ui/base/Skeleton.tsx'
import { useNow } from '../../../../kernel/ui/base/use-now.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { query } from '../../../../web/api.ts'
import type { DeskOffer } from '../offer.types.ts'
import { useTimes } from '../use-times.ts'
import { AddPointDialog } from './AddPointDialog.tsx'
import { afterTexts } from './after.texts.ts'
import { AttendanceTable } from './AttendanceTable.tsx'
import { checkinTexts } from './checkin.texts.ts'
import type { Point } from './checkin.types.ts'
import { ExpectedTable } from './ExpectedTable.tsx'
import { NoShowTable } from './NoShowTable.tsx'
import { OfflineCard } from './offline/OfflineCard.tsx'
import { useOffline, type Offline } from './offline/use-offline.ts'
import { PointHead } from './PointHead.tsx'
import { ScanCard } from './ScanCard.tsx'
import '../capacity.css'

interface CheckInDeskProps {
  offer: Pick<DeskOffer, 'id' | 'title' | 'options' | 'mayManage'>
}

const views = ['scan', 'attendance', 'noShows'] as const

/** Checking people in at a place: by camera, by number, or from a list; on the phone as on the desk. Afterwards who came, and who did not. */
export function CheckInDesk({ offer }: CheckInDeskProps) {
  const say = useTexts(afterTexts)
  const [view, look] = useState<(typeof views)[number]>('scan')
  const offline = useOffline()
  const read = useQuery(query.checkin.points.queryOptions({ input: { offerId: offer.id } }))
  if (read.isPending) return <SkeletonRows />
  // Without a network what was read before is still good to work with.
  if (!read.data) return <ErrorState error={read.error} onRetry={() => void read.refetch()} />
  const { items, certificateLeast } = read.data
  return (
    <div className="tx-stack">
      {items.length > 0 && <Choice label={say('views')} value={view} options={views.map((value) => ({ value, label: say(`view_${value}`) }))} onChange={look} />}
      {view === 'scan' && <Points offer={offer} points={items} offline={offline} />}
      {view === 'attendance' && <AttendanceTable offerId={offer.id} least={certificateLeast} mayManage={offer.mayManage} />}
      {view === 'noShows' && <NoShowTable offerId={offer.id} />}
    </div>
  )
}

function Points({ offer, points, offline }: CheckInDeskProps & { points: readonly Point[]; offline: Offline }) {
  const say = useTexts(checkinTexts)
  const times = useTimes()
  const [chosen, choose] = useState<string | null>(null)
  const [adding, add] = useState(false)
  const now = useNow().getTime()
  const open = points.filter(({ closedAt }) => closedAt === null)
  // Of many meetings the one that is now or next; nobody closes those before it in time.
  const point = points.find(({ id }) => id === chosen) ?? open.find(({ closesAt }) => Date.parse(closesAt) > now) ?? open[0] ?? points[0]
  const addButton = offer.mayManage && (
    <Button icon="plus" onClick={() => add(true)}>
      {say('addPoint')}
    </Button>
  )
  return (
    <>
      {point ? (
        <>
          <div className="cp-point-choice">
            <Field label={say('choosePoint')}>
              {(control) => (
                <Select
                  {...control}
                  value={point.id}
                  options={points.map(({ id, title, opensAt }) => ({ value: id, label: `${title} · ${times.at(opensAt)}` }))}
                  onChange={choose}
                />
              )}
            </Field>
            {addButton}
          </div>
          <PointHead point={point} mayManage={offer.mayManage} />
          {point.closedAt === null && <ScanCard key={point.id} pointId={point.id} offline={offline} />}
          {(point.closedAt === null || offline.scans.length > 0) && <OfflineCard point={point} offline={offline} />}
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
    </>
  )
}
