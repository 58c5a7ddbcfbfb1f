import { useMutation, useQueries } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { Button, ButtonLink } from '../../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { EmptyState } from '../../../../kernel/ui/base/EmptyState.tsx'
import { ErrorState } from '../../../../kernel/ui/base/ErrorState.tsx'
import { Field } from '../../../../kernel/ui/base/Field.tsx'
import { PageFrame } from '../../../../kernel/ui/base/PageFrame.tsx'
import { Refusal } from '../../../../kernel/ui/base/Refusal.tsx'
import { SkeletonPage } from '../../../../kernel/ui/base/Skeleton.tsx'
import { TextInput } from '../../../../kernel/ui/base/TextInput.tsx'
import { BulkResults } from '../../../../kernel/ui/desk/BulkResults.tsx'
import type { BulkOutcome } from '../../../../kernel/ui/desk/table/table.types.ts'
import { listed } from '../../../../kernel/ui/punctuation.ts'
import { actOnRows } from '../../../../engines/cases/web/inbox/act-on-rows.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { useBilingual } from '../../../../kernel/ui/use-bilingual.ts'
import { query } from '../../../../web/api.ts'
import type { Proposal } from '../proposals.types.ts'
import { useProposalsChanged } from '../use-proposal.ts'
import { wordsTexts } from '../words.texts.ts'
import { deskListTexts } from './desk.texts.ts'
import { SideBySide } from './SideBySide.tsx'
import '../proposals.css'

/** Several of the same matter: read side by side, then one of them takes in the others. */
export function MergePage() {
  const say = useTexts(deskListTexts)
  const { ids = '' }: Readonly<Record<string, string | undefined>> = useSearch({ strict: false })
  const reads = useQueries({
    queries: ids
      .split(',')
      .filter(Boolean)
      .map((id) => query.proposals.read.queryOptions({ input: { id } })),
  })
  const failed = reads.find((read) => read.isError)
  if (failed) return <ErrorState error={failed.error} onRetry={() => void failed.refetch()} />
  if (reads.some((read) => read.isPending)) return <SkeletonPage />
  const proposals = reads.flatMap((read) => read.data ?? [])
  return (
    <PageFrame title={say('mergeTitle')} lead={say('mergeLead')} back>
      {proposals.length < 2 ? (
        <Card flush>
          <EmptyState icon="list" title={say('mergeNone')} action={<ButtonLink to="/proposals">{say('backToList')}</ButtonLink>}>
            {say('mergeNoneBody')}
          </EmptyState>
        </Card>
      ) : (
        <Merge proposals={proposals} />
      )}
    </PageFrame>
  )
}

function Merge({ proposals }: { proposals: readonly Proposal[] }) {
  const say = useTexts(deskListTexts)
  const words = useBilingual()
  const navigate = useNavigate()
  const changed = useProposalsChanged()
  const [intoId, choose] = useState(proposals[0]?.id ?? '')
  const [decision, setDecision] = useState('')
  const [outcomes, setOutcomes] = useState<BulkOutcome[] | null>(null)
  const into = proposals.find(({ id }) => id === intoId)
  const others = proposals.filter(({ id }) => id !== intoId)
  const merge = useMutation({
    mutationFn: () =>
      actOnRows(
        others.map(({ id, version }) => ({ caseId: id, version })),
        { action: 'merge', input: { into: intoId, decision }, done: say('mergeDone'), words },
      ),
    onSuccess: async (results) => {
      setOutcomes(results)
      await changed()
    },
  })
  const label = say('mergeGo', { count: others.length, title: into?.title ?? '' })
  return (
    <div className="tx-stack">
      <Refusal error={merge.error} />
      <Card title={say('mergeTakes')}>
        <Choices proposals={proposals} intoId={intoId} onChoose={choose} />
        <Field label={say('mergeDecision')} help={say('mergeDecisionHelp')} optional>
          {(control) => <TextInput {...control} value={decision} maxLength={200} onChange={setDecision} />}
        </Field>
        <div className="pr-actions">
          <Button look="primary" busy={merge.isPending} onClick={() => merge.mutate()}>
            {label}
          </Button>
        </div>
      </Card>
      <SideBySide proposals={proposals} />
      {outcomes && <BulkResults label={say('mergeResults')} outcomes={outcomes} onClose={() => void navigate({ to: `/proposals/${intoId}` })} />}
    </div>
  )
}

function Choices({ proposals, intoId, onChoose }: { proposals: readonly Proposal[]; intoId: string; onChoose: (id: string) => void }) {
  const say = useTexts(deskListTexts)
  const sayWord = useTexts(wordsTexts)
  return (
    <div role="radiogroup" aria-label={say('mergeTakes')} className="pr-choices">
      {proposals.map(({ id, title, number, proposers, seconds }) => (
        <label key={id} className="pr-choice">
          <input type="radio" name="into" checked={id === intoId} onChange={() => onChoose(id)} aria-label={say('mergeTakesOf', { title })} />
          <span>
            <strong>{title}</strong>
            <span className="tx-quiet">
              {[number ? sayWord('numbered', { number }) : sayWord('unnumbered'), listed(proposers.map(({ name }) => name)), `${say('seconds')} ${seconds}`].join(' · ')}
            </span>
          </span>
        </label>
      ))}
    </div>
  )
}
