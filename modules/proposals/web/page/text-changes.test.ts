import fc from 'fast-check'
import { expect, test } from 'vitest'
import { changesBetween } from './text-changes.ts'

test('a changed sentence is removed and added, the others stay', () => {
  expect(changesBetween('图书馆关门早。周末也早。', '图书馆关门太早。周末也早。')).toEqual([
    { text: '图书馆关门早。', kind: 'removed' },
    { text: '图书馆关门太早。', kind: 'added' },
    { text: '周末也早。', kind: 'same' },
  ])
})

test('the same text has no changes, and from nothing everything is added', () => {
  expect(changesBetween('甲。乙', '甲。乙')).toEqual([{ text: '甲。乙', kind: 'same' }])
  expect(changesBetween('', '甲。')).toEqual([{ text: '甲。', kind: 'added' }])
})

test('without what was added it is the old text, without what was removed the new one', () => {
  const text = fc.array(fc.constantFrom('甲。', '乙，', '丙\n', '丁')).map((parts) => parts.join(''))
  fc.assert(
    fc.property(text, text, (before, after) => {
      const pieces = changesBetween(before, after)
      const without = (kind: string) =>
        pieces
          .filter((piece) => piece.kind !== kind)
          .map((piece) => piece.text)
          .join('')
      expect(without('added')).toBe(before)
      expect(without('removed')).toBe(after)
    }),
  )
})
