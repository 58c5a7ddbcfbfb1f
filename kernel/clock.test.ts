import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayOf } from './clock.ts'

const plain = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' })

test('the day turns at midnight in Shanghai, whatever was asked before', () => {
  const days = ['2026-03-01T15:59:59.999Z', '2026-03-01T16:00:00Z', '2026-03-01T15:59:59Z', '2026-03-01T16:00:00.001Z'].map((instant) => dayOf(new Date(instant)))
  expect(days).toEqual(['2026-03-01', '2026-03-02', '2026-03-01', '2026-03-02'])
})

test('days of instants near each other and far apart are those of the calendar, summer time included', () => {
  const instant = fc.date({ min: new Date('1960-01-01T00:00:00Z'), max: new Date('2100-01-01T00:00:00Z'), noInvalidDate: true })
  const minutesLater = fc.array(fc.integer({ min: -90, max: 90 }), { maxLength: 8 })
  fc.assert(
    fc.property(instant, minutesLater, (first, steps) => {
      const instants = [first, ...steps.map((minutes) => new Date(first.getTime() + minutes * 60_000))]
      expect(instants.map(dayOf)).toEqual(instants.map((each) => plain.format(each)))
    }),
  )
})

test('what is no instant has no day', () => {
  expect(() => dayOf(new Date(Number.NaN))).toThrow(RangeError)
})
