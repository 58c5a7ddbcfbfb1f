import { Button } from '../../../../kernel/ui/base/Button.tsx'
import { EmptyState } from '../../../../kernel/ui/base/EmptyState.tsx'
import { ErrorState } from '../../../../kernel/ui/base/ErrorState.tsx'
import { SkeletonRows } from '../../../../kernel/ui/base/Skeleton.tsx'
import { Timeline } from '../../../../kernel/ui/desk/Timeline.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { query } from '../../../../web/api.ts'
import { useEndless } from '../../../../web/use-endless.ts'
import { Changes } from '../Changes.tsx'
import { recordTexts } from './record.texts.ts'

/** Who changed what and when, with what stood there before. */
export function HistoryTab({ id }: { id: string }) {
  const say = useTexts(recordTexts)
  const history = useEndless(query.members.history, (page) => ({ id, ...page }))
  if (history.isPending) return <SkeletonRows />
  if (history.isError) return <ErrorState error={history.error} onRetry={() => void history.refetch()} />
  const entries = history.data.pages.flatMap((page) => page.items)
  if (entries.length === 0)
    return (
      <EmptyState icon="clock" title={say('noHistory')}>
        {say('noHistoryBody')}
      </EmptyState>
    )
  return (
    <>
      <Timeline
        label={say('history')}
        events={entries.map((entry) => ({
          key: entry.id,
          at: entry.at,
          title: `${entry.by} · ${entry.reasonLabel}`,
          icon: 'edit' as const,
          children: <Changes changes={entry.fields} />,
        }))}
      />
      {history.hasNextPage && (
        <Button busy={history.isFetchingNextPage} onClick={() => void history.fetchNextPage()}>
          {say('more')}
        </Button>
      )}
    </>
  )
}
