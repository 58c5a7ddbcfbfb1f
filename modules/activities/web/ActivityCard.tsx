import { Link } from '@tanstack/react-router'
import { PhaseChip, StatusChip } from '../../../engines/capacity/web/StatusChip.tsx'
import { useTimes } from '../../../engines/capacity/web/use-times.ts'
import { Chip } from '../../../kernel/ui/base/Chip.tsx'
import { Icon } from '../../../kernel/ui/base/Icon.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { activitiesTexts } from './activities.texts.ts'
import type { ActivityItem } from './activities.types.ts'
import { Cover } from './Cover.tsx'
import { useWhen } from './use-when.ts'

/** One activity among others: what, when, where, and whether there is still room. One press opens it. */
export function ActivityCard({ item }: { item: ActivityItem }) {
  const when = useWhen()(item)
  return (
    <Link to={`/activities/${item.id}`} className={item.coverId ? 'ac-card ac-card-picture' : 'ac-card'}>
      <Cover item={item} />
      <span className="ac-card-words">
        <span className="ac-card-title">{item.title}</span>
        {when && (
          <span className="ac-line">
            <Icon name="clock" size="1.1em" />
            {when}
          </span>
        )}
        <span className="ac-line">
          <Icon name="building" size="1.1em" />
          {[item.place, item.unitName].filter(Boolean).join(' · ')}
        </span>
        <span className="ac-card-foot">
          <State item={item} />
          <span className="ac-quiet">
            <Room item={item} />
          </span>
        </span>
      </span>
    </Link>
  )
}

function State({ item: { mine, onRoster, phase } }: { item: ActivityItem }) {
  const say = useTexts(activitiesTexts)
  if (mine && mine !== 'cancelled') return <StatusChip status={mine} />
  if (!onRoster && (phase === 'open' || phase === 'soon')) return <Chip>{say('notForYou')}</Chip>
  return <PhaseChip phase={phase} />
}

function Room({ item: { phase, left, waiting, opensAt, closesAt } }: { item: ActivityItem }) {
  const say = useTexts(activitiesTexts)
  const times = useTimes()
  if (phase === 'soon' && opensAt) return say('opensAt', { at: times.at(opensAt) })
  if (phase !== 'open') return null
  const room = left === null ? say('unlimited') : left === 0 || waiting > 0 ? say('noneLeft') : say('left', { count: left })
  return [room, waiting > 0 && say('waiting', { count: waiting }), closesAt && say('closesAt', { at: times.until(closesAt) })].filter(Boolean).join(' · ')
}
