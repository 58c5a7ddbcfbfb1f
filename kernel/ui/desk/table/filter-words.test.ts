import { expect, test } from 'vitest'
import { filterWords } from './filter-words.ts'
import type { Filter } from './table.types.ts'

const branch: Filter = {
  key: 'branch',
  label: '分工会',
  kind: 'many',
  options: [
    { value: 'a', label: '文学院' },
    { value: 'b', label: '理学院' },
    { value: 'c', label: '医学院' },
  ],
}
const days: Filter = { key: 'joined', label: '入会日期', kind: 'days' }
const words = { nameOf: (value: string) => `未知 ${value}`, more: (count: number) => `等 ${count} 项` }

test('a chip names what was chosen', () => {
  expect(filterWords(branch, ['a', 'b'], words)).toBe('分工会：文学院、理学院')
})

test('many choices are counted, not listed', () => {
  expect(filterWords(branch, ['a', 'b', 'c'], words)).toBe('分工会：文学院、理学院 等 3 项')
})

test('a value that left the list is still named', () => {
  expect(filterWords(branch, ['x'], words)).toBe('分工会：未知 x')
})

test('a span of days may be open at one end', () => {
  expect(filterWords(days, ['2026-01-01', '2026-03-31'], words)).toBe('入会日期：2026-01-01 – 2026-03-31')
  expect(filterWords(days, ['2026-01-01', ''], words)).toBe('入会日期：≥ 2026-01-01')
  expect(filterWords(days, ['', '2026-03-31'], words)).toBe('入会日期：≤ 2026-03-31')
  expect(filterWords(days, ['2026-03-08', '2026-03-08'], words)).toBe('入会日期：2026-03-08')
})
