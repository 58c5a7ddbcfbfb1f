import { expect, test } from 'vitest'
import { dayWords, minuteWords } from './day-words.ts'

const now = new Date('2026-03-02T01:00:00Z')

test('a day of this year is said without its year, another with it', () => {
  expect(dayWords('2026-03-05', now)).toEqual({ zh: '3月5日', en: '5 Mar' })
  expect(dayWords('2027-12-31', now)).toEqual({ zh: '2027年12月31日', en: '31 Dec 2027' })
})

test('an instant is said by the clock of China', () => {
  expect(minuteWords(new Date('2026-03-05T16:30:00Z'), now)).toEqual({ zh: '3月6日 00:30', en: '6 Mar, 00:30' })
})
