import { expect, test } from 'vitest'
import { calendarOf } from '../calendar/calendar.store.ts'
import { shippedYears } from '../calendar/shipped-years.ts'
import { showDue } from './due.ts'

const calendar = calendarOf(shippedYears)
const openedAt = new Date('2026-03-02T01:00:00Z')
const at = (now: string, deadline: Partial<Parameters<typeof showDue>[0]> = {}) =>
  showDue({ dueAt: new Date('2026-03-09T16:00:00Z'), dueRule: null, openedAt, ...deadline }, new Date(now), calendar)

test('counts the working days that are left, and on the last day none', () => {
  expect(at('2026-03-02T01:00:00Z')).toMatchObject({ overdue: false, workingDaysLeft: 5 })
  expect(at('2026-03-09T01:00:00Z')).toMatchObject({ overdue: false, workingDaysLeft: 0 })
})

test('is late from the very instant, and says by how much', () => {
  expect(at('2026-03-09T15:59:59.999Z')).toMatchObject({ overdue: false })
  expect(at('2026-03-09T16:00:00Z')).toMatchObject({ overdue: true, workingDaysLeft: -1 })
})

test('names the year whose calendar is missing instead of guessing', () => {
  const late = new Date('2098-12-20T01:00:00Z')
  expect(at('2098-12-21T01:00:00Z', { dueAt: null, dueRule: { workingDays: 10 }, openedAt: late })).toEqual({ dueAt: null, overdue: false, workingDaysLeft: null, uncounted: 2098 })
})

test('counts a deadline that could not be counted when it began, once its calendar is known', () => {
  expect(at('2026-03-02T01:00:00Z', { dueAt: null, dueRule: { workingDays: 5 } })).toMatchObject({ dueAt: '2026-03-09T16:00:00.000Z', uncounted: null })
})

test('without a deadline there is nothing to count', () => {
  expect(at('2026-03-02T01:00:00Z', { dueAt: null })).toEqual({ dueAt: null, overdue: false, workingDaysLeft: null, uncounted: null })
})
