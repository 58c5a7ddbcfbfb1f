import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Banner } from '../../../../kernel/ui/base/Banner.tsx'
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
  const known = processes.find(({ value }) => value === search['process'])
  const process = known?.value ?? processes[0]?.value
  const span = spanIn(search)
  const unknown = processes.length > 0 && search['process'] !== undefined && !known
  const sheet = new URLSearchParams(span).toString()
  return (
    <PageFrame
      title={say('statistics')}
      lead={say('statisticsLead')}
      action={
        <>
          <ButtonLink to="/cases/supervision">{say('toSupervision')}</ButtonLink>
          {process && <ExportLink label={say('exportCases')} href={`${apiPrefix}/case-exports/${process}`} />}
          {process && <ExportLink label={say('exportFigures')} href={`${apiPrefix}/case-statistics/${process}/export.xlsx${sheet && `?${sheet}`}`} />}
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
      {unknown && <Banner tone="warn">{say('noSuchProcess')}</Banner>}
      {process ? (
        <Answer process={process} span={span} />
      ) : (
        <EmptyState icon="chart" title={say('noProcess')}>
          {say('noProcessBody')}
        </EmptyState>
      )}
    </PageFrame>
  )
}

function Answer({ process, span }: { process: string; span: { from?: string; to?: string } }) {
  const answer = useQuery(query.cases.statistics.queryOptions({ input: { process, ...span } }))
  if (answer.isPending) return <SkeletonPage />
  if (answer.isError) return <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />
  return <StatisticsCards statistics={answer.data} />
}

/** The days of the address, as far as they are days. */
function spanIn(search: Readonly<Record<string, string | undefined>>): { from?: string; to?: string } {
  const [from, to] = [search['from'], search['to']].map((text) => (text && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : undefined))
  return { ...(from ? { from } : {}), ...(to ? { to } : {}) }
}
