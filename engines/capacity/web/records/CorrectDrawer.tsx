import { useMutation } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { Choice } from '../../../../kernel/ui/base/Choice.tsx'
import { dayOf } from '../../../../kernel/ui/base/days.ts'
import { Field } from '../../../../kernel/ui/base/Field.tsx'
import { TextInput } from '../../../../kernel/ui/base/TextInput.tsx'
import { toast } from '../../../../kernel/ui/base/toasts.ts'
import { useNow } from '../../../../kernel/ui/base/use-now.ts'
import { PersonPicker, type FoundPerson } from '../../../../kernel/ui/desk/PersonPicker.tsx'
import { SaveDrawer } from '../../../../kernel/ui/desk/SaveDrawer.tsx'
import { randomKey } from '../../../../kernel/ui/random-key.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { api } from '../../../../web/api.ts'
import { findPeople } from '../editor/ConditionFields.tsx'
import { recordsTexts } from './records.texts.ts'

const kinds = ['add', 'back'] as const

export interface Correcting {
  person: FoundPerson | null
  programme: string
  usedOn: string
  kind: (typeof kinds)[number]
}

interface CorrectDrawerProps {
  first: Correcting
  /** Names in use, to choose from. */
  programmes: readonly string[]
  onDone: () => Promise<void>
  onClose: () => void
}

/** Adds a use that nothing else tells of, or gives one back; the ledger keeps both lines. */
export function CorrectDrawer({ first, programmes, onDone, onClose }: CorrectDrawerProps) {
  const say = useTexts(recordsTexts)
  const [facts, write] = useState(first)
  const [reason, writeReason] = useState('')
  const [idempotencyKey] = useState(randomKey)
  const run = useMutation({
    mutationFn: (staffId: string) =>
      api.records.correct(
        { staffId, programme: facts.programme.trim(), usedOn: facts.usedOn, amount: facts.kind === 'add' ? 1 : -1, reason: reason.trim() },
        { context: { idempotencyKey } },
      ),
    onSuccess: async () => {
      await onDone()
      toast(say('corrected'))
      onClose()
    },
  })
  const { person } = facts
  const missing = [
    ...(person ? [] : (['person'] as const)),
    ...(facts.programme.trim() ? [] : (['programme'] as const)),
    ...(facts.usedOn ? [] : (['usedOn'] as const)),
    ...(reason.trim() ? [] : (['reason'] as const)),
  ]
  return (
    <SaveDrawer
      title={say('correctTitle')}
      action={say('correctDo')}
      save={run}
      missing={missing.map((field) => say(field))}
      onSubmit={() => person && run.mutate(person.id)}
      onClose={onClose}
    >
      <CorrectFields facts={facts} programmes={programmes} onChange={(change) => write({ ...facts, ...change })} />
      <Field label={say('reason')}>{(control) => <TextInput {...control} maxLength={200} value={reason} onChange={writeReason} />}</Field>
    </SaveDrawer>
  )
}

interface CorrectFieldsProps {
  facts: Correcting
  programmes: readonly string[]
  onChange: (change: Partial<Correcting>) => void
}

function CorrectFields({ facts, programmes, onChange }: CorrectFieldsProps) {
  const say = useTexts(recordsTexts)
  const known = useId()
  const today = dayOf(useNow())
  return (
    <>
      <Field label={say('person')}>{(control) => <PersonPicker control={control} value={facts.person} search={findPeople} onChange={(person) => onChange({ person })} />}</Field>
      <Choice label={say('kind')} value={facts.kind} options={kinds.map((value) => ({ value, label: say(`kind_${value}`) }))} onChange={(kind) => onChange({ kind })} />
      <Field label={say('programme')} help={say('programmeHelp')}>
        {(control) => <TextInput {...control} list={known} maxLength={60} value={facts.programme} onChange={(programme) => onChange({ programme })} />}
      </Field>
      <datalist id={known}>
        {programmes.map((key) => (
          <option key={key}>{key}</option>
        ))}
      </datalist>
      <Field label={say('usedOn')}>{(control) => <TextInput {...control} type="date" max={today} value={facts.usedOn} onChange={(usedOn) => onChange({ usedOn })} />}</Field>
    </>
  )
}
