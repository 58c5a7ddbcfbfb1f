import { Link } from '@tanstack/react-router'
import { PhaseChip, StatusChip } from '../../../engines/capacity/web/StatusChip.tsx'
import { useTimes } from '../../../engines/capacity/web/use-times.ts'
import { Chip } from '../../../kernel/ui/base/Chip.tsx'
import { Icon } from '../../../kernel/ui/base/Icon.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { hoursText } from '../hours/hours-text.shapes.ts'
import { volunteeringTexts } from './volunteering.texts.ts'
import type { TaskItem } from './volunteering.types.ts'

/** One task among others: what, when, where, what it counts, and whether there is room. One press opens it. */
export function TaskCard({ item }: { item: TaskItem }) {
  const say = useTexts(volunteeringTexts)
  const times = useTimes()
  return (
    <Link to={`/volunteering/tasks/${item.id}`} className="vo-card">
      <span className="vo-card-title">{item.title}</span>
      {item.startsAt && (
        <span className="vo-line">
          <Icon name="clock" size="1.1em" />
          {times.span(item.startsAt, item.endsAt)}
        </span>
      )}
      <span className="vo-line">
        <Icon name="building" size="1.1em" />
        {item.place}
      </span>
      <span className="vo-line">
        <Icon name="people" size="1.1em" />
        {[item.teamName, say('counts', { hours: hoursText(item.quarters) })].join(' · ')}
      </span>
      <span className="vo-card-foot">
        <State item={item} />
        <span className="vo-quiet">
          <Room item={item} />
        </span>
      </span>
    </Link>
  )
}

function State({ item: { mine, onRoster, phase, certified, audience } }: { item: TaskItem }) {
  const say = useTexts(volunteeringTexts)
  if (mine && mine !== 'cancelled') return <StatusChip status={mine} />
  if (!onRoster && audience === 'team' && (phase === 'open' || phase === 'soon')) return <Chip icon="lock">{say('teamOnly')}</Chip>
  if (certified) return <Chip>{say('certified')}</Chip>
  return <PhaseChip phase={phase} />
}

function Room({ item: { phase, left, waiting, opensAt, closesAt } }: { item: TaskItem }) {
  const say = useTexts(volunteeringTexts)
  const times = useTimes()
  if (phase === 'soon' && opensAt) return say('opensAt', { at: times.at(opensAt) })
  if (phase !== 'open' || left === null) return null
  const room = left === 0 || waiting > 0 ? say('noneLeft') : say('left', { count: left })
  return [room, waiting > 0 && say('waiting', { count: waiting }), closesAt && say('closesAt', { at: times.until(closesAt) })].filter(Boolean).join(' · ')
}
