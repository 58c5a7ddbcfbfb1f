import { Button, IconButton } from '../../base/Button.tsx'
import { Field } from '../../base/Field.tsx'
import { TickField } from '../../base/TickField.tsx'
import { useTexts } from '../../texts.ts'
import { deskTexts } from '../desk.texts.ts'
import { fieldInputs } from './FieldInput.tsx'
import type { Draft, FieldError, FieldOptions, FieldShape, VisibleField } from './form.types.ts'
import { isAsked, rowOf } from './values.ts'
import './form.css'

interface FormFieldsProps {
  /** Before each field's id and path: '' at the top, `family.0.` in a row. */
  prefix?: string
  formId: string
  shapes: readonly FieldShape[]
  fields: Readonly<Record<string, FieldOptions>>
  draft: Draft
  errors: readonly FieldError[]
  onChange: (name: string, value: unknown) => void
}

/** The fields of a form in the schema's order, each with its label, help and error. */
export function FormFields({ prefix = '', formId, shapes, fields, draft, errors, onChange }: FormFieldsProps) {
  return shapes.map((shape) => {
    const options = fields[shape.name]
    if (!options || 'hidden' in options || !isAsked(options, draft)) return null
    const place = {
      path: prefix + shape.name,
      formId,
      shape,
      options,
      errors,
      value: draft[shape.name],
      onChange: (value: unknown) => onChange(shape.name, value),
    }
    return (
      <div key={shape.name} className="fo-field">
        {options.section && <h3 className="fo-section">{options.section}</h3>}
        {(options.widget ?? shape.widget) === 'rows' ? <Rows {...place} /> : <OneField {...place} />}
      </div>
    )
  })
}

interface PlaceProps {
  path: string
  formId: string
  shape: FieldShape
  options: VisibleField
  errors: readonly FieldError[]
  value: unknown
  onChange: (value: unknown) => void
}

function OneField({ path, formId, shape, options, errors, value, onChange }: PlaceProps) {
  const widget = options.widget ?? shape.widget
  const id = `${formId}-${path}`
  const error = errors.find((each) => each.path === path || each.path.startsWith(`${path}.`))
  if (widget === 'tick')
    return <TickField id={id} label={options.label} help={options.help} error={error?.message} checked={value === true} onChange={(checked) => onChange(checked || undefined)} />
  const Input = widget && widget !== 'rows' ? fieldInputs[widget] : null
  if (!Input && !options.render) throw new TypeError(`the form has no input for “${path}”: give it render or a widget`)
  return (
    <Field id={id} label={options.label} help={options.help} optional={!shape.required && widget !== 'switch'} error={error?.message}>
      {(control) =>
        options.render ? options.render({ ...control, value, onChange }) : Input && <Input control={control} shape={shape} options={options} value={value} onChange={onChange} />
      }
    </Field>
  )
}

/** A list of small records, such as family members. */
function Rows({ path, formId, shape, options, value, errors, onChange }: PlaceProps) {
  const say = useTexts(deskTexts)
  const rows: readonly Draft[] = Array.isArray(value) ? value : []
  const own = errors.find((error) => error.path === path)
  return (
    <fieldset className="fo-rows" id={`${formId}-${path}`} tabIndex={-1}>
      <legend>{options.label}</legend>
      {own && <p className="tx-field-error">{own.message}</p>}
      {rows.map((row, index) => (
        <div key={index} className="fo-row">
          <div className="fo-row-fields">
            <FormFields
              prefix={`${path}.${index}.`}
              formId={formId}
              shapes={shape.rows}
              fields={options.rows ?? {}}
              draft={row}
              errors={errors}
              onChange={(name, next) => onChange(rows.map((each, at) => (at === index ? { ...each, [name]: next } : each)))}
            />
          </div>
          <IconButton icon="close" label={say('removeRow', { count: index + 1 })} onClick={() => onChange(rows.filter((_each, at) => at !== index))} />
        </div>
      ))}
      <Button icon="plus" onClick={() => onChange([...rows, rowOf(shape.rows)])}>
        {say('addRow')}
      </Button>
    </fieldset>
  )
}
