import { useNavigate, useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Card } from '../../../kernel/ui/base/Card.tsx'
import { Choice } from '../../../kernel/ui/base/Choice.tsx'
import { EmptyState } from '../../../kernel/ui/base/EmptyState.tsx'
import { EndlessList } from '../../../kernel/ui/base/EndlessList.tsx'
import type { IconName } from '../../../kernel/ui/base/Icon.tsx'
import type { Say } from '../../../kernel/ui/texts.ts'
import { useEndless, type Pages } from '../../../web/use-endless.ts'
import './capacity.css'

const whens = ['open', 'soon', 'past'] as const
type When = (typeof whens)[number]

interface Asked {
  when: When
  limit: number
  cursor?: string
  service?: string
}

interface Answer<Item> {
  items: Item[]
  nextCursor: string | null
  /** The server's time. */
  now?: string
}

interface ListProps<Item> {
  /** The words of the service. */
  say: Say<`none_${When}` | 'noneBody'>
  icon: IconName
  list: Pages<Asked, Answer<Item>>
  /** Only of this service, where the list has several. */
  service?: string
  /** With the server's time when it was read, and when that was here. */
  children: (item: Item, read: { now: string | undefined; at: number }) => ReactNode
}

interface OffersByTimeProps<Item> extends ListProps<Item> {
  say: Say<'when' | `when_${When}` | `none_${When}` | 'noneBody'>
  /** Beside the choice: where else to go. */
  aside?: ReactNode
}

/** What one can have now, soon, or could have: which of them is said in the address. */
export function OffersByTime<Item extends { id: string }>({ aside, ...list }: OffersByTimeProps<Item>) {
  const { say } = list
  const search: Record<string, unknown> = useSearch({ strict: false })
  const navigate = useNavigate()
  const when = whens.find((one) => one === search['when']) ?? 'open'
  return (
    <div className="tx-stack">
      <div className="tx-bar">
        <Choice
          label={say('when')}
          value={when}
          options={whens.map((value) => ({ value, label: say(`when_${value}`) }))}
          onChange={(value) => void navigate({ to: '.', search: value === 'open' ? {} : { when: value }, replace: true })}
        />
        {aside && <span className="tx-actions">{aside}</span>}
      </div>
      <Offers key={when} when={when} {...list} />
    </div>
  )
}

function Offers<Item extends { id: string }>({ say, icon, list, service, when, children }: ListProps<Item> & { when: When }) {
  const read = useEndless(list, (page) => ({ when, limit: 24, ...(service ? { service } : {}), ...page }))
  const last = { now: read.data?.pages.at(-1)?.now, at: read.dataUpdatedAt }
  return (
    <EndlessList
      read={read}
      className="tx-tiles"
      empty={
        <Card flush>
          <EmptyState icon={icon} title={say(`none_${when}`)}>
            {say('noneBody')}
          </EmptyState>
        </Card>
      }
    >
      {(item) => children(item, last)}
    </EndlessList>
  )
}
