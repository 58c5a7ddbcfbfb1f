import { sheetTooLarge, sheetTooManyColumns, sheetTooManyRows } from '../documents.errors.ts'
import type { CellValue, SheetLimits, SheetRow } from '../sheet.types.ts'

/**
 * A batch on its way between threads: five flat buffers that are handed over, not copied. An array of cell objects would be
 * cloned one property at a time, which takes longer than reading the sheet.
 */
export interface PackedRows {
  rowNos: Uint32Array<ArrayBuffer>
  /** Cells in each row. */
  widths: Uint16Array<ArrayBuffer>
  /** One `cellKind` for each cell. */
  kinds: Uint8Array<ArrayBuffer>
  /** Where each cell's text ends in `bytes`. */
  ends: Uint32Array<ArrayBuffer>
  /** All texts in UTF-8, one behind the other. */
  bytes: Uint8Array<ArrayBuffer>
}

export const cellKind = { empty: 0, text: 1, number: 2, date: 3, true: 4, false: 5, error: 6 } as const
export type PackedKind = (typeof cellKind)[keyof typeof cellKind]

/** A batch also closes when its text reaches this size. */
const BATCH_BYTES = 4 * 1024 * 1024
/** What one piece of input may grow to: a few bytes can refer to a long shared text thousands of times. */
const WAITING_BYTES = 32 * 1024 * 1024

/** Kinds that carry no text share one cell each. */
const constantCells: Record<number, CellValue> = {
  [cellKind.empty]: { kind: 'empty' },
  [cellKind.true]: { kind: 'boolean', value: true },
  [cellKind.false]: { kind: 'boolean', value: false },
}

/** Makes rows of a packed batch, on the caller's side. */
export function unpackRows(packed: PackedRows): SheetRow[] {
  const texts = Buffer.from(packed.bytes.buffer)
  const rows: SheetRow[] = []
  let cell = 0
  let start = 0
  for (let row = 0; row < packed.rowNos.length; row += 1) {
    const width = packed.widths[row] ?? 0
    const cells: CellValue[] = []
    for (let column = 0; column < width; column += 1, cell += 1) {
      const end = packed.ends[cell] ?? start
      cells.push(constantCells[packed.kinds[cell] ?? 0] ?? unpackText(packed.kinds[cell] ?? 0, texts.toString('utf8', start, end)))
      start = end
    }
    rows.push({ rowNo: packed.rowNos[row] ?? 0, cells })
  }
  return rows
}

function unpackText(kind: number, text: string): CellValue {
  if (kind === cellKind.number) return unpackNumber(text)
  if (kind === cellKind.date) return { kind: 'date', date: text }
  return { kind: kind === cellKind.error ? 'error' : 'text', text }
}

/** A literal like `1-2` has the characters of a number without being one. */
function unpackNumber(text: string): CellValue {
  const number = Number(text)
  return Number.isFinite(number) ? { kind: 'number', number, text } : { kind: 'text', text }
}

/**
 * Collects cells into packed batches. A reader appends the bytes of a cell, then commits them with a kind; what was appended
 * and not committed can be read back (`pending`) or dropped. Rows without a value vanish, and so do empty cells at a row's end.
 */
export class RowPacker {
  readonly #limits: SheetLimits
  readonly #batchRows: number
  #bytes = Buffer.allocUnsafeSlow(256 * 1024)
  #tail = 0
  #cellStart = 0
  #kinds = new Uint8Array(16 * 1024)
  #ends = new Uint32Array(16 * 1024)
  #cells = 0
  #rowStart = 0
  #filled = 0
  #rowNo = 0
  readonly #rowNos: Uint32Array
  readonly #widths: Uint16Array
  #rows = 0
  #totalRows = 0
  #totalBytes = 0
  #ready: PackedRows[] = []
  #readyBytes = 0

  constructor(limits: SheetLimits, batchRows: number) {
    this.#limits = limits
    this.#batchRows = batchRows
    this.#rowNos = new Uint32Array(batchRows)
    this.#widths = new Uint16Array(batchRows)
  }

  beginRow(rowNo: number) {
    this.#rowNo = rowNo
    this.#rowStart = this.#cells
    this.#filled = this.#cells
    this.#cellStart = this.#tail
  }

  /** The column that the next committed cell takes, 0-based. */
  get column(): number {
    return this.#cells - this.#rowStart
  }

