import type { IconName } from '../../../kernel/ui/base/Icon.tsx'
import { TileSign } from '../../../kernel/ui/base/Tile.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { apiPrefix } from '../../../web/api.ts'
import { clubsTexts } from './clubs.texts.ts'
import type { ClubKind } from './clubs.types.ts'

const icons: Record<ClubKind, IconName> = { sport: 'health', arts: 'heart', learning: 'book', other: 'people' }

/** Its first picture, or the sign of its kind. */
export function ClubSign({ club: { id, kind, coverId } }: { club: { id: string; kind: ClubKind; coverId: string | null } }) {
  const say = useTexts(clubsTexts)
  return (
    <TileSign icon={icons[kind]} picture={coverId && `${apiPrefix}/clubs/${id}/pictures/${coverId}`}>
      {say(`kind_${kind}`)}
    </TileSign>
  )
}
