import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTimes } from '../../../engines/capacity/web/use-times.ts'
import { Banner } from '../../../kernel/ui/base/Banner.tsx'
import { Card } from '../../../kernel/ui/base/Card.tsx'
import { EmptyState } from '../../../kernel/ui/base/EmptyState.tsx'
import { ErrorState } from '../../../kernel/ui/base/ErrorState.tsx'
import { SkeletonPage } from '../../../kernel/ui/base/Skeleton.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { useBilingual } from '../../../kernel/ui/use-bilingual.ts'
import { query } from '../../../web/api.ts'
import { CertifiedList } from './CertifiedList.tsx'
import { CertifyForm } from './CertifyForm.tsx'
import { TaskFrame } from './TaskFrame.tsx'
import { volunteeringTexts } from './volunteering.texts.ts'
import type { TaskHours } from './volunteering.types.ts'

/** After the end: the hours of everybody who came, certified once, and corrected person by person. */
export function TaskHoursPage() {
  const { taskId = '' } = useParams({ strict: false })
  const read = useQuery(query.volunteerHours.ofTask.queryOptions({ input: { id: taskId }, staleTime: 0 }))
  if (read.isPending) return <SkeletonPage />
  if (read.isError) return <ErrorState error={read.error} onRetry={() => void read.refetch()} />
  const task = read.data
  return (
    <TaskFrame id={task.id} title={task.title} lead={task.teamName} mayLead width="read">
      <Content task={task} />
    </TaskFrame>
  )
}

function Content({ task }: { task: TaskHours }) {
  const say = useTexts(volunteeringTexts)
  const words = useBilingual()
  const times = useTimes()
  if (task.certified)
    return (
      <>
        <Banner tone="ok" title={say('certifiedBy', { by: task.certified.by, at: times.at(task.certified.at) })}>
          {say('certifiedBody')}
        </Banner>
        <CertifiedList task={task} />
      </>
    )
  if (task.notYet)
    return (
      <Banner tone="neutral" title={say('notYetTitle')}>
        {words(task.notYet)}
      </Banner>
    )
  if (task.people.length === 0)
    return (
      <Card flush>
        <EmptyState icon="people" title={say('noVolunteers')} />
      </Card>
    )
  return <CertifyForm key={task.came} task={task} />
}
