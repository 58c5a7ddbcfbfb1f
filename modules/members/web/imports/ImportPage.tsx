import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatInstant } from '../../../../kernel/ui/base/days.ts'
import { ErrorState } from '../../../../kernel/ui/base/ErrorState.tsx'
import { PageFrame } from '../../../../kernel/ui/base/PageFrame.tsx'
import { SkeletonPage } from '../../../../kernel/ui/base/Skeleton.tsx'
import { ProgressJob, type JobProgress } from '../../../../kernel/ui/desk/ProgressJob.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { apiPrefix, query } from '../../../../web/api.ts'
import type { ImportBatch, ImportState } from '../members.types.ts'
import { importsTexts } from './imports.texts.ts'
import { MappingStep } from './MappingStep.tsx'
import { OutcomePart } from './OutcomePart.tsx'
import { ResultStep } from './ResultStep.tsx'
import { StateChip } from './StateChip.tsx'
import './imports.css'

/** One sheet on its way into the roll: columns, check, write, and undo. */
export function ImportPage() {
  const { importId = '' } = useParams({ strict: false })
  const batch = useQuery(query.memberImports.read.queryOptions({ input: { id: importId } }))
  if (batch.isPending) return <SkeletonPage />
  if (batch.isError && !batch.data) return <ErrorState error={batch.error} onRetry={() => void batch.refetch()} />
  return <Import batch={batch.data} />
}

function Import({ batch }: { batch: ImportBatch }) {
  const { i18n } = useTranslation()
  return (
    <PageFrame title={batch.fileName} back lead={`${batch.by} · ${formatInstant(batch.createdAt, i18n.language)}`} action={<StateChip state={batch.state} />}>
      <Steps state={batch.state} />
      <Step batch={batch} />
    </PageFrame>
  )
}

function Step({ batch }: { batch: ImportBatch }) {
  // At which version the person went back to the columns: after the next check they stand at its result again.
  const [backAt, goBack] = useState<number | null>(null)
  if (isAtWork(batch.state)) return <AtWork batch={batch} />
  if (batch.state === 'uploaded' || batch.state === 'failed' || (batch.state === 'checked' && backAt === batch.version)) return <MappingStep key={batch.version} batch={batch} />
  if (batch.state === 'checked') return <ResultStep batch={batch} onBack={() => goBack(batch.version)} />
  return <OutcomePart batch={batch} />
}

/** The check or the writing under way: events say that it moved, and the answer takes the page on when it has ended. */
function AtWork({ batch }: { batch: ImportBatch }) {
  const say = useTexts(importsTexts)
  const client = useQueryClient()
  const { id, state, version } = batch
  const ask = async (): Promise<JobProgress> => {
    const now = await client.fetchQuery({ ...query.memberImports.read.queryOptions({ input: { id } }), staleTime: 0 })
    const ended = now.state === 'failed' ? 'failed' : 'done'
    return { state: isAtWork(now.state) ? 'running' : ended, done: now.rowsDone, total: now.rowsTotal }
  }
  return (
    <div className="im-box">
      <ProgressJob
        jobKey={`import:${id}:${version}`}
        label={say(state === 'applying' ? 'applyingNow' : 'checkingNow')}
        ask={ask}
        events={{ url: `${apiPrefix}/member-imports/${id}/events`, topic: `import:${id}` }}
      />
    </div>
  )
}

const steps = ['stepUpload', 'stepColumns', 'stepCheck', 'stepWrite'] as const

const stepAt: Record<ImportState, number> = { uploaded: 1, failed: 1, checking: 2, checked: 2, applying: 3, applied: 4, undone: 4, cancelled: 4 }

function Steps({ state }: { state: ImportState }) {
  const say = useTexts(importsTexts)
  const at = stepAt[state]
  return (
    <ol className="im-steps" aria-label={say('steps')}>
      {steps.map((step, index) => (
        <li key={step} className={index < at ? 'im-step im-step-past' : 'im-step'} aria-current={index === at ? 'step' : undefined}>
          <span className="im-step-no">{index + 1}</span>
          {say(step)}
        </li>
      ))}
    </ol>
  )
}

function isAtWork(state: ImportState): boolean {
  return state === 'checking' || state === 'applying'
}
