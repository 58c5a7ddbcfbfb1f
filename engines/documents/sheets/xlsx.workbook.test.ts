import { zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { inspectSheet, readHeaderMerges } from '../read-sheet.ts'
import { expectRefused, fileOf, MAIN, readAll, readCells, readTexts, RELATIONS, text, workbookParts, xlsxOf } from './sheet.fixture.ts'

const one = '<row r="1"><c r="A1" t="inlineStr"><is><t>一</t></is></c></row>'
const two = `<worksheet xmlns="${MAIN}"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>二</t></is></c></row></sheetData></worksheet>`
const twoSheets = {
  'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="代码" sheetId="1" state="hidden" r:id="s1"/><sheet name="名册&amp;2" sheetId="2" r:id="s2"/></sheets></workbook>`,
  'xl/worksheets/sheet2.xml': two,
}

test('hidden sheets are named apart, and the first visible one is read', async () => {
  const path = xlsxOf(one, twoSheets)
  expect(await inspectSheet(path)).toEqual({ fileType: 'xlsx', sheets: ['名册&2'], hiddenSheets: ['代码'] })
  expect(await readTexts(path)).toEqual([['二']])
})

test('a hidden sheet is read when it is named', async () => {
  expect((await readAll(xlsxOf(one, twoSheets), { sheet: '代码' }))[0]?.cells).toEqual([text('一')])
})

test('a sheet that is not there is refused with the names of those that are', async () => {
  await expectRefused(readAll(xlsxOf(one), { sheet: '没有' }), 'sheet_not_found')
})

test('merged blocks of the first rows are reported, later ones are not', async () => {
  const sheet = `<x:worksheet xmlns:x="${MAIN}"><x:sheetData/><x:mergeCells><x:mergeCell ref="A1:C1"/><x:mergeCell ref="D1:D2"/><x:mergeCell ref="A30:B30"/></x:mergeCells></x:worksheet>`
  const path = xlsxOf('', { 'xl/worksheets/sheet1.xml': sheet })
  expect(await readHeaderMerges(path)).toEqual([
    { fromRow: 1, fromColumn: 1, toRow: 1, toColumn: 3 },
    { fromRow: 1, fromColumn: 4, toRow: 2, toColumn: 4 },
  ])
})

test('strict files with prefixed names are read like any other', async () => {
  const strict = 'http://purl.oclc.org/ooxml'
  const path = xlsxOf('', {
    '_rels/.rels': `<p:Relationships xmlns:p="x"><p:Relationship Id='a' Type='${strict}/officeDocument/relationships/officeDocument' Target='/xl/workbook.xml'/></p:Relationships>`,
    'xl/workbook.xml': `<?xml version="1.0"?><x:workbook xmlns:x="${strict}/spreadsheetml/main" xmlns:d="${strict}/officeDocument/relationships"><x:sheets><x:sheet name="S" d:id="s1"/></x:sheets></x:workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="s1" Type="${strict}/officeDocument/relationships/worksheet" Target="/xl/worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `<x:worksheet xmlns:x="${strict}/spreadsheetml/main"><!-- made by > SAP --><x:sheetData><x:row r="1" spans="1:1">\n <x:c r="A1" t="inlineStr">\n<x:is><x:t>甲</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>`,
  })
  expect(await readCells(path)).toEqual([text('甲')])
})

test('part names with backslashes and other case are found', async () => {
  const parts = Object.entries(workbookParts(one)).map(([name, content]) => [name.replaceAll('/', '\\').replace('sheet1', 'Sheet1'), content] as const)
  expect(await readCells(fileOf(zipSync(Object.fromEntries(parts))))).toEqual([text('一')])
})

test('a part in UTF-16 is read', async () => {
  const xml = `\ufeff<worksheet xmlns="${MAIN}"><sheetData>${one}</sheetData></worksheet>`
  expect(await readCells(xlsxOf('', { 'xl/worksheets/sheet1.xml': Buffer.from(xml, 'utf16le') }))).toEqual([text('一')])
})

test('a document type is refused, so that no entity can grow', async () => {
  const path = xlsxOf('', { 'xl/worksheets/sheet1.xml': `<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet><sheetData/></worksheet>` })
  await expectRefused(readAll(path), 'sheet_damaged')
})

test.each([
  ['xlsb', { '_rels/.rels': `<Relationships><Relationship Id="a" Type="${RELATIONS}/officeDocument" Target="xl/workbook.bin"/></Relationships>` }],
  ['ods', { mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<x/>' }],
  ['docx', { 'word/document.xml': '<x/>' }],
])('a file of type %s is refused with its name', async (_format, parts) => {
  const { 'xl/workbook.xml': _workbook, ...others } = workbookParts('', parts)
  await expectRefused(inspectSheet(fileOf(zipSync(others))), 'sheet_other_format')
})

test('an archive that holds no workbook is not a sheet', async () => {
  await expectRefused(inspectSheet(fileOf(zipSync({ 'a.txt': Buffer.from('x') }))), 'sheet_unknown')
})

test.each(['<row r="0"/>', '<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>1</v></c></row>', '<row r="1"><c t="s"><v>5</v></c></row>', '<row r="1"><c r="A1"><v>1</v></c></row><c'])(
  'a sheet that contradicts itself is damaged: %s',
  async (data) => {
    const sheet = `<worksheet><sheetData>${data}`
    await expectRefused(readAll(xlsxOf('', { 'xl/worksheets/sheet1.xml': sheet })), 'sheet_damaged')
  },
)
