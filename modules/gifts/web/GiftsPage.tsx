import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useTimes } from '../../../engines/capacity/web/use-times.ts'
import { Card } from '../../../kernel/ui/base/Card.tsx'
import { Chip } from '../../../kernel/ui/base/Chip.tsx'
import { Choice } from '../../../kernel/ui/base/Choice.tsx'
import { EmptyState } from '../../../kernel/ui/base/EmptyState.tsx'
import { EndlessList } from '../../../kernel/ui/base/EndlessList.tsx'
import { Icon } from '../../../kernel/ui/base/Icon.tsx'
import { PageFrame } from '../../../kernel/ui/base/PageFrame.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { query } from '../../../web/api.ts'
import { giftsTexts } from './gifts.texts.ts'
import type { GiftItem } from './gifts.types.ts'
import { GiftPhase } from './GiftPhase.tsx'
import { MyYearCard } from './MyYearCard.tsx'
import './gifts.css'

const whens = ['open', 'soon', 'past'] as const
type When = (typeof whens)[number]

/** What I may choose, what I am to collect, and what the year came to. */
export function GiftsPage() {
  const say = useTexts(giftsTexts)
  const search: Record<string, unknown> = useSearch({ strict: false })
  const navigate = useNavigate()
  const when = whens.find((one) => one === search['when']) ?? 'open'
  return (
    <PageFrame title={say('title')} lead={say('lead')}>
      <div className="gf-stack">
        <Choice
          label={say('when')}
          value={when}
          options={whens.map((value) => ({ value, label: say(`when_${value}`) }))}
          onChange={(value) => void navigate({ to: '.', search: value === 'open' ? {} : { when: value }, replace: true })}
        />
        <Gifts key={when} when={when} />
        <MyYearCard />
      </div>
    </PageFrame>
  )
}

function Gifts({ when }: { when: When }) {
  const say = useTexts(giftsTexts)
  const read = useInfiniteQuery(
    query.gifts.list.infiniteOptions({
      input: (cursor: string | undefined) => ({ when, limit: 24, ...(cursor ? { cursor } : {}) }),
      initialPageParam: undefined,
      getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    }),
  )
  return (
    <EndlessList
      read={read}
      className="gf-cards"
      empty={
        <Card flush>
          <EmptyState icon="gift" title={say(`none_${when}`)}>
            {say('noneBody')}
          </EmptyState>
        </Card>
      }
    >
      {(item) => <GiftCard item={item} />}
    </EndlessList>
  )
}

function GiftCard({ item }: { item: GiftItem }) {
  const say = useTexts(giftsTexts)
  const times = useTimes()
  const closing = item.phase === 'open' && item.closesAt ? say('closesAt', { at: times.until(item.closesAt) }) : null
  const opening = item.phase === 'soon' && item.opensAt ? say('opensAt', { at: times.at(item.opensAt) }) : null
  return (
    <Link to={`/gifts/${item.id}`} className="gf-card">
      <span className="gf-sign">
        <Icon name="gift" size="1.7rem" />
      </span>
      <span className="gf-words">
        <span className="gf-title">{item.title}</span>
        <span className="gf-quiet">{[item.festival ?? say(`kind_${item.kind}`), item.unitName].join(' · ')}</span>
        {item.chosen && item.mine === 'confirmed' && <span>{say('chosenIs', { what: item.chosen })}</span>}
        <span className="gf-actions">
          <State item={item} />
          <span className="gf-quiet">{closing ?? opening ?? (item.receivedAt ? times.at(item.receivedAt) : '')}</span>
        </span>
      </span>
    </Link>
  )
}

function State({ item: { receivedAt, mine, phase, onRoster } }: { item: GiftItem }) {
  const say = useTexts(giftsTexts)
  if (receivedAt)
    return (
      <Chip tone="ok" icon="ok">
        {say('received')}
      </Chip>
    )
  if (mine === 'confirmed' && phase !== 'open')
    return (
      <Chip tone="brand" icon="clock">
        {say('notReceived')}
      </Chip>
    )
  if (!onRoster && (phase === 'open' || phase === 'soon')) return <Chip>{say('notForYou')}</Chip>
  return <GiftPhase phase={phase} />
}
