import { expect, test } from 'vitest'
import { pagesToText } from './pdf-lines.ts'
import type { PdfRun } from './pdf-lines.ts'

const run = (text: string, x: number, y: number): PdfRun => ({ text, x, y, width: text.length * 10, size: 10 })
const full = '一二三四五六七八九十一二三四五六七八九十'

test('a full line goes on in the next, an indented or numbered one begins anew', () => {
  const page = [run(full, 100, 700), run('接着写完。', 100, 685), run(full, 120, 670), run('2.第二点', 100, 655), run(full, 100, 640), run('新的一段', 120, 625)]
  expect(pagesToText([page]).split('\n')).toEqual([`${full}接着写完。`, full, '2.第二点', full, '新的一段'])
})

test('a heading in larger type is not joined to the text below', () => {
  expect(pagesToText([[{ ...run('一二三四五六七八九十', 100, 700), width: 200, size: 20 }, run(full, 100, 670)]]).split('\n')).toEqual(['一二三四五六七八九十', full])
})

test('runs on one height are one line whatever their order, with a tab for a column and a space between Latin words', () => {
  const page = [run('三月', 100, 700), run('教代会', 160, 700.5), run('Plan', 100, 680), run('A', 142, 680)]
  expect(pagesToText([page])).toBe('三月\t教代会\nPlan A')
})

test('the head of every page is left out after the first', () => {
  const page = (number: number) => [run('某校工会文件', 100, 800), run(`第${number}段`, 100, 700)]
  expect(pagesToText([1, 2, 3].map(page)).split('\n')).toEqual(['某校工会文件', '第1段', '第2段', '第3段'])
})

test('radicals that stand for characters are put back', () => {
  expect(pagesToText([[run('⼯会⻓', 100, 700)]])).toBe('工会长')
})
