import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Banner } from '../../../../kernel/ui/base/Banner.tsx'
import { Button } from '../../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { ConfirmDialog } from '../../../../kernel/ui/base/ConfirmDialog.tsx'
import { ErrorState } from '../../../../kernel/ui/base/ErrorState.tsx'
import { Field } from '../../../../kernel/ui/base/Field.tsx'
import { PageFrame } from '../../../../kernel/ui/base/PageFrame.tsx'
import { Refusal } from '../../../../kernel/ui/base/Refusal.tsx'
import { Select } from '../../../../kernel/ui/base/Select.tsx'
import { SkeletonPage } from '../../../../kernel/ui/base/Skeleton.tsx'
import { labelled } from '../../../../kernel/ui/punctuation.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { useDraft } from '../../../../kernel/ui/use-draft.ts'
import { query } from '../../../../web/api.ts'
import type { Comment, Consultation } from '../suggestions.types.ts'
import { consultationsTexts } from './consultations.texts.ts'
import { KindCard } from './KindCard.tsx'
import { beginSorting, inputOf, sortWith, unsortedOf, type Sorting } from './sorting.ts'
import { useSortSaving, type SortSaving } from './use-sort-saving.ts'
import '../suggestions.css'

/** The office groups what was said into kinds and answers each. */
export function SortPage() {
  const say = useTexts(consultationsTexts)
  const { consultationId = '' } = useParams({ strict: false })
  const read = useQuery(query.consultations.read.queryOptions({ input: { id: consultationId } }))
  if (read.isPending) return <SkeletonPage />
  if (read.isLoadingError) return <ErrorState error={read.error} onRetry={() => void read.refetch()} />
  return (
    <PageFrame title={say('sortTitle')} lead={read.data.title} width="read" back>
      <Sorter key={consultationId} consultation={read.data} />
    </PageFrame>
  )
}

function Sorter({ consultation }: { consultation: Consultation }) {
  const say = useTexts(consultationsTexts)
  const drafting = useDraft(consultation, beginSorting(consultation))
  const { begun, draft: sorting, set: change } = drafting
  const saving = useSortSaving(drafting)
  const left = unsortedOf(consultation.list, sorting)
  return (
    <div className="tx-stack">
      <p className="tx-quiet">{say('sortLead')}</p>
      {consultation.list.length === 0 && <Banner tone="neutral">{say('noComments')}</Banner>}
      <Card title={say('results')}>
        <div className="tx-stack">
          <Field label={say('resultsIntro')} optional>
            {(control) => (
              <textarea {...control} className="tx-input" rows={3} maxLength={5000} value={sorting.intro} onChange={(event) => change({ ...sorting, intro: event.target.value })} />
            )}
          </Field>
          {sorting.kinds.map((kind) => (
            <KindCard key={kind.key} kind={kind} sorting={sorting} comments={consultation.list} onChange={change} />
          ))}
          <Button icon="plus" onClick={() => change(sortWith(sorting))}>
            {say('addKind')}
          </Button>
        </div>
      </Card>
      <Card
        title={say('comments', { count: consultation.list.length })}
        aside={<span className="tx-quiet">{left === 0 ? say('allSorted') : say('left', { count: left })}</span>}
        flush
      >
        {consultation.list.map((comment) => (
          <CommentToSort key={comment.id} comment={comment} sorting={sorting} onChange={change} />
        ))}
      </Card>
      <SaveBar saving={saving} sorted={inputOf(sorting, begun)} ready={left === 0} mayPublish={consultation.stage === 'closed'} />
    </div>
  )
}

function CommentToSort({ comment, sorting, onChange }: { comment: Comment; sorting: Sorting; onChange: (sorting: Sorting) => void }) {
  const say = useTexts(consultationsTexts)
  const where = comment.paragraph === null ? say('whole') : say('paragraph', { number: comment.paragraph })
  return (
    <section className="sg-paragraph">
      <p className="sg-text">{comment.text}</p>
      <p className="tx-quiet">{`${where} · ${comment.by ?? say('byNobody')}`}</p>
      <Select
        aria-label={labelled(say('kindOf'), comment.text.slice(0, 30))}
        value={sorting.placed[comment.id] ?? ''}
        placeholder={say('noKind')}
        options={sorting.kinds.map((kind) => ({ value: kind.key, label: kind.title || say('unnamedKind') }))}
        onChange={(key) => onChange({ ...sorting, placed: { ...sorting.placed, [comment.id]: key } })}
      />
    </section>
  )
}

interface SaveBarProps {
  saving: SortSaving
  sorted: ReturnType<typeof inputOf>
  /** Every comment has its kind. */
  ready: boolean
  mayPublish: boolean
}

function SaveBar({ saving: { asked, ask, fault, isSaving, isPublishing, onSave, onPublish }, sorted, ready, mayPublish }: SaveBarProps) {
  const say = useTexts(consultationsTexts)
  return (
    <>
      <Refusal error={fault} />
      <div className="tx-actions">
        <Button look={ready ? 'plain' : 'primary'} busy={isSaving} onClick={() => onSave(sorted)}>
          {say('saveSort')}
        </Button>
        {mayPublish && (
          <Button look="primary" disabled={!ready} busy={isPublishing} onClick={() => ask(true)}>
            {say('publishResults')}
          </Button>
        )}
      </div>
      <ConfirmDialog open={asked} title={say('publishResults')} action={say('publishResults')} busy={isPublishing} onConfirm={() => onPublish(sorted)} onClose={() => ask(false)}>
        <p>{say('publishResultsBody')}</p>
      </ConfirmDialog>
    </>
  )
}
