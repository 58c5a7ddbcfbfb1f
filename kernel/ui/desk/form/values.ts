import type { Draft, FieldOptions, FieldShape } from './form.types.ts'

/** What the inputs show at first: blanks where nothing is known yet. */
export function draftOf(shapes: readonly FieldShape[], initial: Readonly<Record<string, unknown>>): Draft {
  return Object.fromEntries(shapes.map((shape) => [shape.name, initial[shape.name] ?? blankOf(shape)]))
}

/** The input for the schema: a blank is left out, or null where the field knows null; typed numbers become numbers. */
export function inputOf(shapes: readonly FieldShape[], draft: Draft): Record<string, unknown> {
  const entries = shapes.map((shape) => [shape.name, valueOf(shape, draft[shape.name])] as const)
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined))
}

export function rowOf(shapes: readonly FieldShape[]): Draft {
  return draftOf(shapes, {})
}

/** Fields that are not asked now (hidden, or their condition fails) keep out of drafts and summaries. */
export function isAsked(options: FieldOptions | undefined, draft: Draft): boolean {
  return options !== undefined && !('hidden' in options) && (options.when?.(draft) ?? true)
}

function blankOf(shape: FieldShape): unknown {
  if (shape.widget === 'switch') return false
  if (shape.widget === 'choices' || shape.widget === 'list' || shape.widget === 'rows') return []
  return ''
}

function valueOf(shape: FieldShape, value: unknown): unknown {
  if (shape.widget === 'rows' && Array.isArray(value)) return value.map((row: Draft) => inputOf(shape.rows, row))
  if (shape.widget === 'number' && typeof value === 'string' && value.trim() !== '') return Number(value)
  const text = typeof value === 'string' ? value.trim() : value
  if (text !== '' && text !== null && text !== undefined) return text
  if (shape.nullable) return null
  // A required text goes as it is, so that the schema says what is missing.
  return shape.required && text === '' && (shape.widget === 'text' || shape.widget === 'longText') ? '' : undefined
}
