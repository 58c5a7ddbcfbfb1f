import { sheetDamaged, sheetTooLarge } from '../documents.errors.ts'
import type { SheetLimits } from '../sheet.types.ts'
import type { RowPacker } from './packed-rows.ts'
import { scanPart } from './xlsx.parts.ts'
import { xmlName } from './xml.scanner.ts'
import type { XmlHandler, XmlScanner } from './xml.scanner.ts'
import type { ZipArchive } from './zip.reader.ts'

const ITEM = xmlName('si')
const TEXT = xmlName('t')
const PHONETIC = xmlName('rPh')
const PAGE_BYTES = 4 * 1024 * 1024

/**
 * The texts that cells refer to by number, kept as UTF-8 in pages outside the heap: a million strings on the heap would take
 * three times the room and keep the collector busy. Texts of rich runs are joined; phonetic guides (rPh) are not part of them.
 */
export class SharedStrings implements XmlHandler {
  readonly #limits: SheetLimits
  #pages: Buffer[] = []
  #pageTail = PAGE_BYTES
  /** For each string its page, its place in it and its length. */
  #places = new Uint32Array(3 * 1024)
  #count = 0
  #total = 0
  #pieces: Buffer[] = []
  #inPhonetic = false

  constructor(limits: SheetLimits) {
    this.#limits = limits
  }

  /** Appends string number `index` to the packer's open cell. */
  copyTo(packer: RowPacker, index: number) {
    if (index < 0 || index >= this.#count) throw sheetDamaged({ where: `sharedStrings ${index}` })
    const page = this.#pages[this.#places[index * 3] ?? 0]
    const start = this.#places[index * 3 + 1] ?? 0
    if (page) packer.append(page, start, start + (this.#places[index * 3 + 2] ?? 0))
  }

  open(name: number, _tag: unknown, scanner: XmlScanner) {
    if (name === PHONETIC) this.#inPhonetic = true
    else if (name === TEXT) scanner.textWanted = !this.#inPhonetic
  }

  text(bytes: Buffer, start: number, end: number) {
    this.#pieces.push(bytes.subarray(start, end))
  }

  close(name: number, scanner: XmlScanner) {
    if (name === TEXT) scanner.textWanted = false
    else if (name === PHONETIC) this.#inPhonetic = false
    else if (name === ITEM) this.#keep()
  }

  #keep() {
    const only = this.#pieces[0]
    const text = this.#pieces.length === 1 && only ? only : Buffer.concat(this.#pieces)
    this.#pieces = []
    this.#total += text.length + 12
    if (this.#total > this.#limits.maxSharedTextBytes) throw sheetTooLarge({ limitMiB: Math.round(this.#limits.maxSharedTextBytes / 1024 / 1024) })
    if (this.#pageTail + text.length > PAGE_BYTES) {
      this.#pages.push(Buffer.allocUnsafeSlow(Math.max(PAGE_BYTES, text.length)))
      this.#pageTail = 0
    }
    if (this.#count * 3 === this.#places.length) {
      const larger = new Uint32Array(this.#places.length * 2)
      larger.set(this.#places)
      this.#places = larger
    }
    this.#pages.at(-1)?.set(text, this.#pageTail)
    this.#places.set([this.#pages.length - 1, this.#pageTail, text.length], this.#count * 3)
    this.#pageTail += text.length
    this.#count += 1
  }
}

export async function readSharedStrings(zip: ZipArchive, part: string | null, limits: SheetLimits): Promise<SharedStrings> {
  const strings = new SharedStrings(limits)
  if (part !== null) await scanPart(zip, part, { handler: strings })
  return strings
}
