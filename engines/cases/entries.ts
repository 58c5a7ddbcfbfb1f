import { z } from 'zod'
import { wordsOfWritten } from '../../kernel/day-words.ts'
import type { Bilingual, Locale } from '../../kernel/errors.ts'
import { isId } from '../../kernel/ids.ts'
import { formSchema, type FormSchema } from './form-schema.ts'
import type { Names } from './names.ts'

export interface Entry {
  label: Bilingual
  value: string
}

interface Reader {
  names: Names
  locale: Locale
}

/** What was entered in a form, in the words that the form showed; fields without a label are nobody's to read. */
export function entriesOf(form: z.ZodType | undefined, input: unknown, reader: Reader): Entry[] {
  return form ? entriesBySchema(formSchema(form), input, reader) : []
}

/** The ids of people and of units that stand in what was entered. */
export function idsIn(form: z.ZodType | undefined, input: unknown): { staff: string[]; units: string[] } {
  const found = { staff: [] as string[], units: [] as string[] }
  if (form) collectIds(formSchema(form), input, found)
  return found
}

const words = z.object({ zh: z.string(), en: z.string() })
const choices = z.record(z.string(), words)
const record = z.record(z.string(), z.unknown())
function entriesBySchema(schema: FormSchema, input: unknown, reader: Reader): Entry[] {
  const values = record.safeParse(input).data ?? {}
  return fieldsOf(schema).flatMap(([name, field]) => {
    const label = words.safeParse(field['x-label']).data
    const value = label ? inWords(field, values[name], reader) : ''
    return label && value !== '' ? [{ label, value }] : []
  })
}

function inWords(field: FormSchema, value: unknown, reader: Reader): string {
  if (value === null || value === undefined || value === '') return ''
  if (Array.isArray(value)) {
    const item = { ...record.parse(field['items'] ?? {}), ...marksOf(field) }
    return value.map((one) => inWords(item, one, reader)).join(typeof value[0] === 'object' ? '\n' : '、')
  }
  if (typeof value === 'object')
    return entriesBySchema(field, value, reader)
      .map(({ label, value }) => `${label[reader.locale]}：${value}`)
      .join('；')
  if (typeof value === 'boolean') return value ? yes[reader.locale] : no[reader.locale]
  return typeof value === 'string' || typeof value === 'number' ? atomInWords(field, String(value), reader) : ''
}

const yes: Bilingual = { zh: '是', en: 'Yes' }
const no: Bilingual = { zh: '否', en: 'No' }

function atomInWords(field: FormSchema, value: string, { names, locale }: Reader): string {
  const choice = choices.safeParse(field['x-options']).data?.[value]
  if (choice) return choice[locale]
  const widget = field['x-widget']
  if (widget === 'person') return names.person(value).name
  if (isUnitWidget(widget)) return names.unit(value).name
  if (widget === 'money') return locale === 'zh' ? `${value} 元` : `¥${value}`
  if (widget === 'day') return wordsOfWritten(value)?.[locale] ?? value
  // An id of something else is nothing that a person reads.
  return isId(value) ? '' : value
}

function collectIds(schema: FormSchema, value: unknown, found: { staff: string[]; units: string[] }): void {
  if (Array.isArray(value)) {
    const item = { ...record.parse(schema['items'] ?? {}), ...marksOf(schema) }
    for (const one of value) collectIds(item, one, found)
  } else if (typeof value === 'string' && isId(value)) {
    if (schema['x-widget'] === 'person') found.staff.push(value)
    if (isUnitWidget(schema['x-widget'])) found.units.push(value)
  } else {
    const values = record.safeParse(value).data ?? {}
    for (const [name, field] of fieldsOf(schema)) collectIds(field, values[name], found)
  }
}

function isUnitWidget(widget: unknown): boolean {
  return widget === 'department' || widget === 'branch' || widget === 'unit'
}

/** A list's words are those of each of its items. */
function marksOf(field: FormSchema): FormSchema {
  return Object.fromEntries(['x-widget', 'x-options'].flatMap((mark) => (mark in field ? [[mark, field[mark]]] : [])))
}

function fieldsOf(schema: FormSchema): [string, FormSchema][] {
  return Object.entries(record.safeParse(schema['properties']).data ?? {}).map(([name, field]) => [name, record.safeParse(field).data ?? {}])
}
