import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../../kernel/ui/base/Button.tsx'
import { dayOf, formatDay } from '../../../../kernel/ui/base/days.ts'
import { EmptyState } from '../../../../kernel/ui/base/EmptyState.tsx'
import { ErrorState } from '../../../../kernel/ui/base/ErrorState.tsx'
import { ListRow } from '../../../../kernel/ui/base/ListRow.tsx'
import { SkeletonRows } from '../../../../kernel/ui/base/Skeleton.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { useBilingual } from '../../../../kernel/ui/use-bilingual.ts'
import { query } from '../../../../web/api.ts'
import type { InboxItem } from '../case.types.ts'
import { CaseDue } from '../CaseDue.tsx'
import { StateChip } from '../StateChip.tsx'
import type { Box } from './boxes.ts'
import { inboxTexts } from './inbox.texts.ts'
import './inbox.css'

/** One box as a plain list, for the phone. */
export function BoxList({ box }: { box: Box }) {
  const say = useTexts(inboxTexts)
  const pages = useInfiniteQuery(
    query.cases.inbox.infiniteOptions({
      input: (cursor: string | undefined) => ({ box, ...(cursor ? { cursor } : {}) }),
      initialPageParam: undefined,
      getNextPageParam: (page) => page.nextCursor ?? undefined,
    }),
  )
  if (pages.isPending) return <SkeletonRows />
  if (pages.isError) return <ErrorState error={pages.error} onRetry={() => void pages.refetch()} />
  const items = pages.data.pages.flatMap((page) => page.items)
  if (items.length === 0)
    return (
      <EmptyState icon="list" title={say(`empty_${box}`)}>
        {say(`emptyBody_${box}`)}
      </EmptyState>
    )
  return (
    <>
      <ul>
        {items.map((item) => (
          <li key={item.asks?.taskId ?? item.caseId}>
            <Row item={item} />
          </li>
        ))}
      </ul>
      {pages.hasNextPage && (
        <div className="ci-more">
          <Button block busy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            {say('more')}
          </Button>
        </div>
      )}
    </>
  )
}

function Row({ item }: { item: InboxItem }) {
  const say = useTexts(inboxTexts)
  const words = useBilingual()
  const { i18n } = useTranslation()
  const { asks } = item
  const hint = [
    words(item.processTitle),
    item.number,
    asks && words(asks.title),
    asks?.inPlaceOf && say('inPlaceOf', { name: asks.inPlaceOf.name }),
    asks?.takenBy && say('withColleague', { name: asks.takenBy.name }),
    !asks && formatDay(dayOf(new Date(item.at)), i18n.language),
  ]
  return (
    <ListRow
      to={item.path}
      title={item.title}
      hint={
        <>
          {hint.filter(Boolean).join(' · ')}
          <span className="ci-chips">
            <StateChip stateTitle={item.stateTitle} tone={item.tone} />
            <CaseDue due={item} />
          </span>
        </>
      }
    />
  )
}
