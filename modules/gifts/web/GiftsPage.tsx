import { OffersByTime } from '../../../engines/capacity/web/OffersByTime.tsx'
import { useTimes } from '../../../engines/capacity/web/use-times.ts'
import { Chip } from '../../../kernel/ui/base/Chip.tsx'
import { PageFrame } from '../../../kernel/ui/base/PageFrame.tsx'
import { Tile, TileLine, TileSign } from '../../../kernel/ui/base/Tile.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { query } from '../../../web/api.ts'
import { giftsTexts } from './gifts.texts.ts'
import type { GiftItem } from './gifts.types.ts'
import { GiftPhase } from './GiftPhase.tsx'
import { MyYearCard } from './MyYearCard.tsx'
import './gifts.css'

/** What I may choose, what I am to collect, and what the year came to. */
export function GiftsPage() {
  const say = useTexts(giftsTexts)
  return (
    <PageFrame title={say('title')} lead={say('lead')}>
      <div className="tx-stack">
        <OffersByTime say={say} icon="gift" list={query.gifts.list}>
          {(item) => <GiftCard item={item} />}
        </OffersByTime>
        <MyYearCard />
      </div>
    </PageFrame>
  )
}

function GiftCard({ item }: { item: GiftItem }) {
  const say = useTexts(giftsTexts)
  const times = useTimes()
  const closing = item.phase === 'open' && item.closesAt ? say('closesAt', { at: times.until(item.closesAt) }) : null
  const opening = item.phase === 'soon' && item.opensAt ? say('opensAt', { at: times.at(item.opensAt) }) : null
  return (
    <Tile
      to={`/gifts/${item.id}`}
      title={item.title}
      sign={<TileSign icon="gift" />}
      state={<State item={item} />}
      aside={closing ?? opening ?? (item.receivedAt && times.at(item.receivedAt))}
    >
      <TileLine>{[item.festival ?? say(`kind_${item.kind}`), item.unitName].join(' · ')}</TileLine>
      {item.chosen && item.mine === 'confirmed' && <TileLine>{say('chosenIs', { what: item.chosen })}</TileLine>}
    </Tile>
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
