import fc from 'fast-check'
import { expect, test } from 'vitest'
import { builtInFormat, customFormat, dateFromSerial, serialFromDate } from './sheet.dates.ts'

test.each([
  [1, '1900-01-01'],
  [59, '1900-02-28'],
  [61, '1900-03-01'],
  [45351, '2024-02-29'],
  [45350.99999999, '2024-02-29'],
  [2_958_465, '9999-12-31'],
])('serial %s is %s', (serial, day) => {
  expect(dateFromSerial(serial, false)).toBe(day)
})

test.each([0, 0.5, 60, -1, 2_958_466, Number.NaN, 1.1010519491231e17])('serial %s is no day', (serial) => {
  expect(dateFromSerial(serial, false)).toBeNull()
})

test('the two ways of counting differ by 1462 days', () => {
  expect(dateFromSerial(45351 - 1462, true)).toBe('2024-02-29')
})

test('a day survives being written and read', () => {
  fc.assert(
    fc.property(fc.integer({ min: 61, max: 2_958_465 }), (serial) => {
      expect(serialFromDate(dateFromSerial(serial, false) ?? '')).toBe(serial)
    }),
  )
})

test.each(['2024-02-30', '1900-02-28', '2024-2-9', '', '2024-02-29T00:00'])('%j is written as text, not as a day', (text) => {
  expect(serialFromDate(text)).toBeNull()
})

test.each(['yyyy-mm-dd', 'yyyy"年"m"月"d"日"', '[$-804]yyyy\\-mm;@', 'm"月"', 'mmm-yy', '[DBNum1][$-804]m"月"d"日"', 'd/m/yy h:mm', '[$-F800]dddd'])('%s is a date', (code) => {
  expect(customFormat(code)).toBe('date')
})

test.each(['General', 'G/通用格式', '@', '0.00', '#,##0.00" 元/day"', '[Red]-0', 'h:mm', '[h]:mm:ss', 'mm:ss.0', '0.00E+00', 'h:mm AM/PM', '_ * #,##0_ ;_ * -#,##0_ '])(
  '%s is no date',
  (code) => {
    expect(customFormat(code)).toBe(0)
  },
)

test('the built-in dates are those of ECMA-376 with the Chinese ones', () => {
  const dates = Array.from({ length: 82 }, (_, id) => id).filter((id) => builtInFormat(id) === 'date')
  expect(dates).toEqual([...range(14, 22), ...range(27, 36), ...range(45, 47), ...range(50, 58)])
})

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, at) => from + at)
}
