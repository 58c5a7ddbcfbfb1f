import { Card } from '../../../kernel/ui/base/Card.tsx'
import { Field } from '../../../kernel/ui/base/Field.tsx'
import { Select } from '../../../kernel/ui/base/Select.tsx'
import { TextInput } from '../../../kernel/ui/base/TextInput.tsx'
import { TickField } from '../../../kernel/ui/base/TickField.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import type { ProgrammeDraft } from './programme-draft.ts'
import { recuperationTexts } from './recuperation.texts.ts'

interface PartProps {
  draft: ProgrammeDraft
  set: (change: Partial<ProgrammeDraft>) => void
  /** Names of the offer's fields that cannot change any more. */
  frozen: ReadonlySet<string>
}

type TextField = { [Key in keyof ProgrammeDraft]: ProgrammeDraft[Key] extends string ? Key : never }[keyof ProgrammeDraft]

interface TextProps extends PartProps {
  field: Exclude<TextField, 'mode' | 'unitId'>
  optional?: boolean
  help?: string
  type?: 'text' | 'date' | 'datetime-local'
  /** Frozen with this field of the offer. */
  by?: string
}

function Text({ draft, set, frozen, field, optional = false, help, type = 'text', by }: TextProps) {
  const say = useTexts(recuperationTexts)
  return (
    <Field label={say(`field_${field}`)} optional={optional} {...(help ? { help } : {})}>
      {(control) => (
        <TextInput {...control} type={type} disabled={by !== undefined && frozen.has(by)} maxLength={200} value={draft[field]} onChange={(value) => set({ [field]: value })} />
      )}
    </Field>
  )
}

/** What it is called, and the rule it goes by. */
export function RuleFields(part: PartProps & { organisers: readonly { id: string; name: string }[] | null }) {
  const say = useTexts(recuperationTexts)
  const { draft, set, frozen, organisers } = part
  return (
    <Card title={say('part_rule')}>
      <div className="tx-two">
        <Text {...part} field="title" by="title" />
        <Text {...part} field="year" />
        {organisers && (
          <Field label={say('field_unit')} help={say('help_unit')}>
            {(control) => (
              <Select {...control} value={draft.unitId} options={organisers.map(({ id, name }) => ({ value: id, label: name }))} onChange={(unitId) => set({ unitId })} />
            )}
          </Field>
        )}
        <Text {...part} field="basisTitle" help={say('help_basisTitle')} />
        <Text {...part} field="basisNo" optional help={say('help_basisNo')} />
        <Text {...part} field="everyYears" by="rules.programme" />
        <Text {...part} field="serviceYears" by="rules.eligibility" />
        <Text {...part} field="countsOn" type="date" by="rules.eligibility" />
        <Text {...part} field="companions" help={say('help_companions')} />
        <Text {...part} field="outShareOf" optional help={say('help_outShareOf')} />
        <Text {...part} field="outEveryYears" optional by="rules.tagProgrammes" />
      </div>
      {!frozen.has('rules.programme') && <TickField label={say('field_noShowUses')} checked={draft.noShowUses} onChange={(noShowUses) => set({ noShowUses })} />}
    </Card>
  )
}

const modes = ['first_come', 'approval', 'nominated'] as const

/** When and how people sign up. */
export function SignUpFields(part: PartProps) {
  const say = useTexts(recuperationTexts)
  const { draft, set, frozen } = part
  return (
    <Card title={say('part_signUp')}>
      <div className="tx-two">
        <Field label={say('field_mode')} help={say(`help_mode_${draft.mode}`)}>
          {(control) => (
            <Select
              {...control}
              disabled={frozen.has('mode')}
              value={draft.mode}
              options={modes.map((value) => ({ value, label: say(`mode_${value}`) }))}
              onChange={(value) => set({ mode: modes.find((mode) => mode === value) ?? draft.mode })}
            />
          )}
        </Field>
        <Text {...part} field="opensAt" type="datetime-local" by="opensAt" />
        <Text {...part} field="closesAt" type="datetime-local" by="closesAt" />
        <Text {...part} field="finalAt" type="datetime-local" by="finalAt" help={say('help_finalAt')} />
        <Text {...part} field="cancelUntil" type="datetime-local" by="cancelUntil" optional help={say('help_cancelUntil')} />
        <Text {...part} field="contact" optional />
      </div>
      {draft.mode === 'nominated' && !frozen.has('rules.programme') && (
        <TickField label={say('field_usesOrdinary')} checked={draft.usesOrdinary} onChange={(usesOrdinary) => set({ usesOrdinary })} />
      )}
      {!frozen.has('rules.waiting') && <TickField label={say('field_waiting')} checked={draft.waiting} onChange={(waiting) => set({ waiting })} />}
    </Card>
  )
}

/** What members read: about the programme, and the letter that they confirm. */
export function WordsFields({ draft, set }: PartProps) {
  const say = useTexts(recuperationTexts)
  return (
    <Card title={say('part_words')}>
      <div className="tx-stack">
        {(['body', 'safetyLetter'] as const).map((field) => (
          <Field key={field} label={say(`field_${field}`)} optional={field === 'body'} help={say(`help_${field}`)}>
            {(control) => (
              <textarea
                {...control}
                className="tx-input"
                rows={field === 'body' ? 4 : 8}
                maxLength={5_000}
                value={draft[field]}
                onChange={(event) => set({ [field]: event.target.value })}
              />
            )}
          </Field>
        ))}
      </div>
    </Card>
  )
}
