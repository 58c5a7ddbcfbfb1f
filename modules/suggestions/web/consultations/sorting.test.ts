import { expect, test } from 'vitest'
import { beginSorting, changeKind, inputOf, sortWith, sortWithout, unsortedOf } from './sorting.ts'

const comment = (id: string, kindId: string | null) => ({ id, kindId, paragraph: null, text: '', at: '', mine: false, by: null })
const kept = { resultsIntro: '', kinds: [{ id: 'a', title: '周期', outcome: null, answer: '', comments: 1 }], list: [comment('1', 'a'), comment('2', null)] }

test('begins with what was sorted before', () => {
  const sorting = beginSorting(kept)
  expect(sorting.placed).toEqual({ 1: 'a' })
  expect(unsortedOf(kept.list, sorting)).toBe(1)
})

test('a comment whose kind is removed stands in none again', () => {
  expect(unsortedOf(kept.list, sortWithout(beginSorting(kept), 'a'))).toBe(2)
})

test('every comment goes with its kind, in the order of the kinds', () => {
  let sorting = sortWith(beginSorting(kept))
  const added = sorting.kinds[1]
  if (!added) throw new TypeError('nothing was added')
  sorting = changeKind({ ...sorting, placed: { ...sorting.placed, 2: added.key } }, { ...added, title: '名额', outcome: 'taken', answer: '增加' })
  expect(inputOf(sorting, { id: 'x', version: 3 })).toMatchObject({
    version: 3,
    kinds: [
      { title: '周期', commentIds: ['1'] },
      { title: '名额', outcome: 'taken', commentIds: ['2'] },
    ],
  })
  expect(unsortedOf(kept.list, sorting)).toBe(0)
})
