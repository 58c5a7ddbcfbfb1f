import { read, utils } from '@e965/xlsx'
import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { PassThrough, Writable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { inspectSheet } from './read-sheet.ts'
import { fileOf, readAll, readTexts } from './sheets/sheet.fixture.ts'
import { writeCsv, writeXlsx } from './write-sheet.ts'
import type { SheetContent } from './write-sheet.ts'

async function xlsxFile(sheet: Partial<SheetContent>): Promise<string> {
  const out = new PassThrough()
  const [bytes] = await Promise.all([buffer(out), writeXlsx(out, { name: '名册', columns: [], rows: [], ...sheet })])
  return fileOf(bytes)
}

async function csvText(sheet: Pick<SheetContent, 'columns' | 'rows'>): Promise<string> {
  const out = new PassThrough()
  const [bytes] = await Promise.all([buffer(out), writeCsv(out, sheet)])
  return bytes.toString('utf8')
}

/** Text as people and other systems leave it: rare characters, identity numbers, zeros in front, line ends, formulas. */
const cellText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom('张', '𠮷', '䶮', '·', '👩‍🏫', '"', ',', '\r\n', '\n', '_x000D_', '&', '<', ' ', '\t', '=', "'") }),
  fc.stringMatching(/^[0-9]{17}[0-9X]$/),
  fc.stringMatching(/^0{1,5}[0-9]{1,9}$/),
)
const withoutControls = cellText.map((text) => text.replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, ''))
const table = fc.array(fc.array(withoutControls, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 200, size: '+1' })
const columns = [{ header: '甲' }, { header: '乙' }, { header: '丙' }]

/** Cells as reading gives them: empty ones are null, those at a row's end and empty rows are gone. */
function expectedTexts(rows: string[][]): (string | null)[][] {
  return [['甲', '乙', '丙'], ...rows.map((row) => row.slice(0, row.findLastIndex((text) => text !== '') + 1)).filter((row) => row.length > 0)].map((row) =>
    row.map((text) => text || null),
  )
}

test('any text survives an xlsx, as text', async () => {
  await fc.assert(
    fc.asyncProperty(table, async (rows) => {
      expect(await readTexts(await xlsxFile({ columns, rows }))).toEqual(expectedTexts(rows))
    }),
    { numRuns: 8 },
  )
})

test('any text survives a csv, save for the apostrophe before what looks like a formula', async () => {
  await fc.assert(
    fc.asyncProperty(table, async (rows) => {
      const safe = rows.map((row) => row.map((text) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)))
      expect(await readTexts(fileOf(await csvText({ columns, rows }), 'csv'))).toEqual(expectedTexts(safe))
    }),
    { numRuns: 8 },
  )
})

test('another program reads the same cells, and identity numbers are text there too', async () => {
  const path = await xlsxFile({
    watermark: '张三 2026-03-08 导出',
    columns: [{ header: '身份证号' }, { header: '出生', kind: 'date' }, { header: '金额', kind: 'money' }, { header: '人数', kind: 'number' }],
    rows: [
      ['110105194912310021', '1949-12-31', '1234.50', 3],
      ['=1+1', '不详', '123456789012345678', null],
    ],
  })
  const book = read(readFileSync(path), { cellNF: true, cellDates: false })
  const sheet = book.Sheets['名册'] ?? {}
  expect(sheet['A3']).toMatchObject({ t: 's', v: '110105194912310021' })
  expect(sheet['A4']).toMatchObject({ t: 's', v: '=1+1' })
  expect(utils.sheet_to_json(sheet, { header: 1, range: 2, raw: false })).toEqual([
    ['110105194912310021', '1949-12-31', '1,234.50', '3'],
    ['=1+1', '不详', '123456789012345678'],
  ])
})

test('numbers, money and days come back as what they are', async () => {
  const path = await xlsxFile({
    columns: [{ header: '日', kind: 'date' }, { header: '元', kind: 'money' }, { header: '数', kind: 'number' }, { header: '文' }],
    rows: [['2026-03-08', '-0.50', 1e21, 42]],
  })
  expect((await readAll(path))[1]?.cells).toEqual([
    { kind: 'date', date: '2026-03-08' },
    { kind: 'number', number: -0.5, text: '-0.50' },
    { kind: 'number', number: 1e21, text: '1e+21' },
    { kind: 'text', text: '42' },
  ])
})

test('the watermark stands above the header, and the rows below it', async () => {
  const rows = await readTexts(await xlsxFile({ watermark: '张三 & 李四', columns, rows: [['1', '2', '3']] }))
  expect(rows).toEqual([['张三 & 李四'], ['甲', '乙', '丙'], ['1', '2', '3']])
})

test.each([
  ["名册[1]/二:三?*\\'", '名册 1  二 三'],
  ['', 'Sheet1'],
  ['长'.repeat(40), '长'.repeat(31)],
])('the sheet name %j becomes one that Excel takes', async (name, taken) => {
  expect((await inspectSheet(await xlsxFile({ name, columns }))).sheets).toEqual([taken])
})

test('a text longer than a cell can hold is cut where a person sees it', async () => {
  const [, row] = await readTexts(await xlsxFile({ columns, rows: [['长'.repeat(40_000), '', '']] }))
  expect(row?.[0]).toBe(`${'长'.repeat(32_766)}…`)
})

test('a csv begins with a byte order mark and ends its lines as Excel does', async () => {
  expect(await csvText({ columns, rows: [['一', null, 2]] })).toBe('\ufeff甲,乙,丙\r\n一,,2\r\n')
})

test.each(['=1+1', '+86', '-1', '@SUM(A1)', '\t=1', '\r=1'])('a csv runs nothing: %j is text', async (formula) => {
  const text = await csvText({ columns: [{ header: '甲' }], rows: [[formula]] })
  expect(text.split('\r\n')[1]?.replace('"', '').startsWith("'")).toBe(true)
})

test('rows are not asked for faster than the reader takes them', async () => {
  let asked = 0
  const rows = function* () {
    for (; asked < 200_000; asked += 1) yield [String(asked), 'x'.repeat(200), String(Math.sin(asked))]
  }
  const stuck = new Writable({ highWaterMark: 1024, write: () => {} })
  const writing = writeXlsx(stuck, { name: 'S', columns, rows: rows() })
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect(asked).toBeLessThan(20_000)
  stuck.destroy(new Error('the browser went away'))
  await expect(writing).rejects.toThrow('the browser went away')
})

test('a failure among the rows breaks the output off', async () => {
  const out = new PassThrough()
  const rows = (async function* () {
    yield ['1', '2', '3']
    throw new Error('the database is gone')
  })()
  const reading = buffer(out)
  await expect(writeXlsx(out, { name: 'S', columns, rows })).rejects.toThrow('the database is gone')
  await expect(reading).rejects.toThrow('the database is gone')
})

test('the same rows make the same file', async () => {
  const bytes = async () => {
    const out = new PassThrough()
    const [content] = await Promise.all([buffer(out), writeXlsx(out, { name: 'S', columns, rows: [['1', '2', '3']] })])
    return content
  }
  expect(await bytes()).toEqual(await bytes())
})
