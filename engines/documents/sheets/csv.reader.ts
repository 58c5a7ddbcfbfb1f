import { csvQuoteUnclosed, sheetDamaged } from '../documents.errors.ts'
import { guessDelimiter } from './csv.delimiter.ts'
import { cellKind } from './packed-rows.ts'
import type { RowPacker } from './packed-rows.ts'
import { chooseSheet, singleSheet } from './sheet.source.ts'
import type { SheetReader } from './sheet.source.ts'
import { detectEncoding, readAsUtf8, readSample } from './text.encoding.ts'

const LINE_FEED = 10
const CARRIAGE_RETURN = 13
const QUOTE = 34
const EQUALS = 61
/** A field this long is a quotation mark that nobody closed. */
const MAX_FIELD_BYTES = 1024 * 1024

export const csvReader: SheetReader = {
  async inspect(source) {
    const encoding = await detectEncoding(source)
    const { delimiter } = guessDelimiter(await readSample(source.file, encoding))
    return { fileType: 'csv', encoding, delimiter, sheets: [''], hiddenSheets: [] }
  },

  async readRows(source, sheetName, target) {
    chooseSheet(singleSheet, sheetName)
    const encoding = await detectEncoding(source)
    const { delimiter, skipBytes } = guessDelimiter(await readSample(source.file, encoding))
    const rows = new CsvRows(target.packer, delimiter.charCodeAt(0))
    let skip = skipBytes
    for await (const piece of readAsUtf8(source.file, encoding)) {
      rows.write(piece, skip)
      skip = Math.max(0, skip - piece.length)
      await target.flush()
    }
    rows.end()
  },

  async readMerges() {
    return []
  },
}

type Place = 'start' | 'bare' | 'quoted' | 'quoteInQuoted'

/**
 * RFC 4180 over bytes, and what programs really write: any line end, text behind a closing quote, bare quotes inside a field,
 * `="00123"` as Excel's way to keep text. Every ASCII byte in UTF-8 is itself, so that nothing has to be decoded.
 */
class CsvRows {
  readonly #packer: RowPacker
  readonly #delimiter: number
  #place: Place = 'start'
  #rowNo = 1
  #quoteRowNo = 0
  #afterReturn = false

  constructor(packer: RowPacker, delimiter: number) {
    this.#packer = packer
    this.#delimiter = delimiter
    packer.beginRow(1)
  }

  write(bytes: Buffer, from: number) {
    let at = from
    while (at < bytes.length) {
      const byte = bytes[at] ?? 0
      if (this.#afterReturn) {
        this.#afterReturn = false
        if (byte === LINE_FEED) {
          at += 1
          continue
        }
      }
      if (this.#place === 'quoted') at = this.#takeQuoted(bytes, at)
      else if (byte === QUOTE && this.#place !== 'bare') at = this.#takeQuote(bytes, at)
      else at = this.#takeBare(bytes, at)
    }
  }

  end() {
    if (this.#place === 'quoted') throw csvQuoteUnclosed({ rowNo: this.#quoteRowNo })
    this.#endField()
    this.#packer.endRow()
    this.#packer.close()
  }

  #takeQuote(bytes: Buffer, at: number): number {
    // A second quote inside a quoted field stands for one.
    if (this.#place === 'quoteInQuoted') this.#packer.append(bytes, at, at + 1)
    else this.#quoteRowNo = this.#rowNo
    this.#place = 'quoted'
    return at + 1
  }

  #takeQuoted(bytes: Buffer, from: number): number {
    const quote = bytes.indexOf(QUOTE, from)
    const end = quote < 0 ? bytes.length : quote
    this.#packer.append(bytes, from, end)
    if (this.#packer.pendingLength > MAX_FIELD_BYTES) throw csvQuoteUnclosed({ rowNo: this.#quoteRowNo })
    if (quote < 0) return end
    this.#place = 'quoteInQuoted'
    return quote + 1
  }

  #takeBare(bytes: Buffer, from: number): number {
    let at = from
    for (; at < bytes.length; at += 1) {
      const byte = bytes[at]
      if (byte === this.#delimiter || byte === LINE_FEED || byte === CARRIAGE_RETURN) break
    }
    if (at > from) {
      this.#packer.append(bytes, from, at)
      if (this.#packer.pendingLength > MAX_FIELD_BYTES) throw sheetDamaged({ where: `row ${this.#rowNo}` })
      this.#place = 'bare'
    }
    if (at === bytes.length) return at
    this.#endField()
    if (bytes[at] === this.#delimiter) return at + 1
    this.#afterReturn = bytes[at] === CARRIAGE_RETURN
    this.#packer.endRow()
    this.#rowNo += 1
    this.#packer.beginRow(this.#rowNo)
    return at + 1
  }

  #endField() {
    this.#place = 'start'
    const packer = this.#packer
    if (packer.pendingByte(0) === EQUALS && packer.pendingLength > 0) {
      const forced = /^="([^"]*)"$/.exec(packer.pendingText())?.[1]
      if (forced !== undefined) {
        packer.dropPending()
        packer.appendText(forced)
      }
    }
    packer.commit(cellKind.text)
  }
}
