import { open, type FileHandle } from 'node:fs/promises'
import { oleEntryNames } from './ole.ts'
import { zipEntryNames } from './zip-names.ts'

/** What a file is by its content, and the endings by which such a file may be called. */
export interface FileKind {
  contentType: string
  extensions: readonly string[]
}

const headBytes = 8_192

/** What the file at this path is, whatever it is called; null: nothing that people need to send one another. */
export async function sniffFile(path: string): Promise<FileKind | null> {
  const file = await open(path, 'r')
  try {
    const { size } = await file.stat()
    const head = Buffer.alloc(Math.min(headBytes, size))
    await file.read(head, 0, head.length, 0)
    const plain = signatures.find(({ matches }) => matches(head))
    if (plain) return plain.kind
    if (head.subarray(0, 4).equals(zipStart)) return officeKind(await zipEntryNames(file, size))
    if (head.subarray(0, 8).equals(oleStart)) return oldOfficeKind(await oleEntryNames(file, head))
    return (await isText(file, size)) ? text : null
  } finally {
    await file.close()
  }
}

export function hasExtension(fileName: string, kind: FileKind): boolean {
  const extension = /\.([^.]+)$/.exec(fileName)?.[1]?.toLowerCase()
  return extension !== undefined && kind.extensions.includes(extension)
}

const kinds = {
  pdf: { contentType: 'application/pdf', extensions: ['pdf'] },
  png: { contentType: 'image/png', extensions: ['png'] },
  jpeg: { contentType: 'image/jpeg', extensions: ['jpg', 'jpeg'] },
  gif: { contentType: 'image/gif', extensions: ['gif'] },
  webp: { contentType: 'image/webp', extensions: ['webp'] },
  heic: { contentType: 'image/heic', extensions: ['heic', 'heif'] },
  mp4: { contentType: 'video/mp4', extensions: ['mp4', 'm4v', 'mov', 'm4a'] },
  mp3: { contentType: 'audio/mpeg', extensions: ['mp3'] },
} as const satisfies Record<string, FileKind>

const text: FileKind = { contentType: 'text/plain', extensions: ['txt', 'csv'] }
const zipStart = Buffer.from([0x50, 0x4b, 0x03, 0x04])
const oleStart = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])

const signatures: { kind: FileKind; matches: (head: Buffer) => boolean }[] = [
  { kind: kinds.pdf, matches: starts('%PDF-') },
  { kind: kinds.png, matches: (head) => head.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) },
  { kind: kinds.jpeg, matches: (head) => head.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff])) },
  { kind: kinds.gif, matches: (head) => starts('GIF87a')(head) || starts('GIF89a')(head) },
  { kind: kinds.webp, matches: (head) => starts('RIFF')(head) && head.toString('latin1', 8, 12) === 'WEBP' },
  { kind: kinds.heic, matches: (head) => brandIn(head, ['heic', 'heix', 'heif', 'mif1', 'msf1']) },
  { kind: kinds.mp4, matches: (head) => brandIn(head, ['isom', 'iso2', 'iso4', 'iso5', 'iso6', 'mp41', 'mp42', 'avc1', 'M4V ', 'M4A ', 'qt  ', 'MSNV', 'dash', '3gp4', '3gp5']) },
  { kind: kinds.mp3, matches: (head) => starts('ID3')(head) || isMpegAudioFrame(head) },
]

function starts(with_: string): (head: Buffer) => boolean {
  return (head) => head.toString('latin1', 0, with_.length) === with_
}

function brandIn(head: Buffer, brands: readonly string[]): boolean {
  return head.toString('latin1', 4, 8) === 'ftyp' && brands.includes(head.toString('latin1', 8, 12))
}

/** Frame synchronisation, MPEG version 1 or 2, layer III, with a bit rate and sampling rate that exist (ISO/IEC 11172-3 §2.4.1.3). */
function isMpegAudioFrame(head: Buffer): boolean {
  const [first = 0, second = 0, third = 0] = head
  return first === 0xff && (second & 0xe6) === 0xe2 && (second & 0x18) !== 0x08 && third >> 4 !== 0xf && third >> 4 !== 0 && ((third >> 2) & 3) !== 3
}

/** A package of Office Open XML, by the part that makes it what it is; one with macros is no document. */
function officeKind(names: ReadonlySet<string>): FileKind | null {
  if (!names.has('[Content_Types].xml') || [...names].some((name) => name.endsWith('vbaProject.bin'))) return null
  if (names.has('word/document.xml')) return { contentType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', extensions: ['docx'] }
  if (names.has('xl/workbook.xml')) return { contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', extensions: ['xlsx'] }
  if (names.has('ppt/presentation.xml')) return { contentType: 'application/vnd.openxmlformats-officedocument.presentationml.presentation', extensions: ['pptx'] }
  return null
}

function oldOfficeKind(names: ReadonlySet<string>): FileKind | null {
  if (names.has('WordDocument')) return { contentType: 'application/msword', extensions: ['doc'] }
  if (names.has('Workbook') || names.has('Book')) return { contentType: 'application/vnd.ms-excel', extensions: ['xls'] }
  return null
}

/** UTF-8 or GB 18030 throughout, without control characters: what an editor shows as text. */
async function isText(file: FileHandle, size: number): Promise<boolean> {
  const encodings = ['utf-8', 'gb18030']
  for (const encoding of encodings) if (await decodes(file, size, encoding)) return size > 0
  return false
}

const chunkBytes = 65_536

async function decodes(file: FileHandle, size: number, encoding: string): Promise<boolean> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  const chunk = Buffer.alloc(chunkBytes)
  try {
    for (let at = 0; at < size; at += chunkBytes) {
      const { bytesRead } = await file.read(chunk, 0, chunkBytes, at)
      const words = decoder.decode(chunk.subarray(0, bytesRead), { stream: at + bytesRead < size })
      if (/[\u0000-\u0008\u000e-\u001f\u007f]/.test(words)) return false
    }
    return true
  } catch {
    return false
  }
}
