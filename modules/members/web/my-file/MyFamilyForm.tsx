import { useMutation } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { baseTexts } from '../../../../kernel/ui/base/base.texts.ts'
import { Button } from '../../../../kernel/ui/base/Button.tsx'
import { Field } from '../../../../kernel/ui/base/Field.tsx'
import { Refusal } from '../../../../kernel/ui/base/Refusal.tsx'
import { Select } from '../../../../kernel/ui/base/Select.tsx'
import { TextInput } from '../../../../kernel/ui/base/TextInput.tsx'
import { TickField } from '../../../../kernel/ui/base/TickField.tsx'
import { toast } from '../../../../kernel/ui/base/toasts.ts'
import { useTexts, type SayOf } from '../../../../kernel/ui/texts.ts'
import { api } from '../../../../web/api.ts'
import { useCodeWords } from '../code-sets.ts'
import { commonTexts } from '../common.texts.ts'
import { mayBeChild } from '../may-be-child.ts'
import { myFileTexts } from './my-file.texts.ts'

const blank = { relation: '', name: '', birthDate: '', note: '', consent: false }

/** A member of my family; a child under 14 needs its guardian's consent. */
export function MyFamilyForm({ onSaved, onClose }: { onSaved: () => void; onClose: () => void }) {
  const say = useTexts(commonTexts)
  const sayMine = useTexts(myFileTexts)
  const sayBase = useTexts(baseTexts)
  const { options } = useCodeWords()
  const relations = options('family_relation').filter(({ value }) => value !== '01')
  const [draft, setDraft] = useState(blank)
  const [tried, attempt] = useState(false)
  const set = (change: Partial<typeof blank>) => setDraft({ ...draft, ...change })
  const faults = faultsOf(draft, sayMine)
  const save = useAddFamily(draft, () => {
    onSaved()
    onClose()
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    attempt(true)
    if (!faults.relation && !faults.name && !faults.consent) save.mutate()
  }
  return (
    <form className="mf-form" aria-label={sayMine('addTitle')} noValidate onSubmit={submit}>
      <Refusal error={save.error} />
      <Field label={say('relation')} error={tried ? faults.relation : undefined}>
        {(control) => <Select {...control} value={draft.relation} placeholder="" options={relations} onChange={(relation) => set({ relation })} />}
      </Field>
      <Field label={say('familyName')} error={tried ? faults.name : undefined}>
        {(control) => <TextInput {...control} value={draft.name} maxLength={100} onChange={(name) => set({ name })} />}
      </Field>
      <Field label={say('birthDate')} optional>
        {(control) => <TextInput {...control} type="date" value={draft.birthDate} onChange={(birthDate) => set({ birthDate })} />}
      </Field>
      {mayBeChild(draft.birthDate) && (
        <TickField
          required
          label={say('childConsent')}
          help={say('childConsentHelp')}
          error={tried ? faults.consent : undefined}
          checked={draft.consent}
          onChange={(consent) => set({ consent })}
        />
      )}
      <Field label={say('note')} optional>
        {(control) => <TextInput {...control} value={draft.note} maxLength={200} onChange={(note) => set({ note })} />}
      </Field>
      <Button look="primary" type="submit" block busy={save.isPending}>
        {sayMine('add')}
      </Button>
      <Button block onClick={onClose}>
        {sayBase('cancel')}
      </Button>
    </form>
  )
}

function faultsOf({ relation, name, birthDate, consent }: typeof blank, say: SayOf<typeof myFileTexts>) {
  return {
    relation: relation === '' ? say('needRelation') : undefined,
    name: name.trim() === '' ? say('needName') : undefined,
    consent: mayBeChild(birthDate) && !consent ? say('needConsent') : undefined,
  }
}

function useAddFamily({ relation, name, birthDate, note }: typeof blank, onSaved: () => void) {
  const say = useTexts(commonTexts)
  return useMutation({
    mutationFn: () =>
      api.myFile.addFamily({ relation, name: name.trim(), birthDate: birthDate || null, note: note.trim() || null, ...(mayBeChild(birthDate) ? { consent: true } : {}) }),
    onSuccess: () => {
      toast(say('familyAdded', { name: name.trim() }))
      onSaved()
    },
  })
}
