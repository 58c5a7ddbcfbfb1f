import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Banner } from '../../../../kernel/ui/base/Banner.tsx'
import { ButtonLink } from '../../../../kernel/ui/base/Button.tsx'
import { ErrorState } from '../../../../kernel/ui/base/ErrorState.tsx'
import { SkeletonPage } from '../../../../kernel/ui/base/Skeleton.tsx'
import { RecordPage } from '../../../../kernel/ui/desk/RecordPage.tsx'
import { clauses } from '../../../../kernel/ui/punctuation.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { query } from '../../../../web/api.ts'
import type { StaffRecord } from '../members.types.ts'
import { MembershipChip } from '../MembershipChip.tsx'
import { FamilyTab } from './FamilyTab.tsx'
import { HistoryTab } from './HistoryTab.tsx'
import { MemberActions } from './MemberActions.tsx'
import { MemberFacts } from './MemberFacts.tsx'
import { MembershipTab } from './MembershipTab.tsx'
import { recordTexts } from './record.texts.ts'
import './record.css'

/** One person: who they are, how they stand with the union, their family, and every change. */
export function MemberPage() {
  const { memberId = '' } = useParams({ strict: false })
  const record = useQuery(query.members.read.queryOptions({ input: { id: memberId } }))
  if (record.isPending) return <SkeletonPage />
  if (record.isError) return <ErrorState error={record.error} onRetry={() => void record.refetch()} />
  return <Member record={record.data} />
}

function Member({ record }: { record: StaffRecord }) {
  const say = useTexts(recordTexts)
  const facts = (
    <>
      <Notices record={record} />
      <MemberFacts record={record} />
    </>
  )
  return (
    <RecordPage
      title={record.name}
      state={<MembershipChip membership={record.membership} />}
      lead={
        <>
          <span>{say('staffNoIs', { no: record.staffNo })}</span>
          <span>{record.groupName ? `${record.unitName} · ${record.groupName}` : record.unitName}</span>
        </>
      }
      action={record.mergedInto === null && <MemberActions record={record} />}
      tabs={[
        { key: 'facts', label: say('facts'), children: facts },
        { key: 'membership', label: say('membership'), children: <MembershipTab episodes={record.episodes} /> },
        { key: 'family', label: say('family'), children: <FamilyTab record={record} /> },
        { key: 'history', label: say('history'), children: <HistoryTab id={record.id} /> },
      ]}
    />
  )
}

function Notices({ record }: { record: StaffRecord }) {
  const say = useTexts(recordTexts)
  const { mergedInto, qualityRules } = record
  if (mergedInto !== null) return <Banner tone="neutral" title={say('merged')} action={<ButtonLink to={`/members/${mergedInto}`}>{say('openKept')}</ButtonLink>} />
  if (qualityRules.length === 0) return null
  return (
    <Banner tone="warn" title={say('qualityTitle', { count: record.qualityLost })}>
      {clauses(qualityRules.map(({ reason }) => reason))}
    </Banner>
  )
}
