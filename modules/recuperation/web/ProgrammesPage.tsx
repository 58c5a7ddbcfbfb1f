import { OffersByTime } from '../../../engines/capacity/web/OffersByTime.tsx'
import { PlacesLeft } from '../../../engines/capacity/web/PlacesLeft.tsx'
import { OfferChip } from '../../../engines/capacity/web/StatusChip.tsx'
import { ButtonLink } from '../../../kernel/ui/base/Button.tsx'
import { PageFrame } from '../../../kernel/ui/base/PageFrame.tsx'
import { Tile, TileLine, TileSign } from '../../../kernel/ui/base/Tile.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { query } from '../../../web/api.ts'
import { useMay } from '../../../web/session.tsx'
import { recuperationTexts } from './recuperation.texts.ts'
import type { ProgrammeItem } from './recuperation.types.ts'

/** The year's programmes: open, soon, past. */
export function ProgrammesPage() {
  const say = useTexts(recuperationTexts)
  const mayRead = useMay('recuperation.read')
  const desk = mayRead && (
    <ButtonLink icon="list" to="/recuperation/desk">
      {say('deskTitle')}
    </ButtonLink>
  )
  return (
    <PageFrame title={say('title')} lead={say('lead')} action={desk}>
      <OffersByTime say={say} icon="travel" list={query.recuperation.list}>
        {(item) => <ProgrammeCard item={item} />}
      </OffersByTime>
    </PageFrame>
  )
}

function ProgrammeCard({ item }: { item: ProgrammeItem }) {
  const say = useTexts(recuperationTexts)
  const { id, title, myTrip, trips, unitName } = item
  return (
    <Tile to={`/recuperation/${id}`} title={title} sign={<TileSign icon="travel" />} state={<OfferChip {...item} />} aside={<PlacesLeft offer={item} />}>
      <TileLine>{unitName}</TileLine>
      <TileLine icon="travel">{myTrip ?? say('tripCount', { count: trips })}</TileLine>
    </Tile>
  )
}
