import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hoursText, quartersIn } from './hours-text.shapes.ts'

test('quarters are written as hours and read back the same', () => {
  expect([0, 1, 2, 3, 4, 6, 41, -5].map(hoursText)).toEqual(['0', '0.25', '0.5', '0.75', '1', '1.5', '10.25', '-1.25'])
  fc.assert(fc.property(fc.integer({ min: 0, max: 3_999 }), (quarters) => quartersIn(hoursText(quarters)) === quarters))
})

test('what is no whole quarter is not taken for hours', () => {
  expect(['', '1.1', '1.3333', '-1', 'NaN', '1,5', '1000'].map(quartersIn)).toEqual([null, null, null, null, null, null, null])
  expect(['2.0', '2.50', ' 3 '].map(quartersIn)).toEqual([8, 10, 12])
})
