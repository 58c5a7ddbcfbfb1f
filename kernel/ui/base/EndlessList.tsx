import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTexts } from '../texts.ts'
import { baseTexts } from './base.texts.ts'
import { Button } from './Button.tsx'
import { Card } from './Card.tsx'
import { ErrorState } from './ErrorState.tsx'
import { SkeletonRows } from './Skeleton.tsx'

interface EndlessListProps<Item> {
  read: UseInfiniteQueryResult<InfiniteData<{ items: Item[] }>>
  /** What stands there when there is nothing. */
  empty: ReactNode
  className?: string
  /** Rows with lines between them, in one card. */
  flush?: boolean
  children: (item: Item) => ReactNode
}

/** A list that goes on for as long as one asks for more, with all its states. */
export function EndlessList<Item extends { id: string }>({ read, empty, className, flush = false, children }: EndlessListProps<Item>) {
  const say = useTexts(baseTexts)
  if (read.isPending) return <SkeletonRows />
  if (read.isError) return <ErrorState error={read.error} onRetry={() => void read.refetch()} />
  const items = read.data.pages.flatMap((page) => page.items)
  if (items.length === 0) return empty
  const list = (
    <ul className={className}>
      {items.map((item) => (
        <li key={item.id}>{children(item)}</li>
      ))}
    </ul>
  )
  return (
    <>
      {flush ? <Card flush>{list}</Card> : list}
      {read.hasNextPage && (
        <Button busy={read.isFetchingNextPage} onClick={() => void read.fetchNextPage()}>
          {say('more')}
        </Button>
      )}
    </>
  )
}
