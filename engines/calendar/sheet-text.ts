import { readSheet } from '../documents/read-sheet.ts'
import type { CellValue } from '../documents/sheet.types.ts'
import { sheetTooLong } from './calendar.errors.ts'

const mostRows = 400

/** The first sheet of a file as text: one line a row, its cells parted by tabs, as if it had been copied from the sheet. */
export async function readSheetText(path: string): Promise<string> {
  const lines: string[] = []
  for await (const rows of readSheet(path)) {
    lines.push(...rows.map(({ cells }) => cells.map(textOfCell).join('\t')))
    if (lines.length > mostRows) throw sheetTooLong({ most: mostRows })
  }
  return lines.join('\n')
}

function textOfCell(cell: CellValue): string {
  switch (cell.kind) {
    case 'text':
    case 'number':
    case 'error':
      return cell.text
    case 'date':
      return cell.date
    case 'boolean':
      return String(cell.value)
    case 'empty':
      return ''
  }
}
