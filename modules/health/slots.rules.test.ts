import { expect, test } from 'vitest'
import type { Calendar } from '../../engines/calendar/working-days.ts'
import type { SlotLayout } from './health.shapes.ts'
import { layOut, slotsRefusal, tagOf, titleOf, unknownYearsIn } from './slots.rules.ts'

/** A year in which the Wednesday is a holiday and the Sunday is worked on instead. */
const calendar: Calendar = {
  years: new Set([2026]),
  specialDays: new Map([
    ['2026-03-11', { day: '2026-03-11', kind: 'holiday', name: '校庆' }],
    ['2026-03-15', { day: '2026-03-15', kind: 'makeup', name: '校庆' }],
  ]),
}

const layout = (more: Partial<SlotLayout> = {}): SlotLayout => ({
  firstDay: '2026-03-09',
  lastDay: '2026-03-15',
  days: 'working',
  from: '08:00',
  to: '09:45',
  minutes: 30,
  places: 20,
  place: '校医院',
  unitIds: [],
  ...more,
})

const daysOf = (layouts: SlotLayout[]) => [...new Set(layOut(calendar, layouts).map(({ startsAt }) => startsAt.toISOString().slice(0, 10)))]
const refusal = (...layouts: SlotLayout[]) => slotsRefusal(layouts, layOut(calendar, layouts), calendar)?.code ?? null

test('working days leave out holidays and take in days on which work is made up', () => {
  expect(daysOf([layout()])).toEqual(['2026-03-09', '2026-03-10', '2026-03-12', '2026-03-13', '2026-03-15'])
  expect(daysOf([layout({ days: 'weekend' })])).toEqual(['2026-03-14', '2026-03-15'])
  expect(daysOf([layout({ days: 'every' })])).toHaveLength(7)
})

test('where nobody knows the holidays Monday to Friday is taken, and said', () => {
  const next = [layout({ firstDay: '2027-03-08', lastDay: '2027-03-14' })]
  expect(daysOf(next)).toHaveLength(5)
  expect(unknownYearsIn(calendar, next)).toEqual([2027])
  expect(unknownYearsIn(calendar, [layout()])).toEqual([])
})

test('slots are whole, in China’s time, and in the order of time', () => {
  const slots = layOut(calendar, [layout({ place: '市一医院' }), layout({ lastDay: '2026-03-09' })])
  expect(slots.slice(0, 3).map(({ startsAt, endsAt, place }) => [startsAt.toISOString(), endsAt.toISOString(), place])).toEqual([
    ['2026-03-09T00:00:00.000Z', '2026-03-09T00:30:00.000Z', '市一医院'],
    ['2026-03-09T00:00:00.000Z', '2026-03-09T00:30:00.000Z', '校医院'],
    ['2026-03-09T00:30:00.000Z', '2026-03-09T01:00:00.000Z', '市一医院'],
  ])
  expect(layOut(calendar, [layout({ lastDay: '2026-03-09' })])).toHaveLength(3)
})

test.each([
  [[layout({ lastDay: '2026-03-08' })], 'health.layout_backwards'],
  [[layout({ lastDay: '2026-07-08' })], 'health.layout_too_long'],
  [[layout({ to: '08:20' })], 'health.layout_too_short'],
  [[layout({ firstDay: '2026-03-11', lastDay: '2026-03-11' })], 'health.layout_empty'],
  [[layout(), layout({ lastDay: '2026-03-09' })], 'health.slot_twice'],
  [[layout({ lastDay: '2026-05-08', from: '06:00', to: '22:00', minutes: 60 })], 'health.too_many_slots'],
] as const)('rules that make no slots to choose from are refused with the reason: %#', (layouts, code) => {
  expect(refusal(...layouts)).toBe(code)
})

test('a slot is called by its day and hour, by its place where there are several', () => {
  const [slot] = layOut(calendar, [layout()])
  expect(slot && [titleOf(slot, { manyPlaces: false }), titleOf(slot, { manyPlaces: true })]).toEqual(['3月9日 08:00', '3月9日 08:00 校医院'])
})

test('slots of the same branches bear the same tag whatever their order; slots for everybody none', () => {
  expect(tagOf({ unitIds: ['a', 'b'] })).toBe(tagOf({ unitIds: ['b', 'a'] }))
  expect(tagOf({ unitIds: ['a'] })).not.toBe(tagOf({ unitIds: ['b'] }))
  expect(tagOf({ unitIds: [] })).toBeNull()
})
