import type { FileHandle } from 'node:fs/promises'

const headerTableAt = 76
const headerTableEntries = 109
const entryBytes = 128
const mostSectors = 256
const lastRegularSector = 0xfffffffa

/** The names of the streams of a compound file (doc, xls), from its directory ([MS-CFB] §2.2, §2.6); nothing where that cannot be read. */
export async function oleEntryNames(file: FileHandle, header: Buffer): Promise<Set<string>> {
  const names = new Set<string>()
  if (header.length < 512) return names
  const shift = header.readUInt16LE(30)
  if (shift !== 9 && shift !== 12) return names
  const sectorBytes = 1 << shift
  const sectorAt = (sector: number) => read(file, (sector + 1) * sectorBytes, sectorBytes)
  const seen = new Set<number>()
  for (let sector = header.readUInt32LE(48); sector <= lastRegularSector && !seen.has(sector) && seen.size < mostSectors;) {
    seen.add(sector)
    const directory = await sectorAt(sector)
    for (let at = 0; at + entryBytes <= directory.length; at += entryBytes) names.add(nameAt(directory, at))
    const next = await nextSector(header, sector, { sectorBytes, sectorAt })
    if (next === null) break
    sector = next
  }
  return names
}

function nameAt(directory: Buffer, at: number): string {
  const nameBytes = Math.min(directory.readUInt16LE(at + 64), 64)
  return directory.toString('utf16le', at, at + Math.max(0, nameBytes - 2))
}

/** By the allocation table, as far as the header itself says where that lies: the directory stands at its beginning. */
async function nextSector(
  header: Buffer,
  sector: number,
  { sectorBytes, sectorAt }: { sectorBytes: number; sectorAt: (sector: number) => Promise<Buffer> },
): Promise<number | null> {
  const perSector = sectorBytes / 4
  const table = Math.floor(sector / perSector)
  if (table >= headerTableEntries) return null
  const tableSector = header.readUInt32LE(headerTableAt + table * 4)
  if (tableSector > lastRegularSector) return null
  const allocation = await sectorAt(tableSector)
  const at = (sector % perSector) * 4
  return at + 4 <= allocation.length ? allocation.readUInt32LE(at) : null
}

async function read(file: FileHandle, from: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length)
  const { bytesRead } = await file.read(bytes, 0, length, from)
  return bytes.subarray(0, bytesRead)
}
