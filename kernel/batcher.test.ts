import { expect, test } from 'vitest'
import { batchMost, openBatcher } from './batcher.ts'

test('what comes while a batch is under way goes together with the next, in the order of arrival', async () => {
  const batches: number[][] = []
  const { add } = openBatcher<number, number>({
    decide: async (items) => {
      batches.push([...items])
      await new Promise((resolve) => setTimeout(resolve, 5))
      return items
    },
    concernsAll: () => false,
    onIdle: () => undefined,
  })
  const all = Array.from({ length: batchMost + 10 }, (_, index) => add(index))
  expect(await Promise.all(all)).toEqual(batches.flat())
  expect(batches.map(({ length }) => length)).toEqual([batchMost, 10])
})

test('the one that cannot be decided fails alone', async () => {
  const { add } = openBatcher<number, number>({
    decide: async (items) => {
      if (items.includes(13)) throw new Error('13')
      return items
    },
    concernsAll: () => false,
    onIdle: () => undefined,
  })
  const outcomes = await Promise.allSettled(Array.from({ length: 40 }, (_, index) => add(index)))
  expect(outcomes.flatMap(({ status }, index) => (status === 'rejected' ? [index] : []))).toEqual([13])
})

test('where nothing can be decided all who wait hear of it at once, and nothing is halved', async () => {
  let tries = 0
  const { add } = openBatcher<number, number>({
    decide: async () => {
      tries += 1
      throw new Error('no database')
    },
    concernsAll: () => true,
    onIdle: () => undefined,
  })
  const outcomes = await Promise.allSettled(Array.from({ length: batchMost * 4 }, (_, index) => add(index)))
  expect([tries, new Set(outcomes.map(({ status }) => status))]).toEqual([1, new Set(['rejected'])])
})
