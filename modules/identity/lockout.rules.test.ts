import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countAttempt, type Failures } from './lockout.rules.ts'

const start = Date.parse('2026-03-02T01:00:00Z')
const none: Failures = { failedCount: 0, lockedUntil: null, lastFailedAt: new Date(start) }

function lockLengths(locks: number): number[] {
  const lengths: number[] = []
  let [failures, nowMs] = [none, start]
  while (lengths.length < locks) {
    const attempt = countAttempt(failures, new Date(nowMs))
    if (!attempt.allowed) {
      nowMs = attempt.lockedUntil.getTime()
      continue
    }
    failures = attempt.failures
    if (failures.lockedUntil) lengths.push((failures.lockedUntil.getTime() - nowMs) / 60_000)
  }
  return lengths
}

test('each lock lasts twice as long as the last, and never more than four hours', () => {
  expect(lockLengths(7)).toEqual([15, 30, 60, 120, 240, 240, 240])
})

test('a day without a wrong try forgets the earlier ones', () => {
  const tired: Failures = { failedCount: 19, lockedUntil: null, lastFailedAt: new Date(start) }
  const attempt = countAttempt(tired, new Date(start + 25 * 3_600_000))
  expect(attempt).toMatchObject({ allowed: true, left: 4, failures: { failedCount: 1 } })
})

test('however tries are spread, every fifth is followed by a quarter of an hour without any', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 40 * 60_000 }), { maxLength: 120 }), (pauses) => {
      const allowedAt: number[] = []
      let [failures, nowMs] = [none, start]
      for (const pause of pauses) {
        nowMs += pause
        const attempt = countAttempt(failures, new Date(nowMs))
        if (!attempt.allowed) continue
        failures = attempt.failures
        allowedAt.push(nowMs)
      }
      for (let fifth = 4; fifth + 1 < allowedAt.length; fifth += 5) {
        expect((allowedAt[fifth + 1] ?? 0) - (allowedAt[fifth] ?? 0)).toBeGreaterThanOrEqual(15 * 60_000)
      }
    }),
    { numRuns: 200 },
  )
})
