import { expect, test } from 'vitest'
import { isWithinHours, nearestFree, quarterKey, quartersOf, slotsOfDay, spanFrom, unitFor, weekOf, withFree, type Taken } from './slots.rules.ts'

const monday = '2026-03-02'
const split = [
  { weekday: 1, from: 13 * 60, to: 15 * 60 + 30 },
  { weekday: 1, from: 9 * 60, to: 11 * 60 },
]
const timetable = { hours: split, slotMinutes: 60, units: 2, mostSlots: 3 }
const nothing: Taken = { quarters: new Set(), blocks: [] }
const at = (time: string) => new Date(`${monday}T${time}:00+08:00`)
const hoursOf = (slots: readonly { startsAt: Date }[]) => slots.map(({ startsAt }) => new Date(startsAt.getTime() + 8 * 3_600_000).toISOString().slice(11, 16))

function taking(...held: [unitNo: number, from: string, to: string][]): Taken {
  return { quarters: new Set(held.flatMap(([unitNo, from, to]) => quartersOf({ startsAt: at(from), endsAt: at(to) }).map((quarter) => quarterKey(unitNo, quarter)))), blocks: [] }
}

test('a day is cut into whole slots, in their order, and what is left over is not booked', () => {
  expect(hoursOf(slotsOfDay(timetable, monday))).toEqual(['09:00', '10:00', '13:00', '14:00'])
  expect(slotsOfDay(timetable, '2026-03-03')).toEqual([])
})

test('a booking may not run over the noon break', () => {
  const slots = withFree(slotsOfDay(timetable, monday), timetable, nothing)
  expect(slots.map(({ most }) => most)).toEqual([2, 1, 2, 1])
  expect(spanFrom(slots, { startsAt: at('10:00'), count: 2 })).toBeNull()
})

test('a quarter that is taken takes every slot that it touches, of its unit alone', () => {
  const slots = withFree(slotsOfDay(timetable, monday), timetable, taking([1, '10:45', '11:00'], [2, '13:00', '14:00']))
  expect(slots.map(({ free }) => free)).toEqual([[1, 2], [2], [1], [1, 2]])
})

test('two slots of which each is free in another unit are not free together', () => {
  const slots = withFree(slotsOfDay(timetable, monday), timetable, taking([1, '09:00', '10:00'], [2, '10:00', '11:00']))
  expect(unitFor(spanFrom(slots, { startsAt: at('09:00'), count: 2 }) ?? [])).toBeNull()
  expect(slots[0]?.most).toBe(1)
})

test('what is shut is not free, the one unit or all of them', () => {
  const blocks = [{ unitNo: 1, from: at('09:30'), to: at('10:30'), reason: '换灯' }]
  const one = withFree(slotsOfDay(timetable, monday), timetable, { quarters: new Set(), blocks })
  expect(one.map(({ free, blocked }) => [free, blocked])).toEqual([
    [[2], false],
    [[2], false],
    [[1, 2], false],
    [[1, 2], false],
  ])
  const all = withFree(slotsOfDay(timetable, monday), timetable, { quarters: new Set(), blocks: [{ unitNo: null, from: at('09:30'), to: at('10:30'), reason: '换灯' }] })
  expect(all.map(({ blocked }) => blocked)).toEqual([true, true, false, false])
})

test('the nearest free times are as long as what was wanted, and none has begun', () => {
  const slots = withFree(slotsOfDay(timetable, monday), timetable, taking([1, '10:00', '11:00'], [2, '10:00', '11:00']))
  const nearest = (after: string) => hoursOf(nearestFree(slots, { startsAt: at('10:00'), count: 1, after: at(after), atMost: 2 }))
  expect(nearest('08:00')).toEqual(['09:00', '13:00'])
  expect(nearest('09:00')).toEqual(['13:00', '14:00'])
  expect(hoursOf(nearestFree(slots, { startsAt: at('10:00'), count: 2, after: at('08:00'), atMost: 3 }))).toEqual(['13:00'])
})

test('a week begins on Monday', () => {
  expect(['2026-03-01', '2026-03-02', '2026-03-08', '2026-03-09'].map(weekOf)).toEqual(['2026-02-23', '2026-03-02', '2026-03-02', '2026-03-09'])
})

test('a time is within the hours when one span holds all of it', () => {
  expect(isWithinHours(split, { startsAt: at('09:00'), endsAt: at('11:00') }, monday)).toBe(true)
  expect(isWithinHours(split, { startsAt: at('10:00'), endsAt: at('14:00') }, monday)).toBe(false)
})
