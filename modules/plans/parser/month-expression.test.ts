import { expect, test } from 'vitest'
import { foldText } from './fold-text.ts'
import { readMonths, readMonthsAtStart } from './month-expression.ts'

const read = (written: string) => readMonths(foldText(written), 2024)

test.each([
  ['4 月', [4]],
  ['９月', [9]],
  ['03月', [3]],
  ['十一月', [11]],
  ['3、4月份', [3, 4]],
  ['3月、5月、10月', [3, 5, 10]],
  ['3月 9月', [3, 9]],
  ['3-6月', [3, 4, 5, 6]],
  ['3 月-6 月', [3, 4, 5, 6]],
  ['3——5月', [3, 4, 5]],
  ['3～5月', [3, 4, 5]],
  ['三至五月', [3, 4, 5]],
  ['七-八月', [7, 8]],
  ['3-5、9-11月', [3, 4, 5, 9, 10, 11]],
  ['第一季度', [1, 2, 3]],
  ['一、二季度', [1, 2, 3, 4, 5, 6]],
  ['一季度、三季度', [1, 2, 3, 7, 8, 9]],
  ['第一至第三季度', [1, 2, 3, 4, 5, 6, 7, 8, 9]],
  ['上半年', [1, 2, 3, 4, 5, 6]],
  ['下半年', [7, 8, 9, 10, 11, 12]],
  ['4月、下半年', [4, 7, 8, 9, 10, 11, 12]],
  ['每月', [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]],
  ['2024年3月', [3]],
  ['二〇二四年三月', [3]],
  ['2024.3', [3]],
  ['3月完成', [3]],
])('%s is read exactly', (written, months) => {
  expect(read(written)).toMatchObject({ months, allYear: false, imprecise: false })
})

test.each(['全年', '常年', '长期', '贯穿全年', '全年开展'])('%s is the whole year', (written) => {
  expect(read(written)).toMatchObject({ months: [], allYear: true, imprecise: false })
})

test.each([
  ['9 月中旬', [9]],
  ['3月8日', [3]],
  ['3月8-10日', [3]],
  ['3月8日-4月2日', [3, 4]],
  ['3月底前完成', [3]],
  ['9月起', [9]],
  ['约5月', [5]],
  ['5月或6月', [5, 6]],
  ['每月一次', [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]],
  ['3月，女工委', [3]],
  ['寒暑假', []],
  ['年底', []],
  ['适时', []],
])('%s is read and marked as saying more than its months', (written, months) => {
  expect(read(written)).toMatchObject({ months, allYear: false, imprecise: true })
})

test.each([
  ['11月-次年1月', [11, 12]],
  ['11-1月', [11, 12]],
  ['2023年12月-2024年2月', [1, 2]],
  ['2023年12月', []],
])('%s keeps only the months of the plan’s year', (written, months) => {
  expect(read(written)).toMatchObject({ months, imprecise: true })
})

test.each(['13月', '0月', '二十月', '6-3月', '3月8日节', '三月三', '3月、4', '“双代会”', '第16届', '2024年', '3'])('%s is not taken for a time', (written) => {
  expect(read(written)).toBeNull()
})

test('a column headed 月份 may write numbers alone', () => {
  expect(readMonths('3-5', 2024, true)?.months).toEqual([3, 4, 5])
})

test.each([
  ['三月中层干部培训', '三月'],
  ['三月起草方案', '三月'],
  ['3月，召开教代会', '3月'],
  ['三、四月  教代会', '三、四月'],
  ['三月 三八节活动', '三月'],
])('of %s only %s is the time', (text, time) => {
  expect(readMonthsAtStart(foldText(text), 2024)?.length).toBe(time.length)
})
