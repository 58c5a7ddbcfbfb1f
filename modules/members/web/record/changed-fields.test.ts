import { expect, test } from 'vitest'
import type { ShownField } from '../members.types.ts'
import { changedFields, changedLabels, formValues } from './changed-fields.ts'

const field = (key: string, value: string | null, sealed = false): ShownField => ({ key, label: key, value, shown: value ?? '', sealed, readClass: 'officer' })
const opened = { fields: [field('staffNo', '2001'), field('name', '张三'), field('unitId', 'u1'), field('email', null), field('phone', '139****0001', true)] }
const values = { staffNo: '2001', name: '张三', unitId: 'u1', email: null, phone: null }

test('a form sent as it was opened changes nothing', () => {
  expect(changedFields(opened, values)).toEqual({})
})

test('only changed fields are sent', () => {
  expect(changedFields(opened, { ...values, name: '张珊', email: 'zs@example.edu' })).toEqual({ name: '张珊', email: 'zs@example.edu' })
})

test('a field that was emptied is sent as null', () => {
  expect(changedFields({ fields: [field('email', 'zs@example.edu')] }, { ...values, staffNo: '2001' })).toMatchObject({ email: null })
})

test('a protected field left empty keeps its value, and a new value is sent', () => {
  expect([changedFields(opened, values), changedFields(opened, { ...values, phone: '13900000002' })]).toEqual([{}, { phone: '13900000002' }])
})

test('the form never starts with a mask in it', () => {
  expect(formValues(opened)).toEqual({ staffNo: '2001', name: '张三', unitId: 'u1' })
})

test('what somebody else changed meanwhile is named', () => {
  expect(changedLabels(opened, { fields: opened.fields.map((each) => (each.key === 'email' ? field('email', 'new@example.edu') : each)) })).toEqual(['email'])
})
