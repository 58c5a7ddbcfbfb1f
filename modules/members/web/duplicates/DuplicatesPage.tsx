import { useInfiniteQuery } from '@tanstack/react-query'
import { Banner } from '../../../../kernel/ui/base/Banner.tsx'
import { Button } from '../../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { EmptyState } from '../../../../kernel/ui/base/EmptyState.tsx'
import { ErrorState } from '../../../../kernel/ui/base/ErrorState.tsx'
import { PageFrame } from '../../../../kernel/ui/base/PageFrame.tsx'
import { SkeletonRows } from '../../../../kernel/ui/base/Skeleton.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { query } from '../../../../web/api.ts'
import { duplicatesTexts } from './duplicates.texts.ts'
import { MergeList } from './MergeList.tsx'
import { PairCard } from './PairCard.tsx'
import './duplicates.css'

/** Pairs of records that may be one person, and the merges done so far. */
export function DuplicatesPage() {
  const say = useTexts(duplicatesTexts)
  return (
    <PageFrame title={say('title')} lead={say('lead')}>
      <Pairs />
      <Card title={say('merges')} flush>
        <MergeList />
      </Card>
    </PageFrame>
  )
}

const lookAgainMs = 5_000

function Pairs() {
  const say = useTexts(duplicatesTexts)
  const pairs = useInfiniteQuery(
    query.duplicates.list.infiniteOptions({
      input: (cursor: string | undefined) => (cursor ? { cursor } : {}),
      initialPageParam: undefined,
      getNextPageParam: (page) => page.nextCursor ?? undefined,
      refetchInterval: ({ state }) => (state.data?.pages[0]?.stillComparing ? lookAgainMs : false),
    }),
  )
  if (pairs.isPending) return <SkeletonRows />
  if (pairs.isError) return <ErrorState error={pairs.error} onRetry={() => void pairs.refetch()} />
  const items = pairs.data.pages.flatMap((page) => page.items)
  const stillComparing = pairs.data.pages[0]?.stillComparing && <Banner tone="neutral">{say('stillComparing')}</Banner>
  if (items.length === 0)
    return (
      stillComparing || (
        <Card>
          <EmptyState icon="people" title={say('none')}>
            {say('noneBody')}
          </EmptyState>
        </Card>
      )
    )
  return (
    <>
      {stillComparing}
      <p role="status">{say('count', { count: pairs.data.pages[0]?.count ?? items.length })}</p>
      {items.map((pair) => (
        <PairCard key={`${pair.first.id} ${pair.second.id}`} pair={pair} />
      ))}
      {pairs.hasNextPage && (
        <Button busy={pairs.isFetchingNextPage} onClick={() => void pairs.fetchNextPage()}>
          {say('more')}
        </Button>
      )}
    </>
  )
}
