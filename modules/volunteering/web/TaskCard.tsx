import { PlacesLeft } from '../../../engines/capacity/web/PlacesLeft.tsx'
import { OfferChip } from '../../../engines/capacity/web/StatusChip.tsx'
import { useTimes } from '../../../engines/capacity/web/use-times.ts'
import { Chip } from '../../../kernel/ui/base/Chip.tsx'
import { Tile, TileLine } from '../../../kernel/ui/base/Tile.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { hoursText } from '../hours/hours-text.shapes.ts'
import { volunteeringTexts } from './volunteering.texts.ts'
import type { TaskItem } from './volunteering.types.ts'

/** One task among others: what, when, where, what it counts, and whether there is room. */
export function TaskCard({ item }: { item: TaskItem }) {
  const say = useTexts(volunteeringTexts)
  const times = useTimes()
  return (
    <Tile to={`/volunteering/tasks/${item.id}`} title={item.title} state={<State item={item} />} aside={<PlacesLeft offer={item} />}>
      {item.startsAt && <TileLine icon="clock">{times.span(item.startsAt, item.endsAt)}</TileLine>}
      <TileLine icon="building">{item.place}</TileLine>
      <TileLine icon="people">{[item.teamName, say('counts', { hours: hoursText(item.quarters) })].join(' · ')}</TileLine>
    </Tile>
  )
}

function State({ item: { mine, onRoster, phase, certified, audience } }: { item: TaskItem }) {
  const say = useTexts(volunteeringTexts)
  if (certified && (!mine || mine === 'cancelled')) return <Chip>{say('certified')}</Chip>
  return <OfferChip mine={mine} onRoster={onRoster || audience !== 'team'} phase={phase} outside={<Chip icon="lock">{say('teamOnly')}</Chip>} />
}
