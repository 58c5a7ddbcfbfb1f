import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTimes } from '../../../engines/capacity/web/use-times.ts'
import { dayOf } from '../../../kernel/ui/base/days.ts'
import { Field } from '../../../kernel/ui/base/Field.tsx'
import { Select } from '../../../kernel/ui/base/Select.tsx'
import { TextInput } from '../../../kernel/ui/base/TextInput.tsx'
import { toast } from '../../../kernel/ui/base/toasts.ts'
import { SaveDrawer } from '../../../kernel/ui/desk/SaveDrawer.tsx'
import { randomKey } from '../../../kernel/ui/random-key.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { api } from '../../../web/api.ts'
import { recuperationTexts } from './recuperation.texts.ts'
import type { StepInput } from './recuperation.types.ts'
import { useChanged } from './use-changed.ts'

const kinds = ['notice', 'rule', 'plan', 'agencies', 'choice', 'public_notice', 'contract', 'filing'] as const satisfies StepInput['kind'][]

/** A step on the record: what, when, who, by which paper. */
export function StepDrawer({ programmeId, onClose }: { programmeId: string; onClose: () => void }) {
  const say = useTexts(recuperationTexts)
  const times = useTimes()
  const changed = useChanged()
  const [idempotencyKey] = useState(randomKey)
  const [draft, write] = useState(() => ({ kind: 'notice' as StepInput['kind'], title: '', documentNo: '', fromDay: dayOf(new Date()), workingDays: '', people: '', note: '' }))
  const set = (part: Partial<typeof draft>) => write((before) => ({ ...before, ...part }))
  const days = /^[1-9]\d?$/.test(draft.workingDays) ? Number(draft.workingDays) : null
  const save = useMutation({
    mutationFn: () => api.recuperation.addStep({ id: programmeId, ...draft, workingDays: draft.kind === 'public_notice' ? days : null }, { context: { idempotencyKey } }),
    onSuccess: ({ untilDay }) => {
      toast(untilDay === null ? say('stepAdded') : say('stepAddedUntil', { day: times.day(untilDay) }))
      onClose()
    },
    onSettled: changed,
  })
  const missing = [
    ...(draft.title.trim() ? [] : (['stepTitle'] as const)),
    ...(draft.fromDay ? [] : (['stepDay'] as const)),
    ...(draft.kind === 'public_notice' && days === null ? (['stepDays'] as const) : []),
  ]
  return (
    <SaveDrawer title={say('addStep')} action={say('saveStep')} save={save} missing={missing.map((field) => say(field))} onSubmit={save.mutate} onClose={onClose}>
      <Field label={say('stepKind')} help={say(`stepHelp_${draft.kind}`)}>
        {(control) => (
          <Select
            {...control}
            value={draft.kind}
            options={kinds.map((value) => ({ value, label: say(`step_${value}`) }))}
            onChange={(value) => set({ kind: kinds.find((kind) => kind === value) ?? draft.kind })}
          />
        )}
      </Field>
      <Field label={say('stepTitle')}>{(control) => <TextInput {...control} maxLength={120} value={draft.title} onChange={(title) => set({ title })} />}</Field>
      <Field label={say('stepNo')} optional>
        {(control) => <TextInput {...control} maxLength={60} value={draft.documentNo} onChange={(documentNo) => set({ documentNo })} />}
      </Field>
      <Field label={say('stepDay')}>{(control) => <TextInput {...control} type="date" value={draft.fromDay} onChange={(fromDay) => set({ fromDay })} />}</Field>
      {draft.kind === 'public_notice' && (
        <Field label={say('stepDays')} help={say('stepDaysHelp')}>
          {(control) => <TextInput {...control} inputMode="numeric" value={draft.workingDays} onChange={(workingDays) => set({ workingDays })} />}
        </Field>
      )}
      <Field label={say('stepPeopleField')} optional>
        {(control) => <TextInput {...control} maxLength={200} value={draft.people} onChange={(people) => set({ people })} />}
      </Field>
      <Field label={say('note')} optional>
        {(control) => <textarea {...control} className="tx-input" rows={6} maxLength={2_000} value={draft.note} onChange={(event) => set({ note: event.target.value })} />}
      </Field>
    </SaveDrawer>
  )
}
