import { expect, test } from 'vitest'
import { codeSets } from './code-sets.ts'
import { fieldOf, fields } from './fields.ts'

test('every field has one definition, two labels and a read class', () => {
  expect(new Set(fields.map((field) => field.key)).size).toBe(fields.length)
  for (const field of fields) {
    expect(fieldOf(field.key)).toBe(field)
    expect(field.zh !== '' && field.en !== '').toBe(true)
  }
})

test('everything encrypted is sensitive, and everything sensitive is encrypted', () => {
  expect(fields.filter((field) => field.encrypted).map((field) => field.key)).toEqual(['idNo', 'phone', 'bankAccount'])
  expect(fields.filter((field) => field.readClass === 'sensitive').map((field) => field.key)).toEqual(['idNo', 'phone', 'bankAccount'])
})

test('every coded field names a code set that exists', () => {
  expect(fields.filter((field) => field.kind === 'code' && !(field.codeSet in codeSets))).toEqual([])
})
