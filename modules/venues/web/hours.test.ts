import { expect, test } from 'vitest'
import { clockOf, dayBeside, sayHours, sayLength, spanOf } from './hours.ts'

const say = (key: string, values: Record<string, string | number> = {}) => `${key}${Object.keys(values).length > 0 ? JSON.stringify(Object.values(values)) : ''}`
const span = (weekday: number, from: number, to: number) => ({ weekday, from: from * 60, to: to * 60 })

test('days that follow one another with the same hours stand in one line, and closed days in none', () => {
  const hours = [span(2, 9, 12), span(1, 14, 17), span(1, 9, 12), span(2, 14, 17), span(4, 9, 12), span(6, 9, 24)]
  expect(sayHours(hours, { say, language: 'zh' })).toEqual(['weekdayTo["周一","周二"] 09:00–12:00、14:00–17:00', '周四 09:00–12:00', '周六 09:00–24:00'])
  expect(
    sayHours(
      Array.from({ length: 7 }, (_, index) => span(index + 1, 9, 21)),
      { say, language: 'zh' },
    ),
  ).toEqual(['everyDay 09:00–21:00'])
})

test('hours are those of China, and what ends a day ends at 24:00', () => {
  expect(clockOf('2026-03-02T01:30:00.000Z')).toBe('09:30')
  expect(spanOf({ startsAt: '2026-03-02T15:00:00.000Z', endsAt: '2026-03-02T16:00:00.000Z' })).toBe('23:00–24:00')
})

test('a length is said in hours and minutes as far as there are any', () => {
  expect([45, 120, 90].map((minutes) => sayLength(minutes, say))).toEqual(['lengthMinutes[45]', 'length[2]', 'lengthBoth[1,30]'])
})

test('days are counted over the end of a month', () => {
  expect([dayBeside('2026-02-27', 7), dayBeside('2026-03-01', -1)]).toEqual(['2026-03-06', '2026-02-28'])
})
