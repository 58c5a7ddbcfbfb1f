import { utils, write } from '@e965/xlsx'
import type { WorkBook } from '@e965/xlsx'
import iconv from 'iconv-lite'
import { expect, test } from 'vitest'
import { inspectSheet, readHeaderMerges } from '../read-sheet.ts'
import { defaultSheetLimits } from '../sheet.types.ts'
import { expectRefused, fileOf, readAll, text } from './sheet.fixture.ts'

function workbook(): WorkBook {
  const sheet = utils.aoa_to_sheet([
    ['工号', '身份证号', '出生', '在编', '序号'],
    ['00123', '11010519491231002X', null, true, 7],
    ['𠮷永', 110105194912310000, null, false, 8],
  ])
  sheet['C2'] = { t: 'n', v: 45351.5, z: 'yyyy"年"m"月"d"日"' }
  sheet['E3'] = { t: 'n', v: 42, z: '00000' }
  sheet['!merges'] = [{ s: { r: 0, c: 0 }, e: { r: 0, c: 1 } }]
  const book = utils.book_new()
  utils.book_append_sheet(book, utils.aoa_to_sheet([['x']]), '代码')
  utils.book_append_sheet(book, sheet, '名册')
  book.Workbook = { Sheets: [{ Hidden: 1 }, { Hidden: 0 }] }
  return book
}

const xls = (options: Parameters<typeof write>[1]) => fileOf(Buffer.from(write(workbook(), { type: 'buffer', ...options }) as Uint8Array), 'xls')

test('an xls keeps text, numbers, days and truth apart', async () => {
  const rows = await readAll(xls({ bookType: 'biff8' }))
  expect(rows.map((row) => row.cells)).toEqual([
    ['工号', '身份证号', '出生', '在编', '序号'].map(text),
    [text('00123'), text('11010519491231002X'), { kind: 'date', date: '2024-02-29' }, { kind: 'boolean', value: true }, { kind: 'number', number: 7, text: '7' }],
    [
      text('𠮷永'),
      { kind: 'number', number: 110105194912310000, text: '110105194912310000' },
      { kind: 'empty' },
      { kind: 'boolean', value: false },
      { kind: 'number', number: 42, text: '00042' },
    ],
  ])
})

test('an xls tells its sheets, hidden ones apart, and its merged headers', async () => {
  const path = xls({ bookType: 'biff8' })
  expect(await inspectSheet(path)).toEqual({ fileType: 'xls', sheets: ['名册'], hiddenSheets: ['代码'] })
  expect(await readHeaderMerges(path)).toEqual([{ fromRow: 1, fromColumn: 1, toRow: 1, toColumn: 2 }])
})

test('an xls named .xlsx is read for what it is', async () => {
  const path = fileOf(Buffer.from(write(workbook(), { type: 'buffer', bookType: 'biff8' }) as Uint8Array), 'xlsx')
  expect((await inspectSheet(path)).fileType).toBe('xls')
})

test('a sheet from before Excel 97 in the Chinese code page is read', async () => {
  const record = (type: number, body: Buffer) => Buffer.concat([Buffer.from([type & 255, type >> 8, body.length, 0]), body])
  const label = (column: number, content: string) => {
    const characters = iconv.encode(content, 'gbk')
    return record(0x0204, Buffer.concat([Buffer.from([0, 0, column, 0, 0, 0, characters.length, 0]), characters]))
  }
  const stream = [record(0x0209, Buffer.from([0, 0, 0x10, 0, 0, 0])), record(0x42, Buffer.from([0xa8, 3])), label(0, '姓名'), label(1, '张三'), record(0x0a, Buffer.alloc(0))]
  expect((await readAll(fileOf(Buffer.concat(stream), 'xls')))[0]?.cells).toEqual([text('姓名'), text('张三')])
})

test('an xls beyond its limit asks for an xlsx', async () => {
  await expectRefused(inspectSheet(xls({ bookType: 'biff8' }), { limits: { ...defaultSheetLimits, maxXlsBytes: 1000 } }), 'xls_too_large')
})

test('a file that needs more memory than the worker may have is refused, and the process lives on', async () => {
  const book = utils.book_new()
  utils.book_append_sheet(book, utils.aoa_to_sheet(Array.from({ length: 5_000 }, (_, row) => Array.from({ length: 20 }, (_cell, column) => `${row} ${column}`))), 'S')
  const path = fileOf(Buffer.from(write(book, { type: 'buffer', bookType: 'biff8' }) as Uint8Array), 'xls')
  const limits = { ...defaultSheetLimits, xlsHeapMiB: 24 }
  expect(await readAll(xls({ bookType: 'biff8' }), { limits })).toHaveLength(3)
  await expectRefused(readAll(path, { limits }), 'sheet_too_complex')
})
