import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import { Button } from '../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../kernel/ui/base/Card.tsx'
import { EmptyState } from '../../../kernel/ui/base/EmptyState.tsx'
import { ErrorState } from '../../../kernel/ui/base/ErrorState.tsx'
import { PageFrame } from '../../../kernel/ui/base/PageFrame.tsx'
import { SkeletonPage } from '../../../kernel/ui/base/Skeleton.tsx'
import { useNow } from '../../../kernel/ui/base/use-now.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { query } from '../../../web/api.ts'
import type { Activity, Meeting } from './activities.types.ts'
import { ActivityTabs } from './ActivityTabs.tsx'
import { AttendanceSheet } from './AttendanceSheet.tsx'
import { ChildrenTable } from './ChildrenTable.tsx'
import { orderFromNow } from './course-order.ts'
import { courseTexts } from './course.texts.ts'
import { MeetingDialog } from './MeetingDialog.tsx'
import { MeetingRow } from './MeetingRow.tsx'
import './activities.css'

/** The meetings of a class for those who organise it: move, call off, add; and who came to which. */
export function MeetingsPage() {
  const { activityId = '' } = useParams({ strict: false })
  const read = useQuery(query.activities.show.queryOptions({ input: { id: activityId } }))
  if (read.isPending) return <SkeletonPage />
  if (read.isError) return <ErrorState error={read.error} onRetry={() => void read.refetch()} />
  const { id, title, unitName, mayManage, course } = read.data
  return (
    <PageFrame title={title} lead={unitName} back>
      <div className="tx-stack">
        {mayManage && <ActivityTabs id={id} />}
        {course === null ? <OnlyOnce /> : <Meetings activity={read.data} />}
      </div>
    </PageFrame>
  )
}

function OnlyOnce() {
  const say = useTexts(courseTexts)
  return (
    <Card flush>
      <EmptyState icon="calendar" title={say('onlyOnce')} />
    </Card>
  )
}

/** So many can be changed without opening the rest. */
const mostNear = 6

function Meetings({ activity }: { activity: Activity }) {
  const say = useTexts(courseTexts)
  const [adding, add] = useState(false)
  const mayChange = activity.mayManage && activity.phase !== 'cancelled'
  const { coming, over } = orderFromNow(activity.meetings, useNow().getTime())
  const row = (meeting: Meeting) => <MeetingRow key={meeting.id} activityId={activity.id} meeting={meeting} mayChange={mayChange} />
  const more = mayChange && (
    <Button icon="plus" onClick={() => add(true)}>
      {say('add')}
    </Button>
  )
  return (
    <>
      <Card title={say('meetings')} aside={more}>
        <ul className="ac-meetings">{coming.slice(0, mostNear).map(row)}</ul>
        <More label={say('later', { count: coming.length - mostNear })}>{coming.slice(mostNear).map(row)}</More>
        <More label={say('overOnes', { count: over.length })}>{over.map(row)}</More>
      </Card>
      {activity.forChildren && activity.mayManage && <ChildrenTable activityId={activity.id} />}
      <AttendanceSheet activity={activity} />
      {adding && <MeetingDialog activityId={activity.id} meeting={null} onClose={() => add(false)} />}
    </>
  )
}

function More({ label, children }: { label: string; children: readonly ReactNode[] }) {
  if (children.length === 0) return null
  return (
    <details className="tx-more">
      <summary>{label}</summary>
      <ul className="ac-meetings">{children}</ul>
    </details>
  )
}
