import { expect, test } from 'vitest'
import { byDay, isTimetable, nearestTo } from './timetable.ts'

const slot = (id: string, day: string, hour: string) => ({ id, startsAt: `2026-03-${day}T${hour}:00.000Z`, endsAt: `2026-03-${day}T${hour.slice(0, 2)}:30:00.000Z` })
const hours = ['01:00', '02:00', '03:00', '04:00']
const slots = ['09', '10'].flatMap((day) => hours.map((hour) => slot(`${day} ${hour}`, day, hour)))

test('hours of several days are chosen day by day', () => {
  expect(isTimetable(slots)).toBe(true)
  expect(byDay(slots.toReversed()).map(({ day, options }) => [day, options.map(({ id }) => id.slice(3))])).toEqual([
    ['2026-03-09', hours],
    ['2026-03-10', hours],
  ])
})

test('trips of several days, one meeting a day, and few options are a plain list', () => {
  expect(isTimetable(slots.map((one) => ({ ...one, endsAt: '2026-03-20T01:00:00.000Z' })))).toBe(false)
  expect(isTimetable(Array.from({ length: 9 }, (_, at) => slot(String(at), `1${at}`, '01:00')))).toBe(false)
  expect(isTimetable(slots.slice(2, 6))).toBe(false)
})

test('what is offered instead is nearest in time, before or after', () => {
  const free = slots.filter(({ id }) => id !== '09 04:00' && id !== '09 03:00')
  expect(
    nearestTo(free, slots[3]?.startsAt ?? null)
      .map(({ id }) => id)
      .slice(0, 3),
  ).toEqual(['09 02:00', '09 01:00', '10 01:00'])
})
