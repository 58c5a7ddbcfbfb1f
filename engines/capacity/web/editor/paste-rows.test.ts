import { expect, test } from 'vitest'
import { cellsOf, readTime, rowsFromSheet } from './paste-rows.ts'

test('rows copied from a sheet become options, without the line of headings', () => {
  const text = '名称\t开始\t结束\t地点\t说明\r\n周三班\t2026-3-4 14:00\t2026/3/4 16:00\t文体馆\t请带毛巾\r\n周五班\t\t\t\t\r\n'
  const rows = rowsFromSheet(text, () => 'k')
  expect(rows.map(({ title, startsAt, endsAt, place, note }) => [title, startsAt, endsAt, place, note])).toEqual([
    ['周三班', '2026-03-04T06:00:00.000Z', '2026-03-04T08:00:00.000Z', '文体馆', '请带毛巾'],
    ['周五班', null, null, '', ''],
  ])
})

test('times are read as people write them, and nothing is guessed', () => {
  expect(readTime('2026年3月8日 9:30')).toBe('2026-03-08T01:30:00.000Z')
  expect(readTime('2026.3.8')).toBe('2026-03-07T16:00:00.000Z')
  expect(readTime('下周三')).toBeNull()
  expect(readTime('2026-13-40')).toBeNull()
})

test('cells keep their places', () => {
  expect(cellsOf('1\t\t3\n4\t5\t6\n')).toEqual([
    ['1', '', '3'],
    ['4', '5', '6'],
  ])
})
