import { expect, test } from 'vitest'
import { blankSeries, missingInSeries, planAskedOf, seriesDraftOf, seriesInputOf, seriesLater, weeksUntilNext, type SeriesDraft } from './series-draft.ts'

const meetings = [
  { startsAt: '2026-03-05T10:00:00.000Z', endsAt: '2026-03-05T12:00:00.000Z' },
  { startsAt: '2026-03-12T10:00:00.000Z', endsAt: '2026-03-12T12:00:00.000Z' },
]
const draft: SeriesDraft = { ...blankSeries, many: true, firstDay: '2026-03-05', weekdays: '4', fromTime: '18:00', toTime: '20:00', times: '2' }

test('what is asked once asks for no rule', () => {
  expect(missingInSeries(blankSeries)).toEqual([])
  expect(planAskedOf(blankSeries)).toBeNull()
})

test('an empty class says all that is missing', () => {
  expect(missingInSeries({ ...blankSeries, many: true })).toEqual(['firstDay', 'weekdays', 'fromTime', 'toTime', 'times'])
  expect(missingInSeries({ ...draft, toTime: '17:00' })).toEqual(['toTime'])
  expect(missingInSeries({ ...draft, ending: 'lastDay', lastDay: '2026-03-01' })).toEqual(['lastDay'])
})

test('what is read and sent again unchanged is the same', () => {
  const sent = seriesInputOf(draft, meetings)
  expect(sent).toMatchObject({ attendLeast: 2, times: 2, lastDay: null, meetings })
  expect(seriesInputOf(seriesDraftOf(sent), meetings)).toEqual(sent)
})

test('without a number a certificate takes four fifths, and never more than there are', () => {
  const ten = Array.from({ length: 10 }, () => meetings[0] ?? { startsAt: '', endsAt: '' })
  expect(seriesInputOf(draft, ten)?.attendLeast).toBe(8)
  expect(seriesInputOf({ ...draft, attendLeast: '5' }, meetings)?.attendLeast).toBe(2)
})

test('the next term begins on the same weekday once this one is over and today has passed', () => {
  expect(weeksUntilNext({ ...draft, meetings }, '2026-03-01T00:00:00.000Z')).toBe(2)
  expect(weeksUntilNext({ ...draft, meetings }, '2026-04-02T00:00:00.000Z')).toBe(5)
  expect(seriesLater({ ...draft, meetings }, 2)).toMatchObject({ firstDay: '2026-03-19', meetings: null, times: '2' })
})
