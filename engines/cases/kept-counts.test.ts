import { afterEach, expect, test, vi } from 'vitest'
import { noteWrite } from '../../kernel/db/writes.ts'
import { newId } from '../../kernel/ids.ts'
import { countedPage, type CountedList } from './kept-counts.ts'

afterEach(() => {
  vi.useRealTimers()
})

/** A list of numbers under a reader of its own, and how often it was counted. */
function listOf(length: number) {
  const numbers = Array.from({ length }, (_, at) => at)
  let counted = 0
  const asked: CountedList = { tenantId: newId(), reader: {}, list: 'numbers', limit: 2, isFirst: true }
  const look = async (more: Partial<CountedList> = {}) =>
    countedPage({ ...asked, ...more }, async (counting) => {
      if (counting) counted += 1
      return { rows: numbers.slice(0, (more.limit ?? asked.limit) + 1), count: counting ? numbers.length : 0 }
    })
  return { numbers, asked, look, counted: () => counted }
}

test('a list that goes on is counted once for all its pages', async () => {
  const { look, counted } = listOf(5)
  const counts = [(await look()).count, (await look()).count, (await look({ isFirst: false })).count]
  expect([counts, counted()]).toEqual([[5, 5, 5], 1])
})

test('after a change that this process made it is counted again', async () => {
  const { numbers, asked, look, counted } = listOf(5)
  await look()
  numbers.push(5)
  noteWrite(asked.tenantId)
  expect([(await look()).count, counted()]).toEqual([6, 2])
})

test('what another process changed shows after five seconds', async () => {
  vi.useFakeTimers({ toFake: ['performance'] })
  const { numbers, look } = listOf(5)
  await look()
  numbers.push(5)
  vi.advanceTimersByTime(4_999)
  const before = (await look()).count
  vi.advanceTimersByTime(1)
  expect([before, (await look()).count]).toEqual([5, 6])
})

test('a change while a list is being counted makes the next look count again', async () => {
  const { asked, look, counted } = listOf(5)
  await countedPage(asked, async () => {
    noteWrite(asked.tenantId)
    return { rows: [0, 1, 2], count: 4 }
  })
  expect([(await look()).count, counted()]).toEqual([5, 1])
})

test('a list that fits one page is counted by what stands on it', async () => {
  const { numbers, look } = listOf(5)
  await look()
  numbers.splice(1)
  expect((await look()).count).toBe(1)
})

test('another reader and another filter are counted by themselves', async () => {
  const { look, counted } = listOf(5)
  await look()
  await look({ reader: {} })
  await look({ list: 'even numbers' })
  expect(counted()).toBe(3)
})
