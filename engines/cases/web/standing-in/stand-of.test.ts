import { expect, test } from 'vitest'
import { standOf } from './stand-of.ts'

const days = { endedAt: null, firstDay: '2026-03-02', lastDay: '2026-03-06' }

test('the first and the last day count, the days around them do not', () => {
  expect(['2026-03-01', '2026-03-02', '2026-03-06', '2026-03-07'].map((today) => standOf(days, today))).toEqual(['later', 'now', 'now', 'past'])
})

test('whoever came back early is no longer stood in for', () => {
  expect(standOf({ ...days, endedAt: '2026-03-03T01:00:00Z' }, '2026-03-04')).toBe('ended')
})
