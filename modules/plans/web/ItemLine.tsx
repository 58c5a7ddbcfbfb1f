import { Link } from '@tanstack/react-router'
import { Chip } from '../../../kernel/ui/base/Chip.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import type { Item } from './plan.types.ts'
import { plansTexts } from './plans.texts.ts'
import { useTimeWords } from './use-time-words.ts'
import './plans.css'

/** One item wherever items are listed: what, when, who, how far. */
export function ItemLine({ item, showTime = true }: { item: Item; showTime?: boolean }) {
  const say = useTexts(plansTexts)
  const time = useTimeWords()
  const who = item.lead?.name ?? item.persons[0]?.name
  return (
    <Link to="/plans/items/$itemId" params={{ itemId: item.id }} className="pl-line">
      <span className="pl-line-words">
        <span className="pl-line-title">{item.title}</span>
        <span className="pl-line-hint">{[showTime && time(item), who].filter(Boolean).join(' · ')}</span>
      </span>
      <ItemState item={item} />
      <span className="pl-bar" role="img" aria-label={`${item.progress}%`} title={say('evidenceCount', { count: item.evidence })}>
        <span style={{ inlineSize: `${item.progress}%` }} />
      </span>
    </Link>
  )
}

export function ItemState({ item }: { item: Pick<Item, 'state' | 'overdue' | 'progress'> }) {
  const say = useTexts(plansTexts)
  if (item.overdue)
    return (
      <Chip tone="warn" icon="clock">
        {say('overdue')}
      </Chip>
    )
  if (item.state === 'done')
    return (
      <Chip tone="ok" icon="check">
        {say('done')}
      </Chip>
    )
  return <Chip>{item.state === 'open' && item.progress > 0 ? `${item.progress}%` : say(item.state)}</Chip>
}
