import type { IconName } from '../../../kernel/ui/base/Icon.tsx'
import { TileSign } from '../../../kernel/ui/base/Tile.tsx'
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
  if (!coverId) return <TileSign icon={signs[kind]}>{say(`kind_${kind}`)}</TileSign>
  return (
    <span className="ac-cover">
      <img src={`${apiPrefix}/activities/${id}/pictures/${coverId}`} alt="" loading="lazy" />
      <span className="ac-kind">{say(`kind_${kind}`)}</span>
    </span>
  )
}
