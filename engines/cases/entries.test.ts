import { expect, test } from 'vitest'
import { z } from 'zod'
import { entriesOf, idsIn } from './entries.ts'
import { field } from './fields.ts'
import { formSchema } from './form-schema.ts'
import type { Names } from './names.ts'

const [unitId, staffId] = ['0197f000-0000-7000-8000-000000000001', '0197f000-0000-7000-8000-000000000002']
const names: Names = {
  person: (id) => ({ staffId: id, name: id === staffId ? '张三' : '—' }),
  unit: (id) => ({ unitId: id, name: id === unitId ? '后勤处' : '—' }),
}
const words = (zh: string) => ({ zh, en: zh })

const form = z.object({
  class: z.enum(['A', 'B']).meta(field({ label: words('答复类别'), options: { A: words('已经解决'), B: words('列入计划') } })),
  answer: z
    .string()
    .max(2000)
    .meta(field({ label: words('答复'), help: words('写清楚怎么办、何时办'), widget: 'longText' })),
  unitIds: z
    .array(z.uuid())
    .default([])
    .meta(field({ label: words('协办单位'), widget: 'department' })),
  leaderId: z
    .uuid()
    .optional()
    .meta(field({ label: words('领办领导'), widget: 'person' })),
  costYuan: z
    .string()
    .optional()
    .meta(field({ label: words('经费'), widget: 'money' })),
  dueOn: z.iso
    .date()
    .optional()
    .meta(field({ label: words('完成时间'), widget: 'day' })),
  key: z
    .boolean()
    .optional()
    .meta(field({ label: words('重点') })),
  steps: z
    .array(z.object({ title: z.string().meta(field({ label: words('节点') })), on: z.iso.date().meta(field({ label: words('日期'), widget: 'day' })) }))
    .optional()
    .meta(field({ label: words('计划') })),
  textHash: z.string().optional(),
})

const entered = {
  class: 'B',
  answer: '下半年改造',
  unitIds: [unitId],
  leaderId: staffId,
  costYuan: '12000.00',
  dueOn: '2026-09-01',
  key: true,
  steps: [
    { title: '招标', on: '2026-06-01' },
    { title: '开工', on: '2026-07-15' },
  ],
  textHash: 'b5bb9d80',
}

test('what was entered reads in the words of the form: choices, people, units, days and money', () => {
  const read = entriesOf(form, entered, { names, locale: 'zh' }).map(({ label, value }) => `${label.zh}：${value}`)
  expect(read).toEqual([
    '答复类别：列入计划',
    '答复：下半年改造',
    '协办单位：后勤处',
    '领办领导：张三',
    '经费：12000.00 元',
    '完成时间：2026年9月1日',
    '重点：是',
    '计划：节点：招标；日期：2026年6月1日\n节点：开工；日期：2026年7月15日',
  ])
})

test('what was left empty, has no label or was never asked for is not shown', () => {
  expect(entriesOf(form, { answer: '', unitIds: [], textHash: 'x', injected: '<b>' }, { names, locale: 'zh' })).toEqual([])
  expect(entriesOf(undefined, entered, { names, locale: 'zh' })).toEqual([])
  expect(entriesOf(form, null, { names, locale: 'zh' })).toEqual([])
})

test('the names that it needs are found in it', () => {
  expect(idsIn(form, entered)).toEqual({ staff: [staffId], units: [unitId] })
})

test('a form is drawn from JSON Schema with its words on each property', () => {
  expect(formSchema(form)).toMatchObject({
    type: 'object',
    required: ['class', 'answer'],
    properties: {
      class: { enum: ['A', 'B'], 'x-label': words('答复类别'), 'x-options': { B: words('列入计划') } },
      answer: { type: 'string', maxLength: 2000, 'x-widget': 'longText', 'x-help': words('写清楚怎么办、何时办') },
      unitIds: { type: 'array', 'x-widget': 'department' },
    },
  })
  expect(JSON.stringify(formSchema(form))).not.toMatch(/"(label|help|widget|options)":/)
})
