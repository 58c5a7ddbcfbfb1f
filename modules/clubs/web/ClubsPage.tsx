import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ButtonLink } from '../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../kernel/ui/base/Card.tsx'
import { Chip } from '../../../kernel/ui/base/Chip.tsx'
import { EmptyState } from '../../../kernel/ui/base/EmptyState.tsx'
import { ErrorState } from '../../../kernel/ui/base/ErrorState.tsx'
import { PageFrame } from '../../../kernel/ui/base/PageFrame.tsx'
import { SkeletonRows } from '../../../kernel/ui/base/Skeleton.tsx'
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
    <div className="cl-stack">
      <Group title={say('mineGroup')} items={mine} />
      <Group title={say('others')} items={others} />
    </div>
  )
}

function Group({ title, items }: { title: string; items: readonly ClubItem[] }) {
  if (items.length === 0) return null
  return (
    <section className="cl-stack" aria-label={title}>
      <h2 className="cl-group">{title}</h2>
      <ul className="cl-cards">
        {items.map((item) => (
          <li key={item.id}>
            <ClubCard item={item} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function ClubCard({ item }: { item: ClubItem }) {
  const say = useTexts(clubsTexts)
  const [first] = item.officers
  const who = [say('members', { count: item.members }), first && `${first.title} ${first.name}`].filter(Boolean).join(' · ')
  return (
    <Link to={`/clubs/${item.id}`} className="cl-card">
      <ClubSign club={item} />
      <span className="cl-card-words">
        <span className="cl-card-title">{item.name}</span>
        {item.about && <span className="cl-line">{item.about}</span>}
        {item.meets && <span className="cl-quiet">{item.meets}</span>}
        <span className="cl-actions">
          <Standing item={item} />
          <span className="cl-quiet">{who}</span>
        </span>
      </span>
    </Link>
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
