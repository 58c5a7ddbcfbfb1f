import { expect, test } from 'vitest'
import { byMonth, monthName, timeWords } from './months.ts'

const words = { allYear: '全年', notSet: '未定', between: '、', month: (month: number) => `${month}月` }
const timed = (months: number[], allYear = false, monthNote: string | null = null) => ({ months, allYear, monthNote })

test.each([
  [timed([3, 4, 5, 6]), '3月–6月'],
  [timed([10, 5]), '5月、10月'],
  [timed([], true), '全年'],
  [timed([], false, '寒暑假'), '寒暑假'],
  [timed([]), '未定'],
])('the time of %o reads %s', (item, said) => {
  expect(timeWords(item, words)).toBe(said)
})

test('in English months have their names', () => {
  const english = { allYear: 'all year', notSet: 'not set', between: ', ', month: (month: number) => monthName(month, 'en') }
  expect(timeWords(timed([3, 4, 10]), english)).toBe('Mar–Apr, Oct')
  expect([monthName(5, 'en', 'long'), monthName(5, 'zh', 'long')]).toEqual(['May', '5月'])
})

test('every item stands in its months, in the whole year, or without a time, and nowhere else', () => {
  const items = [timed([1, 12]), timed([], true), timed([])]
  const { months, allYear, untimed } = byMonth(items)
  expect(months.map((its) => its.length)).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1])
  expect([allYear.length, untimed.length]).toEqual([1, 1])
})
