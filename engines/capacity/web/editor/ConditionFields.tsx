import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../../kernel/ui/base/Button.tsx'
import { Choice } from '../../../../kernel/ui/base/Choice.tsx'
import { Field } from '../../../../kernel/ui/base/Field.tsx'
import { TextInput } from '../../../../kernel/ui/base/TextInput.tsx'
import { PersonPicker } from '../../../../kernel/ui/desk/PersonPicker.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { api, query } from '../../../../web/api.ts'
import type { Condition } from '../offer.types.ts'
import { employmentOptions, withTick } from './conditions.ts'
import { editorTexts } from './editor.texts.ts'

type Of<Kind extends Condition['kind']> = Extract<Condition, { kind: Kind }>

interface ConditionFieldsProps<Kind extends Condition['kind'] = Condition['kind']> {
  condition: Of<Kind>
  onChange: (condition: Condition) => void
}

/** The inputs of one condition. */
export function ConditionFields({ condition, onChange }: ConditionFieldsProps) {
  switch (condition.kind) {
    case 'member':
      return <MemberFields condition={condition} onChange={onChange} />
    case 'branches':
      return <BranchFields condition={condition} onChange={onChange} />
    case 'clubs':
      return <ClubFields condition={condition} onChange={onChange} />
    case 'employment':
      return <EmploymentFields condition={condition} onChange={onChange} />
    case 'sex':
      return <SexFields condition={condition} onChange={onChange} />
    case 'age':
      return <AgeFields condition={condition} onChange={onChange} />
    case 'retired':
      return <RetiredFields condition={condition} onChange={onChange} />
    case 'people':
      return <PeopleFields condition={condition} onChange={onChange} />
    default:
      return <YearsFields condition={condition} onChange={onChange} />
  }
}

interface TicksProps<Value extends string> {
  options: readonly { value: Value; label: string }[]
  chosen: readonly Value[]
  onChange: (chosen: Value[]) => void
}

function Ticks<Value extends string>({ options, chosen, onChange }: TicksProps<Value>) {
  const all = options.map(({ value }) => value)
  return (
    <div className="ce-ticks">
      {options.map(({ value, label }) => (
        <label key={value}>
          <input type="checkbox" checked={chosen.includes(value)} onChange={() => onChange(withTick(all, chosen, value))} />
          <span>{label}</span>
        </label>
      ))}
    </div>
  )
}

const memberStates = ['active', 'retained', 'none'] as const

function MemberFields({ condition, onChange }: ConditionFieldsProps<'member'>) {
  const say = useTexts(editorTexts)
  return (
    <Ticks options={memberStates.map((value) => ({ value, label: say(`member_${value}`) }))} chosen={condition.states} onChange={(states) => onChange({ ...condition, states })} />
  )
}

function BranchFields({ condition, onChange }: ConditionFieldsProps<'branches'>) {
  const choices = useFormChoices()
  return (
    <>
      <Except except={condition.except} onChange={(except) => onChange({ ...condition, except })} />
      <Ticks
        options={choices.data?.branches.map(({ id, name }) => ({ value: id, label: name })) ?? []}
        chosen={condition.unitIds}
        onChange={(unitIds) => onChange({ ...condition, unitIds })}
      />
    </>
  )
}

function ClubFields({ condition, onChange }: ConditionFieldsProps<'clubs'>) {
  const choices = useFormChoices()
  return (
    <Ticks
      options={choices.data?.clubs.map(({ id, name }) => ({ value: id, label: name })) ?? []}
      chosen={condition.unitIds}
      onChange={(unitIds) => onChange({ ...condition, unitIds })}
    />
  )
}

function EmploymentFields({ condition, onChange }: ConditionFieldsProps<'employment'>) {
  const choices = useFormChoices()
  const { i18n } = useTranslation()
  return (
    <Ticks options={choices.data ? employmentOptions(choices.data, i18n.language === 'en') : []} chosen={condition.types} onChange={(types) => onChange({ ...condition, types })} />
  )
}

function useFormChoices() {
  return useQuery(query.capacity.eligibility.formChoices.queryOptions({ staleTime: Infinity }))
}

const sexes = ['1', '2'] as const

