import fc from 'fast-check'
import { expect, test } from 'vitest'
import { calendarOf } from '../../engines/calendar/calendar.store.ts'
import { weekdayOf, workingDayOn } from '../../engines/calendar/working-days.ts'
import { dayOf } from '../../kernel/clock.ts'
import { layOutMeetings, leastOf, ruleRefusal, spansRefusal, type SeriesRule } from './series.rules.ts'

/** 清明 on a Monday to Wednesday, a working Saturday before it; 2027 is unknown. */
const calendar = calendarOf([
  {
    year: 2026,
    documentNo: null,
    title: '2026',
    sourceUrl: null,
    days: [
      { day: '2026-04-04', kind: 'makeup', name: '清明节' },
      { day: '2026-04-06', kind: 'holiday', name: '清明节' },
      { day: '2026-04-07', kind: 'holiday', name: '清明节' },
    ],
  },
])
const rule = (more: Partial<SeriesRule> = {}): SeriesRule => ({ firstDay: '2026-03-31', weekdays: '24', from: '18:30', to: '20:00', times: 4, lastDay: null, ...more })
const days = (laid: ReturnType<typeof layOutMeetings>) => laid.meetings.map(({ startsAt }) => dayOf(startsAt))

test('meetings stand on their weekdays from the first day on, and a public holiday is left out and named', () => {
  const laid = layOutMeetings(rule(), calendar)
  expect(days(laid)).toEqual(['2026-03-31', '2026-04-02', '2026-04-09', '2026-04-14'])
  expect(laid.skipped).toEqual([{ day: '2026-04-07', name: '清明节' }])
  expect(laid.meetings[0]).toMatchObject({ startsAt: new Date('2026-03-31T10:30:00Z'), endsAt: new Date('2026-03-31T12:00:00Z') })
})

test('they end with the last day, which counts', () => {
  expect(days(layOutMeetings(rule({ times: null, lastDay: '2026-04-09' }), calendar))).toEqual(['2026-03-31', '2026-04-02', '2026-04-09'])
})

test('a weekend day on which work is made up is said', () => {
  const laid = layOutMeetings(rule({ firstDay: '2026-04-04', weekdays: '6', times: 2 }), calendar)
  expect(laid.meetings.map(({ madeUp }) => madeUp)).toEqual([true, false])
})

test('of a year without holiday data nothing is guessed: it is said', () => {
  expect(layOutMeetings(rule({ firstDay: '2026-12-29' }), calendar).unknownYears).toEqual([2027])
  expect(layOutMeetings(rule(), calendar).unknownYears).toEqual([])
})

test('whatever the rule, no meeting stands on a holiday or another weekday, and none is at the same time as another', () => {
  const anyRule = fc.record({
    start: fc.integer({ min: 0, max: 500 }),
    weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 }),
    times: fc.integer({ min: 1, max: 100 }),
  })
  fc.assert(
    fc.property(anyRule, ({ start, weekdays, times }) => {
      const firstDay = new Date(Date.parse('2026-01-01') + start * 86_400_000).toISOString().slice(0, 10)
      const laid = layOutMeetings(rule({ firstDay, weekdays: weekdays.join(''), times }), calendar)
      expect(laid.meetings).toHaveLength(times)
      expect(spansRefusal(laid.meetings)).toBeNull()
      for (const day of days(laid)) {
        expect(weekdays).toContain(weekdayOf(day) || 7)
        const answer = workingDayOn(calendar, day)
        expect('special' in answer && answer.special?.kind === 'holiday').toBe(false)
      }
    }),
  )
})

test('a rule says either how many times or until when, and each meeting ends after it starts', () => {
  expect(ruleRefusal(rule())).toBeNull()
  expect(ruleRefusal(rule({ lastDay: '2026-05-01' }))?.code).toBe('activity.no_meetings')
  expect(ruleRefusal(rule({ times: null, lastDay: '2026-03-01' }))?.code).toBe('activity.no_meetings')
  expect(ruleRefusal(rule({ to: '18:30' }))?.code).toBe('activity.series_hours')
})

test('eight of ten stay eight of nine and become seven of eight', () => {
  const share = { least: 8, of: 10 }
  expect([10, 9, 8, 5, 1].map((meetings) => leastOf(share, meetings))).toEqual([8, 8, 7, 4, 1])
})
