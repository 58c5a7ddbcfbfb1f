import { sheetDamaged } from '../documents.errors.ts'
import { decodeEntities, decodeXmlText } from './xml.text.ts'

/**
 * Receives what the scanner finds. Names come as numbers (`xmlName`), without their namespace prefix, because comparing
 * numbers costs nothing and making eight million strings a second does not. A self-closing element opens and closes.
 */
export interface XmlHandler {
  open(name: number, tag: XmlTag, scanner: XmlScanner): void
  close(name: number, scanner: XmlScanner): void
  /** Only while `scanner.textWanted`; one text may come in several pieces. Entities are resolved. */
  text(bytes: Buffer, start: number, end: number): void
}

const FNV_SEED = 0x811c9dc5
const FNV_PRIME = 0x01000193
const MAX_ATTRIBUTES = 64
/** Excel allows 32,767 characters in a cell: 200 kB when each is an entity. */
const MAX_TOKEN_BYTES = 1024 * 1024
const NOTHING: Buffer = Buffer.alloc(0)

const SPACE = 32
const BANG = 33
const DOUBLE_QUOTE = 34
const AMPERSAND = 38
const SINGLE_QUOTE = 39
const SLASH = 47
const COLON = 58
const LESS = 60
const EQUALS = 61
const GREATER = 62
const QUESTION = 63
const UNDERSCORE = 95
const LOWER_X = 120

/** The number by which the scanner names an element; for an attribute with any prefix write `:id`. */
export function xmlName(name: string): number {
  const bytes = Buffer.from(name)
  return xmlNameOf(bytes, 0, bytes.length)
}

/** The number of a name that lies in the file. */
export function xmlNameOf(bytes: Buffer, start: number, end: number): number {
  let hash = FNV_SEED
  for (let at = start; at < end; at += 1) hash = Math.imul(hash ^ (bytes[at] ?? 0), FNV_PRIME)
  return hash
}

const COLON_SEED = xmlName(':')

/** The attributes of the element being opened; valid only during the call. */
export class XmlTag {
  bytes: Buffer = NOTHING
  count = 0
  readonly names = new Int32Array(MAX_ATTRIBUTES)
  readonly starts = new Int32Array(MAX_ATTRIBUTES)
  readonly ends = new Int32Array(MAX_ATTRIBUTES)

  value(name: number): string | undefined {
    for (let at = 0; at < this.count; at += 1) {
      if (this.names[at] === name) return decodeEntities(this.bytes.toString('utf8', this.starts[at], this.ends[at]))
    }
    return undefined
  }
}

/**
 * Reads XML in pieces of UTF-8 as they come from the unpacker, over the bytes themselves. It is as strict as reading a sheet
 * needs and no stricter: it does not check that tags match, and it never expands entities beyond the five of XML and numbers.
 * With `html` it also takes upper case names, attributes without quotes and a document type.
 */
export class XmlScanner {
  /** Set by the handler while it wants the text between tags. */
  textWanted = false
  readonly #handler: XmlHandler
  readonly #html: boolean
  readonly #part: string
  readonly #tag = new XmlTag()
  #name = FNV_SEED
  #carry = NOTHING

  constructor(handler: XmlHandler, part: string, options: { html?: boolean } = {}) {
    this.#handler = handler
    this.#part = part
    this.#html = options.html === true
  }

  write(chunk: Buffer) {
    const bytes = this.#carry.length === 0 ? chunk : Buffer.concat([this.#carry, chunk])
    this.#carry = bytes.subarray(this.#scan(bytes))
    if (this.#carry.length > MAX_TOKEN_BYTES) throw sheetDamaged({ where: this.#part })
  }

  end() {
    if (!this.#html && this.#carry.toString('latin1').trim() !== '') throw sheetDamaged({ where: this.#part })
  }

  /** Returns how far it came: what lies behind is the beginning of something unfinished. */
  #scan(bytes: Buffer): number {
    let at = 0
    for (;;) {
      const less = this.#scanText(bytes, at)
      if (less < 0) return at
      const next = bytes[less + 1]
      let after: number
      if (next === BANG || next === QUESTION) after = this.#scanMarkup(bytes, less)
      else if (this.#html && isLooseLess(next)) after = this.#giveLess(bytes, less)
      else after = this.#scanTag(bytes, less + 1)
      if (after < 0) return less
      at = after
    }
  }

  /** Returns the place of the next tag, or -1. */
  #scanText(bytes: Buffer, from: number): number {
    if (!this.textWanted) return bytes[from] === LESS ? from : bytes.indexOf(LESS, from)
    const end = bytes.length
    let plain = true
    let at = from
    for (; at < end; at += 1) {
      const byte = bytes[at] ?? 0
      if (byte === LESS) break
      if (byte < SPACE || byte === AMPERSAND || (byte === UNDERSCORE && bytes[at + 1] === LOWER_X)) plain = false
    }
    if (at === end) return -1
    if (plain && at > from) this.#handler.text(bytes, from, at)
    else if (at > from) this.#giveDecoded(bytes, from, at)
    return at
  }

  #giveLess(bytes: Buffer, less: number): number {
    if (this.textWanted) this.#handler.text(bytes, less, less + 1)
    return less + 1
  }

