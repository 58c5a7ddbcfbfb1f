import { useQuery } from '@tanstack/react-query'
import { EmptyState } from '../../../../kernel/ui/base/EmptyState.tsx'
import { ErrorState } from '../../../../kernel/ui/base/ErrorState.tsx'
import { PageFrame } from '../../../../kernel/ui/base/PageFrame.tsx'
import { SkeletonPage } from '../../../../kernel/ui/base/Skeleton.tsx'
import { StatRow, StatTile } from '../../../../kernel/ui/desk/StatTile.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { query } from '../../../../web/api.ts'
import { bandOfKey } from '../age-bands.ts'
import { listAddress } from '../list-address.ts'
import type { Statistics } from '../members.types.ts'
import { percent } from './percent.ts'
import { ShareCard } from './ShareCard.tsx'
import { statisticsTexts } from './statistics.texts.ts'
import './statistics.css'

/** How many people, and which, by branch, age, sex, employment and membership. */
export function StatisticsPage() {
  const say = useTexts(statisticsTexts)
  const statistics = useQuery(query.members.statistics.queryOptions({ input: {} }))
  if (statistics.isPending) return <SkeletonPage />
  if (statistics.isError) return <ErrorState error={statistics.error} onRetry={() => void statistics.refetch()} />
  const { data } = statistics
  return (
    <PageFrame title={say('title')} lead={say('lead')}>
      {data.staff === 0 ? (
        <EmptyState icon="chart" title={say('empty')}>
          {say('emptyBody')}
        </EmptyState>
      ) : (
        <>
          <Figures data={data} />
          <Pictures data={data} />
        </>
      )}
    </PageFrame>
  )
}

function Figures({ data }: { data: Statistics }) {
  const say = useTexts(statisticsTexts)
  const { staff, members, notYet } = data
  return (
    <>
      <p className="ms-summary">{say('summary', { staff, members, notYet, rate: percent(members, staff) })}</p>
      <StatRow>
        <StatTile label={say('staff')} value={staff} unit={say('people')} to="/members" />
        <StatTile label={say('members')} value={members} unit={say('people')} to={listAddress({ membership: 'active' })} />
        <StatTile label={say('notYet')} value={notYet} unit={say('people')} to={listAddress({ membership: 'none' })} />
        <StatTile label={say('rate')} value={percent(members, staff)} unit="%" note={say('rateNote')} />
      </StatRow>
    </>
  )
}

function Pictures({ data }: { data: Statistics }) {
  const say = useTexts(statisticsTexts)
  const { byBranch, byAge, bySex, byType, byMembership, staff } = data
  const [most, least] = [byBranch[0], byBranch.at(-1)]
  const branchSentence =
    most && least && most !== least
      ? say('branchSentence', { name: most.label, count: most.count, least: least.label, leastCount: least.count })
      : say('branchOne', { count: staff })
  const top = (shares: readonly { label: string; count: number }[]) => {
    const first = shares.toSorted((one, other) => other.count - one.count)[0]
    return { name: first?.label ?? '', count: first?.count ?? 0, share: percent(first?.count ?? 0, staff) }
  }
  const [branches, ages] = [say('byBranch'), say('byAge')]
  return (
    <div className="ms-pictures">
      <div className="ms-whole">
        <ShareCard title={branches} kind="bars" shares={byBranch} sentence={branchSentence} filterOf={(key) => ({ unit: key })} />
      </div>
      <ShareCard title={ages} kind="columns" shares={byAge} sentence={say('ageSentence', top(byAge))} filterOf={ageFilter} />
      <ShareCard title={say('bySex')} kind="share" shares={bySex} sentence={say('sexSentence', top(bySex))} filterOf={(key) => ({ sex: key })} />
      <ShareCard title={say('byType')} kind="bars" shares={byType} sentence={say('typeSentence', top(byType))} filterOf={(key) => (key ? { type: key } : null)} />
      <ShareCard title={say('byMembership')} kind="bars" shares={byMembership} sentence={say('membershipSentence', top(byMembership))} filterOf={(key) => ({ membership: key })} />
    </div>
  )
}

function ageFilter(key: string): Record<string, string> | null {
  const band = bandOfKey(key)
  return band === null ? null : { age: band }
}
