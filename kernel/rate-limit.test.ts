import { expect, test } from 'vitest'
import { rateLimiter } from './rate-limit.ts'

const limit = { burst: 3, perMinute: 60 }

function startAt(ms: number) {
  let nowMs = ms
  return { now: () => new Date(nowMs), wait: (more: number) => (nowMs += more) }
}

test('the burst passes, the next is told how long to wait, and after that wait it passes', () => {
  const clock = startAt(0)
  const limits = rateLimiter(clock)
  for (let i = 0; i < 3; i++) limits.take('a', limit)
  expect(() => limits.take('a', limit)).toThrow('1 seconds')
  clock.wait(1_000)
  expect(() => limits.take('a', limit)).not.toThrow()
})

test('one key waiting holds up no other', () => {
  const limits = rateLimiter(startAt(0))
  for (let i = 0; i < 3; i++) limits.take('a', limit)
  expect(() => limits.take('b', limit)).not.toThrow()
})

test('what is given back can be taken again at once', () => {
  const limits = rateLimiter(startAt(0))
  for (let i = 0; i < 10; i++) {
    limits.take('a', limit)
    limits.giveBack('a')
  }
  for (let i = 0; i < 3; i++) limits.take('a', limit)
  expect(() => limits.take('a', limit)).toThrow('1 seconds')
})
