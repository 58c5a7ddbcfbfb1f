import { Card } from '../../../kernel/ui/base/Card.tsx'
import { Field } from '../../../kernel/ui/base/Field.tsx'
import { Select } from '../../../kernel/ui/base/Select.tsx'
import { TextInput } from '../../../kernel/ui/base/TextInput.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import type { TaskDraft } from './task-draft.ts'
import { volunteeringTexts } from './volunteering.texts.ts'

interface PartProps {
  draft: TaskDraft
  set: (change: Partial<TaskDraft>) => void
  /** What the engine holds fast, by its own names. */
  frozen: ReadonlySet<string>
  /** It has begun, or was called off. */
  over: boolean
}

export function WhatFields({ draft, set, frozen }: PartProps) {
  const say = useTexts(volunteeringTexts)
  return (
    <Card title={say('part_what')}>
      <div className="tx-stack">
        <Field label={say('field_title')}>
          {(control) => <TextInput {...control} value={draft.title} maxLength={80} readOnly={frozen.has('title')} onChange={(title) => set({ title })} />}
        </Field>
        <Field label={say('field_body')} help={say('help_body')} optional>
          {(control) => <textarea {...control} className="tx-input" rows={5} maxLength={5000} value={draft.body} onChange={(event) => set({ body: event.target.value })} />}
        </Field>
        <Field label={say('field_contact')} help={say('help_contact')} optional>
          {(control) => <TextInput {...control} value={draft.contact} maxLength={120} onChange={(contact) => set({ contact })} />}
        </Field>
      </div>
    </Card>
  )
}

export function WhenFields({ draft, set, over }: PartProps) {
  const say = useTexts(volunteeringTexts)
  return (
    <Card title={say('part_when')}>
      <div className="tx-stack">
        <div className="tx-two">
          <TimeField name="startsAt" {...{ draft, set }} locked={over} />
          <TimeField name="endsAt" {...{ draft, set }} locked={over} />
        </div>
        <Field label={say('field_place')}>{(control) => <TextInput {...control} value={draft.place} maxLength={120} readOnly={over} onChange={(place) => set({ place })} />}</Field>
      </div>
    </Card>
  )
}

export function WhoFields({ draft, set, frozen, over }: PartProps) {
  const say = useTexts(volunteeringTexts)
  const audiences = [
    { value: 'all', label: say('forAll') },
    { value: 'team', label: say('teamOnly') },
  ]
  return (
    <Card title={say('part_who')}>
      <div className="tx-stack">
        <Field label={say('field_audience')}>
          {(control) => (
            <Select
              {...control}
              value={draft.audience}
              options={audiences}
              disabled={frozen.has('rules.eligibility')}
              onChange={(value) => set({ audience: value === 'team' ? 'team' : 'all' })}
            />
          )}
        </Field>
        <div className="tx-two">
          <Field label={say('field_places')}>
            {(control) => <TextInput {...control} inputMode="numeric" value={draft.places} maxLength={3} readOnly={over} onChange={(places) => set({ places })} />}
          </Field>
          <Field label={say('field_hours')} help={say('help_hours')}>
            {(control) => <TextInput {...control} inputMode="decimal" value={draft.hours} maxLength={6} readOnly={over} onChange={(hours) => set({ hours })} />}
          </Field>
        </div>
      </div>
    </Card>
  )
}

export function SignUpFields({ draft, set, frozen }: PartProps) {
  const say = useTexts(volunteeringTexts)
  return (
    <Card title={say('part_signUp')}>
      <div className="tx-two">
        <TimeField name="opensAt" {...{ draft, set }} locked={frozen.has('opensAt')} />
        <TimeField name="closesAt" {...{ draft, set }} locked={frozen.has('closesAt')} />
      </div>
    </Card>
  )
}

interface TimeFieldProps extends Pick<PartProps, 'draft' | 'set'> {
  name: 'startsAt' | 'endsAt' | 'opensAt' | 'closesAt'
  locked: boolean
}

function TimeField({ name, draft, set, locked }: TimeFieldProps) {
  const say = useTexts(volunteeringTexts)
  return (
    <Field label={say(`field_${name}`)}>
      {(control) => <TextInput {...control} type="datetime-local" value={draft[name]} readOnly={locked} onChange={(value) => set({ [name]: value })} />}
    </Field>
  )
}
