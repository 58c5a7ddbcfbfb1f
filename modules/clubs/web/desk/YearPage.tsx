import { useQuery } from '@tanstack/react-query'
import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { ErrorState } from '../../../../kernel/ui/base/ErrorState.tsx'
import { SkeletonRows } from '../../../../kernel/ui/base/Skeleton.tsx'
import { ExportLink } from '../../../../kernel/ui/desk/ExportLink.tsx'
import { StatRow, StatTile } from '../../../../kernel/ui/desk/StatTile.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { apiPrefix, query } from '../../../../web/api.ts'
import { ActivityTable } from './ActivityTable.tsx'
import { ClubFrame } from './ClubFrame.tsx'
import { deskTexts } from './desk.texts.ts'
import { useYear, YearSelect } from './YearSelect.tsx'

/** The club's year in numbers, and as a paper. */
export function YearPage() {
  const say = useTexts(deskTexts)
  const { year } = useYear()
  return (
    <ClubFrame
      renderAction={({ id }) => (
        <>
          <YearSelect />
          <ExportLink label={say('docx')} href={`${apiPrefix}/clubs/${id}/summary.docx?year=${year}`} />
        </>
      )}
    >
      {({ id }) => <Year clubId={id} year={year} />}
    </ClubFrame>
  )
}

function Year({ clubId, year }: { clubId: string; year: number }) {
  const say = useTexts(deskTexts)
  const read = useQuery(query.clubs.summary.queryOptions({ input: { unitId: clubId, year } }))
  if (read.isPending) return <SkeletonRows />
  if (read.isError) return <ErrorState error={read.error} onRetry={() => void read.refetch()} />
  const { members, activities, plan, fees } = read.data
  const to = (face: string) => `/club-desk/${clubId}/${face}?year=${year}`
  const done = plan.filter(({ state }) => state === 'done').length
  return (
    <>
      <h2 className="cl-group">{say('summaryTitle', { year })}</h2>
      <StatRow>
        <StatTile label={say('atStart')} value={members.atStart} unit={say('persons')} />
        <StatTile label={say('joined')} value={members.joined} unit={say('times')} />
        <StatTile label={say('left')} value={members.left} unit={say('times')} />
        <StatTile label={say('atEnd')} value={members.atEnd} unit={say('persons')} to={`/club-desk/${clubId}`} />
      </StatRow>
      <StatRow>
        <StatTile label={say('held')} value={activities.length} to={to('activities')} />
        <StatTile label={say('enrolledSum')} value={activities.reduce((sum, one) => sum + one.enrolled, 0)} unit={say('times')} />
        <StatTile label={say('cameSum')} value={activities.reduce((sum, one) => sum + one.came, 0)} unit={say('times')} />
        <StatTile label={say('planDone')} value={done} unit={say('items')} note={say('planNote', { planned: plan.length })} to={to('plan')} />
      </StatRow>
      <StatRow>
        <StatTile label={say('feesPaid')} value={fees.paid} unit={say('yuan')} note={say('feesNote', { due: fees.due })} to={to('fees')} />
        <StatTile label={say('feesOpen')} value={fees.open} unit={say('yuan')} to={`${to('fees')}&f.state=open`} />
      </StatRow>
      {activities.length > 0 && (
        <Card title={say('tab_activities')}>
          <ActivityTable items={activities} />
        </Card>
      )}
    </>
  )
}
