import { DatePicker, Input, InputNumber, Radio, Select, Switch } from 'antd'
import dayjs from 'dayjs'
import type { ControlProps } from '../../base/Field.tsx'
import type { Option } from '../../base/Select.tsx'
import { useTexts } from '../../texts.ts'
import { deskTexts } from '../desk.texts.ts'
import type { FieldShape, VisibleField, Widget } from './form.types.ts'

interface FieldInputProps {
  control: ControlProps
  shape: FieldShape
  widget: Widget | null
  options: VisibleField
  value: unknown
  onChange: (value: unknown) => void
}

/** Up to so many choices stand open; more fold into a list. */
const openChoices = 4

/** The input that a field's widget calls for. */
export function FieldInput(props: FieldInputProps) {
  const { control, shape, widget, options, value, onChange } = props
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : ''
  const plain = { ...control, placeholder: options.placeholder, value: text, onChange: (event: { target: { value: string } }) => onChange(event.target.value) }
  switch (widget) {
    case 'longText':
      return <Input.TextArea {...plain} autoSize={{ minRows: 3, maxRows: 10 }} maxLength={shape.maxLength ?? undefined} showCount={shape.maxLength !== null} />
    case 'secret':
      return <Input.Password {...plain} autoComplete="new-password" />
    case 'number':
      return <InputNumber {...control} className="fo-wide" placeholder={options.placeholder} value={text === '' ? null : Number(text)} suffix={options.unit} onChange={(next) => onChange(next ?? '')} />
    case 'money':
      return <Input {...plain} className="fo-money" inputMode="decimal" prefix="¥" suffix={options.unit ?? '元'} />
    case 'day':
      return <DatePicker {...control} className="fo-wide" placeholder={options.placeholder} value={text ? dayjs(text) : null} onChange={(day) => onChange(day?.format('YYYY-MM-DD') ?? '')} />
    case 'choice':
      return <OneChoice {...props} />
    case 'choices':
      return <Select {...control} className="fo-wide" mode="multiple" options={choicesOf(shape, options)} value={listOf(value)} placeholder={options.placeholder} optionFilterProp="label" onChange={onChange} />
    case 'list':
      return <Select {...control} className="fo-wide" mode="tags" open={false} suffixIcon={null} tokenSeparators={[',', '，', '、']} value={listOf(value)} placeholder={options.placeholder} onChange={onChange} />
    case 'switch':
      return <SwitchInput {...props} />
    default:
      return <Input {...plain} maxLength={shape.maxLength ?? undefined} suffix={options.unit} />
  }
}

function OneChoice({ control, shape, options, value, onChange }: FieldInputProps) {
  const say = useTexts(deskTexts)
  const choices = choicesOf(shape, options)
  const chosen = typeof value === 'string' && value !== '' ? value : undefined
  if (choices.length <= openChoices && shape.required) {
    const { id, ...described } = control
    return <Radio.Group {...described} id={id} aria-label={options.label} options={choices} value={chosen} onChange={(event) => onChange(event.target.value)} />
  }
  return <Select {...control} className="fo-wide" allowClear={!shape.required} showSearch={{ optionFilterProp: 'label' }} options={choices} value={chosen} placeholder={options.placeholder ?? say('chooseOne')} onChange={(next: string | undefined) => onChange(next ?? '')} />
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

function listOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : []
}
