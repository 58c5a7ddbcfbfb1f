import type { Bilingual } from '../../kernel/errors.ts'

export type Widget = 'person' | 'department' | 'branch' | 'unit' | 'longText' | 'money' | 'day' | 'choices'

/** What a person reads beside a field of a form. */
export interface FieldWords {
  label: Bilingual
  help?: Bilingual
  widget?: Widget
  /** The words of each choice of an enumeration. */
  options?: Record<string, Bilingual>
}

/** Labels a field of an action's form: `z.string().max(500).meta(field({ label: { zh: '理由', en: 'Reason' }, widget: 'longText' }))`. */
export function field(words: FieldWords): Record<string, unknown> {
  return { ...words }
}
