import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { EmptyState } from '../../../../kernel/ui/base/EmptyState.tsx'
import { ErrorState } from '../../../../kernel/ui/base/ErrorState.tsx'
import { PageFrame } from '../../../../kernel/ui/base/PageFrame.tsx'
import { Select } from '../../../../kernel/ui/base/Select.tsx'
import { SkeletonPage } from '../../../../kernel/ui/base/Skeleton.tsx'
import { PrintButton } from '../../../../kernel/ui/desk/PrintButton.tsx'
import { StatRow, StatTile } from '../../../../kernel/ui/desk/StatTile.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { useBilingual } from '../../../../kernel/ui/use-bilingual.ts'
import { query } from '../../../../web/api.ts'
import type { Statistics } from '../proposals.types.ts'
import { useSessions } from '../use-proposal.ts'
import { ClassesCard, ComparedCard, ReplyDaysCard, SatisfactionCard, SharesCard } from './Pictures.tsx'
import { proposalStatisticsTexts } from './statistics.texts.ts'
import { UnitsCard } from './UnitsCard.tsx'
import '../proposals.css'

/** A session in pictures, against the one before. */
export function ProposalStatisticsPage() {
  const say = useTexts(proposalStatisticsTexts)
  const search: Readonly<Record<string, string | undefined>> = useSearch({ strict: false })
  const navigate = useNavigate()
  const sessions = useSessions()
  const sessionId = search['session'] ?? sessions.data?.current ?? sessions.data?.items[0]?.id
  if (sessions.isPending) return <SkeletonPage />
  if (sessions.isError) return <ErrorState error={sessions.error} onRetry={() => void sessions.refetch()} />
  return (
    <PageFrame title={say('title')} lead={say('lead')} action={<PrintButton />}>
      {sessionId === undefined ? (
        <Card flush>
          <EmptyState icon="chart" title={say('none')}>
            {say('noneBody')}
          </EmptyState>
        </Card>
      ) : (
        <div className="tx-stack">
          <span className="pr-term">
            <Select
              aria-label={say('session')}
              value={sessionId}
              options={sessions.data.items.map(({ id, title }) => ({ value: id, label: title }))}
              onChange={(session) => void navigate({ to: '.', search: { session }, replace: true })}
            />
          </span>
          <Figures sessionId={sessionId} />
        </div>
      )}
    </PageFrame>
  )
}

function Figures({ sessionId }: { sessionId: string }) {
  const statistics = useQuery(query.proposals.statistics.queryOptions({ input: { id: sessionId } }))
  if (statistics.isPending) return <SkeletonPage />
  if (statistics.isError) return <ErrorState error={statistics.error} onRetry={() => void statistics.refetch()} />
  return <Shown data={statistics.data} />
}

function Shown({ data }: { data: Statistics }) {
  const say = useTexts(proposalStatisticsTexts)
  const words = useBilingual()
  const list = `/proposals?f.session=${data.session.id}`
  const topics = data.topics.map(({ key, label, count }) => ({ key, label: words(label), count, to: `${list}&f.topic=${key}` }))
  const delegations = data.delegations.map(({ key, label, count }) => ({ key, label: words(label), count, to: `${list}&f.delegation=${key}` }))
  return (
    <>
      <Summary data={data} />
      <StatRow>
        {data.totals
          .filter(({ key }) => ['filed', 'accepted', 'replied', 'overdue'].includes(key))
          .map(({ key, label, now, before }) => (
            <StatTile
              key={key}
              label={words(label)}
              value={now}
              unit={say('pieces')}
              note={before === null ? null : `${say('before')} ${before}`}
              {...(key === 'overdue' ? { to: `${list}&f.overdue=yes` } : {})}
            />
          ))}
      </StatRow>
      <div className="pr-columns">
        <ComparedCard data={data} />
        <SatisfactionCard data={data} />
        <SharesCard kind="topics" shares={topics} />
        <SharesCard kind="delegations" shares={delegations} />
        <ClassesCard data={data} />
        <ReplyDaysCard data={data} />
      </div>
      <UnitsCard data={data} />
    </>
  )
}

function Summary({ data }: { data: Statistics }) {
  const say = useTexts(proposalStatisticsTexts)
  const total = (key: string) => data.totals.find((one) => one.key === key) ?? { now: 0, before: null }
  const filed = total('filed')
  const difference = filed.now - (filed.before ?? 0)
  const change = difference === 0 ? say('same') : say(difference > 0 ? 'more' : 'fewer', { count: Math.abs(difference) })
  return (
    <p>
      {say('summary', { session: data.session.title, filed: filed.now, accepted: total('accepted').now, replied: total('replied').now })}
      {data.before && filed.before !== null && say('summaryBefore', { before: data.before.title, filed: filed.before, change })}
    </p>
  )
}
