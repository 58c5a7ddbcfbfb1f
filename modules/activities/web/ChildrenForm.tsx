import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../../kernel/ui/base/Button.tsx'
import { Field } from '../../../kernel/ui/base/Field.tsx'
import { SaveForm } from '../../../kernel/ui/base/SaveForm.tsx'
import { TextInput } from '../../../kernel/ui/base/TextInput.tsx'
import { toast } from '../../../kernel/ui/base/toasts.ts'
import { clauses, listed } from '../../../kernel/ui/punctuation.ts'
import { useTexts, type SayOf } from '../../../kernel/ui/texts.ts'
import { api, query } from '../../../web/api.ts'
import type { MyChildren } from './activities.types.ts'
import { childrenTexts } from './children.texts.ts'

const required = ['name', 'emergency', 'collectedBy'] as const
const nobody = { name: '', bornOn: '', grade: '', emergency: '', collectedBy: '', notes: '' }
type ChildDraft = typeof nobody

interface ChildrenFormProps {
  activityId: string
  mine: MyChildren
  /** For how many one is signed up; null: not at all. */
  signedUp: number | null
  onSaved: () => void
}

/** The children of one sign-up, one after another. */
export function ChildrenForm({ activityId, mine, signedUp, onSaved }: ChildrenFormProps) {
  const say = useTexts(childrenTexts)
  const client = useQueryClient()
  const [drafts, setDrafts] = useState<readonly ChildDraft[]>(mine.children.length === 0 ? [nobody] : mine.children.map((child) => ({ ...child, bornOn: child.bornOn ?? '' })))
  const [missing, setMissing] = useState<readonly string[]>([])
  const run = useMutation({
    mutationFn: () => api.activities.saveMyChildren({ id: activityId, children: drafts.map((draft) => ({ ...draft, bornOn: draft.bornOn || null })) }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: query.activities.myChildren.key() })
      toast(say('saved'))
      onSaved()
    },
  })
  const onSubmit = () => {
    const lacking = missingIn(drafts, say)
    setMissing(lacking)
    if (lacking.length === 0) run.mutate()
  }
  return (
    <SaveForm
      action={say(mine.children.length === 0 ? 'saveFirst' : 'save')}
      save={run}
      lacking={missing.length > 0 && say('missing', { fields: clauses(missing) })}
      onSubmit={onSubmit}
    >
      <p className="tx-note">{say('lead')}</p>
      <ChildSections drafts={drafts} most={mine.most} signedUp={signedUp} onChange={setDrafts} />
    </SaveForm>
  )
}

/** What each child still lacks, in words; with several children each by its number. */
function missingIn(drafts: readonly ChildDraft[], say: SayOf<typeof childrenTexts>): string[] {
  return drafts.flatMap((draft, at) => {
    const fields = listed([
      ...required.filter((field) => draft[field].trim() === '').map((field) => say(`field_${field}`)),
      ...(draft.bornOn === '' && draft.grade.trim() === '' ? [say('help_age')] : []),
    ])
    if (fields === '') return []
    return [drafts.length === 1 ? fields : say('missingOf', { no: at + 1, fields })]
  })
}

interface ChildSectionsProps {
  drafts: readonly ChildDraft[]
  most: number
  signedUp: number | null
  onChange: (drafts: readonly ChildDraft[]) => void
}

/** Whoever has signed up keeps the number: so many places are taken. */
function ChildSections({ drafts, most, signedUp, onChange }: ChildSectionsProps) {
  const say = useTexts(childrenTexts)
  const put = (at: number, change: Partial<ChildDraft>) => onChange(drafts.map((draft, index) => (index === at ? { ...draft, ...change } : draft)))
  const sections = drafts.map((draft, at) => <ChildFields key={at} draft={draft} onChange={(change) => put(at, change)} />)
  if (most === 1) return sections
  return (
    <>
      <p className="tx-note">{signedUp === null ? say('mostOf', { most }) : say('fixed', { count: signedUp })}</p>
      {sections.map((section, at) => (
        <fieldset key={at} className="tx-stack tx-set">
          <legend>{say('childNo', { no: at + 1 })}</legend>
          {section}
          {drafts.length > 1 && signedUp === null && (
            <div>
              <Button onClick={() => onChange(drafts.filter((_, index) => index !== at))}>{say('remove')}</Button>
            </div>
          )}
        </fieldset>
      ))}
      {drafts.length < (signedUp ?? most) && (
        <div>
          <Button icon="plus" onClick={() => onChange([...drafts, sibling(drafts)])}>
            {say('add')}
          </Button>
        </div>
      )}
    </>
  )
}

/** Brothers and sisters are collected by the same people. */
function sibling([first = nobody]: readonly ChildDraft[]): ChildDraft {
  return { ...nobody, emergency: first.emergency, collectedBy: first.collectedBy }
}

interface ChildFieldsProps {
  draft: ChildDraft
  onChange: (change: Partial<ChildDraft>) => void
}

function ChildFields({ draft, onChange }: ChildFieldsProps) {
  const say = useTexts(childrenTexts)
  return (
    <>
      <Field label={say('field_name')}>{(control) => <TextInput {...control} maxLength={30} value={draft.name} onChange={(name) => onChange({ name })} />}</Field>
      <div className="tx-two">
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
