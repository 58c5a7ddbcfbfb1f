import type { ReactNode } from 'react'
import type { z } from 'zod'
import type { ControlProps } from '../../base/Field.tsx'
import type { Option } from '../../base/Select.tsx'

export type Widget = 'text' | 'longText' | 'secret' | 'number' | 'money' | 'day' | 'choice' | 'choices' | 'switch' | 'tick' | 'list' | 'rows'

/** What a field of the schema asks of its input. */
export interface FieldShape {
  name: string
  widget: Widget | null
  required: boolean
  nullable: boolean
  /** The values of an enum, in the schema's order. */
  values: readonly string[]
  min: number | null
  max: number | null
  /** In characters. */
  maxLength: number | null
  /** The fields of each row of a list of objects. */
  rows: readonly FieldShape[]
}

export type Draft = Readonly<Record<string, unknown>>

/** How a field is shown. A field that nobody fills in (an id, a version) is `hidden` and keeps its initial value. */
export type FieldOptions = VisibleField | { hidden: true }

export interface VisibleField {
  label: string
  help?: ReactNode
  placeholder?: string
  /** Instead of the one that the schema suggests: `money` for yuan, `longText`, `secret`, `tick` for words to agree to. */
  widget?: Widget
  /** The words for an enum's values; or choices known only at run time. */
  options?: readonly Option[]
  /** After a number: 人, 天. */
  unit?: string
  /** A heading above this field. */
  section?: string
  /** Asked only when it matters. */
  when?: (draft: Draft) => boolean
  /** The labels of a list's columns. */
  rows?: Readonly<Record<string, FieldOptions>>
  /** An input of one's own, such as a PersonPicker. */
  render?: (control: ControlProps & { value: unknown; onChange: (value: unknown) => void }) => ReactNode
}

export type FieldsOf<Schema extends z.ZodObject> = { [Name in keyof Schema['shape'] & string]: FieldOptions }

export interface FieldError {
  /** As `family.0.name`. */
  path: string
  message: string
}
