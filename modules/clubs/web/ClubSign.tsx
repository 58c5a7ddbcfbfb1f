import { Icon, type IconName } from '../../../kernel/ui/base/Icon.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { apiPrefix } from '../../../web/api.ts'
import { clubsTexts } from './clubs.texts.ts'
import type { ClubKind } from './clubs.types.ts'

const icons: Record<ClubKind, IconName> = { sport: 'health', arts: 'heart', learning: 'book', other: 'people' }

/** Its first picture, or the sign of its kind; decoration beside the name, so nothing is read aloud of a picture. */
export function ClubSign({ club: { id, kind, coverId } }: { club: { id: string; kind: ClubKind; coverId: string | null } }) {
  const say = useTexts(clubsTexts)
  if (coverId)
    return (
      <span className="cl-sign cl-sign-picture">
        <img src={`${apiPrefix}/clubs/${id}/pictures/${coverId}`} alt="" loading="lazy" />
      </span>
    )
  return (
    <span className="cl-sign">
      <Icon name={icons[kind]} size="1.6rem" />
      {say(`kind_${kind}`)}
    </span>
  )
}
