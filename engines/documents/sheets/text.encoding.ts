import { isUtf8 } from 'node:buffer'
import type { FileHandle } from 'node:fs/promises'
import { csvEncodingUnknown, sheetTooLarge } from '../documents.errors.ts'
import type { SheetEncoding } from '../sheet.types.ts'
import { readPieces } from './file.pieces.ts'
import type { SheetSource } from './sheet.source.ts'

const SAMPLE_BYTES = 1024 * 1024
/** Systems that cut texts at a number of bytes leave half characters; more of them than this mean another encoding. */
const FEW_BROKEN = 3
const MAX_BROKEN_SHARE = 0.01

export function hasByteOrderMark(head: Buffer): boolean {
  const [first, second, third] = head
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff) || (first === 0xef && second === 0xbb && third === 0xbf)
}

/** Text of digits, commas and line ends has a zero in every other byte. */
export function looksLikeUtf16(head: Buffer): 'utf-16le' | 'utf-16be' | null {
  const zeros = [0, 0]
  for (const [at, byte] of head.entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  if (odd > head.length / 20 && even === 0) return 'utf-16le'
  return even > head.length / 20 && odd === 0 ? 'utf-16be' : null
}

/**
 * The encoding of a whole text file: byte order mark, else UTF-8 if its bytes fit, else GB18030 (which contains GBK and
 * GB2312). What a file says of itself is not asked.
 */
export async function detectEncoding({ file, limits }: SheetSource): Promise<SheetEncoding> {
  if ((await file.stat()).size > limits.maxUncompressedBytes) throw sheetTooLarge({ limitMiB: Math.round(limits.maxUncompressedBytes / 1024 / 1024) })
  const sample = await readSample(file)
  if (sample[0] === 0xff && sample[1] === 0xfe) return 'utf-16le'
  if (sample[0] === 0xfe && sample[1] === 0xff) return 'utf-16be'
  const wide = looksLikeUtf16(sample.subarray(0, 4096))
  if (wide) return wide
  if (hasByteOrderMark(sample) || (await isAllUtf8(file))) return 'utf-8'
  const asUtf8 = damageOf(sample, 'utf-8')
  // Text in GB18030 hardly ever forms characters of UTF-8: where most of them are whole, a few bytes were spoilt on the way.
  if (asUtf8.wide > 0 && asUtf8.broken < asUtf8.wide / 5) return 'utf-8'
  const asChinese = damageOf(sample, 'gb18030')
  if (asChinese.broken > FEW_BROKEN && asChinese.broken > asChinese.wide * MAX_BROKEN_SHARE) throw csvEncodingUnknown()
  return 'gb18030'
}

/** The text of a file as UTF-8, without byte order mark and zero bytes; broken characters are U+FFFD. */
export async function* readAsUtf8(file: FileHandle, encoding: SheetEncoding): AsyncGenerator<Buffer> {
  const decoder = encoding === 'utf-8' ? null : new TextDecoder(encoding)
  let first = true
  for await (const piece of readPieces(file)) {
    let bytes = decoder ? Buffer.from(decoder.decode(piece, { stream: true })) : piece
    if (first && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) bytes = bytes.subarray(3)
    if (bytes.includes(0)) bytes = Buffer.from(bytes.filter((byte) => byte !== 0))
    if (bytes.length > 0) first = false
    yield bytes
  }
  if (decoder) yield Buffer.from(decoder.decode())
}

export async function readSample(file: FileHandle, encoding?: SheetEncoding): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(SAMPLE_BYTES), 0, SAMPLE_BYTES, 0)
  const bytes = buffer.subarray(0, bytesRead)
  return encoding ? Buffer.from(new TextDecoder(encoding).decode(bytes)) : bytes
}

async function isAllUtf8(file: FileHandle): Promise<boolean> {
  let carry = Buffer.alloc(0)
  for await (const piece of readPieces(file)) {
    const bytes = Buffer.concat([carry, piece])
    const whole = bytes.length - unfinishedTail(bytes)
    if (!isUtf8(bytes.subarray(0, whole))) return false
    carry = bytes.subarray(whole)
  }
  return carry.length === 0
}

/** How many bytes at the end belong to a UTF-8 character whose rest is still to come. */
function unfinishedTail(bytes: Buffer): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back += 1) {
    const byte = bytes[bytes.length - back] ?? 0
    if ((byte & 0xc0) === 0x80) continue
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1
    return length > back ? back : 0
  }
  return 0
}

/** Characters beyond ASCII in the sample, and how many of them are broken. */
function damageOf(sample: Buffer, encoding: SheetEncoding): { wide: number; broken: number } {
  const wide = new TextDecoder(encoding).decode(sample).match(/[^\x00-\x7f]/gu) ?? []
  return { wide: wide.length, broken: wide.filter((char) => char === '\ufffd').length }
}
