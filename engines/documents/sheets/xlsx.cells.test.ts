import { expect, test } from 'vitest'
import { MAIN, readAll, readCells, styledParts, text, xlsxOf } from './sheet.fixture.ts'

const strings = (items: string) => ({ 'xl/sharedStrings.xml': `<sst xmlns="${MAIN}">${items}</sst>` })

test('an identity number typed as a number carries that fact and the literal of the file', async () => {
  const path = xlsxOf('<row r="1"><c r="A1"><v>1.1010519491231E+17</v></c><c r="B1" t="s"><v>0</v></c></row>', strings('<si><t>11010519491231002X</t></si>'))
  expect(await readCells(path)).toEqual([{ kind: 'number', number: 1.1010519491231e17, text: '1.1010519491231E+17' }, text('11010519491231002X')])
})

test('a shared text joins its rich runs and leaves phonetic guides out', async () => {
  const path = xlsxOf(
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>',
    strings('<si><r><rPr><b/></rPr><t>王</t></r><r><t xml:space="preserve"> 小</t></r><rPh sb="0" eb="1"><t>ワン</t></rPh><phoneticPr fontId="1"/></si><si><t>李</t></si>'),
  )
  expect(await readCells(path)).toEqual([text('王 小'), text('李')])
})

test('an inline text is read like a shared one', async () => {
  const path = xlsxOf('<row><c t="inlineStr"><is><r><t>张</t></r><r><t>三</t></r><rPh><t>x</t></rPh></is></c><c t="inlineStr"><is><t> 前后 </t></is></c></row>')
  expect(await readCells(path)).toEqual([text('张三'), text(' 前后 ')])
})

test('a formula gives its cached value, of whatever type', async () => {
  const path = xlsxOf(
    '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="str"><f>A1&amp;"x"</f><v>2x</v></c><c r="C1" t="str"><f>""</f><v></v></c><c r="D1" t="b"><f>TRUE()</f><v>1</v></c></row>',
  )
  expect(await readCells(path)).toEqual([{ kind: 'number', number: 2, text: '2' }, text('2x'), { kind: 'empty' }, { kind: 'boolean', value: true }])
})

test('a formula that nobody calculated is an error, not an empty cell', async () => {
  expect(await readCells(xlsxOf('<row r="1"><c r="A1"><f>1+1</f></c></row>'))).toEqual([{ kind: 'error', text: '#UNCALCULATED' }])
})

test('entities, CDATA and _x escapes become what they stand for', async () => {
  const cell = (xml: string) => `<c t="inlineStr"><is><t>${xml}</t></is></c>`
  const path = xlsxOf(`<row>${cell('a&lt;b&amp;&#20320;&#x20BB7;')}${cell('一_x000D_\r\n二')}${cell('_x005F_x0041_')}${cell('<![CDATA[<甲>&乙]]>')}${cell('_x0000_丙')}</row>`)
  expect(await readCells(path)).toEqual([text('a<b&你𠮷'), text('一\r\n二'), text('_x0041_'), text('<甲>&乙'), text('丙')])
})

test('booleans, errors and ISO dates keep their kinds', async () => {
  const path = xlsxOf('<row><c t="b"><v>0</v></c><c t="e"><v>#N/A</v></c><c t="d"><v>2024-02-29T00:00:00Z</v></c></row>')
  expect(await readCells(path)).toEqual([
    { kind: 'boolean', value: false },
    { kind: 'error', text: '#N/A' },
    { kind: 'date', date: '2024-02-29' },
  ])
})

test('a text that a program wrote without its type stays text', async () => {
  expect(await readCells(xlsxOf('<row><c><v>无</v></c><c><v>1-2</v></c></row>'))).toEqual([text('无'), text('1-2')])
})

test('a number under a date format is a day, by built-in and by custom format', async () => {
  const custom = '<numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"/><numFmt numFmtId="177" formatCode="[Red]0.00&quot;d&quot;"/>'
  const cells = [0, 1, 2, 3].map((style) => `<c s="${style}"><v>45351.75</v></c>`).join('')
  const path = xlsxOf(`<row>${cells}</row>`, styledParts([14, 176, 31, 177], custom))
  const day = { kind: 'date', date: '2024-02-29' }
  expect(await readCells(path)).toEqual([day, day, day, { kind: 'number', number: 45351.75, text: '45351.75' }])
})

test('a workbook that counts from 1904 gives the same day', async () => {
  const workbook = `<workbook xmlns="${MAIN}" xmlns:q="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><workbookPr date1904="true"/><sheets><sheet name="名册" q:id="s1"/></sheets></workbook>`
  const path = xlsxOf('<row><c s="0"><v>43889</v></c></row>', { ...styledParts([14]), 'xl/workbook.xml': workbook })
  expect(await readCells(path)).toEqual([{ kind: 'date', date: '2024-02-29' }])
})

test('a time of day without a day stays a number', async () => {
  expect(await readCells(xlsxOf('<row><c s="0"><v>0.354166666666667</v></c></row>', styledParts([20])))).toMatchObject([{ kind: 'number', text: '0.354166666666667' }])
})

test('a staff number that only its format shows with zeros keeps them', async () => {
  const path = xlsxOf('<row><c s="0"><v>1234</v></c></row>', styledParts([170], '<numFmt numFmtId="170" formatCode="000000"/>'))
  expect(await readCells(path)).toEqual([{ kind: 'number', number: 1234, text: '001234' }])
})

test('rows and cells keep their places: gaps are empty cells, empty rows are left out', async () => {
  const path = xlsxOf('<row r="2"><c r="B2"><v>1</v></c><c r="D2"><v>2</v></c><c r="E2" s="1"/></row><row r="3"/><row r="7"><c r="A7"><v>3</v></c></row>')
  const rows = await readAll(path)
  expect(rows.map((row) => [row.rowNo, row.cells.map((cell) => cell.kind)])).toEqual([
    [2, ['empty', 'number', 'empty', 'number']],
    [7, ['number']],
  ])
})

test('a sheet that is only formatted down to XFD1048576 costs nothing', async () => {
  const path = xlsxOf('<row r="1"><c r="A1"><v>1</v></c><c r="XFD1" s="3"/></row><row r="1048576" s="3" customFormat="1"><c r="XFD1048576" s="3"/></row>')
  expect(await readAll(path)).toEqual([{ rowNo: 1, cells: [{ kind: 'number', number: 1, text: '1' }] }])
})
