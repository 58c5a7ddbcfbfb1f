import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { dayOf, formatDay } from '../../../../kernel/ui/base/days.ts'
import { EmptyState } from '../../../../kernel/ui/base/EmptyState.tsx'
import { EndlessList } from '../../../../kernel/ui/base/EndlessList.tsx'
import { ListRow } from '../../../../kernel/ui/base/ListRow.tsx'
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
      // One case may wait for a person in several ways: each is a line of its own.
      select: ({ pages, ...rest }) => ({ ...rest, pages: pages.map(({ items }) => ({ items: items.map((item) => ({ ...item, id: item.asks?.taskId ?? item.caseId })) })) }),
    }),
  )
  return (
    <EndlessList
      read={pages}
      flush
      empty={
        <Card flush>
          <EmptyState icon="list" title={say(`empty_${box}`)}>
            {say(`emptyBody_${box}`)}
          </EmptyState>
        </Card>
      }
    >
      {(item) => <Row item={item} />}
    </EndlessList>
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
