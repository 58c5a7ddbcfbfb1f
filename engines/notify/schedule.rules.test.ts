import fc from 'fast-check'
import { expect, test } from 'vitest'
import { leavesAt, quietEnd, retryAt, type Hours } from './schedule.rules.ts'

const night: Hours = { quietFromMinute: 22 * 60, quietUntilMinute: 7 * 60, digestHour: 8 }
const at = (china: string) => new Date(`${china}+08:00`)

test('what can wait waits for the end of the night in China', () => {
  expect(leavesAt('normal', at('2026-03-02T23:30:00'), night)).toEqual(at('2026-03-03T07:00:00'))
  expect(leavesAt('normal', at('2026-03-03T06:59:59'), night)).toEqual(at('2026-03-03T07:00:00'))
  expect(leavesAt('normal', at('2026-03-03T07:00:00'), night)).toEqual(at('2026-03-03T07:00:00'))
})

test('what is urgent leaves in the night', () => {
  expect(leavesAt('now', at('2026-03-02T23:30:00'), night)).toEqual(at('2026-03-02T23:30:00'))
})

test('the digest leaves at its hour, today or tomorrow', () => {
  expect(leavesAt('digest', at('2026-03-02T07:30:00'), night)).toEqual(at('2026-03-02T08:00:00'))
  expect(leavesAt('digest', at('2026-03-02T08:01:00'), night)).toEqual(at('2026-03-03T08:00:00'))
})

test('equal ends mean no quiet hours', () => {
  expect(quietEnd(at('2026-03-02T03:00:00'), { ...night, quietFromMinute: 0, quietUntilMinute: 0 })).toBeNull()
})

test('retries come later and later, at most an hour apart', () => {
  const failed = at('2026-03-02T09:00:00')
  const minutes = [1, 2, 3, 7, 8, 24].map((attempts) => (retryAt(failed, attempts).getTime() - failed.getTime()) / 60_000)
  expect(minutes).toEqual([1, 2, 4, 60, 60, 60])
})

test('whatever the hours, a message leaves outside them, never early and within two days', () => {
  const hours = fc.record({ quietFromMinute: fc.integer({ min: 0, max: 1439 }), quietUntilMinute: fc.integer({ min: 0, max: 1439 }), digestHour: fc.integer({ min: 0, max: 23 }) })
  const instant = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-01-01'), noInvalidDate: true })
  fc.assert(
    fc.property(hours, instant, fc.constantFrom('normal' as const, 'digest' as const), (wanted, now, urgency) => {
      const leaves = leavesAt(urgency, now, wanted)
      expect(quietEnd(leaves, wanted)).toBeNull()
      expect(leaves.getTime()).toBeGreaterThanOrEqual(now.getTime())
      expect(leaves.getTime() - now.getTime()).toBeLessThanOrEqual(2 * 86_400_000)
    }),
  )
})
