import { chooseSheet } from './sheet.source.ts'
import type { SheetReader, SheetSource } from './sheet.source.ts'
import { collectMerges } from './xlsx.merges.ts'
import { scanPart } from './xlsx.parts.ts'
import { XlsxRows } from './xlsx.rows.ts'
import { readSharedStrings } from './xlsx.shared-strings.ts'
import { readNumberFormats, readWorkbook } from './xlsx.workbook.ts'
import { openZip } from './zip.reader.ts'

/** xlsx (and xlsm): transitional or strict, any namespace prefix. */
export const xlsxReader: SheetReader = {
  async inspect(source) {
    const { sheets } = await openWorkbook(source)
    const names = (hidden: boolean) => sheets.filter((sheet) => sheet.hidden === hidden).map((sheet) => sheet.name)
    return { fileType: 'xlsx', sheets: names(false), hiddenSheets: names(true) }
  },

  async readRows(source, sheetName, target) {
    const { zip, ...workbook } = await openWorkbook(source)
    const sheet = chooseSheet(workbook.sheets, sheetName)
    const formats = await readNumberFormats(zip, workbook.stylesPart)
    const strings = await readSharedStrings(zip, workbook.sharedStringsPart, source.limits)
    const handler = new XlsxRows(target.packer, { strings, formats, from1904: workbook.from1904 })
    await scanPart(zip, sheet.part, { handler, afterPiece: target.flush })
  },

  async readMerges(source, sheetName, firstRows) {
    const { zip, sheets } = await openWorkbook(source)
    const { merges, handler } = collectMerges(firstRows)
    await scanPart(zip, chooseSheet(sheets, sheetName).part, { handler })
    return merges
  },
}

async function openWorkbook(source: SheetSource) {
  const zip = await openZip(source.file, source.limits)
  return { zip, ...(await readWorkbook(zip)) }
}
