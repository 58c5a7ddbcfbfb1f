import { expect, test } from 'vitest'
import type { ShownField } from '../members.types.ts'
import { differingFields, firstChoices } from './merge-choices.ts'

const field = (key: string, value: string | null): ShownField => ({ key, label: key, value, shown: value ?? '', sealed: false, readClass: 'officer' })
const keep = { fields: [field('name', '张三'), field('email', null), field('degree', '硕士')] }
const other = { fields: [field('name', '张三'), field('email', 'zs@example.edu'), field('degree', '博士')] }

test('only fields that differ are asked about', () => {
  expect(differingFields(keep, other).map(({ key }) => key)).toEqual(['email', 'degree'])
})

test('a gap is filled, and what both say differently stays as the kept record says', () => {
  expect([...firstChoices(differingFields(keep, other))]).toEqual(['email'])
})

test('a gap of the other record takes nothing away', () => {
  expect([...firstChoices(differingFields(other, keep))]).toEqual([])
})
