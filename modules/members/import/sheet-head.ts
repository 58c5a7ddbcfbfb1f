import { inspectSheet, readHeaderMerges, readSheet } from '../../../engines/documents/read-sheet.ts'
import type { SheetMerge, SheetRow } from '../../../engines/documents/sheet.types.ts'
import { proposeMapping } from '../rules/header-synonyms.ts'
import { noHeader } from './import.errors.ts'
import { cellText } from './import-mapping.ts'
import type { MappedColumn } from './row-fields.ts'

export interface SheetHead {
  sheet: string
  /** Rows above the data. */
  headerRows: number
  columns: MappedColumn[]
}

const searchedRows = 15

/** Finds the header among the first rows: the row, the pair of rows or the merged block of which most columns are understood. */
export async function readHead(path: string): Promise<SheetHead> {
  const { sheets } = await inspectSheet(path)
  const sheet = sheets[0] ?? ''
  const rows = await firstRows(path, sheet)
  const seen = findHeader(rows)
  if (!seen) throw noHeader()
  const { rowNo, headers } = mayBeMerged(rows, seen) ? mergedHeader({ rows, merges: await mergesOf(path, sheet) }, seen) : seen
  const { columns } = proposeMapping(headers)
  const mapped = headers.map((header, column) => ({ column, header, field: columns.get(column) ?? null }))
  return { sheet, headerRows: rowNo, columns: mapped.filter(({ header }) => header !== '') }
}

interface TopRow {
  rowNo: number
  texts: string[]
}

interface Header {
  rowNo: number
  headers: string[]
}

async function firstRows(path: string, sheet: string): Promise<TopRow[]> {
  const asTexts = ({ rowNo, cells }: SheetRow) => ({ rowNo, texts: cells.map((cell) => cellText(cell).trim()) })
  for await (const rows of readSheet(path, { ...(sheet ? { sheet } : {}), batchRows: searchedRows })) return rows.map(asTexts)
  return []
}

function mergesOf(path: string, sheet: string): Promise<SheetMerge[]> {
  return readHeaderMerges(path, { ...(sheet ? { sheet } : {}), firstRows: searchedRows })
}

function findHeader(rows: TopRow[]): Header | null {
  let best: (Header & { understood: number }) | null = null
  for (const [index, { rowNo, texts }] of rows.entries()) {
    for (const headers of [texts, joined(rows[index - 1], texts)]) {
      const understood = proposeMapping(headers).columns.size
      if (understood >= 2 && (!best || understood > best.understood)) best = { rowNo, headers, understood }
    }
  }
  return best
}

/** A header of two rows: 联系方式 over 手机 and 邮箱. The lower word counts; where it is empty the upper one holds for both. */
function joined(upper: TopRow | undefined, lower: string[]): string[] {
  const above = upper?.texts ?? []
  return Array.from({ length: Math.max(above.length, lower.length) }, (_, column) => lower[column] || above[column] || '')
}

/** Merges stand behind the data, so that the whole file is passed for them: only where the header or the row below it has gaps. */
function mayBeMerged(rows: TopRow[], { rowNo }: Header): boolean {
  const at = rows.findIndex((row) => row.rowNo === rowNo)
  const [header, below] = [rows[at]?.texts ?? [], rows[at + 1]?.texts ?? []]
  return header.includes('') || below[0] === '' || below.length > header.length
}

/** With the word of each block that spans rows in all of these rows, the header ends where the blocks that cross it end. */
function mergedHeader(top: Top, seen: Header): Header {
  const filled = top.rows.map(({ rowNo }) => ({ rowNo, texts: filledTexts(rowNo, top) }))
  const { rowNo, headers } = findHeader(filled) ?? seen
  const last = Math.max(rowNo, ...top.merges.filter((merge) => merge.fromRow <= rowNo && merge.toRow >= rowNo).map(({ toRow }) => toRow))
  const lowest = filledTexts(last, top)
  const whole = Array.from({ length: Math.max(headers.length, lowest.length) }, (_, column) => lowest[column] || headers[column] || '')
  return { rowNo: last, headers: whole.map((header, column) => withOtherPerson(header, otherPersonAbove(top, { rowNo: last, column }))) }
}

interface Top {
  rows: TopRow[]
  merges: SheetMerge[]
}

function filledTexts(rowNo: number, { rows, merges }: Top): string[] {
  const filled = [...(rows.find((row) => row.rowNo === rowNo)?.texts ?? [])]
  for (const merge of merges) {
    if (merge.fromRow < rowNo && merge.toRow >= rowNo) filled[merge.fromColumn - 1] = wordOf(merge, rows)
  }
  return Array.from(filled, (text) => text ?? '')
}

function wordOf({ fromRow, fromColumn }: SheetMerge, rows: TopRow[]): string {
  return rows.find((row) => row.rowNo === fromRow)?.texts[fromColumn - 1] ?? ''
}

// 电话 below one of these is not the phone of whom the row is about.
const otherPeople = /联系人|配偶|爱人|子女|孩子|家属|亲属|家庭成员|父亲|母亲|父母|监护人|推荐人|介绍人|contact person|emergency|spouse|child|parent|family/i

/** A block above several columns that speaks of somebody else. One from the first column on is the title of the sheet. */
function otherPersonAbove({ rows, merges }: Top, { rowNo, column }: { rowNo: number; column: number }): string | undefined {
  return merges
    .filter((merge) => merge.toRow < rowNo && merge.fromColumn > 1 && merge.fromColumn <= column + 1 && merge.toColumn >= column + 1)
    .map((merge) => wordOf(merge, rows))
    .find((word) => otherPeople.test(word))
}

function withOtherPerson(header: string, person: string | undefined): string {
  return person === undefined || header === '' ? header : `${person}·${header}`
}
