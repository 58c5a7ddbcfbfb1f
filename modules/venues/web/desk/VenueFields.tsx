import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { Field } from '../../../../kernel/ui/base/Field.tsx'
import { Select } from '../../../../kernel/ui/base/Select.tsx'
import { TextInput } from '../../../../kernel/ui/base/TextInput.tsx'
import { TickField } from '../../../../kernel/ui/base/TickField.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { sayLength } from '../hours.ts'
import { venuesTexts } from '../venues.texts.ts'
import { deskTexts } from './desk.texts.ts'
import { slotLengths, venueKinds, type VenueDraft } from './venue-draft.ts'

interface PartProps {
  draft: VenueDraft
  set: (change: Partial<VenueDraft>) => void
}

export function WhatFields({ draft, set, keepers }: PartProps & { keepers: readonly { id: string; name: string }[] | null }) {
  const say = useTexts(deskTexts)
  const sayVenue = useTexts(venuesTexts)
  return (
    <Card title={say('part_what')}>
      <div className="tx-stack">
        <Field label={say('field_name')}>{(control) => <TextInput {...control} value={draft.name} maxLength={60} onChange={(name) => set({ name })} />}</Field>
        <Field label={say('field_kind')}>
          {(control) => (
            <Select
              {...control}
              value={draft.kind}
              options={venueKinds.map((kind) => ({ value: kind, label: sayVenue(`kind_${kind}`) }))}
              onChange={(value) => set({ kind: venueKinds.find((kind) => kind === value) ?? 'room' })}
            />
          )}
        </Field>
        {keepers && (
          <Field label={say('field_unit')}>
            {(control) => <Select {...control} value={draft.unitId} options={keepers.map(({ id, name }) => ({ value: id, label: name }))} onChange={(unitId) => set({ unitId })} />}
          </Field>
        )}
        <Field label={say('field_place')} help={say('help_place')}>
          {(control) => <TextInput {...control} value={draft.place} maxLength={120} onChange={(place) => set({ place })} />}
        </Field>
        <Field label={say('field_about')} optional>
          {(control) => <textarea {...control} className="tx-input" rows={3} maxLength={2000} value={draft.about} onChange={(event) => set({ about: event.target.value })} />}
        </Field>
        <Field label={say('field_contact')} help={say('help_contact')} optional>
          {(control) => <TextInput {...control} value={draft.contact} maxLength={120} onChange={(contact) => set({ contact })} />}
        </Field>
      </div>
    </Card>
  )
}

export function TermsFields({ draft, set }: PartProps) {
  const say = useTexts(deskTexts)
  const sayVenue = useTexts(venuesTexts)
  return (
    <Card title={say('part_terms')}>
      <div className="tx-stack">
        <div className="tx-two">
          <Field label={say('field_slotMinutes')}>
            {(control) => (
              <Select
                {...control}
                value={String(draft.slotMinutes)}
                options={slotLengths.map((minutes) => ({ value: String(minutes), label: sayLength(minutes, sayVenue) }))}
                onChange={(value) => set({ slotMinutes: slotLengths.find((minutes) => String(minutes) === value) ?? 60 })}
              />
            )}
          </Field>
          <NumberField name="mostSlots" {...{ draft, set }} />
          <NumberField name="aheadDays" {...{ draft, set }} />
          <NumberField name="cancelHours" {...{ draft, set }} />
          <NumberField name="units" help={say('help_units')} {...{ draft, set }} />
          <NumberField name="weekHours" help={say('help_weekHours')} optional {...{ draft, set }} />
        </div>
        <TickField label={say('field_approval')} checked={draft.approval} onChange={(approval) => set({ approval })} />
        <TickField label={say('field_audience')} help={say('help_audience')} checked={draft.ofUnit} onChange={(ofUnit) => set({ ofUnit })} />
        <Field label={say('field_rules')} optional>
          {(control) => <textarea {...control} className="tx-input" rows={3} maxLength={2000} value={draft.rules} onChange={(event) => set({ rules: event.target.value })} />}
        </Field>
      </div>
    </Card>
  )
}

interface NumberFieldProps extends PartProps {
  name: 'units' | 'mostSlots' | 'aheadDays' | 'weekHours' | 'cancelHours'
  help?: string
  optional?: boolean
}

function NumberField({ name, help, optional = false, draft, set }: NumberFieldProps) {
  const say = useTexts(deskTexts)
  return (
    <Field label={say(`field_${name}`)} help={help} optional={optional}>
      {(control) => <TextInput {...control} inputMode="numeric" maxLength={3} value={draft[name]} onChange={(value) => set({ [name]: value })} />}
    </Field>
  )
}
