import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { ButtonLink } from '../../../../kernel/ui/base/Button.tsx'
import { EmptyState } from '../../../../kernel/ui/base/EmptyState.tsx'
import { ErrorState } from '../../../../kernel/ui/base/ErrorState.tsx'
import { Field } from '../../../../kernel/ui/base/Field.tsx'
import { PageFrame } from '../../../../kernel/ui/base/PageFrame.tsx'
import { Select } from '../../../../kernel/ui/base/Select.tsx'
import { SkeletonPage } from '../../../../kernel/ui/base/Skeleton.tsx'
import { ExportLink } from '../../../../kernel/ui/desk/ExportLink.tsx'
import { PrintButton } from '../../../../kernel/ui/desk/PrintButton.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { apiPrefix, query } from '../../../../web/api.ts'
import { useProcesses } from '../use-processes.ts'
import { oversightTexts } from './oversight.texts.ts'
import { StatisticsCards } from './StatisticsCards.tsx'
import './oversight.css'

/** How many, how long, where stuck: one kind of case at a time. */
export function StatisticsPage() {
  const say = useTexts(oversightTexts)
  const processes = useProcesses()
  const search: Readonly<Record<string, string | undefined>> = useSearch({ strict: false })
  const navigate = useNavigate()
  const change = (next: Record<string, string>) => void navigate({ to: '.', search: { ...search, ...next }, replace: true, resetScroll: false })
  const process = search['process'] ?? processes[0]?.value
  return (
    <PageFrame
      title={say('statistics')}
      lead={say('statisticsLead')}
      action={
        <>
          <ButtonLink to="/cases/supervision">{say('toSupervision')}</ButtonLink>
          {process && <ExportLink href={`${apiPrefix}/case-exports/${process}`} />}
          <PrintButton />
        </>
      }
    >
      <div className="co-choice tx-no-print">
        <Field label={say('chooseProcess')}>{(control) => <Select {...control} value={process ?? ''} options={processes} onChange={(next) => change({ process: next })} />}</Field>
        <Field label={say('from')} optional>
          {(control) => <input {...control} type="date" className="tx-input" value={search['from'] ?? ''} onChange={(event) => change({ from: event.target.value })} />}
        </Field>
        <Field label={say('to')} optional>
          {(control) => <input {...control} type="date" className="tx-input" value={search['to'] ?? ''} onChange={(event) => change({ to: event.target.value })} />}
        </Field>
      </div>
      {process ? (
        <Answer process={process} from={search['from']} to={search['to']} />
      ) : (
        <EmptyState icon="chart" title={say('noProcess')}>
          {say('noProcessBody')}
        </EmptyState>
      )}
    </PageFrame>
  )
}

function Answer({ process, from, to }: { process: string; from: string | undefined; to: string | undefined }) {
  const answer = useQuery(query.cases.statistics.queryOptions({ input: { process, ...(from ? { from } : {}), ...(to ? { to } : {}) } }))
  if (answer.isPending) return <SkeletonPage />
  if (answer.isError) return <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />
  return <StatisticsCards statistics={answer.data} />
}
