import { expect, test } from 'vitest'
import { defineError } from './errors.ts'
import { dayWords, minuteWords, untilWords, wordsOfWritten } from './day-words.ts'

const now = new Date('2026-03-02T01:00:00Z')

test('a day of this year is said without its year, another with it', () => {
  expect(dayWords('2026-03-05', now)).toEqual({ zh: '3月5日', en: '5 Mar' })
  expect(dayWords('2027-12-31', now)).toEqual({ zh: '2027年12月31日', en: '31 Dec 2027' })
  expect(dayWords('2026-03-05', null)).toEqual({ zh: '2026年3月5日', en: '5 Mar 2026' })
})

test('an instant is said by the clock of China', () => {
  expect(minuteWords(new Date('2026-03-05T16:30:00Z'), now)).toEqual({ zh: '3月6日 00:30', en: '6 Mar, 00:30' })
})

test('what ends at midnight ends at 24:00 of the day before', () => {
  expect(untilWords(new Date('2026-03-05T16:00:00Z'), now)).toEqual({ zh: '3月5日 24:00', en: '5 Mar, 24:00' })
  expect(untilWords(new Date('2026-03-05T09:00:00Z'), now)).toEqual({ zh: '3月5日 17:00', en: '5 Mar, 17:00' })
})

test('a refusal says days, hours and lists as people do, and keeps them for programs as they are', () => {
  const closed = defineError('x.closed', 409, '{names}已于 {at} 截止，{day}起再报。', '{names} closed at {at}: come again on {day}.')
  const details = { names: ['甲', '乙'], at: '2026-03-05 14:00', day: '2026-11-05' }
  expect(closed(details)).toMatchObject({
    text: { zh: '甲、乙已于 2026年3月5日 14:00 截止，2026年11月5日起再报。', en: '甲, 乙 closed at 5 Mar 2026, 14:00: come again on 5 Nov 2026.' },
    details,
  })
})

test('what looks like a day and is none is left as it was typed', () => {
  expect(['2026-13-45', '2026-1-5', '明天', '2026-03-05T14:00:00Z'].map(wordsOfWritten)).toEqual([null, null, null, null])
})
