import { expect, test } from 'vitest'
import { foldShares } from './fold.ts'

const chart = (values: number[]) => ({ categories: values.map((_value, index) => `第${index + 1}`), series: [{ name: '人数', values }] })

test('up to five shares stay as they are, the largest first', () => {
  expect(foldShares(chart([1, 3, 2]), '其他').map(({ value }) => value)).toEqual([3, 2, 1])
})

test('beyond five the small ones are put together and the sum stays', () => {
  const folded = foldShares(chart([10, 9, 8, 7, 2, 1]), '其他')
  expect(folded).toHaveLength(5)
  expect(folded.at(-1)).toEqual({ name: '其他', value: 3 })
  expect(folded.reduce((sum, { value }) => sum + value, 0)).toBe(37)
})
