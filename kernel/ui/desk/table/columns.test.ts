import { expect, test } from 'vitest'
import { toggledColumns, visibleColumns } from './columns.ts'

const columns = [{ key: 'name' }, { key: 'branch' }, { key: 'phone', extra: true }]
const keys = (shown: { key: string }[]) => shown.map(({ key }) => key)

test('the usual columns show until somebody chooses', () => {
  expect(keys(visibleColumns(columns, null, null))).toEqual(['name', 'branch'])
})

test('the address goes before what was remembered', () => {
  expect(keys(visibleColumns(columns, ['phone'], ['branch']))).toEqual(['name', 'phone'])
  expect(keys(visibleColumns(columns, null, ['phone']))).toEqual(['name', 'phone'])
})

test('the first column cannot be hidden, and columns keep their order', () => {
  const all = visibleColumns(columns, ['phone', 'branch'], null)
  expect(keys(all)).toEqual(['name', 'branch', 'phone'])
  expect(toggledColumns(columns, all, 'branch')).toEqual(['name', 'phone'])
  expect(toggledColumns(columns, visibleColumns(columns, null, null), 'phone')).toEqual(['name', 'branch', 'phone'])
})
