import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { crc32, createDeflateRaw } from 'node:zlib'

export interface ZipPart {
  name: string
  content: Iterable<string> | AsyncIterable<string>
}

interface WrittenPart {
  name: Buffer
  headerAt: number
  crc: number
  packedBytes: number
  unpackedBytes: number
}

/** Names are UTF-8; sizes and checksum follow the data, because they are not known before. */
const FLAGS = 0x0808
const DEFLATE = 8
const VERSION = 20
/** 1 January 1980, the first day that a zip archive knows: the same rows make the same file. */
const DOS_DATE = 0x0021
/** Level 3 packs a sheet nearly as well as 6 in half the time. */
const LEVEL = 3

/** A zip archive as a stream, part after part, never held whole. Below 4 GiB, which no sheet of text reaches. */
export async function* writeZip(parts: Iterable<ZipPart>): AsyncGenerator<Buffer> {
  const written: WrittenPart[] = []
  let at = 0
  for (const { name, content } of parts) {
    const part: WrittenPart = { name: Buffer.from(name), headerAt: at, crc: 0, packedBytes: 0, unpackedBytes: 0 }
    const header = localHeader(part)
    at += header.length
    yield header
    for await (const piece of deflate(part, content)) {
      part.packedBytes += piece.length
      at += piece.length
      yield piece
    }
    const descriptor = Buffer.alloc(16)
    descriptor.writeUInt32LE(0x08074b50, 0)
    writeSizes(descriptor, 4, part)
    at += descriptor.length
    yield descriptor
    written.push(part)
  }
  yield directoryOf(written, at)
}

async function* deflate(part: WrittenPart, content: ZipPart['content']): AsyncGenerator<Buffer> {
  const packer = createDeflateRaw({ level: LEVEL, chunkSize: 64 * 1024 })
  const feeding = pipeline(Readable.from(measured(part, content)), packer)
  // A failure also ends the loop below, with the same error; the promise is only there to be awaited in the good case.
  feeding.catch(() => undefined)
  yield* packer
  await feeding
}

async function* measured(part: WrittenPart, content: ZipPart['content']): AsyncGenerator<Buffer> {
  for await (const text of content) {
    const bytes = Buffer.from(text)
    part.crc = crc32(bytes, part.crc)
    part.unpackedBytes += bytes.length
    yield bytes
  }
}

function localHeader(part: WrittenPart): Buffer {
  const header = Buffer.alloc(30)
  header.writeUInt32LE(0x04034b50, 0)
  header.writeUInt16LE(VERSION, 4)
  header.writeUInt16LE(FLAGS, 6)
  header.writeUInt16LE(DEFLATE, 8)
  header.writeUInt16LE(DOS_DATE, 12)
  header.writeUInt16LE(part.name.length, 26)
  return Buffer.concat([header, part.name])
}

function directoryOf(parts: WrittenPart[], at: number): Buffer {
  const entries = parts.map((part) => {
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(VERSION, 4)
    entry.writeUInt16LE(VERSION, 6)
    entry.writeUInt16LE(FLAGS, 8)
    entry.writeUInt16LE(DEFLATE, 10)
    entry.writeUInt16LE(DOS_DATE, 14)
    writeSizes(entry, 16, part)
    entry.writeUInt16LE(part.name.length, 28)
    entry.writeUInt32LE(part.headerAt, 42)
    return Buffer.concat([entry, part.name])
  })
  const directory = Buffer.concat(entries)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([directory, end])
}

function writeSizes(target: Buffer, at: number, part: WrittenPart) {
  target.writeUInt32LE(part.crc, at)
  target.writeUInt32LE(part.packedBytes, at + 4)
  target.writeUInt32LE(part.unpackedBytes, at + 8)
}
