import { expect, test } from 'vitest'
import { fileOf, MAIN, xlsxOf } from '../../../engines/documents/sheets/sheet.fixture.ts'
import { readHead } from './sheet-head.ts'

/** A sheet as Excel writes it: the word of a merged block in its first cell, the other cells empty. */
function sheetOf(rows: string[][], merges: string[]): string {
  const cell = (text: string, column: number, row: number) => (text === '' ? '' : `<c r="${String.fromCharCode(65 + column)}${row}" t="inlineStr"><is><t>${text}</t></is></c>`)
  const data = rows.map((row, index) => `<row r="${index + 1}">${row.map((text, column) => cell(text, column, index + 1)).join('')}</row>`).join('')
  const blocks = merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')
  return xlsxOf('', {
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${MAIN}"><sheetData>${data}</sheetData>${blocks && `<mergeCells>${blocks}</mergeCells>`}</worksheet>`,
  })
}

const fieldsOf = async (path: string) => {
  const { headerRows, columns } = await readHead(path)
  return { headerRows, fields: Object.fromEntries(columns.map(({ column, header, field }) => [`${column} ${header}`, field])) }
}

const person = ['2001', '张三', '物理学院分工会', '13800001234', 'zhang@example.cn']

test('a block over two columns gives way to the words below it, and a block over two rows counts in both', async () => {
  const path = sheetOf([['工号', '姓名', '所在单位', '联系方式', ''], ['', '', '', '手机', '邮箱'], person], ['A1:A2', 'B1:B2', 'C1:C2', 'D1:E1'])
  expect(await fieldsOf(path)).toEqual({ headerRows: 2, fields: { '0 工号': 'staffNo', '1 姓名': 'name', '2 所在单位': 'unitName', '3 手机': 'phone', '4 邮箱': 'email' } })
})

test('a header of three merged rows below a title is read whole', async () => {
  const path = sheetOf(
    [['钱江大学教职工情况表'], ['工号', '姓名', '所在单位', '个人情况', ''], ['', '', '', '联系方式', ''], ['', '', '', '手机', '邮箱'], person],
    ['A1:E1', 'A2:A4', 'B2:B4', 'C2:C4', 'D2:E2', 'D3:E3'],
  )
  expect(await fieldsOf(path)).toMatchObject({ headerRows: 4, fields: { '0 工号': 'staffNo', '1 姓名': 'name', '2 所在单位': 'unitName', '3 手机': 'phone', '4 邮箱': 'email' } })
})

test('name and phone of the person to call in an emergency are not the name and phone of whom the row is about', async () => {
  const path = sheetOf(
    [
      ['工号', '姓名', '所在单位', '紧急联系人', ''],
      ['', '', '', '姓名', '电话'],
      ['2001', '张三', '物理学院分工会', '李四', '13900001111'],
    ],
    ['A1:A2', 'B1:B2', 'C1:C2', 'D1:E1'],
  )
  expect(await fieldsOf(path)).toEqual({
    headerRows: 2,
    fields: { '0 工号': 'staffNo', '1 姓名': 'name', '2 所在单位': 'unitName', '3 紧急联系人·姓名': null, '4 紧急联系人·电话': null },
  })
})

test('words below a block that mean no field are header too, not a person', async () => {
  const path = sheetOf(
    [
      ['工号', '姓名', '津贴', ''],
      ['', '', '甲类', '乙类'],
      ['2001', '张三', '1', '2'],
    ],
    ['A1:A2', 'B1:B2', 'C1:D1'],
  )
  expect(await fieldsOf(path)).toEqual({ headerRows: 2, fields: { '0 工号': 'staffNo', '1 姓名': 'name', '2 甲类': null, '3 乙类': null } })
})

test('a header in one row whose cell is merged over two columns stays in its row', async () => {
  const path = sheetOf(
    [
      ['工号', '姓名', '', '手机'],
      ['2001', '张三', '', '13800001234'],
    ],
    ['B1:C1'],
  )
  expect(await fieldsOf(path)).toEqual({ headerRows: 1, fields: { '0 工号': 'staffNo', '1 姓名': 'name', '3 手机': 'phone' } })
})

test('two rows of a csv, which knows no merges, are read as a pair', async () => {
  const path = fileOf(`工号,姓名,联系方式,\n,,手机,邮箱\n2001,张三,13800001234,zhang@example.cn\n`, 'csv')
  expect(await fieldsOf(path)).toEqual({ headerRows: 2, fields: { '0 工号': 'staffNo', '1 姓名': 'name', '2 手机': 'phone', '3 邮箱': 'email' } })
})

test('a sheet whose rows name no columns is refused', async () => {
  await expect(readHead(sheetOf([['2001', '张三']], []))).rejects.toMatchObject({ code: 'import.no_header' })
})
