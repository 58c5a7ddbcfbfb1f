import type { FileHandle } from 'node:fs/promises'

const endBytes = 22
const mostCommentBytes = 65_535
const mostDirectoryBytes = 4 * 1024 * 1024
const entryBytes = 46

/** The names of a zip file's entries, from its central directory; nothing where that cannot be read (APPNOTE.TXT §4.3.12, §4.3.16). */
export async function zipEntryNames(file: FileHandle, sizeBytes: number): Promise<Set<string>> {
  const tail = await read(file, Math.max(0, sizeBytes - endBytes - mostCommentBytes), sizeBytes)
  const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  if (end < 0 || end + endBytes > tail.length) return new Set()
  const directoryBytes = tail.readUInt32LE(end + 12)
  const offset = tail.readUInt32LE(end + 16)
  if (directoryBytes > mostDirectoryBytes || offset + directoryBytes > sizeBytes) return new Set()
  return namesIn(await read(file, offset, offset + directoryBytes))
}

function namesIn(directory: Buffer): Set<string> {
  const names = new Set<string>()
  for (let at = 0; at + entryBytes <= directory.length && directory.readUInt32LE(at) === 0x02014b50;) {
    const nameBytes = directory.readUInt16LE(at + 28)
    names.add(directory.toString('utf8', at + entryBytes, at + entryBytes + nameBytes))
    at += entryBytes + nameBytes + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32)
  }
  return names
}

async function read(file: FileHandle, from: number, to: number): Promise<Buffer> {
  const bytes = Buffer.alloc(to - from)
  const { bytesRead } = await file.read(bytes, 0, bytes.length, from)
  return bytes.subarray(0, bytesRead)
}
