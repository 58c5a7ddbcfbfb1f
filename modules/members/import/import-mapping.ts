import { z } from 'zod'
import { inspectSheet, readSheet } from '../../../engines/documents/read-sheet.ts'
import type { CellValue, SheetRow } from '../../../engines/documents/sheet.types.ts'
import { fieldOf, fields, type FieldKey } from '../rules/fields.ts'
import { proposeMapping } from '../rules/header-synonyms.ts'
import { columnTwice, noHeader, noKeyColumn } from './import.errors.ts'
import type { ImportBatch } from './import.store.ts'
import type { MappedColumn } from './row-fields.ts'

const keys = fields.map((field) => field.key)
const columnsShape = z.array(z.object({ column: z.number(), header: z.string(), field: z.enum(keys).nullable() }))
const unitNamesShape = z.record(z.string(), z.string())

export function mappedColumns(batch: Pick<ImportBatch, 'mapping'>): MappedColumn[] {
  return columnsShape.parse(batch.mapping)
}

export function unitNamesOf(batch: Pick<ImportBatch, 'unit_names'>): Record<string, string> {
  return unitNamesShape.parse(batch.unit_names)
}

export interface SheetHead {
  sheet: string
  /** Rows above the data. */
  headerRows: number
  columns: MappedColumn[]
}

const searchedRows = 15

/** Finds the header among the first rows: the row, or the pair of merged rows, of which most columns are understood. */
export async function readHead(path: string): Promise<SheetHead> {
  const { sheets } = await inspectSheet(path)
  const sheet = sheets[0] ?? ''
  const top = await firstRows(path, sheet)
  let best: { rowNo: number; understood: number; headers: string[] } | null = null
  for (const [index, row] of top.entries()) {
    for (const headers of [headersOf(row), joinedHeaders(top[index - 1], row)]) {
      const understood = proposeMapping(headers).columns.size
      if (understood >= 2 && (!best || understood > best.understood)) best = { rowNo: row.rowNo, understood, headers }
    }
  }
  if (!best) throw noHeader()
  const { columns } = proposeMapping(best.headers)
  const mapped = best.headers.map((header, column) => ({ column, header, field: columns.get(column) ?? null }))
  return { sheet, headerRows: best.rowNo, columns: mapped.filter(({ header }) => header !== '') }
}

/** Without a staff number nobody can be recognised, and no field may come from two columns. */
export function requireUsable(columns: MappedColumn[]): void {
  const taken = columns.flatMap(({ field }): FieldKey[] => (field ? [field] : []))
  const twice = taken.find((field, index) => taken.indexOf(field) !== index)
  if (twice) throw columnTwice({ field: fieldOf(twice).zh })
  if (!taken.includes('staffNo')) throw noKeyColumn({ field: fieldOf('staffNo').zh })
}

export function fingerprintOf(columns: MappedColumn[]): string {
  return columns.map(({ header }) => header.trim()).join('|')
}

export function cellText(cell: CellValue): string {
  switch (cell.kind) {
    case 'text':
    case 'error':
    case 'number':
      return cell.text
    case 'date':
      return cell.date
    case 'boolean':
      return cell.value ? '是' : '否'
    case 'empty':
      return ''
  }
}

async function firstRows(path: string, sheet: string): Promise<SheetRow[]> {
  for await (const rows of readSheet(path, { ...(sheet ? { sheet } : {}), batchRows: searchedRows })) return rows
  return []
}

function headersOf(row: SheetRow): string[] {
  return row.cells.map((cell) => cellText(cell).trim())
}

/** A header of two rows: 联系方式 over 手机 and 邮箱. The lower word counts; where it is empty the upper one holds for both. */
function joinedHeaders(upper: SheetRow | undefined, lower: SheetRow): string[] {
  const above = upper ? headersOf(upper) : []
  const below = headersOf(lower)
  return Array.from({ length: Math.max(above.length, below.length) }, (_, column) => below[column] || above[column] || '')
}
