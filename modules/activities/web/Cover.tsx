import { Icon, type IconName } from '../../../kernel/ui/base/Icon.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { apiPrefix } from '../../../web/api.ts'
import { activitiesTexts } from './activities.texts.ts'
import type { ActivityKind } from './activities.types.ts'

const signs: Record<ActivityKind, IconName> = {
  sport: 'health',
  culture: 'heart',
  lecture: 'book',
  outing: 'travel',
  family: 'people',
  skill: 'award',
  other: 'calendar',
}

/** Its picture, or the sign of its kind; decoration beside the title, so nothing is read aloud. */
export function Cover({ item: { id, kind, coverId } }: { item: { id: string; kind: ActivityKind; coverId: string | null } }) {
  const say = useTexts(activitiesTexts)
  return (
    <span className="ac-cover">
      {coverId ? <img src={`${apiPrefix}/activities/${id}/pictures/${coverId}`} alt="" loading="lazy" /> : <Icon name={signs[kind]} size="2rem" />}
      <span className="ac-kind">{say(`kind_${kind}`)}</span>
    </span>
  )
}
