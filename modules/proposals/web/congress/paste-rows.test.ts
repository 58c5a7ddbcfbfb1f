import { expect, test } from 'vitest'
import { pastedRows } from './paste-rows.ts'

test('numbers alone, or with the delegation behind a tab, comma or space', () => {
  expect(pastedRows('2001\n2002\t机关代表团\r\n2003，文学院 代表团\n')).toEqual([
    { staffNo: '2001' },
    { staffNo: '2002', delegation: '机关代表团' },
    { staffNo: '2003', delegation: '文学院 代表团' },
  ])
})

test('a heading and empty lines are left out', () => {
  expect(pastedRows('工号\t代表团\n\n  \nA100\t甲团')).toEqual([{ staffNo: 'A100', delegation: '甲团' }])
})
