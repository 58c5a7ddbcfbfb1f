import type { SheetMerge } from '../sheet.types.ts'
import { ignore } from './xlsx.parts.ts'
import { xmlName } from './xml.scanner.ts'
import type { XmlHandler, XmlTag } from './xml.scanner.ts'

const MERGE = xmlName('mergeCell')
const REFERENCE = xmlName('ref')

/** Collects the merged blocks that begin within the first rows. They stand behind the data: the whole sheet is passed. */
export function collectMerges(firstRows: number): { merges: SheetMerge[]; handler: XmlHandler } {
  const merges: SheetMerge[] = []
  const open = (name: number, tag: XmlTag) => {
    if (name !== MERGE) return
    const merge = mergeFromReference(tag.value(REFERENCE) ?? '')
    if (merge && merge.fromRow <= firstRows) merges.push(merge)
  }
  return { merges, handler: { open, close: ignore, text: ignore } }
}

function mergeFromReference(reference: string): SheetMerge | null {
  const parts = /^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})$/i.exec(reference)
  if (!parts) return null
  const [, fromColumn = '', fromRow = '', toColumn = '', toRow = ''] = parts
  return { fromRow: Number(fromRow), fromColumn: columnNo(fromColumn), toRow: Number(toRow), toColumn: columnNo(toColumn) }
}

function columnNo(letters: string): number {
  let column = 0
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64
  return column
}
