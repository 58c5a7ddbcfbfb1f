import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import iconv from 'iconv-lite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasExtension, sniffFile } from './sniff.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tongxin-sniff-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function kindOf(content: Uint8Array | string): Promise<string | null> {
  const path = join(folder, 'file')
  await writeFile(path, content)
  return (await sniffFile(path))?.contentType ?? null
}

const office = (parts: string[]) => zipSync(Object.fromEntries(parts.map((part) => [part, strToU8('<x/>')])))
const ftyp = (brand: string) => Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from(`ftyp${brand}`), Buffer.alloc(16)])

/** A compound file with these streams: header, one sector of allocation, then as many of the directory as they need. */
function compound(names: string[]): Buffer {
  const directorySectors = Math.ceil(names.length / 4)
  const bytes = Buffer.alloc(512 * (2 + directorySectors), 0)
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).copy(bytes)
  bytes.writeUInt16LE(9, 30)
  bytes.writeUInt32LE(1, 48)
  bytes.fill(0xff, 76, 512)
  bytes.writeUInt32LE(0, 76)
  bytes.fill(0xff, 512, 1024)
  bytes.writeUInt32LE(0xfffffffd, 512)
  for (let sector = 1; sector <= directorySectors; sector += 1) bytes.writeUInt32LE(sector === directorySectors ? 0xfffffffe : sector + 1, 512 + sector * 4)
  for (const [index, name] of names.entries()) {
    const at = 1024 + index * 128
    bytes.write(name, at, 'utf16le')
    bytes.writeUInt16LE((name.length + 1) * 2, at + 64)
  }
  return bytes
}

describe('is known by its content', () => {
  test.each<[string, string, Uint8Array | string]>([
    ['a PDF', 'application/pdf', '%PDF-1.7\n…'],
    ['a PNG', 'image/png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0])],
    ['a JPEG', 'image/jpeg', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0])],
    ['a GIF', 'image/gif', 'GIF89a…'],
    ['a WebP', 'image/webp', 'RIFF0000WEBPVP8 '],
    ['a photo of a telephone', 'image/heic', ftyp('heic')],
    ['an MP4', 'video/mp4', ftyp('isom')],
    ['an MP3 with a tag', 'audio/mpeg', 'ID3\u0004…'],
    ['a bare MP3', 'audio/mpeg', Buffer.from([0xff, 0xfb, 0x90, 0x64, 0])],
    ['a docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', office(['[Content_Types].xml', 'word/document.xml'])],
    ['an xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', office(['[Content_Types].xml', 'xl/workbook.xml'])],
    ['a pptx', 'application/vnd.openxmlformats-officedocument.presentationml.presentation', office(['[Content_Types].xml', 'ppt/presentation.xml'])],
    ['a doc', 'application/msword', compound(['Root Entry', '1Table', 'SummaryInformation', 'x', 'y', 'WordDocument'])],
    ['an xls', 'application/vnd.ms-excel', compound(['Root Entry', 'Workbook'])],
    ['text', 'text/plain', '姓名,工号\n张三,1001\n'],
    ['text of an old Windows', 'text/plain', iconv.encode('姓名,工号\r\n张三,1001\r\n', 'gb18030')],
  ])('%s', async (_name, contentType, content) => {
    expect(await kindOf(content)).toBe(contentType)
  })
})

describe('is refused', () => {
  test.each<[string, Uint8Array | string]>([
    ['an empty file', ''],
    ['a program of Windows', Buffer.from([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0])],
    ['a program of Linux', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0])],
    ['a bare zip', office(['setup.exe'])],
    ['a zip that is called a document inside', office(['word/document.xml'])],
    ['a document with macros', office(['[Content_Types].xml', 'word/document.xml', 'word/vbaProject.bin'])],
    ['a zip whose directory is cut off', Buffer.from(office(['[Content_Types].xml', 'word/document.xml'])).subarray(0, 40)],
    ['an installer in an old package', compound(['Root Entry', 'Installer'])],
    ['an old package that points at itself', Buffer.from(compound(['Root Entry', 'x'])).fill(1, 516, 520)],
    ['a video of another kind', Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypcrx '), Buffer.alloc(16)])],
    ['text with a control character', 'ab\u0001cd'],
  ])('%s', async (_name, content) => {
    expect(await kindOf(content)).toBeNull()
  })
})

test('a file is called by an ending of its kind, whatever the case of its letters', () => {
  const jpeg = { contentType: 'image/jpeg', extensions: ['jpg', 'jpeg'] }
  expect(['照片.JPG', '照片.jpeg', '照片.png', '照片', '照片.jpg.exe', 'jpg'].map((name) => hasExtension(name, jpeg))).toEqual([true, true, false, false, false, false])
})
