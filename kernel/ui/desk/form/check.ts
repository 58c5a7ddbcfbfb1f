import type { z } from 'zod'
import type { SayOf } from '../../texts.ts'
import type { deskTexts } from '../desk.texts.ts'
import type { Draft, FieldError, FieldOptions, FieldShape, Widget } from './form.types.ts'
import { issueText } from './issue-text.ts'
import { inputOf } from './values.ts'

type Fields = Readonly<Record<string, FieldOptions>>

type Checked<Output> = { ok: true; values: Output } | { ok: false; errors: FieldError[] }

/** Reads the draft with the same schema that the server uses; each fault is tied to its field, one a field. */
export function checkDraft<Schema extends z.ZodObject>(
  schema: Schema,
  form: { shapes: readonly FieldShape[]; fields: Fields; draft: Draft },
  say: SayOf<typeof deskTexts>,
): Checked<z.output<Schema>> {
  const parsed = schema.safeParse(inputOf(form.shapes, form.draft), { reportInput: true })
  if (parsed.success) return { ok: true, values: parsed.data }
  const errors = parsed.error.issues.map((issue) => {
    const path = issue.path.map(String)
    return { path: path.join('.'), message: issueText(issue, fieldAt(path, form.shapes, form.fields), say) }
  })
  return { ok: false, errors: onePerField(errors) }
}

/** The label of a place such as `family.0.name`: the innermost field that has one. */
export function fieldAt(path: readonly string[], shapes: readonly FieldShape[], fields: Fields): { label: string; widget: Widget | null } {
  const [name = '', index, ...below] = path
  const shape = shapes.find((each) => each.name === name)
  const options = fields[name]
  if (!options || 'hidden' in options) return { label: name, widget: shape?.widget ?? null }
  if (index !== undefined && below.length > 0 && shape && options.rows) return fieldAt(below, shape.rows, options.rows)
  return { label: options.label, widget: options.widget ?? shape?.widget ?? null }
}

export function onePerField(errors: readonly FieldError[]): FieldError[] {
  return errors.filter((error, index) => errors.findIndex((other) => other.path === error.path) === index)
}
