import { expect, test } from 'vitest'
import { z } from 'zod'
import { fieldShapes } from '../../../../kernel/ui/desk/form/shape.ts'
import { formSchema } from '../../form-schema.ts'
import { readForm, type FormWords } from './form-of-schema.ts'

const id = '0190b3a0-0000-7000-8000-000000000001'
const label = (zh: string, more: Record<string, unknown> = {}) => ({ label: { zh, en: zh }, ...more })
const context: FormWords = { say: (words) => words.zh, inputFor: (widget) => (widget === 'person' || widget === 'departments' ? () => null : null) }

/** A form's way: declared with zod, sent as JSON Schema, read by the page. */
const form = (shape: z.ZodRawShape) => readForm(JSON.parse(JSON.stringify(formSchema(z.object(shape)))), context)

test('a required text stays required, with its bounds', () => {
  const { schema, fields } = form({
    reason: z
      .string()
      .trim()
      .min(2)
      .max(2000)
      .meta(label('理由', { widget: 'longText' })),
  })
  expect(fieldShapes(schema)[0]).toMatchObject({ widget: 'longText', required: true, maxLength: 2000 })
  expect(fields['reason']).toMatchObject({ label: '理由', widget: 'longText' })
  expect(schema.safeParse({ reason: '短' }).success).toBe(false)
})

test('a field with a default may be left out', () => {
  const { schema } = form({ note: z.string().max(500).default('').meta(label('说明')) })
  expect(fieldShapes(schema)[0]?.required).toBe(false)
  expect(schema.parse({})).toEqual({})
})

test('whoever is picked is sent as an id, and may be nobody where the form allows it', () => {
  const { schema } = form({
    leaderId: z
      .uuid()
      .nullable()
      .default(null)
      .meta(label('领办校领导', { widget: 'person' })),
    unitIds: z
      .array(z.uuid())
      .max(2)
      .default([])
      .meta(label('协办单位', { widget: 'departments' })),
  })
  expect(schema.parse({ leaderId: { id, name: '周敏', no: '1001' }, unitIds: [{ id, name: '后勤处' }] })).toEqual({ leaderId: id, unitIds: [id] })
  expect(schema.parse({ leaderId: null })).toEqual({ leaderId: null })
  expect(fieldShapes(schema)[0]).toMatchObject({ required: false, nullable: true })
})

test('a day is chosen from a calendar, an enumeration by its words', () => {
  const { schema, fields } = form({
    heldOn: z.iso.date().meta(label('日期')),
    how: z.enum(['a', 'b']).meta(label('方式', { options: { a: { zh: '当面', en: 'a' }, b: { zh: '电话', en: 'b' } } })),
  })
  expect(fields['heldOn']).toMatchObject({ widget: 'day' })
  expect(schema.shape['heldOn'] && schema.safeParse({ heldOn: '2026-02-30', how: 'a' }).success).toBe(false)
  expect(fields['how']).toMatchObject({
    options: [
      { value: 'a', label: '当面' },
      { value: 'b', label: '电话' },
    ],
  })
})

test('what the page supplies itself is hidden', () => {
  expect(
    form({
      hash: z
        .string()
        .length(64)
        .meta(label('指纹', { widget: 'hidden' })),
    }).fields['hash'],
  ).toEqual({ hidden: true })
})

test('a field that nobody labelled shows its name, not nothing', () => {
  expect(form({ plain: z.string().min(1) }).fields['plain']).toMatchObject({ label: 'plain' })
})

test('rows keep their own labels', () => {
  const { schema, fields } = form({ people: z.array(z.object({ name: z.string().min(1).meta(label('姓名')) })).meta(label('人员')) })
  expect(fieldShapes(schema)[0]?.widget).toBe('rows')
  expect(fields['people']).toMatchObject({ rows: { name: { label: '姓名' } } })
})
