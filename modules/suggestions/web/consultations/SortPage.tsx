import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { Banner } from '../../../../kernel/ui/base/Banner.tsx'
import { baseTexts } from '../../../../kernel/ui/base/base.texts.ts'
import { Button } from '../../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { ConfirmDialog } from '../../../../kernel/ui/base/ConfirmDialog.tsx'
import { describeError, ErrorState } from '../../../../kernel/ui/base/ErrorState.tsx'
import { Field } from '../../../../kernel/ui/base/Field.tsx'
import { PageFrame } from '../../../../kernel/ui/base/PageFrame.tsx'
import { Select } from '../../../../kernel/ui/base/Select.tsx'
import { SkeletonPage } from '../../../../kernel/ui/base/Skeleton.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
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
  const saving = useSortSaving()
  const read = useQuery(query.consultations.read.queryOptions({ input: { id: consultationId } }))
  if (read.isPending) return <SkeletonPage />
  if (read.isError) return <ErrorState error={read.error} onRetry={() => void read.refetch()} />
  return (
    <PageFrame title={say('sortTitle')} lead={read.data.title} width="read" back>
      <Sorter key={read.data.version} consultation={read.data} saving={saving} />
    </PageFrame>
  )
}

function Sorter({ consultation, saving }: { consultation: Consultation; saving: SortSaving }) {
  const say = useTexts(consultationsTexts)
  const [sorting, change] = useState(() => beginSorting(consultation))
  const left = unsortedOf(consultation.list, sorting)
  return (
    <div className="sg-stack">
      <p className="tx-quiet">{say('sortLead')}</p>
      {consultation.list.length === 0 && <Banner tone="neutral">{say('noComments')}</Banner>}
      <Card title={say('results')}>
        <div className="sg-form">
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
      <SaveBar saving={saving} sorted={inputOf(sorting, consultation)} ready={left === 0} mayPublish={consultation.stage === 'closed'} />
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
        aria-label={`${say('kindOf')}：${comment.text.slice(0, 30)}`}
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
  const sayBase = useTexts(baseTexts)
  return (
    <>
      {fault && (
        <Banner tone="bad" urgent>
          {describeError(fault, sayBase).message}
        </Banner>
      )}
      <div className="sg-actions">
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
