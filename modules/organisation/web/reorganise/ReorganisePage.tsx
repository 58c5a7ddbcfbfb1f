import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { Choice } from '../../../../kernel/ui/base/Choice.tsx'
import { ErrorState } from '../../../../kernel/ui/base/ErrorState.tsx'
import { PageFrame } from '../../../../kernel/ui/base/PageFrame.tsx'
import { Refusal } from '../../../../kernel/ui/base/Refusal.tsx'
import { SkeletonRows } from '../../../../kernel/ui/base/Skeleton.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { query } from '../../../../web/api.ts'
import { MergeForm } from './MergeForm.tsx'
import { PreviewCard } from './PreviewCard.tsx'
import { reorganiseTexts } from './reorganise.texts.ts'
import { SplitForm } from './SplitForm.tsx'
import { useReorganise } from './use-reorganise.ts'
import '../../../../kernel/ui/desk/form/form.css'
import '../organisation.css'

/** Merging and splitting: filled in, previewed, then carried out as previewed. */
export function ReorganisePage() {
  const say = useTexts(reorganiseTexts)
  const search = useSearch({ strict: false })
  const navigate = useNavigate()
  const tree = useQuery(query.organisation.tree.queryOptions({ input: {} }))
  const { seen, look, carryOut, forget } = useReorganise()
  const kind = search['kind'] === 'split' ? 'split' : 'merge'
  const nodes = tree.data?.nodes ?? []
  const Form = kind === 'split' ? SplitForm : MergeForm
  const show = (next: 'merge' | 'split') => {
    forget()
    void navigate({ to: '.', search: { ...search, kind: next }, replace: true })
  }
  return (
    <PageFrame title={say('title')} lead={say('lead')} back width="read">
      <Card>
        {tree.isPending && <SkeletonRows rows={4} />}
        {tree.isError && <ErrorState error={tree.error} onRetry={() => void tree.refetch()} />}
        {tree.isSuccess && (
          <div className="og-picks">
            <Choice
              label={say('kind')}
              value={kind}
              options={[
                { value: 'merge', label: say('merge') },
                { value: 'split', label: say('split') },
              ]}
              onChange={show}
            />
            <Form key={kind} nodes={nodes} startWith={nodes.find(({ id }) => id === search['unit'])} busy={look.isPending} onPreview={look.mutate} onEdit={forget} />
            <Refusal error={look.error} />
          </div>
        )}
      </Card>
      {seen && (
        <div>
          <InSight key={seen.preview.hash} label={say('previewTitle')} />
          <PreviewCard
            preview={seen.preview}
            stale={seen.stale}
            busy={carryOut.isPending}
            failure={carryOut.error}
            onConfirm={(decision) => carryOut.mutate({ ...seen, ...decision })}
          />
        </div>
      )}
    </PageFrame>
  )
}

/** Brings what comes after it into sight, and to those who listen. */
function InSight({ label }: { label: string }) {
  const mark = useRef<HTMLDivElement>(null)
  useEffect(() => {
    mark.current?.focus({ preventScroll: true })
    mark.current?.scrollIntoView({ block: 'start', behavior: 'smooth' })
  }, [])
  return <div ref={mark} role="group" aria-label={label} tabIndex={-1} className="og-in-sight" />
}
