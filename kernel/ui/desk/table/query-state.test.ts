import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isSameView, readTableState, viewOf, withFilter, withoutUnknown, writeTableState, type TableState } from './query-state.ts'
import type { Filter } from './table.types.ts'

const known = { filters: ['branch', 'state'], sortable: ['name', 'joinedOn'] }
const plain: TableState = { q: '', filters: {}, sort: null, columns: null, limit: 20, cursor: null }
const word = fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' })
const anyState = fc.record({
  q: word.map((text) => text.trim()),
  filters: fc.dictionary(fc.constantFrom(...known.filters), fc.array(word, { minLength: 1, maxLength: 4 }), { noNullPrototype: true }),
  sort: fc.option(fc.record({ key: fc.constantFrom(...known.sortable), descending: fc.boolean() })),
  columns: fc.option(fc.array(word, { minLength: 1, maxLength: 5 })),
  limit: fc.constantFrom(20, 50, 100),
  cursor: fc.option(word),
})

test('a list comes back from its address exactly as it was', () => {
  fc.assert(
    fc.property(anyState, (state) => {
      expect(readTableState(writeTableState({}, state), known)).toEqual(state)
    }),
  )
})

test('what belongs to others in the address stays', () => {
  const search = writeTableState({ open: '42', tab: 'history', q: 'old', after: 'x' }, { ...plain, q: '张' })
  expect(search).toEqual({ open: '42', tab: 'history', q: '张' })
})

test('an untouched list leaves the address bare', () => {
  expect(writeTableState({}, plain)).toEqual({})
})

test('unknown filters, orders and sizes of an old link are left out', () => {
  expect(readTableState({ 'f.gone': 'a', sort: '-salary', n: '7' }, known)).toEqual(plain)
})

test('a changed filter starts from the first page, an emptied one disappears', () => {
  const chosen = withFilter({ ...plain, cursor: 'p3' }, 'branch', ['a'])
  expect(chosen).toEqual({ ...plain, filters: { branch: ['a'] } })
  expect(withFilter(chosen, 'branch', [])).toEqual(plain)
  expect(withFilter(chosen, 'branch', ['', ''])).toEqual(plain)
})

test('a saved view does not keep the place in the list', () => {
  const state = { ...plain, q: '张', cursor: 'p3' }
  expect(isSameView(viewOf(state), viewOf({ ...state, cursor: null }))).toBe(true)
  expect(isSameView(viewOf(state), viewOf(plain))).toBe(false)
})

test('a value that no filter offers is left out and named; the rest, and what is still being read, stays', () => {
  const filters: Filter[] = [
    { key: 'branch', label: '分工会', kind: 'many', options: [{ value: 'a', label: '文学院' }] },
    { key: 'state', label: '状态', kind: 'one', options: [] },
    { key: 'joined', label: '入会日期', kind: 'days' },
    { key: 'unit', label: '单位', kind: 'pick', search: async () => [], labelOf: async (value) => value },
  ]
  const asked = { ...plain, cursor: 'p3', filters: { branch: ['a', 'gone'], state: ['open'], joined: ['yesterday', ''], unit: ['x'] } }
  expect(withoutUnknown(asked, filters)).toEqual({ state: { ...plain, filters: { branch: ['a'], state: ['open'], unit: ['x'] } }, unknown: ['分工会', '入会日期'] })
  const good = { ...plain, cursor: 'p3', filters: { branch: ['a'], joined: ['', '2026-03-01'] } }
  expect(withoutUnknown(good, filters)).toEqual({ state: good, unknown: [] })
})
