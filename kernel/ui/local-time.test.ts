import { expect, test } from 'vitest'
import { instantOf, localOf } from './local-time.ts'

test('a time typed is the time in China, and comes back as it was typed', () => {
  expect(instantOf('2026-11-21T12:00')).toBe('2026-11-21T04:00:00.000Z')
  expect(localOf('2026-11-21T04:00:00.000Z')).toBe('2026-11-21T12:00')
})

test('half a time is none', () => {
  expect(instantOf('')).toBe(null)
  expect(instantOf('2026-11-21')).toBe(null)
})
