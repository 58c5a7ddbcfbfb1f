import { expect, test } from 'vitest'
import { formatDay, formatInstant } from '../../base/days.ts'
import { isFigure } from './figures.ts'

test.each(['zh-CN', 'en'])('days and instants, however they are written in %s, are kept on one line', (language) => {
  for (const day of ['2026-03-08', '1979-11-18', '2026-09-30', '2026-12-31']) {
    expect([day, isFigure(formatDay(day, language)), isFigure(formatInstant(`${day}T09:30:00Z`, language))]).toEqual([day, true, true])
  }
})

test.each(['1979年11月18日', '18 November 1979', '2026-11-21', '¥1,280.50', '-3', '12%', '3,000 人', '139****1111', '20010036'])('%s is a figure', (text) => {
  expect(isFigure(text)).toBe(true)
})

test.each(['生命科学学院分工会', '第3党支部', '2号楼物业服务中心', 'Alexander Featherstone', '—', '', '3 people waiting for an answer'])('%s may break', (text) => {
  expect(isFigure(text)).toBe(false)
})

test('what is no text is left as its page made it', () => {
  expect([isFigure(12), isFigure(null), isFigure(['12'])]).toEqual([true, false, false])
})
