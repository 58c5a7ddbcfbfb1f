import type { FileHandle } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { crc32, createInflateRaw } from 'node:zlib'
import { sheetDamaged, sheetEncrypted, sheetSuspicious, sheetTooLarge } from '../documents.errors.ts'
import type { SheetLimits } from '../sheet.types.ts'
import { readPieces } from './file.pieces.ts'

/** A zip archive by its central directory: that one is right even where local headers leave sizes to a data descriptor. */
export interface ZipArchive {
  has(name: string): boolean
  /** Unpacks one entry in pieces; nothing more is unpacked than is asked for. Unknown name: `sheet_damaged`. */
  read(name: string): AsyncGenerator<Buffer>
}

interface ZipEntry {
  method: number
  encrypted: boolean
  crc: number
  packedBytes: number
  headerAt: number
}

const END_BYTES = 22
const MAX_COMMENT_BYTES = 65_535
/** A workbook has a few dozen parts; one with pictures a few thousand. */
const MAX_DIRECTORY_BYTES = 8 * 1024 * 1024
/** Ratios mean nothing in small files: an empty sheet's XML packs well. */
const RATIO_FROM_BYTES = 64 * 1024 * 1024
const PIECE_BYTES = 64 * 1024
const ZIP64 = 0xffffffff

export async function openZip(file: FileHandle, limits: SheetLimits): Promise<ZipArchive> {
  const entries = await readDirectory(file)
  let packedBytes = 0
  let unpackedBytes = 0
  return {
    has: (name) => entries.has(nameKey(name)),
    async *read(name) {
      const entry = entries.get(nameKey(name))
      if (!entry) throw sheetDamaged({ where: name })
      packedBytes += entry.packedBytes
      let crc = 0
      for await (const piece of unpack(file, entry, name)) {
        unpackedBytes += piece.length
        if (unpackedBytes > limits.maxUncompressedBytes) throw sheetTooLarge({ limitMiB: Math.round(limits.maxUncompressedBytes / 1024 / 1024) })
        if (unpackedBytes > RATIO_FROM_BYTES && unpackedBytes > packedBytes * limits.maxRatio) throw sheetSuspicious({ limit: limits.maxRatio })
        crc = crc32(piece, crc)
        yield piece
      }
      if (crc !== entry.crc) throw sheetDamaged({ where: name })
    },
  }
}

/** Some writers on Windows use backslashes, some a leading slash; Excel does not tell case apart. */
function nameKey(name: string): string {
  return name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase()
}

async function* unpack(file: FileHandle, entry: ZipEntry, name: string): AsyncGenerator<Buffer> {
  if (entry.encrypted) throw sheetEncrypted()
  if (entry.method !== 0 && entry.method !== 8) throw sheetDamaged({ where: name })
  if (entry.packedBytes === 0) return
  const header = await readAt(file, entry.headerAt, 30)
  if (header.readUInt32LE(0) !== 0x04034b50) throw sheetDamaged({ where: name })
  const start = entry.headerAt + 30 + header.readUInt16LE(26) + header.readUInt16LE(28)
  const packed = readPieces(file, start, start + entry.packedBytes)
  if (entry.method === 0) {
    yield* packed
    return
  }
  const inflate = createInflateRaw({ chunkSize: PIECE_BYTES })
  // Whatever goes wrong on the way also ends the loop below; this only keeps it from being reported twice.
  pipeline(packed, inflate).catch(() => undefined)
  try {
    yield* inflate
  } catch (error) {
    throw error instanceof Error && 'code' in error && String(error.code).startsWith('Z_') ? sheetDamaged({ where: name }) : error
  }
}

async function readDirectory(file: FileHandle): Promise<Map<string, ZipEntry>> {
  const { size } = await file.stat()
  const { at, bytes } = await findDirectory(file, size)
  if (bytes > MAX_DIRECTORY_BYTES || at + bytes > size) throw sheetDamaged({ where: 'zip' })
  const directory = await readAt(file, at, bytes)
  const entries = new Map<string, ZipEntry>()
  for (let from = 0; from + 46 <= directory.length && directory.readUInt32LE(from) === 0x02014b50;) {
    const nameEnd = from + 46 + directory.readUInt16LE(from + 28)
    const extraEnd = nameEnd + directory.readUInt16LE(from + 30)
    const name = nameKey(directory.toString('utf8', from + 46, nameEnd))
    const entry = readEntry(directory, from, directory.subarray(nameEnd, extraEnd))
    if (!entries.has(name)) entries.set(name, entry)
    from = extraEnd + directory.readUInt16LE(from + 32)
  }
  return entries
}

async function findDirectory(file: FileHandle, size: number): Promise<{ at: number; bytes: number }> {
  const tailAt = Math.max(0, size - END_BYTES - MAX_COMMENT_BYTES)
  const tail = await readAt(file, tailAt, size - tailAt)
  const end = tail.lastIndexOf('PK\x05\x06', undefined, 'latin1')
  if (end < 0 || end + END_BYTES > tail.length) throw sheetDamaged({ where: 'zip' })
  const bytes = tail.readUInt32LE(end + 12)
  const at = tail.readUInt32LE(end + 16)
  const locatorAt = end - 20
  if (locatorAt < 0 || tail.readUInt32LE(locatorAt) !== 0x07064b50) return { at, bytes }
  const zip64 = await readAt(file, Number(tail.readBigUInt64LE(locatorAt + 8)), 56)
  if (zip64.readUInt32LE(0) !== 0x06064b50) throw sheetDamaged({ where: 'zip64' })
  return { bytes: Number(zip64.readBigUInt64LE(40)), at: Number(zip64.readBigUInt64LE(48)) }
}

function readEntry(directory: Buffer, from: number, extra: Buffer): ZipEntry {
  let packedBytes = directory.readUInt32LE(from + 20)
  const unpackedBytes = directory.readUInt32LE(from + 24)
  let headerAt = directory.readUInt32LE(from + 42)
  // The zip64 field holds only the values that did not fit, in this order.
  let zip64 = findExtra(extra, 0x0001)
  const takeLarge = () => {
    if (zip64.length < 8) throw sheetDamaged({ where: 'zip64' })
    const value = Number(zip64.readBigUInt64LE(0))
    zip64 = zip64.subarray(8)
    return value
  }
  if (unpackedBytes === ZIP64) takeLarge()
  if (packedBytes === ZIP64) packedBytes = takeLarge()
  if (headerAt === ZIP64) headerAt = takeLarge()
  return {
    method: directory.readUInt16LE(from + 10),
    encrypted: (directory.readUInt16LE(from + 8) & 1) === 1,
    crc: directory.readUInt32LE(from + 16),
    packedBytes,
    headerAt,
  }
}

function findExtra(extra: Buffer, id: number): Buffer {
  for (let at = 0; at + 4 <= extra.length;) {
    const length = extra.readUInt16LE(at + 2)
    if (extra.readUInt16LE(at) === id) return extra.subarray(at + 4, at + 4 + length)
    at += 4 + length
  }
  return extra.subarray(0, 0)
}

async function readAt(file: FileHandle, at: number, length: number): Promise<Buffer> {
  if (!Number.isSafeInteger(at)) throw sheetDamaged({ where: 'zip' })
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, at)
  if (bytesRead < length) throw sheetDamaged({ where: 'zip' })
  return buffer
}
