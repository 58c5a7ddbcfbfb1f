import { useQuery } from '@tanstack/react-query'
import { StateChip } from '../../../engines/cases/web/StateChip.tsx'
import { useTimes } from '../../../engines/capacity/web/use-times.ts'
import { ButtonLink } from '../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../kernel/ui/base/Card.tsx'
import { Chip } from '../../../kernel/ui/base/Chip.tsx'
import { EmptyState } from '../../../kernel/ui/base/EmptyState.tsx'
import { ErrorState } from '../../../kernel/ui/base/ErrorState.tsx'
import { ListRow } from '../../../kernel/ui/base/ListRow.tsx'
import { PageFrame } from '../../../kernel/ui/base/PageFrame.tsx'
import { SkeletonRows } from '../../../kernel/ui/base/Skeleton.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { query } from '../../../web/api.ts'
import { useMay } from '../../../web/session.tsx'
import { placementTexts } from './placement.texts.ts'
import type { MyApplication, MyPlacements } from './placement.types.ts'
import './family.css'

/** What can be applied for now, and where my applications stand. */
export function PlacementPage() {
  const say = useTexts(placementTexts)
  const mayCheck = useMay('family.check')
  return (
    <PageFrame title={say('title')} lead={say('lead')} width="read" action={mayCheck && <ButtonLink to="/placement-desk">{say('desk')}</ButtonLink>}>
      <Placements />
    </PageFrame>
  )
}

function Placements() {
  const say = useTexts(placementTexts)
  const read = useQuery(query.placement.mine.queryOptions())
  if (read.isPending) return <SkeletonRows />
  if (read.isError) return <ErrorState error={read.error} onRetry={() => void read.refetch()} />
  const { rounds, applications } = read.data
  return (
    <div className="tx-stack">
      {applications.length > 0 && (
        <Card title={say('mine')} flush>
          <MyApplications applications={applications} />
        </Card>
      )}
      {rounds.length === 0 ? (
        <Card flush>
          <EmptyState icon="calendar" title={say('noRounds')}>
            {say('noRoundsBody')}
          </EmptyState>
        </Card>
      ) : (
        <Card title={say('rounds')} flush>
          <ul className="fa-rows">
            {rounds.map((round) => (
              <li key={round.id}>
                <RoundRow round={round} />
              </li>
            ))}
          </ul>
        </Card>
      )}
    </div>
  )
}

function RoundRow({ round }: { round: MyPlacements['rounds'][number] }) {
  const say = useTexts(placementTexts)
  const times = useTimes()
  const isNoticed = round.state === 'noticed'
  return (
    <ListRow
      icon="calendar"
      title={round.title}
      hint={round.phase === 'before' ? say('opensAt', { at: times.at(round.opensAt) }) : say('closesAt', { at: times.at(round.closesAt) })}
      aside={<Chip tone={round.phase === 'open' || isNoticed ? 'brand' : 'neutral'}>{say(isNoticed ? 'noticed' : `phase_${round.phase}`)}</Chip>}
      to={`/school-placement/${round.id}`}
    />
  )
}

/** My applications, each with where it stands and what that means. */
export function MyApplications({ applications }: { applications: readonly MyApplication[] }) {
  const say = useTexts(placementTexts)
  return (
    <ul className="fa-rows">
      {applications.map((one) => (
        <li key={one.id}>
          <ListRow
            icon="people"
            title={one.childMasked === '' ? say('draftOf') : [one.childMasked, one.grade && say(`grade_${one.grade}`)].filter(Boolean).join(' · ')}
            hint={[one.roundTitle, one.school].filter(Boolean).join(' · ')}
            aside={<StateChip stateTitle={one.stateTitle} tone={one.tone} />}
            to={one.path}
          />
        </li>
      ))}
    </ul>
  )
}
