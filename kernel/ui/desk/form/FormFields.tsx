import { Button, IconButton } from '../../base/Button.tsx'
import { Field } from '../../base/Field.tsx'
import { useTexts } from '../../texts.ts'
import { deskTexts } from '../desk.texts.ts'
import { FieldInput } from './FieldInput.tsx'
import type { Draft, FieldError, FieldOptions, FieldShape } from './form.types.ts'
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
    const path = prefix + shape.name
    const widget = options.widget ?? shape.widget
    const change = (value: unknown) => onChange(shape.name, value)
    return (
      <div key={shape.name} className="fo-field">
        {options.section && <h3 className="fo-section">{options.section}</h3>}
        {widget === 'rows' ? (
          <Rows path={path} formId={formId} shape={shape} label={options.label} fields={options.rows ?? {}} value={draft[shape.name]} errors={errors} onChange={change} />
        ) : (
          <Field id={`${formId}-${path}`} label={options.label} help={options.help} optional={!shape.required && widget !== 'switch'} error={errors.find((error) => error.path === path || error.path.startsWith(`${path}.`))?.message}>
            {(control) => (options.render ? options.render({ ...control, value: draft[shape.name], onChange: change }) : <FieldInput control={control} shape={shape} widget={widget} options={options} value={draft[shape.name]} onChange={change} />)}
          </Field>
        )}
      </div>
    )
  })
}

interface RowsProps {
  path: string
  formId: string
  shape: FieldShape
  label: string
  fields: Readonly<Record<string, FieldOptions>>
  value: unknown
  errors: readonly FieldError[]
  onChange: (rows: readonly Draft[]) => void
}

/** A list of small records, such as family members. */
function Rows({ path, formId, shape, label, fields, value, errors, onChange }: RowsProps) {
  const say = useTexts(deskTexts)
  const rows: readonly Draft[] = Array.isArray(value) ? value : []
  const own = errors.find((error) => error.path === path)
  return (
    <fieldset className="fo-rows" id={`${formId}-${path}`} tabIndex={-1}>
      <legend>{label}</legend>
      {own && <p className="tx-field-error">{own.message}</p>}
      {rows.map((row, index) => (
        <div key={index} className="fo-row">
          <div className="fo-row-fields">
            <FormFields
              prefix={`${path}.${index}.`}
              formId={formId}
              shapes={shape.rows}
              fields={fields}
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
