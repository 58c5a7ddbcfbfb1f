import { sheetDamaged } from '../documents.errors.ts'
import { cellKind } from './packed-rows.ts'
import type { RowPacker } from './packed-rows.ts'
import { dateFromSerial, padNumber } from './sheet.dates.ts'
import type { NumberFormat } from './sheet.dates.ts'
import type { SharedStrings } from './xlsx.shared-strings.ts'
import { xmlName, xmlNameOf } from './xml.scanner.ts'
import type { XmlHandler, XmlScanner, XmlTag } from './xml.scanner.ts'

const SHEET_DATA = xmlName('sheetData')
const ROW = xmlName('row')
const CELL = xmlName('c')
const VALUE = xmlName('v')
const FORMULA = xmlName('f')
const TEXT = xmlName('t')
const PHONETIC = xmlName('rPh')
const REFERENCE = xmlName('r')
const STYLE = xmlName('s')
const TYPE = xmlName('t')
const LAST_ROW = 1_048_576

/** The types of a cell (ECMA-376 18.18.11), told apart by their bytes' hash; no `t` means a number. */
const typeNumber = xmlName('n')
const typeShared = xmlName('s')
const typeFormulaText = xmlName('str')
const typeInlineText = xmlName('inlineStr')
const typeBoolean = xmlName('b')
const typeError = xmlName('e')
const typeDate = xmlName('d')

/**
 * Turns the XML of a worksheet into packed rows. The stated dimension is not believed and cells with nothing but a style are
 * not kept, so that a sheet formatted down to XFD1048576 costs only the reading of it.
 */
export class XlsxRows implements XmlHandler {
  readonly #packer: RowPacker
  readonly #strings: SharedStrings
  readonly #formats: readonly NumberFormat[]
  readonly #from1904: boolean
  #inData = false
  #inCell = false
  #inPhonetic = false
  #hasFormula = false
  #hasValue = false
  #rowNo = 0
  #column = -1
  #style = 0
  #type = typeNumber

  constructor(packer: RowPacker, workbook: { strings: SharedStrings; formats: readonly NumberFormat[]; from1904: boolean }) {
    this.#packer = packer
    this.#strings = workbook.strings
    this.#formats = workbook.formats
    this.#from1904 = workbook.from1904
  }

  open(name: number, tag: XmlTag, scanner: XmlScanner) {
    if (!this.#inData) {
      this.#inData = name === SHEET_DATA
      return
    }
    if (name === CELL) this.#openCell(tag)
    else if (!this.#inCell) {
      if (name === ROW) this.#openRow(tag)
    } else if (name === VALUE || name === TEXT) {
      scanner.textWanted = !this.#inPhonetic
      this.#hasValue = true
    } else if (name === FORMULA) this.#hasFormula = true
    else if (name === PHONETIC) this.#inPhonetic = true
  }

  text(bytes: Buffer, start: number, end: number) {
    this.#packer.append(bytes, start, end)
  }

