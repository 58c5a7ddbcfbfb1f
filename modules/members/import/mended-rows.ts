import type { SheetRow } from '../../../engines/documents/sheet.types.ts'
import type { Keys } from '../../../kernel/crypto/keys.ts'
import type { Db } from '../../../kernel/db/handle.ts'
import { findKeptCells, lastKeptRow } from './import.store.ts'
import { openCellSealer } from './row-cells.ts'

export interface CheckedRow {
  row: SheetRow
  /** Its cells are an officer's: they stay with it whatever becomes of it. */
  mended: boolean
}

/** A row as an officer typed it: every cell is text. */
export function mendedRow(rowNo: number, texts: string[]): CheckedRow {
  return { row: { rowNo, cells: texts.map((text) => (text === '' ? { kind: 'empty' } : { kind: 'text', text })) }, mended: true }
}

/** Lays what officers mended before over the rows of the file, which still holds what was wrong. */
export async function openMends(keys: Keys, db: Db, importId: string): Promise<(rows: SheetRow[]) => Promise<CheckedRow[]>> {
  const [cells, last] = [await openCellSealer(keys, db, importId), await lastKeptRow(db, importId)]
  return async (rows) => {
    const [first] = rows
    const unmended = (row: SheetRow): CheckedRow => ({ row, mended: false })
    if (!first || first.rowNo > last) return rows.map(unmended)
    const kept = await findKeptCells(db, importId, { from: first.rowNo, to: rows.at(-1)?.rowNo ?? first.rowNo })
    const opened = new Map(kept.map((row) => [row.row_no, cells.open(row)]))
    return rows.map((row) => {
      const its = opened.get(row.rowNo)
      return its?.mended ? mendedRow(row.rowNo, its.texts) : unmended(row)
    })
  }
}
