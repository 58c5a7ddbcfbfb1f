import { expect, test } from 'vitest'
import { z } from 'zod'
import type { SayOf } from '../../texts.ts'
import { deskTexts } from '../desk.texts.ts'
import { checkDraft } from './check.ts'
import type { FieldOptions } from './form.types.ts'
import { fieldShapes } from './shape.ts'
import { draftOf, inputOf, isAsked } from './values.ts'

const schema = z.object({
  id: z.uuid(),
  name: z.string().trim().min(1).max(60),
  email: z.email().optional(),
  bornOn: z.iso.date(),
  retiredOn: z.iso.date().nullable(),
  sex: z.enum(['female', 'male']),
  children: z.number().int().min(0).max(9).optional(),
  dues: z.string().regex(/^\d+(\.\d{1,2})?$/),
  resume: z.string().max(2000).default(''),
  mentor: z.boolean(),
  interests: z.array(z.enum(['choir', 'chess'])).min(1),
  tags: z.array(z.string()).optional(),
  family: z.array(z.object({ name: z.string().min(1), age: z.number() })),
})
const fields: Record<string, FieldOptions> = {
  id: { hidden: true },
  name: { label: '姓名' },
  email: { label: '邮箱' },
  bornOn: { label: '出生日期' },
  retiredOn: { label: '退休日期' },
  sex: { label: '性别' },
  children: { label: '子女数' },
  dues: { label: '会费', widget: 'money' },
  resume: { label: '简历' },
  mentor: { label: '是否导师' },
  interests: { label: '爱好' },
  tags: { label: '标签' },
  family: { label: '家庭成员', rows: { name: { label: '称谓' }, age: { label: '年龄' } } },
}
const shapes = fieldShapes(schema)
const byName = new Map(shapes.map((shape) => [shape.name, shape]))
const zh: Readonly<Record<string, string>> = deskTexts.bundles.zh
const say: SayOf<typeof deskTexts> = (key, values = {}) => (zh[key] ?? key).replaceAll(/\{\{(\w+)\}\}/g, (_whole, name: string) => String(values[name]))
const good = {
  id: '0198c0de-0000-7000-8000-000000000000',
  name: '林静怡',
  bornOn: '1985-03-08',
  sex: 'female',
  dues: '12.50',
  interests: ['choir'],
}

test('every kind of field finds its input', () => {
  const widgets = Object.fromEntries(shapes.map(({ name, widget }) => [name, widget]))
  expect(widgets).toEqual({
    id: 'text',
    name: 'text',
    email: 'text',
    bornOn: 'day',
    retiredOn: 'day',
    sex: 'choice',
    children: 'number',
    dues: 'text',
    resume: 'longText',
    mentor: 'switch',
    interests: 'choices',
    tags: 'list',
    family: 'rows',
  })
})

test('bounds and choices of the schema reach the input', () => {
  expect(byName.get('name')?.maxLength).toBe(60)
  expect(byName.get('children')).toMatchObject({ min: 0, max: 9, required: false })
  expect(byName.get('sex')?.values).toEqual(['female', 'male'])
  expect(byName.get('family')?.rows.map(({ name }) => name)).toEqual(['name', 'age'])
  expect(byName.get('retiredOn')).toMatchObject({ nullable: true, required: false })
})

test('a filled draft becomes the input that the schema accepts', () => {
  const draft = { ...draftOf(shapes, good), children: '2', family: [{ name: '女儿', age: '7' }] }
  const checked = checkDraft(schema, { shapes, fields, draft }, say)
  expect(checked).toMatchObject({ ok: true, values: { name: '林静怡', children: 2, retiredOn: null, resume: '', family: [{ name: '女儿', age: 7 }] } })
})

test('blanks are left out, or null where the field knows null', () => {
  const input = inputOf(shapes, draftOf(shapes, {}))
  expect(input).toMatchObject({ name: '', retiredOn: null, mentor: false })
  expect(input).not.toHaveProperty('email')
  expect(input).not.toHaveProperty('children')
})

test('each fault is said in one sentence beside its field', () => {
  const draft = {
    ...draftOf(shapes, { ...good, name: ' ', email: 'lin', sex: '', dues: '12 元', interests: [], bornOn: '' }),
    children: '12',
    family: [{ name: '', age: '七' }],
  }
  const checked = checkDraft(schema, { shapes, fields, draft }, say)
  expect(checked).toEqual({
    ok: false,
    errors: [
      { path: 'name', message: '请填写“姓名”。' },
      { path: 'email', message: '“邮箱”不是邮箱地址，请检查。' },
      { path: 'bornOn', message: '请选择“出生日期”。' },
      { path: 'sex', message: '请选择“性别”。' },
      { path: 'children', message: '“子女数”不能大于 9。' },
      { path: 'dues', message: '“会费”请写成 1234.56 这样的金额。' },
      { path: 'interests', message: '请选择“爱好”。' },
      { path: 'family.0.name', message: '请填写“称谓”。' },
      { path: 'family.0.age', message: '“年龄”请填写数字。' },
    ],
  })
})

test('a message that a schema wrote itself is shown as it is', () => {
  const ordered = z.object({ from: z.iso.date(), to: z.iso.date() }).refine(({ from, to }) => from <= to, { message: '结束日期不能早于开始日期。', path: ['to'] })
  const draft = { from: '2026-03-08', to: '2026-03-01' }
  const checked = checkDraft(ordered, { shapes: fieldShapes(ordered), fields: { from: { label: '开始' }, to: { label: '结束' } }, draft }, say)
  expect(checked).toEqual({ ok: false, errors: [{ path: 'to', message: '结束日期不能早于开始日期。' }] })
})

test('a hidden field, and one whose condition fails, is not asked', () => {
  expect(isAsked({ hidden: true }, {})).toBe(false)
  expect(isAsked({ label: '退休日期', when: (draft) => draft['state'] === 'retired' }, { state: 'serving' })).toBe(false)
  expect(isAsked({ label: '姓名' }, {})).toBe(true)
})
