import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addItem, markedPieces, toggleMonth, type PlanDraft } from './review-draft.ts'

test('cutting the source into pieces loses no character, whatever the spans', () => {
  const span = fc.record({ start: fc.nat(60), end: fc.nat(60) })
  fc.assert(
    fc.property(fc.string({ maxLength: 50 }), fc.array(span, { maxLength: 8 }), (text, spans) => {
      const pieces = markedPieces(
        text,
        spans.map((one, mark) => ({ span: one, mark })),
      )
      return pieces.map((piece) => piece.text).join('') === text
    }),
  )
})

test('a passage that becomes an item is no longer unread', () => {
  const passage = { index: 0, text: '开展调研', span: { start: 0, end: 4 } }
  const draft: PlanDraft = { year: 2026, title: '', items: [], unread: [passage] }
  const next = addItem(draft, { title: passage.text, section: null, span: passage.span }, passage)
  expect(next.unread).toEqual([])
  expect(next.items).toMatchObject([{ key: 0, title: '开展调研', months: [] }])
})

test('a month pressed twice is as it was', () => {
  expect(toggleMonth(toggleMonth([3, 5], 4), 4)).toEqual([3, 5])
})