  #giveDecoded(bytes: Buffer, start: number, end: number) {
    const raw = bytes.toString('utf8', start, end)
    const text = Buffer.from(this.#html ? decodeEntities(raw) : decodeXmlText(raw))
    this.#handler.text(text, 0, text.length)
  }

  /** From behind `<`. Returns the place behind `>`, or -1 if the tag is not whole yet. */
  #scanTag(bytes: Buffer, from: number): number {
    const closing = bytes[from] === SLASH
    let at = this.#scanName(bytes, closing ? from + 1 : from, FNV_SEED)
    const name = this.#name
    const tag = this.#tag
    tag.bytes = bytes
    tag.count = 0
    for (;;) {
      at = skipSpace(bytes, at)
      if (at >= bytes.length) return -1
      const byte = bytes[at]
      if (byte === GREATER) break
      if (byte === SLASH) at += 1
      else if ((at = this.#scanAttribute(bytes, at)) < 0) return -1
    }
    if (closing) this.#handler.close(name, this)
    else {
      this.#handler.open(name, tag, this)
      if (bytes[at - 1] === SLASH) this.#handler.close(name, this)
    }
    return at + 1
  }

  /** Leaves the name's number in `#name` and returns the place behind it. A prefix is forgotten, or becomes `afterColon`. */
  #scanName(bytes: Buffer, from: number, afterColon: number): number {
    const end = bytes.length
    let at = from
    let name = FNV_SEED
    for (; at < end; at += 1) {
      const byte = bytes[at] ?? 0
      if (byte <= SPACE || byte === GREATER || byte === SLASH || byte === EQUALS) break
      name = byte === COLON ? afterColon : Math.imul(name ^ this.#fold(byte), FNV_PRIME)
    }
    this.#name = name
    return at
  }

  /** Returns the place behind the attribute, or -1. One without a value is passed over. */
  #scanAttribute(bytes: Buffer, from: number): number {
    const equals = skipSpace(bytes, this.#scanName(bytes, from, COLON_SEED))
    if (bytes[equals] !== EQUALS) return equals < bytes.length ? equals : -1
    const at = skipSpace(bytes, equals + 1)
    const quote = bytes[at]
    const quoted = quote === DOUBLE_QUOTE || quote === SINGLE_QUOTE
    const start = quoted ? at + 1 : at
    const end = quoted ? endOfQuoted(bytes, start, quote) : endOfBare(bytes, start)
    if (end >= bytes.length) return -1
    this.#keepAttribute(start, end)
    return quoted ? end + 1 : end
  }

  #keepAttribute(start: number, end: number) {
    const tag = this.#tag
    if (tag.count === MAX_ATTRIBUTES) return
    tag.names[tag.count] = this.#name
    tag.starts[tag.count] = start
    tag.ends[tag.count] = end
    tag.count += 1
  }

  /** Comments, CDATA, processing instructions, document types. Returns the place behind, or -1. */
  #scanMarkup(bytes: Buffer, from: number): number {
    const head = bytes.toString('latin1', from, from + 9)
    if (head.startsWith('<?')) return behind(bytes, this.#html ? '>' : '?>', from)
    if (head.startsWith('<!--')) return behind(bytes, '-->', from + 4)
    if (head === '<![CDATA[') {
      const after = behind(bytes, ']]>', from + 9)
      if (after > 0 && this.textWanted) this.#giveCdata(bytes, from + 9, after - 3)
      return after
    }
    if (bytes.length - from < 9) return -1
    // A document type may declare entities; no sheet needs one: ECMA-376 part 2 forbids it.
    if (!this.#html) throw sheetDamaged({ where: this.#part })
    return behind(bytes, '>', from)
  }

  #giveCdata(bytes: Buffer, start: number, end: number) {
    const text = Buffer.from(decodeXmlText(bytes.toString('utf8', start, end).replaceAll('&', '&amp;')))
    this.#handler.text(text, 0, text.length)
  }

  #fold(byte: number): number {
    return this.#html && byte >= 65 && byte <= 90 ? byte + 32 : byte
  }
}

/** In a web page `<` may stand for itself, unless a letter or a slash follows. */
function isLooseLess(next: number | undefined): boolean {
  return next !== undefined && next !== SLASH && ((next | 32) < 97 || (next | 32) > 122)
}

function skipSpace(bytes: Buffer, from: number): number {
  let at = from
  while (at < bytes.length && (bytes[at] ?? 0) <= SPACE) at += 1
  return at
}

function endOfQuoted(bytes: Buffer, from: number, quote: number): number {
  let at = from
  while (at < bytes.length && bytes[at] !== quote) at += 1
  return at
}

/** HTML: a value without quotes ends at white space or `>`. */
function endOfBare(bytes: Buffer, from: number): number {
  let at = from
  while (at < bytes.length && (bytes[at] ?? 0) > SPACE && bytes[at] !== GREATER) at += 1
  return at
}

function behind(bytes: Buffer, mark: string, from: number): number {
  const at = bytes.indexOf(mark, from, 'latin1')
  return at < 0 ? -1 : at + mark.length
}
