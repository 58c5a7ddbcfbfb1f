import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { ApiError, unreadableCode } from '../../../../kernel/ui/api-error.ts'
import { Banner } from '../../../../kernel/ui/base/Banner.tsx'
import { Button } from '../../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { Switch } from '../../../../kernel/ui/base/Choice.tsx'
import { ErrorState } from '../../../../kernel/ui/base/ErrorState.tsx'
import { Field } from '../../../../kernel/ui/base/Field.tsx'
import { PageFrame } from '../../../../kernel/ui/base/PageFrame.tsx'
import { SaveForm } from '../../../../kernel/ui/base/SaveForm.tsx'
import { SkeletonPage } from '../../../../kernel/ui/base/Skeleton.tsx'
import { TextInput } from '../../../../kernel/ui/base/TextInput.tsx'
import { toast } from '../../../../kernel/ui/base/toasts.ts'
import { FileDrop } from '../../../../kernel/ui/desk/files/FileDrop.tsx'
import { uploadFile } from '../../../../kernel/ui/desk/files/upload.ts'
import { randomKey } from '../../../../kernel/ui/random-key.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import type { Drafting } from '../../../../kernel/ui/use-draft.ts'
import { api, apiPrefix, query } from '../../../../web/api.ts'
import { instantOf, localOf } from '../../../../kernel/ui/local-time.ts'
import type { Consultation } from '../suggestions.types.ts'
import { consultationsTexts } from './consultations.texts.ts'
import { useKeptConsultation, type ConsultationText, type StoredConsultation } from './use-kept-consultation.ts'
import '../suggestions.css'

/** A new consultation, or a new round of the one that the address names. */
export function NewConsultationPage() {
  const say = useTexts(consultationsTexts)
  const { from } = useSearch({ strict: false })
  const previousId = typeof from === 'string' ? from : null
  const previous = useQuery(query.consultations.read.queryOptions({ input: { id: previousId ?? '' }, enabled: previousId !== null }))
  if (previousId !== null && previous.isPending) return <SkeletonPage />
  if (previousId !== null && previous.isLoadingError) return <ErrorState error={previous.error} onRetry={() => void previous.refetch()} />
  return (
    <PageFrame title={say(previousId ? 'newRound' : 'newTitle')} width="read" back>
      <Editor stored={null} initial={textOf(previous.data, { dates: false })} previousId={previousId} />
    </PageFrame>
  )
}

export function EditConsultationPage() {
  const say = useTexts(consultationsTexts)
  const { consultationId = '' } = useParams({ strict: false })
  const read = useQuery(query.consultations.read.queryOptions({ input: { id: consultationId }, staleTime: 0 }))
  if (read.isPending) return <SkeletonPage />
  if (read.isLoadingError) return <ErrorState error={read.error} onRetry={() => void read.refetch()} />
  return (
    <PageFrame title={say('editTitle')} width="read" back>
      <Editor key={consultationId} stored={read.data} initial={textOf(read.data, { dates: true })} previousId={null} />
    </PageFrame>
  )
}

function textOf(consultation: Consultation | undefined, { dates }: { dates: boolean }): ConsultationText {
  if (!consultation) return { title: '', intro: '', opensAt: '', closesAt: '', anonymous: true, body: '' }
  const { title, intro, anonymous, paragraphs, opensAt, closesAt } = consultation
  return { title, intro, anonymous, body: paragraphs.map(({ text }) => text).join('\n'), opensAt: dates ? localOf(opensAt) : '', closesAt: dates ? localOf(closesAt) : '' }
}

interface EditorProps {
  stored: StoredConsultation | null
  initial: ConsultationText
  previousId: string | null
}

