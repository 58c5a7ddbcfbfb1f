import type { Draft, FieldOptions, FieldShape } from './form.types.ts'

type Fields = Readonly<Record<string, FieldOptions>>

/** What may lie in the browser's storage: never a password, never what the page itself supplies. */
export function storableDraft(draft: Draft, shapes: readonly FieldShape[], fields: Fields): Draft {
  return Object.fromEntries(shapes.filter((shape) => isStored(fields[shape.name])).map((shape) => [shape.name, draft[shape.name]]))
}

/** A draft from storage: only fields that the form still has; null when there is none or it cannot be read. */
export function readDraft(stored: string | null, shapes: readonly FieldShape[], fields: Fields): Draft | null {
  if (!stored) return null
  try {
    const draft: unknown = JSON.parse(stored)
    if (typeof draft !== 'object' || draft === null) return null
    const known = Object.entries(draft).filter(([name]) => shapes.some((shape) => shape.name === name) && isStored(fields[name]))
    return known.length > 0 ? Object.fromEntries(known) : null
  } catch {
    return null
  }
}

function isStored(options: FieldOptions | undefined): boolean {
  return options !== undefined && !('hidden' in options) && options.widget !== 'secret'
}
