import { expect, test } from 'vitest'
import { daysOfMonth, monthBeside, weekdays } from './month-days.ts'

test('a month begins under its own weekday and has all its days, leap years too', () => {
  expect(daysOfMonth('2026-03')).toMatchObject({ before: 6, days: { length: 31, 0: '2026-03-01', 30: '2026-03-31' } })
  expect(daysOfMonth('2028-02').days).toHaveLength(29)
})

test('the months beside cross the year', () => {
  expect([monthBeside('2026-12', 1), monthBeside('2026-01', -1)]).toEqual(['2027-01', '2025-12'])
})

test('a week begins on Monday', () => {
  expect([weekdays('zh')[0], weekdays('en').at(-1)]).toEqual(['周一', 'Sun'])
})