  close(name: number, scanner: XmlScanner) {
    if (name === VALUE || name === TEXT) scanner.textWanted = false
    else if (name === CELL && this.#inCell) this.#closeCell()
    else if (name === PHONETIC) this.#inPhonetic = false
    else if (name === ROW && this.#inData) this.#packer.endRow()
    else if (name === SHEET_DATA) this.#inData = false
  }

  #openRow(tag: XmlTag) {
    const stated = tag.value(REFERENCE)
    const rowNo = stated === undefined ? this.#rowNo + 1 : Number(stated)
    if (!Number.isInteger(rowNo) || rowNo < 1 || rowNo > LAST_ROW) throw sheetDamaged({ where: `row ${stated}` })
    this.#rowNo = rowNo
    this.#column = -1
    this.#packer.beginRow(rowNo)
  }

  #openCell(tag: XmlTag) {
    this.#inCell = true
    this.#inPhonetic = false
    this.#hasFormula = false
    this.#hasValue = false
    this.#style = 0
    this.#type = typeNumber
    let column = this.#column + 1
    for (let at = 0; at < tag.count; at += 1) {
      const name = tag.names[at]
      const start = tag.starts[at] ?? 0
      const end = tag.ends[at] ?? 0
      if (name === REFERENCE) column = columnFrom(tag.bytes, start, end)
      else if (name === STYLE) this.#style = integerFrom(tag.bytes, start, end)
      else if (name === TYPE) this.#type = xmlNameOf(tag.bytes, start, end)
    }
    if (column <= this.#column) throw sheetDamaged({ where: `row ${this.#rowNo}` })
    this.#column = column
  }

  #closeCell() {
    this.#inCell = false
    const packer = this.#packer
    if (packer.pendingLength === 0) {
      if (!this.#hasFormula || this.#hasValue) return
      packer.appendText('#UNCALCULATED')
      this.#type = typeError
    }
    packer.skipTo(this.#column)
    switch (this.#type) {
      case typeNumber:
        return this.#commitNumber()
      case typeShared:
        return this.#commitShared()
      case typeBoolean:
        return this.#commitBoolean()
      case typeError:
        return packer.commit(cellKind.error)
      case typeDate:
        return this.#commitIsoDate()
      case typeFormulaText:
      case typeInlineText:
        return packer.commit(cellKind.text)
      default:
        throw sheetDamaged({ where: `row ${this.#rowNo}` })
    }
  }
  #commitShared() {
    const packer = this.#packer
    const index = packer.pendingInteger()
    packer.dropPending()
    this.#strings.copyTo(packer, index)
    packer.commit(cellKind.text)
  }

  #commitBoolean() {
    const first = this.#packer.pendingByte(0)
    const isTrue = first === 0x31 || first === 0x74
    this.#packer.dropPending()
    this.#packer.commit(isTrue ? cellKind.true : cellKind.false)
  }

  #commitNumber() {
    const packer = this.#packer
    // Some programs write text without saying so; it must not become NaN.
    if (!this.#looksNumeric()) return packer.commit(cellKind.text)
    const format = this.#formats[this.#style] ?? 0
    if (format === 0) return packer.commit(cellKind.number)
    const literal = packer.pendingText()
    const date = format === 'date' ? dateFromSerial(Number(literal), this.#from1904) : null
    packer.dropPending()
    packer.appendText(date ?? (format === 'date' ? literal : padNumber(literal, format)))
    packer.commit(date === null ? cellKind.number : cellKind.date)
  }

  #commitIsoDate() {
    const packer = this.#packer
    const day = /^\d{4}-\d\d-\d\d(?=T|$)/.exec(packer.pendingText())?.[0]
    if (day === undefined) return packer.commit(cellKind.text)
    packer.dropPending()
    packer.appendText(day)
    packer.commit(cellKind.date)
  }

  /** Digits, sign, point, exponent. */
  #looksNumeric(): boolean {
    const length = this.#packer.pendingLength
    for (let at = 0; at < length; at += 1) {
      const byte = this.#packer.pendingByte(at)
      const digit = byte >= 0x30 && byte <= 0x39
      if (!digit && byte !== 0x2e && byte !== 0x2d && byte !== 0x2b && byte !== 0x45 && byte !== 0x65) return false
    }
    return true
  }
}

/** `AB12` → 27. Letters only count until the first digit. */
function columnFrom(bytes: Buffer, start: number, end: number): number {
  let column = 0
  for (let at = start; at < end; at += 1) {
    const letter = ((bytes[at] ?? 0) | 0x20) - 0x60
    if (letter < 1 || letter > 26) break
    column = column * 26 + letter
  }
  return Math.min(column, LAST_ROW) - 1
}

function integerFrom(bytes: Buffer, start: number, end: number): number {
  let value = 0
  for (let at = start; at < end; at += 1) value = value * 10 + (bytes[at] ?? 0) - 0x30
  return value
}
