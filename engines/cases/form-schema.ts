import { z } from 'zod'
import type { FieldWords } from './fields.ts'

export type FormSchema = Record<string, unknown>

const made = new WeakMap<z.ZodType, FormSchema>()

/** A form as JSON Schema, its words as `x-label`, `x-help`, `x-widget` and `x-options`: what the page draws it from. */
export function formSchema(form: z.ZodType): FormSchema {
  const known = made.get(form)
  if (known) return known
  const schema: FormSchema = { ...z.toJSONSchema(form, { io: 'input', unrepresentable: 'any', reused: 'inline', override: ({ jsonSchema }) => markWords(jsonSchema) }) }
  made.set(form, schema)
  return schema
}

const marks: (keyof FieldWords)[] = ['label', 'help', 'widget', 'options']

function markWords(schema: FormSchema): void {
  for (const mark of marks) {
    if (!(mark in schema)) continue
    schema[`x-${mark}`] = schema[mark]
    delete schema[mark]
  }
}
