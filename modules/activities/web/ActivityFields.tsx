import { ManyUnits } from '../../../engines/cases/web/form/pickers.tsx'
import { Card } from '../../../kernel/ui/base/Card.tsx'
import { Field } from '../../../kernel/ui/base/Field.tsx'
import { Select } from '../../../kernel/ui/base/Select.tsx'
import { TextInput } from '../../../kernel/ui/base/TextInput.tsx'
import { TickField } from '../../../kernel/ui/base/TickField.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { activityKinds } from './activity-kinds.ts'
import { activitiesTexts } from './activities.texts.ts'
import type { ActivityDraft } from './activity-draft.ts'
import { ClubOnly } from './ClubOnly.tsx'
import { courseTexts } from './course.texts.ts'

export interface PartProps {
  draft: ActivityDraft
  set: (change: Partial<ActivityDraft>) => void
  /** What the engine holds fast, by its own names. */
  frozen: ReadonlySet<string>
  /** It has begun, or was called off: only its words change. */
  over: boolean
}

interface WhatProps extends PartProps {
  /** For whom one may organise, while that is still open. */
  organisers: readonly { id: string; name: string }[] | null
}

export function WhatFields({ draft, set, frozen, organisers }: WhatProps) {
  const say = useTexts(activitiesTexts)
  return (
    <Card title={say('part_what')}>
      <div className="tx-stack">
        <Field label={say('field_title')}>
          {(control) => <TextInput {...control} value={draft.title} maxLength={80} readOnly={frozen.has('title')} onChange={(title) => set({ title })} />}
        </Field>
        <Field label={say('field_kind')}>
          {(control) => (
            <Select
              {...control}
              value={draft.kind}
              options={activityKinds.map((kind) => ({ value: kind, label: say(`kind_${kind}`) }))}
              onChange={(value) => set({ kind: activityKinds.find((kind) => kind === value) ?? 'other' })}
            />
          )}
        </Field>
        {organisers && (
          <Field label={say('field_unit')} help={say('help_unit')}>
            {(control) => (
              <Select
                {...control}
                value={draft.unitId}
                options={organisers.map(({ id, name }) => ({ value: id, label: name }))}
                onChange={(unitId) => set({ unitId, clubOnly: false })}
              />
            )}
          </Field>
        )}
        <Field label={say('field_body')} help={say('help_body')} optional>
          {(control) => <textarea {...control} className="tx-input" rows={6} maxLength={5000} value={draft.body} onChange={(event) => set({ body: event.target.value })} />}
        </Field>
        <Field label={say('field_contact')} help={say('help_contact')} optional>
          {(control) => <TextInput {...control} value={draft.contact} maxLength={120} onChange={(contact) => set({ contact })} />}
        </Field>
      </div>
    </Card>
  )
}

export function WhoFields({ draft, set, frozen, over }: PartProps) {
  const say = useTexts(activitiesTexts)
  const ofChildren = draft.series.many && draft.series.forChildren
  const others = draft.otherConditions.filter(({ kind }) => kind !== 'member').length
  return (
    <Card title={say('part_who')}>
      <div className="tx-stack">
        <div className="tx-two">
          <Field label={say('field_places')} help={say('help_places')} optional>
            {(control) => <TextInput {...control} inputMode="numeric" value={draft.places} maxLength={6} readOnly={over} onChange={(places) => set({ places })} />}
          </Field>
          <Field label={say(ofChildren ? 'field_childrenMost' : 'field_partyMost')} help={say(ofChildren ? 'help_childrenMost' : 'help_partyMost')}>
            {(control) => (
              <TextInput
                {...control}
                type="number"
                min={1}
                max={20}
                value={draft.partyMost}
                readOnly={frozen.has('rules.partyMost')}
                onChange={(partyMost) => set({ partyMost })}
              />
            )}
          </Field>
        </div>
        {!frozen.has('rules.eligibility') && <ClubOnly draft={draft} set={set} />}
        {!frozen.has('rules.eligibility') && (
          <Field label={say('field_branches')} help={say('help_branches')} optional>
            {(control) => <ManyUnits kind="branch" control={control} label={say('field_branches')} value={draft.branches} onChange={(branches) => set({ branches })} />}
          </Field>
        )}
        {others > 0 && <p className="tx-note">{say('moreConditions', { count: others })}</p>}
      </div>
    </Card>
  )
}

export function SignUpFields({ draft, set, frozen, over }: PartProps) {
  const say = useTexts(activitiesTexts)
  return (
    <Card title={say('part_signUp')}>
      <div className="tx-stack">
        <div className="tx-two">
          <TimeField name="opensAt" {...{ draft, set }} locked={frozen.has('opensAt')} />
          <TimeField name="closesAt" {...{ draft, set }} locked={frozen.has('closesAt')} />
        </div>
        <TimeField name="cancelUntil" {...{ draft, set }} locked={frozen.has('cancelUntil')} help={say('help_cancelUntil')} optional />
        {!frozen.has('rules.waiting') && <TickField label={say('field_waiting')} checked={draft.waiting} onChange={(waiting) => set({ waiting })} />}
        {!over && <TickField label={say('field_certificate')} checked={draft.certificate} onChange={(certificate) => set({ certificate })} />}
        {!over && draft.certificate && draft.series.many && <AttendField {...{ draft, set }} />}
      </div>
    </Card>
  )
}

/** The share of a class that earns a certificate. */
function AttendField({ draft: { series }, set }: Pick<PartProps, 'draft' | 'set'>) {
  const say = useTexts(courseTexts)
  return (
    <Field label={say('field_attendLeast')} help={say('help_attendLeast')} optional>
      {(control) => <TextInput {...control} inputMode="numeric" maxLength={3} value={series.attendLeast} onChange={(attendLeast) => set({ series: { ...series, attendLeast } })} />}
    </Field>
  )
}

type Time = 'startsAt' | 'endsAt' | 'opensAt' | 'closesAt' | 'cancelUntil'

interface TimeFieldProps extends Pick<PartProps, 'draft' | 'set'> {
  name: Time
  locked: boolean
  help?: string
  optional?: boolean
}

export function TimeField({ name, draft, set, locked, help, optional = false }: TimeFieldProps) {
  const say = useTexts(activitiesTexts)
  return (
    <Field label={say(`field_${name}`)} help={help} optional={optional}>
      {(control) => <TextInput {...control} type="datetime-local" value={draft[name]} readOnly={locked} onChange={(value) => set({ [name]: value })} />}
    </Field>
  )
}