function Editor({ stored, initial, previousId }: EditorProps) {
  const say = useTexts(consultationsTexts)
  const { drafting, restored, type, beginAfresh, forget } = useKeptConsultation(stored, { initial, newKey: previousId ?? 'new' })
  const text = drafting.draft
  const [lacking, setLacking] = useState(false)
  const save = useSave({ drafting, previousId, onSaved: forget })
  const set = (change: Partial<ConsultationText>) => {
    type(change)
    setLacking(false)
  }
  const paragraphs = linesOf(text.body)
  const onSubmit = () => {
    const [opensAt, closesAt] = [instantOf(text.opensAt), instantOf(text.closesAt)]
    if (text.title.trim() === '' || !opensAt || !closesAt || paragraphs.length === 0) setLacking(true)
    else save.mutate({ title: text.title, intro: text.intro, anonymous: text.anonymous, opensAt, closesAt, paragraphs })
  }
  return (
    <SaveForm action={say('save')} save={save} lacking={lacking && say('missing')} onSubmit={onSubmit}>
      {restored && <Restored onAfresh={beginAfresh} />}
      <Card>
        <div className="tx-stack">
          <Field label={say('field_title')}>{(control) => <TextInput {...control} value={text.title} maxLength={80} onChange={(title) => set({ title })} />}</Field>
          <Field label={say('field_intro')} optional>
            {(control) => <textarea {...control} className="tx-input" rows={3} maxLength={5000} value={text.intro} onChange={(event) => set({ intro: event.target.value })} />}
          </Field>
          <Window text={text} onChange={set} />
          <div className="sg-switch">
            <span>{say('field_anonymous')}</span>
            <Switch label={say('field_anonymous')} checked={text.anonymous} onChange={(anonymous) => set({ anonymous })} />
          </div>
          <FileDrop
            label={say('upload')}
            extensions={['.docx', '.txt']}
            maxBytes={10 * 1024 * 1024}
            upload={async (file, call) => paragraphsIn(await uploadFile(`${apiPrefix}/consultation-readings`, file, call))}
            onUploaded={(read) => set({ body: read.join('\n') })}
          />
          <Field label={say('field_text')} help={`${say('textHelp')} ${say('paragraphs', { count: paragraphs.length })}`}>
            {(control) => <textarea {...control} className="tx-input sg-area" rows={16} value={text.body} onChange={(event) => set({ body: event.target.value })} />}
          </Field>
        </div>
      </Card>
    </SaveForm>
  )
}

function Window({ text, onChange }: { text: ConsultationText; onChange: (change: Partial<ConsultationText>) => void }) {
  const say = useTexts(consultationsTexts)
  return (
    <div className="tx-two">
      <Field label={say('field_opensAt')}>{(control) => <TextInput {...control} type="datetime-local" value={text.opensAt} onChange={(opensAt) => onChange({ opensAt })} />}</Field>
      <Field label={say('field_closesAt')} help={say('closesHelp')}>
        {(control) => <TextInput {...control} type="datetime-local" value={text.closesAt} onChange={(closesAt) => onChange({ closesAt })} />}
      </Field>
    </div>
  )
}

function Restored({ onAfresh }: { onAfresh: () => void }) {
  const say = useTexts(consultationsTexts)
  const afresh = (
    <Button look="quiet" onClick={onAfresh}>
      {say('afresh')}
    </Button>
  )
  return (
    <Banner tone="neutral" action={afresh}>
      {say('restored')}
    </Banner>
  )
}

interface Saved {
  title: string
  intro: string
  anonymous: boolean
  opensAt: string
  closesAt: string
  paragraphs: string[]
}

interface Saving {
  drafting: Drafting<StoredConsultation | null, ConsultationText>
  previousId: string | null
  onSaved: () => void
}

function useSave({ drafting: { begun, store }, previousId, onSaved }: Saving) {
  const say = useTexts(consultationsTexts)
  const client = useQueryClient()
  const navigate = useNavigate()
  const [idempotencyKey] = useState(randomKey)
  const changed = () => client.invalidateQueries({ queryKey: query.consultations.key() })
  return useMutation({
    mutationFn: async (text: Saved) => {
      const kept = await store(() =>
        begun
          ? api.consultations.save({ ...text, id: begun.id, version: begun.version })
          : api.consultations.create({ ...text, ...(previousId ? { previousId } : {}) }, { context: { idempotencyKey } }),
      )
      if (kept.isLatest) onSaved()
      return kept
    },
    onSuccess: async ({ id, isLatest }) => {
      toast(say('saved'))
      await changed()
      if (isLatest) await navigate({ to: `/consultations/${id}`, replace: true })
    },
    onError: () => void changed(),
  })
}

function linesOf(body: string): string[] {
  return body
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

function paragraphsIn(answer: unknown): string[] {
  if (typeof answer === 'object' && answer !== null && 'paragraphs' in answer && Array.isArray(answer.paragraphs))
    return answer.paragraphs.filter((one: unknown): one is string => typeof one === 'string')
  throw new ApiError({ code: unreadableCode, message: '' }, 502)
}
