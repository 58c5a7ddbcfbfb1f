import { expect, test } from 'vitest'
import { filledDown, gridOf, keyOf, limitsIn, pasteInto, sumOf } from './limit-grid.ts'

const limit = (at: { optionId?: string; unitId?: string; tag?: string }, cap: number) => ({
  id: JSON.stringify(at),
  optionId: null,
  unitId: null,
  tag: null,
  ...at,
  cap,
  taken: 0,
  unitName: null,
})

test('a matrix that is read and written again is the same, with the limits by tag', () => {
  const limits = [limit({ optionId: 'a' }, 30), limit({ optionId: 'a', unitId: 'wen' }, 4), limit({}, 60), limit({ tag: '省外' }, 9)]
  const again = limitsIn(gridOf({ limits }), { limits })
  expect(again).toHaveLength(4)
  for (const { optionId, unitId, tag, cap } of limits) expect(again).toContainEqual({ optionId, unitId, tag, cap })
})

test('an empty cell is no limit, and a word is no number', () => {
  expect(limitsIn({ 'a|': ' ', 'b|': '0' }, { limits: [] })).toEqual([{ optionId: 'b', tag: null, unitId: null, cap: 0 }])
  expect(limitsIn({ 'a|': '三十' }, { limits: [] })).toBeNull()
})

test('cells from a sheet are written from the cell on, and what reaches over the edge is left out', () => {
  const rows = [null, 'wen', 'li']
  const columns = ['a', 'b']
  const grid = pasteInto({}, { cells: [['1', '2', '3'], ['4人']], rows, columns, from: { optionId: 'a', unitId: 'li' } })
  expect(grid).toEqual({ [keyOf({ optionId: 'a', unitId: 'li' })]: '1', [keyOf({ optionId: 'b', unitId: 'li' })]: '2' })
})

test('the sum of the branches counts what is written', () => {
  expect(sumOf({ 'a|wen': '3', 'a|li': '', 'a|gong': '4' }, 'a', ['wen', 'li', 'gong'])).toBe(7)
  expect(sumOf({}, 'a', ['wen'])).toBeNull()
})

test('the numbers of the first branch are filled into the others', () => {
  expect(filledDown({ 'a|wen': '3', '|li': '9' }, { optionIds: [null, 'a'], unitIds: ['wen', 'li'] })).toEqual({ 'a|wen': '3', 'a|li': '3', '|li': '' })
})
