import { useQuery } from '@tanstack/react-query'
import { ButtonLink } from '../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../kernel/ui/base/Card.tsx'
import { Chip } from '../../../kernel/ui/base/Chip.tsx'
import { EmptyState } from '../../../kernel/ui/base/EmptyState.tsx'
import { ErrorState } from '../../../kernel/ui/base/ErrorState.tsx'
import { PageFrame } from '../../../kernel/ui/base/PageFrame.tsx'
import { SkeletonRows } from '../../../kernel/ui/base/Skeleton.tsx'
import { Tile, TileLine, Tiles } from '../../../kernel/ui/base/Tile.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { query } from '../../../web/api.ts'
import { useMay } from '../../../web/session.tsx'
import { clubsTexts } from './clubs.texts.ts'
import type { ClubItem } from './clubs.types.ts'
import { ClubSign } from './ClubSign.tsx'
import './clubs.css'

/** What clubs there are: mine, and those that one could join. */
export function ClubsPage() {
  const say = useTexts(clubsTexts)
  const mayManage = useMay('clubs.manage')
  return (
    <PageFrame title={say('title')} lead={say('lead')} action={mayManage && <ButtonLink to="/club-desk">{say('manage')}</ButtonLink>}>
      <Clubs />
    </PageFrame>
  )
}

function Clubs() {
  const say = useTexts(clubsTexts)
  const read = useQuery(query.clubs.list.queryOptions({ input: {} }))
  if (read.isPending) return <SkeletonRows />
  if (read.isError) return <ErrorState error={read.error} onRetry={() => void read.refetch()} />
  const { items } = read.data
  if (items.length === 0)
    return (
      <Card flush>
        <EmptyState icon="people" title={say('none')}>
          {say('noneBody')}
        </EmptyState>
      </Card>
    )
  const mine = items.filter((item) => item.mine !== 'out')
  const others = items.filter((item) => item.mine === 'out')
  return (
    <div className="tx-stack">
      <Group title={say('mineGroup')} items={mine} />
      <Group title={say('others')} items={others} />
    </div>
  )
}

function Group({ title, items }: { title: string; items: readonly ClubItem[] }) {
  if (items.length === 0) return null
  return (
    <section className="tx-stack" aria-label={title}>
      <h2 className="cl-group">{title}</h2>
      <Tiles items={items}>{(item) => <ClubCard item={item} />}</Tiles>
    </section>
  )
}

function ClubCard({ item }: { item: ClubItem }) {
  const say = useTexts(clubsTexts)
  const [first] = item.officers
  const who = [say('members', { count: item.members }), first && `${first.title} ${first.name}`].filter(Boolean).join(' · ')
  return (
    <Tile to={`/clubs/${item.id}`} title={item.name} sign={<ClubSign club={item} />} state={<Standing item={item} />} aside={who}>
      {item.about && <TileLine text>{item.about}</TileLine>}
      {item.meets && <TileLine icon="clock">{item.meets}</TileLine>}
    </Tile>
  )
}

function Standing({ item: { mine, recruiting } }: { item: ClubItem }) {
  const say = useTexts(clubsTexts)
  if (mine === 'in')
    return (
      <Chip tone="ok" icon="ok">
        {say('standing_in')}
      </Chip>
    )
  if (mine === 'asked')
    return (
      <Chip tone="warn" icon="clock">
        {say('standing_asked')}
      </Chip>
    )
  return recruiting ? null : <Chip>{say('closed')}</Chip>
}
