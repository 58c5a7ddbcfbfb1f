import { useState } from 'react'
import { Button, ButtonLink } from '../../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { Choice } from '../../../../kernel/ui/base/Choice.tsx'
import { EmptyState } from '../../../../kernel/ui/base/EmptyState.tsx'
import { ErrorState } from '../../../../kernel/ui/base/ErrorState.tsx'
import { PageFrame } from '../../../../kernel/ui/base/PageFrame.tsx'
import { ListRow } from '../../../../kernel/ui/base/ListRow.tsx'
import { SkeletonRows } from '../../../../kernel/ui/base/Skeleton.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { useBilingual } from '../../../../kernel/ui/use-bilingual.ts'
import { query } from '../../../../web/api.ts'
import { useEndless } from '../../../../web/use-endless.ts'
import { capacityTexts } from '../capacity.texts.ts'
import type { MyListedEnrolment } from '../offer.types.ts'
import { MyUses } from './MyUses.tsx'
import { StatusChip } from '../StatusChip.tsx'
import { useTimes } from '../use-times.ts'
import '../capacity.css'

const parts = ['current', 'earlier'] as const

/** Everything that I signed up for, over all services. */
export function MyEnrolmentsPage() {
  const say = useTexts(capacityTexts)
  const [part, choose] = useState<(typeof parts)[number]>('current')
  return (
    <PageFrame title={say('myEnrolments')} back width="read">
      <Choice label={say('myEnrolments')} value={part} options={parts.map((value) => ({ value, label: say(value) }))} onChange={choose} />
      <Enrolments key={part} active={part === 'current'} />
      <MyUses />
    </PageFrame>
  )
}

function Enrolments({ active }: { active: boolean }) {
  const say = useTexts(capacityTexts)
  const current: 'true' | 'false' = active ? 'true' : 'false'
  const read = useEndless(query.capacity.mine.enrolments, (page) => ({ active: current, limit: 20, ...page }))
  if (read.isPending) return <SkeletonRows />
  if (read.isError) return <ErrorState error={read.error} onRetry={() => void read.refetch()} />
  const items = read.data.pages.flatMap((page) => page.items)
  if (items.length === 0)
    return (
      <Card>
        <EmptyState icon="calendar" title={say(active ? 'mineEmpty' : 'minePastEmpty')} action={active && <ButtonLink to="/me/offers">{say('toOffers')}</ButtonLink>}>
          {say('mineEmptyBody')}
        </EmptyState>
      </Card>
    )
  return (
    <>
      <Card flush>
        <ul>
          {items.map((enrolment) => (
            <li key={enrolment.id}>
              <EnrolmentRow enrolment={enrolment} />
            </li>
          ))}
        </ul>
      </Card>
      {read.hasNextPage && (
        <Button busy={read.isFetchingNextPage} onClick={() => void read.fetchNextPage()}>
          {say('more')}
        </Button>
      )}
    </>
  )
}

function EnrolmentRow({ enrolment: { offer, status, optionTitle, placeInLine, lapsesAt, createdAt } }: { enrolment: MyListedEnrolment }) {
  const say = useTexts(capacityTexts)
  const words = useBilingual()
  const times = useTimes()
  const last = lapsesAt !== null && status === 'offered' ? say('acceptBefore', { at: times.at(lapsesAt) }) : say('signedUpAt', { at: times.at(createdAt) })
  const hint = [words(offer.serviceName), optionTitle !== offer.title && optionTitle, placeInLine !== null && say('placeInLine', { place: placeInLine }), last]
    .filter(Boolean)
    .join(' · ')
  return <ListRow to={offer.path} title={offer.title} hint={hint} aside={<StatusChip status={status} />} />
}
