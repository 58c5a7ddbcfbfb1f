import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { findPeople } from '../../../engines/capacity/web/editor/ConditionFields.tsx'
import { Field } from '../../../kernel/ui/base/Field.tsx'
import { Select } from '../../../kernel/ui/base/Select.tsx'
import { TextInput } from '../../../kernel/ui/base/TextInput.tsx'
import { toast } from '../../../kernel/ui/base/toasts.ts'
import { PersonPicker, type FoundPerson } from '../../../kernel/ui/desk/PersonPicker.tsx'
import { SaveDrawer } from '../../../kernel/ui/desk/SaveDrawer.tsx'
import { randomKey } from '../../../kernel/ui/random-key.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { api } from '../../../web/api.ts'
import { recuperationTexts } from './recuperation.texts.ts'
import type { Group } from './recuperation.types.ts'
import { useChanged } from './use-changed.ts'

interface NominateDrawerProps {
  programmeId: string
  trips: readonly Group[]
  onClose: () => void
}

const blank = { honour: '', honourNo: '', deeds: '', phone: '', emergency: '' }

interface Draft extends Readonly<typeof blank> {
  person: FoundPerson | null
  tripId: string
}

/** One of the branch's people: for which honour, by which trip. */
export function NominateDrawer({ programmeId, trips, onClose }: NominateDrawerProps) {
  const say = useTexts(recuperationTexts)
  const changed = useChanged()
  const open = trips.filter(({ state }) => state === 'open')
  const [idempotencyKey, renew] = useState(randomKey)
  const [draft, write] = useState<Draft>(() => ({ ...blank, person: null, tripId: open.length === 1 ? (open[0]?.id ?? '') : '' }))
  const { person, ...words } = draft
  const set = (part: Partial<Draft>) => {
    write((before) => ({ ...before, ...part }))
    // What was changed is another request.
    renew(randomKey())
  }
  const missing = [
    ...(person ? [] : (['nominee'] as const)),
    ...(draft.tripId ? [] : (['col_trip'] as const)),
    ...(draft.honour.trim().length < 2 ? (['honour'] as const) : []),
    ...(draft.phone.trim() ? [] : (['nomineePhone'] as const)),
    ...(draft.emergency.trim() ? [] : (['nomineeEmergency'] as const)),
  ]
  const send = useMutation({
    mutationFn: (staffId: string) => api.recuperation.nominate({ id: programmeId, staffId, ...words, honourNo: draft.honourNo.trim() || null }, { context: { idempotencyKey } }),
    onSuccess: async () => {
      toast(say('nominated', { name: person?.name ?? '' }))
      await changed()
      onClose()
    },
  })
  return (
    <SaveDrawer
      title={say('nominateTitle')}
      action={say('nominate')}
      save={send}
      missing={missing.map((field) => say(field))}
      onSubmit={() => person && send.mutate(person.id)}
      onClose={onClose}
    >
      <p className="tx-note">{say('nominateHelp')}</p>
      <Field label={say('nominee')}>{(control) => <PersonPicker control={control} value={person} search={findPeople} onChange={(chosen) => set({ person: chosen })} />}</Field>
      <Field label={say('col_trip')}>
        {(control) => (
          <Select
            {...control}
            value={draft.tripId}
            placeholder={say('notChosen')}
            options={open.map(({ id, title }) => ({ value: id, label: title }))}
            onChange={(tripId) => set({ tripId })}
          />
        )}
      </Field>
      <HonourFields draft={draft} set={set} />
    </SaveDrawer>
  )
}

/** Why, and how to reach the person on the way. */
function HonourFields({ draft, set }: { draft: Draft; set: (part: Partial<Draft>) => void }) {
  const say = useTexts(recuperationTexts)
  return (
    <>
      <Field label={say('honour')} help={say('honourHelp')}>
        {(control) => <TextInput {...control} maxLength={60} value={draft.honour} onChange={(honour) => set({ honour })} />}
      </Field>
      <Field label={say('honourNo')} optional>
        {(control) => <TextInput {...control} maxLength={60} value={draft.honourNo} onChange={(honourNo) => set({ honourNo })} />}
      </Field>
      <Field label={say('deeds')} optional>
        {(control) => <textarea {...control} className="tx-input" rows={4} maxLength={1_000} value={draft.deeds} onChange={(event) => set({ deeds: event.target.value })} />}
      </Field>
      <Field label={say('nomineePhone')}>{(control) => <TextInput {...control} inputMode="tel" maxLength={40} value={draft.phone} onChange={(phone) => set({ phone })} />}</Field>
      <Field label={say('nomineeEmergency')}>{(control) => <TextInput {...control} maxLength={60} value={draft.emergency} onChange={(emergency) => set({ emergency })} />}</Field>
    </>
  )
}
