import { useQuery } from '@tanstack/react-query'
import { useParams, useSearch } from '@tanstack/react-router'
import { ButtonLink } from '../../../kernel/ui/base/Button.tsx'
import { EmptyState } from '../../../kernel/ui/base/EmptyState.tsx'
import { ErrorState } from '../../../kernel/ui/base/ErrorState.tsx'
import { PageFrame } from '../../../kernel/ui/base/PageFrame.tsx'
import { SkeletonPage } from '../../../kernel/ui/base/Skeleton.tsx'
import { useNow } from '../../../kernel/ui/base/use-now.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { query } from '../../../web/api.ts'
import { EditedTaskActions } from './EditedTaskActions.tsx'
import { blankDraft, draftAfter, draftOf } from './task-draft.ts'
import { TaskEditor } from './TaskEditor.tsx'
import { TaskFrame } from './TaskFrame.tsx'
import { volunteeringTexts } from './volunteering.texts.ts'
import './volunteering.css'

/** A new task of the team that the address names, empty or after one that was held before (`?from=`). */
export function NewTaskPage() {
  const say = useTexts(volunteeringTexts)
  const search: Record<string, unknown> = useSearch({ strict: false })
  const teamId = typeof search['team'] === 'string' ? search['team'] : null
  const from = typeof search['from'] === 'string' ? search['from'] : null
  const now = useNow().toISOString()
  const read = useQuery(query.volunteerTeams.show.queryOptions({ input: { id: teamId ?? '' }, enabled: teamId !== null }))
  const before = useQuery(query.volunteerTasks.edited.queryOptions({ input: { id: from ?? '' }, enabled: from !== null }))
  if (teamId === null) {
    return (
      <PageFrame title={say('newTaskTitle')} back>
        <EmptyState icon="people" title={say('chooseTeamFirst')} action={<ButtonLink to="/volunteering/teams">{say('toTeams')}</ButtonLink>}>
          {say('chooseTeamBody')}
        </EmptyState>
      </PageFrame>
    )
  }
  if (read.isLoadingError) return <ErrorState error={read.error} onRetry={() => void read.refetch()} />
  if (before.isLoadingError) return <ErrorState error={before.error} onRetry={() => void before.refetch()} />
  if (read.isPending || (from !== null && !before.data)) return <SkeletonPage />
  return (
    <PageFrame title={say('newTaskTitle')} lead={say('ofTeam', { name: read.data.name })} width="read" back>
      <TaskEditor teamId={teamId} stored={null} initial={before.data ? draftAfter(before.data, now) : blankDraft(now)} />
    </PageFrame>
  )
}

export function EditTaskPage() {
  const { taskId = '' } = useParams({ strict: false })
  const read = useQuery(query.volunteerTasks.edited.queryOptions({ input: { id: taskId }, staleTime: 0 }))
  if (read.isPending) return <SkeletonPage />
  if (read.isLoadingError) return <ErrorState error={read.error} onRetry={() => void read.refetch()} />
  const task = read.data
  return (
    <TaskFrame id={task.id} title={task.title} lead={task.teamName} mayLead width="read" action={<EditedTaskActions task={task} />}>
      <TaskEditor key={task.id} teamId={task.teamId} stored={task} initial={draftOf(task)} />
    </TaskFrame>
  )
}
