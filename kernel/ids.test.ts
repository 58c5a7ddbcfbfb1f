import { expect, test } from 'vitest'
import { isId, newId } from './ids.ts'

test('ids sort by the order in which they were made, also within one millisecond', () => {
  const ids = Array.from({ length: 10_000 }, () => newId())
  expect(ids.toSorted()).toEqual(ids)
  expect(new Set(ids).size).toBe(ids.length)
})

test('an id is a UUID of version 7', () => {
  expect(newId()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(isId(newId())).toBe(true)
  expect(isId('../../etc/passwd')).toBe(false)
})

test('the clock going back does not make an id sort before an earlier one', () => {
  const first = newId(2_000_000_000_000)
  const second = newId(1_000_000_000_000)
  expect(second > first).toBe(true)
})
