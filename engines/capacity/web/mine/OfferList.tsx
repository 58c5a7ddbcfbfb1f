import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Choice } from '../../../../kernel/ui/base/Choice.tsx'
import { EmptyState } from '../../../../kernel/ui/base/EmptyState.tsx'
import { EndlessList } from '../../../../kernel/ui/base/EndlessList.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { query } from '../../../../web/api.ts'
import { capacityTexts } from '../capacity.texts.ts'
import { useServerNow } from '../use-server-now.ts'
import { OfferCard } from './OfferCard.tsx'
import '../capacity.css'

const whens = ['open', 'soon', 'past'] as const
type When = (typeof whens)[number]

/** Offers of a service (or of all) that a member may see: open, soon, past. */
export function OfferList({ service }: { service?: string }) {
  const say = useTexts(capacityTexts)
  const [when, choose] = useState<When>('open')
  return (
    <div className="cp-list">
      <Choice label={say('when')} value={when} options={whens.map((value) => ({ value, label: say(`when_${value}`) }))} onChange={choose} />
      <Offers key={when} when={when} {...(service ? { service } : {})} />
    </div>
  )
}

function Offers({ service, when }: { service?: string; when: When }) {
  const say = useTexts(capacityTexts)
  const read = useInfiniteQuery(
    query.capacity.mine.list.infiniteOptions({
      input: (cursor: string | undefined) => ({ when, limit: 20, ...(service ? { service } : {}), ...(cursor ? { cursor } : {}) }),
      initialPageParam: undefined,
      getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    }),
  )
  const now = useServerNow(read.data?.pages.at(-1)?.now, read.dataUpdatedAt)
  return (
    <EndlessList
      read={read}
      className="cp-cards"
      empty={
        <EmptyState icon="calendar" title={say(`empty_${when}`)}>
          {say(`emptyBody_${when}`)}
        </EmptyState>
      }
    >
      {(offer) => <OfferCard offer={offer} now={now} />}
    </EndlessList>
  )
}
