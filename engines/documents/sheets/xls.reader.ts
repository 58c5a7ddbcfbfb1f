import type { WorkBook, WorkSheet } from '@e965/xlsx'
import { sheetDamaged, sheetEncrypted, xlsTooLarge } from '../documents.errors.ts'
import { cellKind } from './packed-rows.ts'
import type { RowPacker } from './packed-rows.ts'
import { customFormat, dateFromSerial, padNumber } from './sheet.dates.ts'
import { chooseSheet } from './sheet.source.ts'
import type { SheetReader, SheetSource } from './sheet.source.ts'

const ROWS_BETWEEN_FLUSHES = 200
const ALL_ROWS = 0

/** The binary format of Excel 2 to 2003, through SheetJS. It is read whole, therefore capped in size. */
export const xlsReader: SheetReader = {
  async inspect(source) {
    const sheets = sheetsOf(await readWorkbook(source, 1))
    const names = (hidden: boolean) => sheets.filter((sheet) => sheet.hidden === hidden).map((sheet) => sheet.name)
    return { fileType: 'xls', sheets: names(false), hiddenSheets: names(true) }
  },

  async readRows(source, sheetName, target) {
    const { workbook, sheet } = await readOneSheet(source, sheetName, ALL_ROWS)
    const from1904 = workbook.Workbook?.WBProps?.date1904 === true
    for (const [index, cells] of (sheet['!data'] ?? []).entries()) {
      if (cells) packRow(target.packer, { rowNo: index + 1, cells, from1904 })
      if (index % ROWS_BETWEEN_FLUSHES === 0) await target.flush()
    }
    target.packer.close()
  },

  async readMerges(source, sheetName, firstRows) {
    const { sheet } = await readOneSheet(source, sheetName, firstRows)
    return (sheet['!merges'] ?? []).map(({ s, e }) => ({ fromRow: s.r + 1, fromColumn: s.c + 1, toRow: e.r + 1, toColumn: e.c + 1 })).filter((merge) => merge.fromRow <= firstRows)
  },
}

async function readOneSheet(source: SheetSource, sheetName: string | undefined, sheetRows: number): Promise<{ workbook: WorkBook; sheet: WorkSheet }> {
  const workbook = await readWorkbook(source, sheetRows)
  const { name } = chooseSheet(sheetsOf(workbook), sheetName)
  return { workbook, sheet: workbook.Sheets[name] ?? {} }
}

async function readWorkbook({ file, limits }: SheetSource, sheetRows: number): Promise<WorkBook> {
  const { size } = await file.stat()
  if (size > limits.maxXlsBytes) throw xlsTooLarge({ limitMiB: Math.round(limits.maxXlsBytes / 1024 / 1024) })
  const { read, set_cptable: setCodePages } = await import('@e965/xlsx')
  // Files older than Excel 97 name a code page, 936 for Chinese ones.
  setCodePages(await import('@e965/xlsx/dist/cpexcel.full.mjs'))
  const bytes = await file.readFile()
  try {
    return read(bytes, { type: 'buffer', dense: true, sheetRows, cellFormula: false, cellHTML: false, cellText: false, cellNF: true })
  } catch (error) {
    throw error instanceof Error && /password|encrypt/i.test(error.message) ? sheetEncrypted() : sheetDamaged({ where: 'xls' })
  }
}

function sheetsOf(workbook: WorkBook): { name: string; hidden: boolean }[] {
  return workbook.SheetNames.map((name, at) => ({ name, hidden: (workbook.Workbook?.Sheets?.[at]?.Hidden ?? 0) !== 0 }))
}

type XlsCell = NonNullable<NonNullable<WorkSheet['!data']>[number]>[number]

function packRow(packer: RowPacker, row: { rowNo: number; cells: XlsCell[]; from1904: boolean }) {
  packer.beginRow(row.rowNo)
  for (const [column, cell] of row.cells.entries()) {
    if (!cell || cell.v === undefined || cell.v === '') continue
    packer.skipTo(column)
    packCell(packer, cell, row.from1904)
  }
  packer.endRow()
}

function packCell(packer: RowPacker, cell: XlsCell, from1904: boolean) {
  if (cell.t === 'b') return packer.commit(cell.v === true ? cellKind.true : cellKind.false)
  if (cell.t === 'n') return packNumber(packer, cell, from1904)
  packer.appendText(cell.t === 'e' ? (cell.w ?? '#ERROR') : String(cell.v).replaceAll('\0', ''))
  packer.commit(cell.t === 'e' ? cellKind.error : cellKind.text)
}

function packNumber(packer: RowPacker, cell: XlsCell, from1904: boolean) {
  const literal = String(cell.v)
  const format = customFormat(typeof cell.z === 'string' ? cell.z : '')
  const date = format === 'date' ? dateFromSerial(Number(cell.v), from1904) : null
  packer.appendText(date ?? (typeof format === 'number' && format > 0 ? padNumber(literal, format) : literal))
  packer.commit(date === null ? cellKind.number : cellKind.date)
}
