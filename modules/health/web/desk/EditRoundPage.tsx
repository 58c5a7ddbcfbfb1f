import { useQuery } from '@tanstack/react-query'
import { useParams, useSearch } from '@tanstack/react-router'
import { EndOffer } from '../../../../engines/capacity/web/editor/EndOffer.tsx'
import { ButtonLink } from '../../../../kernel/ui/base/Button.tsx'
import { ErrorState } from '../../../../kernel/ui/base/ErrorState.tsx'
import { PageFrame } from '../../../../kernel/ui/base/PageFrame.tsx'
import { SkeletonPage } from '../../../../kernel/ui/base/Skeleton.tsx'
import { useNow } from '../../../../kernel/ui/base/use-now.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { query } from '../../../../web/api.ts'
import { RoundTabs } from '../RoundTabs.tsx'
import type { EditedRound } from '../health.types.ts'
import { healthDeskTexts } from './desk.texts.ts'
import { blankDraft, draftAfter, draftOf } from './round-draft.ts'
import { RoundEditor } from './RoundEditor.tsx'
import '../health.css'

/** A new one, empty or after one that was held before (`?from=`). */
export function NewRoundPage() {
  const say = useTexts(healthDeskTexts)
  const search: Record<string, unknown> = useSearch({ strict: false })
  const from = typeof search['from'] === 'string' ? search['from'] : null
  const now = useNow().toISOString()
  const before = useEdited(from)
  const organisers = useQuery(query.health.organisers.queryOptions({ input: {} }))
  if (before.isLoadingError) return <ErrorState error={before.error} onRetry={before.retry} />
  if (organisers.isLoadingError) return <ErrorState error={organisers.error} onRetry={() => void organisers.refetch()} />
  if (!organisers.data || (from !== null && !before.data)) return <SkeletonPage />
  const { items } = organisers.data
  const draft = before.data ? draftAfter(before.data.round, { nameOf: before.data.nameOf, now }) : blankDraft({ now, unitId: items[0]?.id ?? '' })
  return (
    <PageFrame title={say('newTitle')} width="read" back>
      <RoundEditor stored={null} initial={draft} organisers={items} />
    </PageFrame>
  )
}

export function EditRoundPage() {
  const { roundId = '' } = useParams({ strict: false })
  const read = useEdited(roundId)
  if (read.isLoadingError) return <ErrorState error={read.error} onRetry={read.retry} />
  if (!read.data) return <SkeletonPage />
  const { round, nameOf } = read.data
  return (
    <PageFrame title={round.title} lead={round.unitName} width="read" back action={<EditedActions round={round} />}>
      <div className="tx-stack">
        <RoundTabs id={round.id} />
        <RoundEditor key={round.id} stored={round} initial={draftOf(round, nameOf)} />
      </div>
    </PageFrame>
  )
}

/** What can be done with a round besides changing it. */
function EditedActions({ round: { id, phase } }: { round: EditedRound }) {
  const say = useTexts(healthDeskTexts)
  return (
    <>
      {phase !== 'draft' && (
        <ButtonLink icon="plus" to={`/health/new?from=${id}`}>
          {say('again')}
        </ButtonLink>
      )}
      <EndOffer offerId={id} phase={phase} what={say('thisRound')} desk="/health/desk" queryKeys={[query.health.key()]} />
    </>
  )
}

/** A round with the names of its branches. */
function useEdited(id: string | null) {
  const read = useQuery(query.health.edited.queryOptions({ input: { id: id ?? '' }, enabled: id !== null, staleTime: 0 }))
  const tree = useQuery(query.organisation.tree.queryOptions({ input: {}, enabled: id !== null }))
  const names = new Map(tree.data?.nodes.map((node) => [node.id, node.name]))
  return {
    data: read.data && tree.data ? { round: read.data, nameOf: (unitId: string) => names.get(unitId) ?? '—' } : null,
    isLoadingError: read.isLoadingError || tree.isLoadingError,
    error: read.error ?? tree.error,
    retry: () => void Promise.all([read.refetch(), tree.refetch()]),
  }
}
