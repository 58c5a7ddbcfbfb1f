import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { Field } from '../../../../kernel/ui/base/Field.tsx'
import { Select } from '../../../../kernel/ui/base/Select.tsx'
import { TextInput } from '../../../../kernel/ui/base/TextInput.tsx'
import { TickField } from '../../../../kernel/ui/base/TickField.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { healthDeskTexts } from './desk.texts.ts'
import type { PartProps } from './part.types.ts'
import { closingDays, everyYears, type RoundDraft } from './round-draft.ts'

/** When a slot is chosen, which packages there are, how often one may come, how one is checked in. */
export function ChooseFields({ draft, set, frozen, over }: PartProps) {
  const say = useTexts(healthDeskTexts)
  return (
    <Card title={say('part_choose')}>
      <div className="tx-stack">
        <div className="tx-two">
          <TimeField name="opensAt" {...{ draft, set }} locked={frozen.has('opensAt')} />
          <TimeField name="closesAt" {...{ draft, set }} locked={frozen.has('closesAt')} help={say('help_closesAt')} />
          <TimeField name="cancelUntil" {...{ draft, set }} locked={frozen.has('cancelUntil')} help={say('help_cancelUntil')} optional />
          <Field label={say('field_closesDaysBefore')} help={say('help_closesDaysBefore')}>
            {(control) => (
              <Select
                {...control}
                value={draft.closesDaysBefore}
                disabled={frozen.has('rules.optionClosesDays')}
                options={closingDaysOf(draft).map((value) => ({ value, label: value === '' ? say('closesTogether') : say('closesEarlier', { count: Number(value) }) }))}
                onChange={(closesDaysBefore) => set({ closesDaysBefore })}
              />
            )}
          </Field>
        </div>
        {/* Once people choose, what they chose from stands. */}
        <Field label={say('field_packages')} help={say('help_packages')} optional>
          {(control) => (
            <textarea
              {...control}
              className="tx-input"
              rows={3}
              readOnly={frozen.has('rules.eligibility')}
              value={draft.packages}
              onChange={(event) => set({ packages: event.target.value })}
            />
          )}
        </Field>
        <ProgrammeFields draft={draft} set={set} locked={frozen.has('rules.programme')} />
        {!over && <TickField label={say('field_poster')} checked={draft.poster} onChange={(poster) => set({ poster })} />}
      </div>
    </Card>
  )
}

/** A number set elsewhere stays one of the choices. */
function closingDaysOf({ closesDaysBefore }: RoundDraft): string[] {
  return [...new Set([...closingDays, closesDaysBefore])]
}

interface FieldsProps extends Pick<PartProps, 'draft' | 'set'> {
  locked: boolean
}

function ProgrammeFields({ draft, set, locked }: FieldsProps) {
  const say = useTexts(healthDeskTexts)
  return (
    <div className="tx-two">
      <Field label={say('field_every')} help={say('help_every')}>
        {(control) => (
          <Select
            {...control}
            value={draft.every}
            disabled={locked}
            options={everyYears.map((value) => ({ value, label: say(`every_${value}`) }))}
            onChange={(every) => set({ every })}
          />
        )}
      </Field>
      {draft.every !== '' && (
        <Field label={say('field_programme')}>
          {(control) => <TextInput {...control} maxLength={60} readOnly={locked} value={draft.programme} onChange={(programme) => set({ programme })} />}
        </Field>
      )}
    </div>
  )
}

interface TimeFieldProps extends FieldsProps {
  name: keyof Pick<RoundDraft, 'opensAt' | 'closesAt' | 'cancelUntil'>
  help?: string
  optional?: boolean
}

function TimeField({ name, draft, set, locked, help, optional = false }: TimeFieldProps) {
  const say = useTexts(healthDeskTexts)
  return (
    <Field label={say(`field_${name}`)} help={help} optional={optional}>
      {(control) => <TextInput {...control} type="datetime-local" value={draft[name]} readOnly={locked} onChange={(value) => set({ [name]: value })} />}
    </Field>
  )
}
