import { readSheet } from '../../documents/read-sheet.ts'
import type { CellValue } from '../../documents/sheet.types.ts'
import { noHeader, sheetTooLong } from './records.errors.ts'

export interface UseRow {
  rowNo: number
  staffNo: string
  name: string
  /** Null: not readable as a day. */
  usedOn: string | null
  note: string | null
}

const mostRows = 50_000

const headers = { staffNo: ['工号', '职工号', '教工号'], name: ['姓名'], usedOn: ['使用日期', '日期', '使用年份', '年份'], note: ['备注', '说明'] }
type Column = keyof typeof headers

/** The uses on a sheet: the first row names the columns. */
export async function readUses(path: string): Promise<UseRow[]> {
  const uses: UseRow[] = []
  let columns: Map<Column, number> | null = null
  for await (const rows of readSheet(path)) {
    for (const { rowNo, cells } of rows) {
      const texts = cells.map(textOf)
      if (columns === null) columns = columnsOf(texts)
      else uses.push(useOf({ rowNo, texts }, columns))
    }
    if (uses.length > mostRows) throw sheetTooLong({ most: mostRows })
  }
  if (columns === null) throw noHeader()
  return uses
}

function columnsOf(texts: readonly string[]): Map<Column, number> {
  const columns = new Map<Column, number>()
  for (const [at, text] of texts.entries()) {
    for (const column of ['staffNo', 'name', 'usedOn', 'note'] as const) if (headers[column].includes(text) && !columns.has(column)) columns.set(column, at)
  }
  if (!columns.has('staffNo') || !columns.has('usedOn')) throw noHeader()
  return columns
}

function useOf({ rowNo, texts }: { rowNo: number; texts: readonly string[] }, columns: ReadonlyMap<Column, number>): UseRow {
  const at = (column: Column) => texts[columns.get(column) ?? -1] ?? ''
  const note = at('note')
  return { rowNo, staffNo: at('staffNo'), name: at('name'), usedOn: dayIn(at('usedOn')), note: note === '' ? null : note.slice(0, 200) }
}

/** `2023-05-01`, `2023/5/1`, `2023.5.1`, `2023年5月1日`; of a year alone its first day, which favours the person. */
export function dayIn(text: string): string | null {
  const [, year = '', month = '1', date = '1'] = /^(\d{4})(?:\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?|年?)$/.exec(text) ?? []
  if (year === '') return null
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  const instant = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(day) ? day : null
}

function textOf(cell: CellValue): string {
  switch (cell.kind) {
    case 'text':
    case 'number':
    case 'error':
      return cell.text.trim()
    case 'date':
      return cell.date
    case 'boolean':
      return String(cell.value)
    case 'empty':
      return ''
  }
}