  /** Leaves empty cells up to the given 0-based column; what was appended stays for the cell after them. */
  skipTo(column: number) {
    if (column >= this.#limits.maxColumns) throw sheetTooManyColumns({ rowNo: this.#rowNo, limit: this.#limits.maxColumns })
    while (this.column < column) this.#push(cellKind.empty, this.#cellStart)
  }

  append(source: Buffer, start: number, end: number) {
    const length = end - start
    if (this.#tail + length > this.#bytes.length) this.#grow(length)
    const bytes = this.#bytes
    let tail = this.#tail
    // A call into native code costs more than copying a short text byte by byte.
    if (length <= 40) for (let at = start; at < end; at += 1) bytes[tail++] = source[at] ?? 0
    else tail += source.copy(bytes, tail, start, end)
    this.#tail = tail
  }

  appendText(text: string) {
    const room = text.length * 3
    if (this.#tail + room > this.#bytes.length) this.#grow(room)
    this.#tail += this.#bytes.write(text, this.#tail)
  }

  get pendingLength(): number {
    return this.#tail - this.#cellStart
  }

  pendingByte(at: number): number {
    return this.#bytes[this.#cellStart + at] ?? 0
  }

  pendingText(): string {
    return this.#bytes.toString('utf8', this.#cellStart, this.#tail)
  }

  /** What was appended as a whole number; -1 if it is none. */
  pendingInteger(): number {
    let value = this.pendingLength === 0 ? -1 : 0
    for (let at = this.#cellStart; at < this.#tail; at += 1) {
      const digit = (this.#bytes[at] ?? 0) - 0x30
      if (digit < 0 || digit > 9 || value < 0) return -1
      value = value * 10 + digit
    }
    return value
  }

  dropPending() {
    this.#tail = this.#cellStart
  }

  /** Ends the cell. A text without a character is an empty cell. */
  commit(kind: PackedKind) {
    if (this.column >= this.#limits.maxColumns) throw sheetTooManyColumns({ rowNo: this.#rowNo, limit: this.#limits.maxColumns })
    const empty = kind === cellKind.empty || (kind === cellKind.text && this.#tail === this.#cellStart)
    if (empty) this.dropPending()
    this.#push(empty ? cellKind.empty : kind, this.#tail)
    if (!empty) this.#filled = this.#cells
  }

  endRow() {
    this.dropPending()
    this.#cells = this.#filled
    const width = this.#cells - this.#rowStart
    if (width === 0) return
    this.#totalRows += 1
    if (this.#totalRows > this.#limits.maxRows) throw sheetTooManyRows({ limit: this.#limits.maxRows })
    this.#rowNos[this.#rows] = this.#rowNo
    this.#widths[this.#rows] = width
    this.#rows += 1
    this.#rowStart = this.#cells
    if (this.#rows === this.#batchRows || this.#tail >= BATCH_BYTES) this.close()
  }

  /** Closes the batch under way; call it after the last row. */
  close() {
    if (this.#rows === 0) return
    this.#totalBytes += this.#tail
    this.#readyBytes += this.#tail
    const limit = this.#limits.maxUncompressedBytes
    if (this.#totalBytes > limit || this.#readyBytes > WAITING_BYTES) throw sheetTooLarge({ limitMiB: Math.round(limit / 1024 / 1024) })
    this.#ready.push({
      rowNos: this.#rowNos.slice(0, this.#rows),
      widths: this.#widths.slice(0, this.#rows),
      kinds: this.#kinds.slice(0, this.#cells),
      ends: this.#ends.slice(0, this.#cells),
      bytes: new Uint8Array(this.#bytes.subarray(0, this.#tail)),
    })
    this.#rows = this.#cells = this.#rowStart = this.#filled = this.#tail = this.#cellStart = 0
  }

  takeReady(): PackedRows[] {
    const ready = this.#ready
    this.#ready = []
    this.#readyBytes = 0
    return ready
  }

  #push(kind: PackedKind, end: number) {
    if (this.#cells === this.#kinds.length) {
      this.#kinds = enlarge(this.#kinds, new Uint8Array(this.#kinds.length * 2))
      this.#ends = enlarge(this.#ends, new Uint32Array(this.#ends.length * 2))
    }
    this.#kinds[this.#cells] = kind
    this.#ends[this.#cells] = end
    this.#cells += 1
    this.#cellStart = end
  }

  #grow(room: number) {
    const larger = Buffer.allocUnsafeSlow(Math.max(this.#bytes.length * 2, this.#tail + room))
    this.#bytes.copy(larger, 0, 0, this.#tail)
    this.#bytes = larger
  }
}

function enlarge<T extends Uint8Array | Uint32Array>(from: T, to: T): T {
  to.set(from)
  return to
}
