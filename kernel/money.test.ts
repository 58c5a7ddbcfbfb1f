import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fenFromYuan, yuanFromFen } from './money.ts'

test('every amount survives the way to the wire and back', () => {
  fc.assert(fc.property(fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n }), (fen) => fenFromYuan(yuanFromFen(fen)) === fen))
})

test.each([
  ['1,234.5', 123_450n],
  [' 0.07 ', 7n],
  ['-3', -300n],
])('%s is read as %s fen', (text, fen) => {
  expect(fenFromYuan(text)).toBe(fen)
})

test.each(['1.234', '十元', '', '1e3', '.5'])('%s is refused as an amount', (text) => {
  expect(() => fenFromYuan(text)).toThrow('money.bad_amount')
})
