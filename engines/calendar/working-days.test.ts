import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { calendarOf } from './calendar.store.ts'
import { shippedYears } from './shipped-years.ts'
import { addDays, addWorkingDays, endOfDay, workingDayOn, workingDaysBetween } from './working-days.ts'

const calendar = calendarOf(shippedYears)
const anyDay = fc.integer({ min: 0, max: 20 * 365 }).map((days) => addDays('2005-01-01', days))
const anyNumber = fc.integer({ min: -250, max: 250 })

/** The day that so many working days later is; the days drawn here all lie in shipped years. */
function later(day: string, n: number): string {
  const answer = addWorkingDays(calendar, day, n)
  if ('unknownYear' in answer) throw new RangeError(`${answer.unknownYear} is unknown`)
  return answer.day
}

describe('on a day', () => {
  test.each([
    ['2026-02-14', true, '春节'],
    ['2026-02-20', false, '春节'],
    ['2026-02-28', true, '春节'],
    ['2026-03-01', false, undefined],
    ['2026-03-02', true, undefined],
    ['2026-10-10', true, '国庆节'],
    ['2022-12-31', false, '元旦'],
    ['2018-12-29', true, '元旦'],
    ['2005-12-31', true, '元旦'],
  ])('%s: people work is %s (%s)', (day, working, name) => {
    const answer = workingDayOn(calendar, day)
    expect('unknownYear' in answer ? answer : [answer.working, answer.special?.name]).toEqual([working, name])
  })

  test('in a year that nobody entered is said to be unknown', () => {
    expect(workingDayOn(calendar, '2027-01-04')).toEqual({ unknownYear: 2027 })
  })
})

describe('a deadline', () => {
  test('does not count the day of the event and leaps over the holiday', () => {
    expect(later('2026-02-12', 3)).toBe('2026-02-24')
  })

  test('counts a Saturday on which work is made up', () => {
    expect([later('2026-02-13', 1), later('2026-10-09', 1)]).toEqual(['2026-02-14', '2026-10-10'])
  })

  test('of no days is the day itself, even a Sunday of an unknown year', () => {
    expect(addWorkingDays(calendar, '2027-01-03', 0)).toEqual({ day: '2027-01-03' })
  })

  test('that would fall into a year nobody entered is unknown', () => {
    expect(addWorkingDays(calendar, '2026-12-30', 2)).toEqual({ unknownYear: 2027 })
    expect(addWorkingDays(calendar, '2004-01-02', -2)).toEqual({ unknownYear: 2003 })
    expect(workingDaysBetween(calendar, '2026-12-30', '2027-01-04')).toEqual({ unknownYear: 2027 })
  })

  test('ends at 24:00 in China, the first instant of the next day', () => {
    expect(endOfDay('2026-03-31').toISOString()).toBe('2026-03-31T16:00:00.000Z')
  })

  test('is never a fraction of days away', () => {
    expect(() => addWorkingDays(calendar, '2026-03-02', 1.5)).toThrow(RangeError)
  })
})

describe('for every day and number', () => {
  test('n working days later lie n working days in between, forwards and backwards', () => {
    fc.assert(
      fc.property(anyDay, anyNumber, (day, n) => {
        expect(workingDaysBetween(calendar, day, later(day, n))).toEqual({ days: n })
      }),
    )
  })

  test('a day later or a working day more never ends earlier', () => {
    fc.assert(
      fc.property(anyDay, anyNumber, fc.nat(30), (day, n, more) => {
        expect(later(addDays(day, more), n) >= later(day, n)).toBe(true)
        expect(later(day, n + more) >= later(day, n)).toBe(true)
      }),
    )
  })

  test('a deadline falls on a working day', () => {
    fc.assert(
      fc.property(
        anyDay,
        anyNumber.filter((n) => n !== 0),
        (day, n) => {
          expect(workingDayOn(calendar, later(day, n))).toMatchObject({ working: true })
        },
      ),
    )
  })

  test('two steps are as long as one of their sum', () => {
    fc.assert(
      fc.property(anyDay, fc.nat(120), fc.nat(120), (day, a, b) => {
        expect(later(later(day, a), b)).toBe(later(day, a + b))
      }),
    )
  })
})
