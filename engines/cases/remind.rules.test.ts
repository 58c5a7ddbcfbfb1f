import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type Calendar } from '../calendar/working-days.ts'
import { reminderFor, steps } from './remind.rules.ts'

// A year of plain weeks: 2026-03-16 is a Monday.
const calendar: Calendar = { years: new Set([2026]), specialDays: new Map() }
const asked = { openedOn: '2026-01-05', dueOn: '2026-03-16', sent: [] as string[] }

function nameOn(today: string, change: Partial<typeof asked> = {}, known = calendar): unknown {
  const step = reminderFor(known, { ...asked, ...change, today })
  return step && 'name' in step ? step.name : step
}

test.each([
  ['2026-03-01', null],
  ['2026-03-02', 't-10'],
  ['2026-03-10', 't-10'],
  ['2026-03-11', 't-3'],
  ['2026-03-16', 't'],
  ['2026-03-18', 't'],
  ['2026-03-19', 't+3'],
  ['2026-03-25', 't+7'],
  ['2026-06-01', 't+7'],
])('on %s the newest step is %s', (today, name) => {
  expect(nameOn(today)).toBe(name)
})

test('whoever begins late sends the newest step alone', () => {
  expect(nameOn('2026-03-25', { sent: ['t+7'] })).toBe(null)
})

test('a step that would have come with the task itself is not sent', () => {
  expect(nameOn('2026-03-10', { openedOn: '2026-03-09' })).toBe(null)
  expect(nameOn('2026-03-11', { openedOn: '2026-03-09' })).toBe('t-3')
})

test('whatever the days, each step is sent at most once, in order, and each day at most one', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 60 }), fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 40 }), (opened, gaps) => {
      const sent: string[] = []
      let today = addDays(asked.openedOn, opened)
      for (const gap of gaps) {
        today = addDays(today, gap)
        if (today > '2026-12-31') break
        const name = nameOn(today, { openedOn: addDays(asked.openedOn, opened), sent })
        if (typeof name === 'string') sent.push(name)
      }
      const order = sent.map((name) => steps.findIndex((step) => step.name === name))
      return order.every((at, index) => index === 0 || at > (order[index - 1] ?? -1))
    }),
  )
})

describe('a year that nobody has entered', () => {
  const newYear = { openedOn: '2026-12-01', dueOn: '2027-01-15' }
  test('is said while it stands between today and the deadline', () => {
    expect(nameOn('2026-12-20', newYear)).toEqual({ unknownYear: 2027 })
  })

  test('does not keep back what needs no counting', () => {
    expect(nameOn('2027-01-15', newYear)).toBe('t')
  })
})