function SexFields({ condition, onChange }: ConditionFieldsProps<'sex'>) {
  const say = useTexts(editorTexts)
  return (
    <Choice
      label={say('kind_sex')}
      value={condition.sex}
      options={sexes.map((value) => ({ value, label: say(`sex_${value}`) }))}
      onChange={(sex) => onChange({ ...condition, sex })}
    />
  )
}

function AgeFields({ condition, onChange }: ConditionFieldsProps<'age'>) {
  const say = useTexts(editorTexts)
  return (
    <>
      <NumberField label={say('ageFrom')} value={condition.from} onChange={(from) => onChange({ ...condition, from })} />
      <NumberField label={say('ageTo')} value={condition.to} onChange={(to) => onChange({ ...condition, to })} />
      <OnDay on={condition.on} onChange={(on) => onChange({ ...condition, on })} />
    </>
  )
}

function YearsFields({ condition, onChange }: ConditionFieldsProps<'serviceYears' | 'memberYears'>) {
  const say = useTexts(editorTexts)
  return (
    <>
      <NumberField label={say('atLeast')} value={condition.atLeast} onChange={(atLeast) => onChange({ ...condition, atLeast: Math.max(1, atLeast ?? 1) })} />
      <OnDay on={condition.on} onChange={(on) => onChange({ ...condition, on })} />
    </>
  )
}

function RetiredFields({ condition, onChange }: ConditionFieldsProps<'retired'>) {
  const say = useTexts(editorTexts)
  const value = condition.retired ? 'true' : 'false'
  return (
    <>
      <Choice
        label={say('kind_retired')}
        value={value}
        options={(['false', 'true'] as const).map((one) => ({ value: one, label: say(`retired_${one}`) }))}
        onChange={(one) => onChange({ ...condition, retired: one === 'true' })}
      />
      <OnDay on={condition.on} onChange={(on) => onChange({ ...condition, on })} />
    </>
  )
}

function PeopleFields({ condition, onChange }: ConditionFieldsProps<'people'>) {
  const say = useTexts(editorTexts)
  const { staffIds } = condition
  return (
    <>
      <Except except={condition.except} onChange={(except) => onChange({ ...condition, except })} />
      <PersonPicker
        label={say('people')}
        value={null}
        search={findPeople}
        onChange={(person) => person && !staffIds.includes(person.id) && onChange({ ...condition, staffIds: [...staffIds, person.id] })}
      />
      <span className="cp-moves">
        <span>{say('peopleCount', { count: staffIds.length })}</span>
        {staffIds.length > 0 && (
          <Button look="quiet" onClick={() => onChange({ ...condition, staffIds: [] })}>
            {say('peopleClear')}
          </Button>
        )}
      </span>
    </>
  )
}

/** Colleagues by name, pinyin or number. */
export async function findPeople(q: string) {
  const { items } = await api.cases.findPeople({ q })
  return items.map(({ staffId, name, staffNo, unitName }) => ({ id: staffId, name, no: staffNo, unitName }))
}

function Except({ except, onChange }: { except: boolean; onChange: (except: boolean) => void }) {
  const say = useTexts(editorTexts)
  return (
    <Choice
      label={say('onlyThese')}
      value={except ? 'exceptThese' : 'onlyThese'}
      options={(['onlyThese', 'exceptThese'] as const).map((value) => ({ value, label: say(value) }))}
      onChange={(value) => onChange(value === 'exceptThese')}
    />
  )
}

function OnDay({ on, onChange }: { on: string; onChange: (day: string) => void }) {
  const say = useTexts(editorTexts)
  return <Field label={say('onDay')}>{(control) => <TextInput {...control} type="date" value={on} onChange={onChange} />}</Field>
}

interface NumberFieldProps {
  label: string
  help?: string
  disabled?: boolean
  value: number | null
  onChange: (value: number | null) => void
}

/** A whole number or nothing. */
export function NumberField({ label, help, disabled = false, value, onChange }: NumberFieldProps) {
  return (
    <Field label={label} {...(help ? { help } : {})}>
      {(control) => (
        <TextInput
          {...control}
          inputMode="numeric"
          disabled={disabled}
          value={value === null ? '' : String(value)}
          onChange={(text) => {
            const digits = text.replaceAll(/\D/g, '').slice(0, 4)
            onChange(digits === '' ? null : Number(digits))
          }}
        />
      )}
    </Field>
  )
}
