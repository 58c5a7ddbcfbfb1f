import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isSameView, readTableState, viewOf, withFilter, writeTableState, type TableState } from './query-state.ts'

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
