import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { fileOf } from '../documents/sheets/sheet.fixture.ts'
import { writeXlsx } from '../documents/write-sheet.ts'
import { readNotice } from './notice-text.ts'
import { readSheetText } from './sheet-text.ts'

async function sheetOf(rows: string[][]): Promise<string> {
  const out = new PassThrough()
  const columns = ['日期', '星期', '类型', '名称'].map((header) => ({ header }))
  const [bytes] = await Promise.all([buffer(out), writeXlsx(out, { name: '节假日', columns, rows })])
  return fileOf(bytes)
}

test('a sheet is read as if its rows had been pasted', async () => {
  const rows = [
    ['2027-01-01', '星期五', '放假', '元旦'],
    ['2027/2/28', '', '上班', '春节'],
    ['2027-03-01', '星期二', '放假', '春节'],
  ]
  expect(readNotice(await readSheetText(await sheetOf(rows)), 2027)).toMatchObject({
    days: [
      { day: '2027-01-01', kind: 'holiday', name: '元旦' },
      { day: '2027-02-28', kind: 'makeup', name: '春节' },
    ],
    notUnderstood: ['2027-03-01\t星期二\t放假\t春节'],
  })
})

test('a sheet too long to be a year is refused', async () => {
  const rows = Array.from({ length: 900 }, () => ['2027-01-01', '', '放假', '元旦'])
  await expect(readSheetText(await sheetOf(rows))).rejects.toMatchObject({ code: 'calendar.sheet_too_long' })
})
