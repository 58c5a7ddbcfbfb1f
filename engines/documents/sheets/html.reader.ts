import type { SheetMerge } from '../sheet.types.ts'
import { cellKind, RowPacker } from './packed-rows.ts'
import { chooseSheet, singleSheet } from './sheet.source.ts'
import type { SheetReader, SheetSource } from './sheet.source.ts'
import { detectEncoding, readAsUtf8 } from './text.encoding.ts'
import { XmlScanner, xmlName } from './xml.scanner.ts'
import type { XmlHandler, XmlTag } from './xml.scanner.ts'

/**
 * Tables of a web page that an HR system exported under the name .xls. Reading them here is safer than asking for a copy
 * saved in Excel: here every cell stays text, there the identity numbers would lose their last digits.
 */
export const htmlReader: SheetReader = {
  async inspect(source) {
    return { fileType: 'html', encoding: await detectEncoding(source), sheets: [''], hiddenSheets: [] }
  },

  async readRows(source, sheetName, target) {
    chooseSheet(singleSheet, sheetName)
    await scanHtml(source, new HtmlRows(target.packer, source.limits.maxColumns), target.flush)
    target.packer.close()
  },

  async readMerges(source, sheetName, firstRows) {
    chooseSheet(singleSheet, sheetName)
    const packer = new RowPacker(source.limits, 500)
    const rows = new HtmlRows(packer, source.limits.maxColumns)
    await scanHtml(source, rows, async () => void packer.takeReady())
    return rows.merges.filter((merge) => merge.fromRow <= firstRows)
  },
}

async function scanHtml(source: SheetSource, handler: HtmlRows, afterPiece: () => Promise<void>) {
  const scanner = new XmlScanner(handler, 'html', { html: true })
  for await (const piece of readAsUtf8(source.file, await detectEncoding(source))) {
    scanner.write(piece)
    await afterPiece()
  }
  handler.end(scanner)
}

const TABLE = xmlName('table')
const ROW = xmlName('tr')
const CELL = xmlName('td')
const HEAD_CELL = xmlName('th')
const LINE_BREAK = xmlName('br')
const STYLE = xmlName('style')
const SCRIPT = xmlName('script')
const COLUMN_SPAN = xmlName('colspan')
const ROW_SPAN = xmlName('rowspan')
const MAX_ROW_SPAN = 1000
const LINE_BREAK_MARK = '\u2028'

/** Rows of all tables, one below the other; a table inside a cell is part of that cell's text. Closing tags may be missing. */
class HtmlRows implements XmlHandler {
  readonly merges: SheetMerge[] = []
  readonly #packer: RowPacker
  readonly #maxColumns: number
  #depth = 0
  #inRow = false
  #inCell = false
  #silent = false
  #rowNo = 0
  #column = 0
  #text = ''
  /** Columns that a cell further up still covers, with the last row that it covers. */
  readonly #coveredUntil = new Map<number, number>()

  constructor(packer: RowPacker, maxColumns: number) {
    this.#packer = packer
    this.#maxColumns = maxColumns
  }

  open(name: number, tag: XmlTag, scanner: XmlScanner) {
    if (name === TABLE) this.#depth += 1
    else if (name === STYLE || name === SCRIPT) this.#silent = true
    else if (name === LINE_BREAK && this.#inCell) this.#text += LINE_BREAK_MARK
    else if (this.#depth <= 1 && name === ROW) this.#openRow(scanner)
    else if (this.#depth <= 1 && (name === CELL || name === HEAD_CELL)) this.#openCell(tag, scanner)
  }

  text(bytes: Buffer, start: number, end: number) {
    if (!this.#silent) this.#text += bytes.toString('utf8', start, end)
  }

  close(name: number, scanner: XmlScanner) {
    if (name === STYLE || name === SCRIPT) this.#silent = false
    else if (this.#depth <= 1 && (name === CELL || name === HEAD_CELL)) this.#closeCell(scanner)
    else if (this.#depth <= 1 && name === ROW) this.#closeRow(scanner)
    else if (name === TABLE) {
      if (this.#depth <= 1) this.#closeRow(scanner)
      this.#depth = Math.max(0, this.#depth - 1)
    }
  }

  end(scanner: XmlScanner) {
    this.#closeRow(scanner)
  }

  #openRow(scanner: XmlScanner) {
    this.#closeRow(scanner)
    this.#inRow = true
    this.#rowNo += 1
    this.#column = 0
    this.#packer.beginRow(this.#rowNo)
  }

  #closeRow(scanner: XmlScanner) {
    this.#closeCell(scanner)
    if (this.#inRow) this.#packer.endRow()
    this.#inRow = false
  }

  #openCell(tag: XmlTag, scanner: XmlScanner) {
    if (!this.#inRow) this.#openRow(scanner)
    this.#closeCell(scanner)
    while ((this.#coveredUntil.get(this.#column) ?? 0) >= this.#rowNo) this.#column += 1
    this.#packer.skipTo(this.#column)
    this.#inCell = true
    this.#text = ''
    scanner.textWanted = true
    const columns = span(tag.value(COLUMN_SPAN), this.#maxColumns)
    const rows = span(tag.value(ROW_SPAN), MAX_ROW_SPAN)
    const toColumn = this.#column + columns
    const toRow = this.#rowNo + rows - 1
    if (rows > 1) for (let column = this.#column; column < toColumn; column += 1) this.#coveredUntil.set(column, toRow)
    if (rows > 1 || columns > 1) this.merges.push({ fromRow: this.#rowNo, fromColumn: this.#column + 1, toRow, toColumn })
    this.#column = toColumn
  }

  #closeCell(scanner: XmlScanner) {
    if (!this.#inCell) return
    this.#inCell = false
    scanner.textWanted = false
    const text = this.#text
      .replaceAll(/[ \t\r\n\u00a0]+/g, ' ')
      .replaceAll(/ ?\u2028 ?/g, '\n')
      .trim()
    this.#packer.appendText(text)
    this.#packer.commit(cellKind.text)
  }
}

function span(text: string | undefined, most: number): number {
  const value = Number(text ?? 1)
  return Number.isInteger(value) && value > 1 ? Math.min(value, most) : 1
}
