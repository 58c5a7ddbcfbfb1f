import { z } from 'zod'
import type { FieldShape, Widget } from './form.types.ts'

/** A text that may be longer than this gets several lines. */
const lineLength = 200

/** What each field of a schema asks of its input: optional and default wrappers are looked through. */
export function fieldShapes(schema: z.ZodObject): FieldShape[] {
  return Object.entries(schema.shape).map(([name, field]) => shapeOf(name, field))
}

function shapeOf(name: string, schema: z.core.$ZodType): FieldShape {
  const { inner, required, nullable } = unwrap(schema)
  const plain: FieldShape = { name, widget: null, required, nullable, values: [], min: null, max: null, maxLength: null, rows: [] }
  if (inner instanceof z.ZodString || inner instanceof z.ZodStringFormat) return { ...plain, ...textShape(inner) }
  if (inner instanceof z.ZodNumber) return { ...plain, widget: 'number', min: boundOf(inner.minValue), max: boundOf(inner.maxValue) }
  if (inner instanceof z.ZodBoolean) return { ...plain, widget: 'switch', required: false }
  if (inner instanceof z.ZodEnum) return { ...plain, widget: 'choice', values: inner.options.map(String) }
  if (inner instanceof z.ZodLiteral) return { ...plain, widget: 'choice', values: [...inner.values].map(String) }
  if (inner instanceof z.ZodArray) return { ...plain, ...listShape(inner.element) }
  return plain
}

function textShape({ format, maxLength }: { format: string | null; maxLength: number | null }): Partial<FieldShape> {
  const widget: Widget = format === 'date' ? 'day' : (maxLength ?? 0) > lineLength ? 'longText' : 'text'
  return { widget, maxLength }
}

function listShape(element: z.core.$ZodType): Partial<FieldShape> {
  if (element instanceof z.ZodObject) return { widget: 'rows', rows: fieldShapes(element) }
  const item = shapeOf('', element)
  if (item.widget === 'choice') return { widget: 'choices', values: item.values }
  return { widget: item.widget === 'text' ? 'list' : null }
}

function unwrap(schema: z.core.$ZodType, known = { required: true, nullable: false }): { inner: z.core.$ZodType; required: boolean; nullable: boolean } {
  if (schema instanceof z.ZodNullable) return unwrap(schema.unwrap(), { required: false, nullable: true })
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault) return unwrap(schema.unwrap(), { ...known, required: false })
  if (schema instanceof z.ZodReadonly) return unwrap(schema.unwrap(), known)
  if (schema instanceof z.ZodPipe) return unwrap(schema.in instanceof z.ZodTransform ? schema.out : schema.in, known)
  return { inner: schema, ...known }
}

function boundOf(bound: unknown): number | null {
  return typeof bound === 'number' && Number.isSafeInteger(bound) && Math.abs(bound) < Number.MAX_SAFE_INTEGER ? bound : null
}
