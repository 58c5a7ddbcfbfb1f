import iconv from 'iconv-lite'
import { expect, test } from 'vitest'
import { inspectSheet } from '../read-sheet.ts'
import { expectRefused, fileOf, readAll, readTexts } from './sheet.fixture.ts'

const csv = (content: string | Uint8Array) => fileOf(content, 'csv')
const table = '工号,姓名\r\n00123,张䶮\r\n00124,𠮷永·买买提\r\n'
const cells = [
  ['工号', '姓名'],
  ['00123', '张䶮'],
  ['00124', '𠮷永·买买提'],
]

test.each([
  ['utf-8', Buffer.from(table)],
  ['utf-8', Buffer.from(`\ufeff${table}`)],
  ['gb18030', iconv.encode(table, 'gb18030')],
  ['utf-16le', Buffer.from(`\ufeff${table}`, 'utf16le')],
  ['utf-16le', Buffer.from(table, 'utf16le')],
  ['utf-16be', Buffer.from(`\ufeff${table}`, 'utf16le').swap16()],
])('a csv in %s keeps rare characters', async (encoding, bytes) => {
  const path = csv(bytes)
  expect(await inspectSheet(path)).toEqual({ fileType: 'csv', encoding, delimiter: ',', sheets: [''], hiddenSheets: [] })
  expect(await readTexts(path)).toEqual(cells)
})

test('a Chinese name far behind a megabyte of ASCII still decides the encoding', async () => {
  const path = csv(iconv.encode(`${'id,x\n1,y\n'.repeat(150_000)}2,张三\n`, 'gb18030'))
  const rows = await readTexts(path)
  expect(rows.at(-1)).toEqual(['2', '张三'])
})

test('characters of several bytes survive at every border between pieces', async () => {
  const lines = Array.from({ length: 30_000 }, (_, at) => `${'a'.repeat(at % 7)}张䶮𠮷`)
  for (const encoding of ['utf8', 'gb18030', 'utf16le']) {
    const rows = await readTexts(csv(iconv.encode(lines.join('\n'), encoding, { addBOM: encoding === 'utf16le' })))
    expect(rows.flat()).toEqual(lines)
  }
})

test('half a character that another system cut off spoils its cell and nothing else', async () => {
  const bytes = iconv.encode('工号,单位\n'.concat('1,浙江大学工会委员会\n'.repeat(60)), 'gb18030')
  const cut = Buffer.concat([bytes, Buffer.from('2,'), iconv.encode('学院', 'gb18030').subarray(0, 3), Buffer.from('\n3,好\n'.replace('好', 'ok'))])
  const rows = await readTexts(csv(cut))
  expect(rows.at(-1)).toEqual(['3', 'ok'])
  expect(rows.at(-2)?.[1]).toContain('\ufffd')
})

test('a spoilt byte in a small file of UTF-8 does not make it another encoding', async () => {
  const bytes = Buffer.from('工号,姓名,单位\n1,张三,校工会\n2,李四,图书馆分工会\n')
  bytes[bytes.indexOf('李四') + 1] = 0xff
  const rows = await readTexts(csv(bytes))
  expect(rows[1]).toEqual(['1', '张三', '校工会'])
  expect(rows[2]?.[1]).toContain('\ufffd')
})

test('bytes in no known encoding are refused', async () => {
  await expectRefused(readAll(csv(Buffer.from('a,b\n'.concat('\xff\xfa,\x81\xff\n'.repeat(50)), 'latin1'))), 'csv_encoding_unknown')
})

test.each([';', '\t', '|'])('the delimiter %j is recognised', async (delimiter) => {
  const path = csv(['工号,旧,x', '1,2', 'a'].map((first) => `${first}${delimiter}b${delimiter}c\n`).join(''))
  expect((await inspectSheet(path)).delimiter).toBe(delimiter)
  expect((await readTexts(path))[0]).toEqual(['工号,旧,x', 'b', 'c'])
})

test('a first line sep= decides the delimiter and is not a row', async () => {
  const rows = await readAll(csv('\ufeffsep=;\r\n姓名;备注\r\n张三;a,b\r\n'))
  expect(rows.map((row) => row.rowNo)).toEqual([1, 2])
  expect(rows[1]?.cells).toEqual([
    { kind: 'text', text: '张三' },
    { kind: 'text', text: 'a,b' },
  ])
})

test('quoted fields keep delimiters, line ends and quotes, and count as one row', async () => {
  const rows = await readAll(csv('"a,b","一\r\n二","他说""好"""\r\n\r\nx"y,"甲"乙,\r\n'))
  expect(rows).toEqual([
    {
      rowNo: 1,
      cells: [
        { kind: 'text', text: 'a,b' },
        { kind: 'text', text: '一\r\n二' },
        { kind: 'text', text: '他说"好"' },
      ],
    },
    {
      rowNo: 3,
      cells: [
        { kind: 'text', text: 'x"y' },
        { kind: 'text', text: '甲乙' },
      ],
    },
  ])
})

test.each(['\n', '\r\n', '\r'])('lines may end in %j, the last one in nothing', async (end) => {
  expect(await readTexts(csv(`a,b${end}c,d`))).toEqual([
    ['a', 'b'],
    ['c', 'd'],
  ])
})

test('a number forced to be text by ="…" is that text', async () => {
  expect(await readTexts(csv('="00123","=""330106"""\n'))).toEqual([['00123', '330106']])
})

test('a quotation mark that nobody closed is refused with its row', async () => {
  await expectRefused(readAll(csv(`a,b\n1,"x\n${'2,y\n'.repeat(1000)}`)), 'csv_quote_unclosed')
})

test('zero bytes are left out', async () => {
  expect(await readTexts(csv(`姓名,x\n${'张三,y\n'.repeat(800)}李\0四,z\n`))).toContainEqual(['李四', 'z'])
})

test('an empty file says so', async () => {
  await expectRefused(inspectSheet(csv('')), 'sheet_empty_file')
})

test.each([
  ['%PDF-1.7\n', 'sheet_other_format'],
  ['MIME-Version: 1.0\r\nContent-Type: multipart/related', 'sheet_other_format'],
  ['<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">', 'sheet_other_format'],
  ['\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01', 'sheet_unknown'],
])('content %j is refused whatever its name', async (content, code) => {
  await expectRefused(inspectSheet(csv(Buffer.from(content, 'latin1'))), code)
})
