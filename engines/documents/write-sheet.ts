import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { sheetRowsOverflow } from './documents.errors.ts'
import { xlsxParts } from './sheets/xlsx.writer.ts'
import { writeZip } from './sheets/zip.writer.ts'

export interface SheetColumn {
  header: string
  /** In characters of Excel's standard font; 14 unless told. */
  width?: number
  /**
   * `text` unless told: identity, card and phone numbers must be text, of numbers Excel keeps 15 digits. `date` takes
   * `YYYY-MM-DD`; `number` and `money` take numbers and plain decimals. What does not fit its kind is written as text.
   */
  kind?: 'text' | 'number' | 'date' | 'money'
}

export type SheetCell = string | number | null
type SheetRows = AsyncIterable<SheetCell[]> | Iterable<SheetCell[]>

export interface SheetContent {
  name: string
  columns: SheetColumn[]
  rows: SheetRows
  /** Who exported it and when: stands above the header row and on every printed page. */
  watermark?: string
}

const XLSX_ROWS = 1_048_576
const PIECE_CHARS = 32 * 1024
const BYTE_ORDER_MARK = '\ufeff'

/**
 * Writes a workbook, one sheet after another (their names differ), and ends `out`. Rows are asked for as fast as `out` takes them, and
 * never held. Fails with `documents.sheet_rows_overflow`, or with whatever the rows or `out` failed with; `out` is then destroyed.
 */
export async function writeXlsx(out: NodeJS.WritableStream, ...sheets: [SheetContent, ...SheetContent[]]): Promise<{ rows: number }> {
  const counts = sheets.map(() => 0)
  const counted = (at: number) => {
    const rows = (counts[at] ?? 0) + 1
    counts[at] = rows
    if (rows > XLSX_ROWS - (sheets[at]?.watermark === undefined ? 1 : 2)) throw sheetRowsOverflow({ limit: XLSX_ROWS })
  }
  await pipeline(Readable.from(writeZip(xlsxParts(sheets, counted)), { objectMode: false, highWaterMark: 64 * 1024 }), out)
  return { rows: counts.reduce((sum, rows) => sum + rows, 0) }
}

/** Writes a csv that Excel opens with a double click: UTF-8 with a byte order mark, CRLF. Ends `out`. */
export async function writeCsv(out: NodeJS.WritableStream, sheet: Pick<SheetContent, 'columns' | 'rows'>): Promise<{ rows: number }> {
  let rows = 0
  const counted = () => void (rows += 1)
  await pipeline(Readable.from(csvPieces(sheet, counted), { objectMode: false, highWaterMark: 64 * 1024 }), out)
  return { rows }
}

async function* csvPieces({ columns, rows }: Pick<SheetContent, 'columns' | 'rows'>, counted: () => void): AsyncGenerator<string> {
  let piece = `${BYTE_ORDER_MARK}${csvRecord(columns.map((column) => column.header))}`
  for await (const row of rows) {
    counted()
    piece += csvRecord(columns.map((_column, at) => row[at] ?? null))
    if (piece.length < PIECE_CHARS) continue
    yield piece
    piece = ''
  }
  yield piece
}

function csvRecord(cells: SheetCell[]): string {
  return `${cells.map(csvField).join(',')}\r\n`
}

/**
 * A text that begins like a formula gets an apostrophe in front, so that opening the file runs nothing (CWE-1236).
 */
function csvField(value: SheetCell): string {
  if (value === null) return ''
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : ''
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text
}
