import { utils, CFB } from '@e965/xlsx'
import { zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { crc32 } from 'node:zlib'
import { readSheet } from '../read-sheet.ts'
import { defaultSheetLimits } from '../sheet.types.ts'
import { expectRefused, fileOf, MAIN, readAll, readCells, text, workbookParts, xlsxOf } from './sheet.fixture.ts'

const row = '<row r="1"><c r="A1" t="inlineStr"><is><t>一</t></is></c></row>'

test('an archive in zip64 form is read', async () => {
  expect(await readCells(fileOf(zip64(workbookParts(row))))).toEqual([text('一')])
})

test('an archive with a comment behind it is read', async () => {
  const bytes = Buffer.from(zipSync(workbookParts(row)))
  bytes.writeUInt16LE(4, bytes.length - 2)
  expect(await readCells(fileOf(Buffer.concat([bytes, Buffer.from('note')])))).toEqual([text('一')])
})

test('an upload that broke off is damaged', async () => {
  const bytes = zipSync(workbookParts(row))
  await expectRefused(readAll(fileOf(bytes.subarray(0, bytes.length - 30))), 'sheet_damaged')
})

test('a part whose checksum does not fit is damaged', async () => {
  const bytes = Buffer.from(zipSync(workbookParts(row), { level: 0 }))
  bytes.write('二', bytes.indexOf('一'))
  await expectRefused(readAll(fileOf(bytes)), 'sheet_damaged')
})

test('packed bytes that do not unpack are damaged', async () => {
  const bytes = Buffer.from(zipSync(workbookParts(row.repeat(50))))
  const name = bytes.indexOf('xl/worksheets/sheet1.xml')
  bytes.fill(0xff, name + 30, name + 60)
  await expectRefused(readAll(fileOf(bytes)), 'sheet_damaged')
})

test('an archive that grows out of all proportion is refused before it is unpacked whole', async () => {
  const bomb = Buffer.alloc(80 * 1024 * 1024, '<v/>')
  bomb.write(`<worksheet xmlns="${MAIN}"><sheetData>`)
  await expectRefused(readAll(xlsxOf('', { 'xl/worksheets/sheet1.xml': bomb })), 'sheet_suspicious')
})

test('a sheet beyond the limit of unpacked bytes is refused', async () => {
  await expectRefused(readAll(xlsxOf(row.repeat(100)), { limits: { ...defaultSheetLimits, maxUncompressedBytes: 5000 } }), 'sheet_too_large')
})

test('a long text that many cells share is refused before it fills the memory', async () => {
  const shared = { 'xl/sharedStrings.xml': `<sst><si><t>${'长'.repeat(30_000)}</t></si></sst>` }
  const path = xlsxOf(`<row>${'<c t="s"><v>0</v></c>'.repeat(500)}</row>`.repeat(50), shared)
  await expectRefused(readAll(path, { limits: { ...defaultSheetLimits, maxUncompressedBytes: 100 * 1024 * 1024 } }), 'sheet_too_large')
})

test('rows beyond the limit are refused after those within it were given', async () => {
  const rows = Array.from({ length: 30 }, (_, at) => `<row r="${at + 1}"><c><v>${at}</v></c></row>`).join('')
  let given = 0
  const reading = async () => {
    for await (const batch of readSheet(xlsxOf(rows), { batchRows: 5, limits: { ...defaultSheetLimits, maxRows: 20 } })) given += batch.length
  }
  await expectRefused(reading(), 'sheet_too_many_rows')
})

test('a value beyond the last allowed column is refused', async () => {
  await expectRefused(readAll(xlsxOf(`<row r="1"><c r="${utils.encode_col(512)}1"><v>1</v></c></row>`)), 'sheet_too_many_columns')
})

test('an encrypted workbook asks for the password to be removed', async () => {
  const container = CFB.utils.cfb_new()
  CFB.utils.cfb_add(container, '/EncryptionInfo', Buffer.alloc(5000, 1))
  CFB.utils.cfb_add(container, '/EncryptedPackage', Buffer.alloc(9000, 1))
  await expectRefused(readAll(fileOf(Buffer.from(CFB.write(container, { type: 'buffer' }) as Uint8Array))), 'sheet_encrypted')
})

test('an entry encrypted by the archive itself asks for the same', async () => {
  const bytes = Buffer.from(zipSync(workbookParts(row)))
  for (let at = bytes.indexOf('PK\x01\x02', 0, 'latin1'); at >= 0; at = bytes.indexOf('PK\x01\x02', at + 4, 'latin1')) bytes.writeUInt16LE(1, at + 8)
  await expectRefused(readAll(fileOf(bytes)), 'sheet_encrypted')
})

/** Stored entries, every size and place moved into the zip64 fields. */
function zip64(parts: Record<string, Uint8Array>): Buffer {
  const bodies: Buffer[] = []
  const entries: Buffer[] = []
  let at = 0
  for (const [partName, content] of Object.entries(parts)) {
    const name = Buffer.from(partName)
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(name.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt32LE(crc32(content), 16)
    entry.writeUInt32LE(0xffffffff, 20)
    entry.writeUInt32LE(0xffffffff, 24)
    entry.writeUInt16LE(name.length, 28)
    entry.writeUInt16LE(28, 30)
    entry.writeUInt32LE(0xffffffff, 42)
    const extra = Buffer.alloc(28)
    extra.writeUInt16LE(1, 0)
    extra.writeUInt16LE(24, 2)
    extra.writeBigUInt64LE(BigInt(content.length), 4)
    extra.writeBigUInt64LE(BigInt(content.length), 12)
    extra.writeBigUInt64LE(BigInt(at), 20)
    bodies.push(local, name, Buffer.from(content))
    entries.push(entry, name, extra)
    at += 30 + name.length + content.length
  }
  const directory = Buffer.concat(entries)
  const end = Buffer.alloc(56 + 20 + 22, 0xff)
  end.writeUInt32LE(0x06064b50, 0)
  end.writeBigUInt64LE(BigInt(directory.length), 40)
  end.writeBigUInt64LE(BigInt(at), 48)
  end.writeUInt32LE(0x07064b50, 56)
  end.writeBigUInt64LE(BigInt(at + directory.length), 64)
  end.writeUInt32LE(0x06054b50, 76)
  end.writeUInt16LE(0, 96)
  return Buffer.concat([...bodies, directory, end])
}
