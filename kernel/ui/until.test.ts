import { expect, test } from 'vitest'
import { sayUntil } from './until.ts'

test('midnight is the end of the day before', () => {
  expect(sayUntil('2026-12-12T16:00:00.000Z', 'zh-CN')).toBe('2026年12月12日 (周六) 24:00')
  expect(sayUntil('2026-12-12T04:00:00.000Z', 'zh-CN')).toBe('2026年12月12日 (周六) 12:00')
})
