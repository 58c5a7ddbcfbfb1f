import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Banner } from '../../../../kernel/ui/base/Banner.tsx'
import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { ErrorState } from '../../../../kernel/ui/base/ErrorState.tsx'
import { Meter } from '../../../../kernel/ui/base/Meter.tsx'
import { PageFrame } from '../../../../kernel/ui/base/PageFrame.tsx'
import { SkeletonPage } from '../../../../kernel/ui/base/Skeleton.tsx'
import { StatRow, StatTile } from '../../../../kernel/ui/desk/StatTile.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { query } from '../../../../web/api.ts'
import { listAddress } from '../list-address.ts'
import type { Quality } from '../members.types.ts'
import { statisticsTexts } from './statistics.texts.ts'
import './statistics.css'

/** How complete the records are, by branch and by problem; every figure opens the people behind it. */
export function QualityPage() {
  const say = useTexts(statisticsTexts)
  const quality = useQuery(query.quality.read.queryOptions())
  if (quality.isPending) return <SkeletonPage />
  if (quality.isError) return <ErrorState error={quality.error} onRetry={() => void quality.refetch()} />
  const { staff, score, rules, branches } = quality.data
  const found = rules.filter(({ count }) => count > 0).toSorted((one, other) => other.count - one.count)
  const worst = found[0]
  return (
    <PageFrame title={say('qualityTitle')} lead={say('qualityLead')}>
      <StatRow>
        <StatTile label={say('score')} value={score ?? '—'} unit={say('scoreUnit')} />
        <StatTile label={say('records')} value={staff} unit={say('copies')} to="/members" />
        {worst && <StatTile label={say('withProblems')} value={worst.count} unit={say('people')} note={worst.label} to={listAddress({ rule: worst.rule })} />}
      </StatRow>
      <Card title={say('rules')}>{found.length > 0 ? <Rules rules={found} /> : <Banner tone="ok">{say('noProblem')}</Banner>}</Card>
      <Card title={say('branches')}>
        <Branches quality={{ branches, rules }} />
      </Card>
    </PageFrame>
  )
}

function Rules({ rules }: { rules: Quality['rules'] }) {
  const say = useTexts(statisticsTexts)
  return (
    <table className="tx-table tx-figures">
      <thead>
        <tr>
          <th scope="col">{say('rule')}</th>
          <th scope="col">{say('pointsEach')}</th>
          <th scope="col">{say('people2')}</th>
        </tr>
      </thead>
      <tbody>
        {rules.map(({ rule, label, points, count }) => (
          <tr key={rule}>
            <th scope="row">{label}</th>
            <td>{points}</td>
            <td>
              <Link to={listAddress({ rule })} aria-label={`${label} ${say('branchPeople', { count })}`}>
                {count}
              </Link>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The lowest score first: there the next hour of work does most. */
function Branches({ quality: { branches, rules } }: { quality: Pick<Quality, 'branches' | 'rules'> }) {
  const say = useTexts(statisticsTexts)
  const sorted = branches.toSorted((one, other) => one.score - other.score)
  const lowest = sorted[0]
  const labelOf = (rule: string) => rules.find((each) => each.rule === rule)?.label ?? rule
  return (
    <>
      <p>{lowest && lowest.score < 100 ? say('qualitySentence', { name: lowest.unitName, score: lowest.score }) : say('allFull')}</p>
      <ul className="ms-branches">
        {sorted.map((branch) => (
          <li key={branch.unitId}>
            <div className="ms-branch-head">
              <Link to={listAddress({ unit: branch.unitId })}>{branch.unitName}</Link>
              <span className="tx-quiet">{say('branchPeople', { count: branch.staff })}</span>
              <strong>{say('branchScore', { score: branch.score })}</strong>
            </div>
            <Meter share={branch.score / 100} />
            <div className="ms-branch-rules">
              {branch.rules
                .filter(({ count }) => count > 0)
                .map(({ rule, count }) => (
                  <Link key={rule} to={listAddress({ unit: branch.unitId, rule })}>
                    {labelOf(rule)} {count}
                  </Link>
                ))}
            </div>
          </li>
        ))}
      </ul>
    </>
  )
}
