import { expect, test } from 'vitest'
import { readNotice } from '../notice-text.ts'
import { shippedYears } from '../shipped-years.ts'
import { linesOf, spansOf, weeksOf, workingDaysOf } from './month-days.ts'

const days = shippedYears.find(({ year }) => year === 2026)?.days ?? []
const byDay = new Map(days.map((special) => [special.day, special]))

test('every day of the year stands once, on its weekday', () => {
  const shown = Array.from({ length: 12 }, (_, month) => weeksOf(2026, month + 1, byDay)).flat()
  expect(shown.every((week) => week.length === 7)).toBe(true)
  const cells = shown.flatMap((week) => week.flatMap((cell, column) => (cell ? [{ ...cell, column }] : [])))
  expect(cells).toHaveLength(365)
  expect(cells.every(({ day, column, weekend }) => (new Date(day).getUTCDay() + 6) % 7 === column && weekend === column >= 5)).toBe(true)
})

test('days that follow one another are one span', () => {
  expect(spansOf(days).filter(({ name }) => name === '春节')).toEqual([
    { from: '2026-02-14', to: '2026-02-14', kind: 'makeup', name: '春节' },
    { from: '2026-02-15', to: '2026-02-23', kind: 'holiday', name: '春节' },
    { from: '2026-02-28', to: '2026-02-28', kind: 'makeup', name: '春节' },
  ])
})

test('a year has 248 working days, as the thirteen holidays leave over', () => {
  expect(workingDaysOf(2026, byDay)).toBe(248)
})

test('what is written as lines is read back as it was', () => {
  expect(readNotice(linesOf(days, { holiday: '放假', makeup: '上班' }), 2026)).toMatchObject({ days, notUnderstood: [] })
})
