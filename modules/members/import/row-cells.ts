import { z } from 'zod'
import type { ColumnCipher, Keys } from '../../../kernel/crypto/keys.ts'
import type { Db } from '../../../kernel/db/handle.ts'

/** What a row of the sheet says, kept sealed for whoever mends it, and once mended for every later check. */
export interface RowCells {
  texts: string[]
  /** An officer wrote these: they count instead of the sheet's. */
  mended: boolean
}

export interface CellSealer {
  seal(rowNo: number, cells: RowCells): string
  open(row: { row_no: number; cells_sealed: string | null }): RowCells | null
}

const textsShape = z.array(z.string())
const cellsShape = z.union([
  textsShape.transform((texts): RowCells => ({ texts, mended: false })),
  z.object({ mended: textsShape }).transform(({ mended }): RowCells => ({ texts: mended, mended: true })),
])

export async function openCellSealer(keys: Keys, db: Db, importId: string): Promise<CellSealer> {
  const cipher: ColumnCipher = await keys.cipher(db, 'member_import_rows.cells')
  const place = (rowNo: number) => `${importId}/${rowNo}`
  return {
    seal: (rowNo, { texts, mended }) => cipher.seal(place(rowNo), JSON.stringify(mended ? { mended: texts } : texts)),
    open: ({ row_no: rowNo, cells_sealed: sealed }) => (sealed === null ? null : cellsShape.parse(JSON.parse(cipher.open(place(rowNo), sealed)))),
  }
}
