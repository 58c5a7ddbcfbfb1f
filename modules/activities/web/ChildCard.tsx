import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { Banner } from '../../../kernel/ui/base/Banner.tsx'
import { baseTexts } from '../../../kernel/ui/base/base.texts.ts'
import { Button } from '../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../kernel/ui/base/Card.tsx'
import { describeError, ErrorState } from '../../../kernel/ui/base/ErrorState.tsx'
import { Field } from '../../../kernel/ui/base/Field.tsx'
import { SkeletonRows } from '../../../kernel/ui/base/Skeleton.tsx'
import { TextInput } from '../../../kernel/ui/base/TextInput.tsx'
import { toast } from '../../../kernel/ui/base/toasts.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { api, query } from '../../../web/api.ts'
import type { Child } from './activities.types.ts'
import { childrenTexts } from './children.texts.ts'

/** What I told of my child for a class. */
export function useMyChild(id: string, { enabled }: { enabled: boolean }) {
  return useQuery(query.activities.myChild.queryOptions({ input: { id }, enabled }))
}

/** What must be told before one can sign up, and may be put right afterwards. */
export function ChildCard({ activityId }: { activityId: string }) {
  const say = useTexts(childrenTexts)
  const read = useMyChild(activityId, { enabled: true })
  const [open, setOpen] = useState(false)
  if (read.isPending) return <SkeletonRows />
  if (read.isError) return <ErrorState error={read.error} onRetry={() => void read.refetch()} />
  const { child } = read.data
  const shown = child === null || open
  return (
    <Card title={say('title')}>
      <div className="ac-form">
        {child !== null && (
          <>
            <p>{[child.name, child.bornOn, child.grade].filter(Boolean).join(' · ')}</p>
            <div>
              <Button aria-expanded={open} onClick={() => setOpen(!open)}>
                {say(open ? 'close' : 'change')}
              </Button>
            </div>
          </>
        )}
        {shown && <ChildForm activityId={activityId} child={child} onSaved={() => setOpen(false)} />}
      </div>
    </Card>
  )
}

const required = ['name', 'emergency', 'collectedBy'] as const
const nobody = { name: '', bornOn: '', grade: '', emergency: '', collectedBy: '', notes: '' }

function ChildForm({ activityId, child, onSaved }: { activityId: string; child: Child | null; onSaved: () => void }) {
  const say = useTexts(childrenTexts)
  const sayBase = useTexts(baseTexts)
  const client = useQueryClient()
  const [draft, setDraft] = useState({ ...nobody, ...child, bornOn: child?.bornOn ?? '' })
  const [missing, setMissing] = useState<readonly string[]>([])
  const run = useMutation({
    mutationFn: () => api.activities.saveMyChild({ id: activityId, child: { ...draft, bornOn: draft.bornOn || null } }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: query.activities.myChild.key() })
      toast(say('saved'))
      onSaved()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const lacking = [
      ...required.filter((field) => draft[field].trim() === '').map((field) => say(`field_${field}`)),
      ...(draft.bornOn === '' && draft.grade.trim() === '' ? [say('help_age')] : []),
    ]
    setMissing(lacking)
    if (lacking.length === 0) run.mutate()
  }
  const part = { draft, onChange: (change: Partial<typeof nobody>) => setDraft({ ...draft, ...change }) }
  return (
    <form className="ac-form" noValidate onSubmit={submit}>
      <p className="ac-quiet">{say('lead')}</p>
      <ChildFields {...part} />
      {(missing.length > 0 || run.isError) && (
        <Banner tone="bad" urgent>
          {missing.length > 0 ? say('missing', { fields: missing.join('、') }) : describeError(run.error, sayBase).message}
        </Banner>
      )}
      <div>
        <Button look="primary" type="submit" busy={run.isPending}>
          {say(child === null ? 'saveFirst' : 'save')}
        </Button>
      </div>
    </form>
  )
}

interface ChildFieldsProps {
  draft: typeof nobody
  onChange: (change: Partial<typeof nobody>) => void
}

function ChildFields({ draft, onChange }: ChildFieldsProps) {
  const say = useTexts(childrenTexts)
  return (
    <>
      <Field label={say('field_name')}>{(control) => <TextInput {...control} maxLength={30} value={draft.name} onChange={(name) => onChange({ name })} />}</Field>
      <div className="ac-two">
        <Field label={say('field_bornOn')} help={say('help_age')} optional>
          {(control) => <TextInput {...control} type="date" value={draft.bornOn} onChange={(bornOn) => onChange({ bornOn })} />}
        </Field>
        <Field label={say('field_grade')} help={say('help_age')} optional>
          {(control) => <TextInput {...control} maxLength={20} value={draft.grade} onChange={(grade) => onChange({ grade })} />}
        </Field>
      </div>
      <Field label={say('field_emergency')} help={say('help_emergency')}>
        {(control) => <TextInput {...control} maxLength={60} value={draft.emergency} onChange={(emergency) => onChange({ emergency })} />}
      </Field>
      <Field label={say('field_collectedBy')} help={say('help_collectedBy')}>
        {(control) => <TextInput {...control} maxLength={120} value={draft.collectedBy} onChange={(collectedBy) => onChange({ collectedBy })} />}
      </Field>
      <Field label={say('field_notes')} optional>
        {(control) => <textarea {...control} className="tx-input" rows={3} maxLength={500} value={draft.notes} onChange={(event) => onChange({ notes: event.target.value })} />}
      </Field>
    </>
  )
}
