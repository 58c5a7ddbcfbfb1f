import type { FileHandle } from 'node:fs/promises'
import { sheetEmptyFile, sheetEncrypted, sheetOtherFormat, sheetUnknown } from '../documents.errors.ts'
import type { SheetFileType } from '../sheet.types.ts'
import { hasByteOrderMark, looksLikeUtf16 } from './text.encoding.ts'

const HEAD_BYTES = 4096
const OLE_PIECE_BYTES = 1024 * 1024
/** An entry of an OLE directory: 128 bytes, aligned, its name in UTF-16 first, the name's length at 64. */
const OLE_ENTRY_BYTES = 128

const otherMagics: [magic: string, format: string][] = [
  ['%PDF', 'PDF'],
  ['{\\rtf', 'RTF'],
  ['Rar!', 'RAR'],
  ['7z\xbc\xaf', '7z'],
  ['\x1f\x8b', 'gzip'],
  ['MIME-Version:', 'mht'],
]

/** What a file is by its content; names lie. Refuses what is no sheet with the reason that helps. */
export async function sniffSheet(file: FileHandle): Promise<SheetFileType> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0)
  const head = buffer.subarray(0, bytesRead)
  if (bytesRead === 0) throw sheetEmptyFile()
  const latin = head.toString('latin1', 0, 16)
  if (latin.startsWith('PK\x03\x04')) return 'xlsx'
  if (latin.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return sniffOle(file)
  // Sheets of Excel 2 to 5 without an OLE container, as old reporting tools write them: the record "beginning of file".
  if (/^\x09[\x00\x02\x04\x08][\x04-\x10]\x00/.test(latin)) return 'xls'
  const other = otherMagics.find(([magic]) => latin.startsWith(magic))
  if (other) throw sheetOtherFormat({ format: other[1] })
  if (!hasByteOrderMark(head) && !looksLikeUtf16(head) && head.includes(0)) throw sheetUnknown()
  return sniffMarkup(head)
}

function sniffMarkup(head: Buffer): SheetFileType {
  const start = head
    .toString('latin1')
    .replaceAll('\0', '')
    .replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s+|^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '')
  if (!start.startsWith('<')) return 'csv'
  if (/urn:schemas-microsoft-com:office:spreadsheet/.test(start) && !/<(?:html|table)\b/i.test(start)) throw sheetOtherFormat({ format: 'XML 2003' })
  return /<(?:!doctype html|html|head|meta|style|body|div|table|!--)/i.test(start) ? 'html' : 'csv'
}

/** Excel's old binary format, an encrypted workbook and Word's old format share one container: its directory tells. */
async function sniffOle(file: FileHandle): Promise<SheetFileType> {
  const piece = Buffer.alloc(OLE_PIECE_BYTES)
  let names = new Set<string>()
  for (let at = 0; ; at += OLE_PIECE_BYTES) {
    const { bytesRead } = await file.read(piece, 0, OLE_PIECE_BYTES, at)
    names = names.union(streamNames(piece.subarray(0, bytesRead)))
    if (names.has('EncryptedPackage')) throw sheetEncrypted()
    if (names.has('Workbook') || names.has('Book')) return 'xls'
    if (names.has('WordDocument')) throw sheetOtherFormat({ format: 'doc' })
    if (bytesRead < OLE_PIECE_BYTES) throw sheetUnknown()
  }
}

function streamNames(bytes: Buffer): Set<string> {
  const found = new Set<string>()
  for (const name of ['EncryptedPackage', 'Workbook', 'Book', 'WordDocument']) {
    const pattern = Buffer.from(`${name}\0`, 'utf16le')
    for (let at = bytes.indexOf(pattern); at >= 0; at = bytes.indexOf(pattern, at + 1)) {
      if (at % OLE_ENTRY_BYTES === 0 && at + 66 <= bytes.length && bytes.readUInt16LE(at + 64) === pattern.length) found.add(name)
    }
  }
  return found
}
