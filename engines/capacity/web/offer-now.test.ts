import { expect, test } from 'vitest'
import { countdownOf, isActive, milestoneOf, overFor, phaseNow } from './offer-now.ts'

const offer = { phase: 'soon', opensAt: '2026-03-08T04:00:00Z', closesAt: '2026-03-09T04:00:00Z' } as const
const at = (instant: string) => Date.parse(instant)

test('sign-up opens at its second and closes at its second', () => {
  expect(phaseNow(offer, at('2026-03-08T03:59:59.999Z'))).toBe('soon')
  expect(phaseNow(offer, at('2026-03-08T04:00:00Z'))).toBe('open')
  expect(phaseNow(offer, at('2026-03-09T04:00:00Z'))).toBe('closed')
})

test('an offer that was called off does not open', () => {
  expect(phaseNow({ ...offer, phase: 'cancelled' }, at('2026-03-08T05:00:00Z'))).toBe('cancelled')
})

test('a countdown shows nought only when it is over', () => {
  expect(countdownOf(1)).toEqual({ days: 0, clock: '00:00:01' })
  expect(countdownOf(0)).toEqual({ days: 0, clock: '00:00:00' })
  expect(countdownOf(-5_000)).toEqual({ days: 0, clock: '00:00:00' })
  expect(countdownOf(2 * 86_400_000 + 3_723_000)).toEqual({ days: 2, clock: '01:02:03' })
})

test('a countdown speaks at ten, five and one minute and at the end', () => {
  expect([700_000, 600_000, 299_000, 60_000, 59_000, 0].map(milestoneOf)).toEqual([null, 10, 5, 1, 1, 0])
})

test('a place that was given back leaves the way free', () => {
  expect(isActive({ status: 'cancelled' })).toBe(false)
  expect(isActive({ status: 'offered' })).toBe(true)
})

test('a place is over when what it was for has ended, a wait when the list was settled', () => {
  const endsAt = '2026-03-20T04:00:00Z'
  expect(overFor({ phase: 'settled', status: 'confirmed', endsAt }, at('2026-03-20T03:59:59Z'))).toBe(null)
  expect(overFor({ phase: 'settled', status: 'confirmed', endsAt }, at(endsAt))).toBe('confirmed')
  expect(overFor({ phase: 'settled', status: 'confirmed', endsAt: null }, at(endsAt))).toBe(null)
  expect(overFor({ phase: 'closed', status: 'waiting', endsAt }, at('2026-03-10T04:00:00Z'))).toBe(null)
  expect(overFor({ phase: 'settled', status: 'waiting', endsAt }, at('2026-03-10T04:00:00Z'))).toBe('waiting')
})
