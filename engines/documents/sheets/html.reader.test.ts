import iconv from 'iconv-lite'
import { expect, test } from 'vitest'
import { inspectSheet, readHeaderMerges } from '../read-sheet.ts'
import { fileOf, readAll, readTexts } from './sheet.fixture.ts'

const xls = (content: string | Uint8Array) => fileOf(content, 'xls')

test('a web page named .xls is recognised and its identity numbers stay whole', async () => {
  const page =
    '<html><head><meta charset="gb2312"><style><!-- td {mso-number-format:"\\@"} --></style></head><body><TABLE BORDER=1><TR><TD>姓名</TD><TD x:num>身份证号</TD></TR><tr><td>张&nbsp;三</td><td>110105194912310021</td></tr></TABLE></body></html>'
  const path = xls(iconv.encode(page, 'gb18030'))
  expect(await inspectSheet(path)).toEqual({ fileType: 'html', encoding: 'gb18030', sheets: [''], hiddenSheets: [] })
  expect(await readTexts(path)).toEqual([
    ['姓名', '身份证号'],
    ['张 三', '110105194912310021'],
  ])
})

test('a cell joins its markup, folds white space and keeps line breaks', async () => {
  expect(await readTexts(xls('<table><tr><td> <b>甲</b>\n  乙 <br/> 丙 <td>a &lt; b < 3</tr></table>'))).toEqual([['甲 乙\n丙', 'a < b < 3']])
})

test('cells over several columns and rows push the others aside and are reported', async () => {
  const path = xls('<table><tr><th rowspan=2>工号</th><th colspan="2">家属</th></tr><tr><th>姓名</th><th>关系</th></tr><tr><td>1</td><td>李</td><td>子</td></tr></table>')
  expect((await readAll(path)).map((row) => row.cells.map((cell) => (cell.kind === 'text' ? cell.text : cell.kind)))).toEqual([
    ['工号', '家属'],
    ['empty', '姓名', '关系'],
    ['1', '李', '子'],
  ])
  expect(await readHeaderMerges(path)).toEqual([
    { fromRow: 1, fromColumn: 1, toRow: 2, toColumn: 1 },
    { fromRow: 1, fromColumn: 2, toRow: 1, toColumn: 3 },
  ])
})

test('a table inside a cell is part of that cell', async () => {
  expect(await readTexts(xls('<table><tr><td>外<table><tr><td>内</td></tr></table></td><td>后</td></tr></table>'))).toEqual([['外内', '后']])
})

test('scripts and styles are not text', async () => {
  expect(await readTexts(xls('<div><table><tr><td>甲<style>td { color: red }</style><script>alert(1)</script></td></tr></table></div>'))).toEqual([['甲']])
})
