import { useQuery } from '@tanstack/react-query'
import { useParams, useSearch } from '@tanstack/react-router'
import { ErrorState } from '../../../kernel/ui/base/ErrorState.tsx'
import { PageFrame } from '../../../kernel/ui/base/PageFrame.tsx'
import { SkeletonPage } from '../../../kernel/ui/base/Skeleton.tsx'
import { useNow } from '../../../kernel/ui/base/use-now.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { query } from '../../../web/api.ts'
import { activitiesTexts } from './activities.texts.ts'
import { ActivityTabs } from './ActivityTabs.tsx'
import { ActivityEditor } from './ActivityEditor.tsx'
import { blankDraft, draftAfter, draftOf } from './activity-draft.ts'
import { EditedActions } from './EditedActions.tsx'
import './activities.css'

/** A new one, empty or after one that was held before (`?from=`), or of a club for its people (`?club=`). */
export function NewActivityPage() {
  const say = useTexts(activitiesTexts)
  const search: Record<string, unknown> = useSearch({ strict: false })
  const from = typeof search['from'] === 'string' ? search['from'] : null
  const club = typeof search['club'] === 'string' ? search['club'] : null
  const now = useNow().toISOString()
  const before = useEdited(from)
  const organisers = useQuery(query.activities.organisers.queryOptions({ input: {} }))
  if (before.isLoadingError) return <ErrorState error={before.error} onRetry={before.retry} />
  if (organisers.isLoadingError) return <ErrorState error={organisers.error} onRetry={() => void organisers.refetch()} />
  if (!organisers.data || (from !== null && !before.data)) return <SkeletonPage />
  const { items } = organisers.data
  const draft = before.data ? draftAfter(before.data.activity, { nameOf: before.data.nameOf, now }) : blankFor(items, { now, club })
  return (
    <PageFrame title={say('newTitle')} width="read" back>
      <ActivityEditor stored={null} initial={draft} organisers={items} />
    </PageFrame>
  )
}

export function EditActivityPage() {
  const { activityId = '' } = useParams({ strict: false })
  const read = useEdited(activityId)
  if (read.isLoadingError) return <ErrorState error={read.error} onRetry={read.retry} />
  if (!read.data) return <SkeletonPage />
  const { activity, nameOf } = read.data
  return (
    <PageFrame title={activity.title} lead={activity.unitName} width="read" back action={<EditedActions activity={activity} />}>
      <ActivityTabs id={activity.id} />
      <ActivityEditor key={activity.id} stored={activity} initial={draftOf(activity, nameOf)} />
    </PageFrame>
  )
}

function blankFor(organisers: readonly { id: string }[], { now, club }: { now: string; club: string | null }) {
  const own = organisers.find(({ id }) => id === club)
  return blankDraft({ now, unitId: (own ?? organisers[0])?.id ?? '', clubOnly: own !== undefined })
}

/** An activity with the names of its branches. */
function useEdited(id: string | null) {
  const read = useQuery(query.activities.edited.queryOptions({ input: { id: id ?? '' }, enabled: id !== null, staleTime: 0 }))
  const tree = useQuery(query.organisation.tree.queryOptions({ input: {}, enabled: id !== null }))
  const names = new Map(tree.data?.nodes.map((node) => [node.id, node.name]))
  return {
    data: read.data && tree.data ? { activity: read.data, nameOf: (unitId: string) => names.get(unitId) ?? '—' } : null,
    isLoadingError: read.isLoadingError || tree.isLoadingError,
    error: read.error ?? tree.error,
    retry: () => void Promise.all([read.refetch(), tree.refetch()]),
  }
}
