import { expect, test } from 'vitest'
import { fields } from '../../rules/fields.ts'
import { mappableFields, mappingFault } from './mapping.ts'

test('every field that a sheet may carry can be chosen', () => {
  expect([...mappableFields].toSorted()).toEqual(fields.map(({ key }) => key).toSorted())
})

test('a sheet without a staff number cannot be checked', () => {
  expect(mappingFault([{ field: 'name' }, { field: null }])).toEqual({ kind: 'noKey' })
})

test('two columns cannot be one field', () => {
  expect(mappingFault([{ field: 'staffNo' }, { field: 'name' }, { field: 'name' }])).toEqual({ kind: 'twice', field: 'name' })
})

test('columns left out do not count as one field', () => {
  expect(mappingFault([{ field: 'staffNo' }, { field: null }, { field: null }])).toBeNull()
})
