import { DatePicker, Input, InputNumber, Radio, Select, Switch } from 'antd'
import dayjs from 'dayjs'
import type { ComponentType } from 'react'
import type { ControlProps } from '../../base/Field.tsx'
import { keepEnter } from '../../base/keep-enter.ts'
import { ManySelect } from '../ManySelect.tsx'
import type { Option } from '../../base/Select.tsx'
import { useTexts } from '../../texts.ts'
import { deskTexts } from '../desk.texts.ts'
import type { FieldShape, VisibleField, Widget } from './form.types.ts'

export interface FieldInputProps {
  control: ControlProps
  shape: FieldShape
  options: VisibleField
  value: unknown
  onChange: (value: unknown) => void
}

/** Up to so many choices stand open; more fold into a list. */
const openChoices = 4

/** The input for each widget; a list of records has its own component, and a box to tick its own label. */
export const fieldInputs: Record<Exclude<Widget, 'rows' | 'tick'>, ComponentType<FieldInputProps>> = {
  text: (props) => <Input {...textProps(props)} maxLength={props.shape.maxLength ?? undefined} suffix={props.options.unit} />,
  longText: (props) => (
    <Input.TextArea {...textProps(props)} autoSize={{ minRows: 3, maxRows: 10 }} maxLength={props.shape.maxLength ?? undefined} showCount={props.shape.maxLength !== null} />
  ),
  secret: (props) => <Input.Password {...textProps(props)} autoComplete="new-password" />,
  money: (props) => <Input {...textProps(props)} className="fo-money" inputMode="decimal" prefix="¥" suffix={props.options.unit ?? '元'} />,
  number: NumberInput,
  day: DayInput,
  choice: OneChoice,
  choices: ManyChoices,
  list: WordList,
  switch: SwitchInput,
}

function textProps({ control, options, value, onChange }: FieldInputProps) {
  return {
    ...control,
    placeholder: options.placeholder,
    value: wordOf(value),
    onChange: (event: { target: { value: string } }) => onChange(event.target.value),
  }
}

function NumberInput({ control, options, value, onChange }: FieldInputProps) {
  const text = wordOf(value)
  return (
    <InputNumber
      {...control}
      className="fo-wide"
      placeholder={options.placeholder}
      value={text === '' ? null : Number(text)}
      suffix={options.unit}
      onChange={(next) => onChange(next ?? '')}
    />
  )
}

function DayInput({ control, options, value, onChange }: FieldInputProps) {
  const text = wordOf(value)
  return (
    <DatePicker
      {...control}
      className="fo-wide"
      placeholder={options.placeholder}
      value={text ? dayjs(text) : null}
      onKeyDown={keepEnter}
      onChange={(day) => onChange(day?.format('YYYY-MM-DD') ?? '')}
    />
  )
}

function OneChoice({ control, shape, options, value, onChange }: FieldInputProps) {
  const say = useTexts(deskTexts)
  const choices = choicesOf(shape, options)
  const chosen = wordOf(value) || undefined
  if (choices.length <= openChoices && shape.required)
    return <Radio.Group {...control} aria-label={options.label} options={choices} value={chosen} onChange={(event) => onChange(event.target.value)} />
  return (
    <Select
      {...control}
      className="fo-wide"
      allowClear={!shape.required}
      showSearch={{ optionFilterProp: 'label' }}
      options={choices}
      value={chosen}
      placeholder={options.placeholder ?? say('chooseOne')}
      onChange={(next: string | undefined) => onChange(next ?? '')}
    />
  )
}

function ManyChoices({ control, shape, options, value, onChange }: FieldInputProps) {
  const say = useTexts(deskTexts)
  return (
    <ManySelect
      {...control}
      className="fo-wide"
      showSearch={{ optionFilterProp: 'label' }}
      options={choicesOf(shape, options)}
      value={wordsOf(value)}
      placeholder={options.placeholder ?? say('chooseOne')}
      onChange={onChange}
    />
  )
}

/** Words typed one after another, as a Chinese list separates them. */
function WordList({ control, options, value, onChange }: FieldInputProps) {
  return (
    <Select
      {...control}
      className="fo-wide"
      mode="tags"
      open={false}
      suffixIcon={null}
      tokenSeparators={[',', '，', '、']}
      value={wordsOf(value)}
      placeholder={options.placeholder}
      onChange={onChange}
    />
  )
}

function SwitchInput({ control, value, onChange }: FieldInputProps) {
  const say = useTexts(deskTexts)
  return (
    <div>
      <Switch id={control.id} checked={value === true} checkedChildren={say('yes')} unCheckedChildren={say('no')} onChange={onChange} />
    </div>
  )
}

/** The words given for the enum's values; a value without a word would be a hole, so it shows itself. */
function choicesOf(shape: FieldShape, options: VisibleField): Option[] {
  if (shape.values.length === 0) return [...(options.options ?? [])]
  return shape.values.map((value) => options.options?.find((option) => option.value === value) ?? { value, label: value })
}

function wordOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

function wordsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map(wordOf) : []
}
