import { useQuery } from '@tanstack/react-query'
import { ButtonLink } from '../../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { EmptyState } from '../../../../kernel/ui/base/EmptyState.tsx'
import { ErrorState } from '../../../../kernel/ui/base/ErrorState.tsx'
import { SkeletonRows } from '../../../../kernel/ui/base/Skeleton.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { query } from '../../../../web/api.ts'
import { useMay } from '../../../../web/session.tsx'
import type { EditedClub } from '../clubs.types.ts'
import { ActivityTable } from './ActivityTable.tsx'
import { ClubFrame } from './ClubFrame.tsx'
import { deskTexts } from './desk.texts.ts'
import { useYear, YearSelect } from './YearSelect.tsx'

/** What the club holds in a year. */
export function ClubActivitiesPage() {
  const say = useTexts(deskTexts)
  const mayOrganise = useMay('activities.manage')
  const create = ({ id, living }: EditedClub) =>
    living &&
    mayOrganise && (
      <ButtonLink look="primary" icon="plus" to={`/activities/new?club=${id}`}>
        {say('newActivity')}
      </ButtonLink>
    )
  return (
    <ClubFrame
      renderAction={(club) => (
        <>
          <YearSelect />
          {create(club)}
        </>
      )}
    >
      {(club) => <Activities clubId={club.id} />}
    </ClubFrame>
  )
}

function Activities({ clubId }: { clubId: string }) {
  const say = useTexts(deskTexts)
  const { year } = useYear()
  const read = useQuery(query.clubs.activities.queryOptions({ input: { unitId: clubId, year } }))
  if (read.isPending) return <SkeletonRows />
  if (read.isError) return <ErrorState error={read.error} onRetry={() => void read.refetch()} />
  const { items } = read.data
  return (
    <Card>
      {items.length === 0 ? (
        <EmptyState icon="calendar" title={say('activitiesNone', { year })}>
          {say('activitiesNoneBody')}
        </EmptyState>
      ) : (
        <ActivityTable items={items} />
      )}
    </Card>
  )
}
