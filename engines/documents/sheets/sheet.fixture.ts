import { zipSync } from 'fflate'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect } from 'vitest'
import { AppError } from '../../../kernel/errors.ts'
import { readSheet } from '../read-sheet.ts'
import type { CellValue, SheetRow } from '../sheet.types.ts'

// What the tests of sheets share: files made by hand, as other programs write them.

const folder = mkdtempSync(join(tmpdir(), 'tongxin-sheets-'))
let files = 0
afterAll(() => rmSync(folder, { recursive: true }))

export function fileOf(content: string | Uint8Array, ending = 'xlsx'): string {
  files += 1
  const path = join(folder, `表 ${files}.${ending}`)
  writeFileSync(path, content)
  return path
}

export const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
export const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** The parts of a minimal workbook; `parts` replaces or adds some by name. */
export function workbookParts(sheetData: string, parts: Record<string, string | Uint8Array> = {}): Record<string, Uint8Array> {
  const relation = (id: string, type: string, target: string) => `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`
  const list = (...items: string[]) => `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${items.join('')}</Relationships>`
  const all = {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': list(relation('a', 'officeDocument', 'xl/workbook.xml')),
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="名册" sheetId="1" r:id="s1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': list(
      relation('s1', 'worksheet', 'worksheets/sheet1.xml'),
      relation('s2', 'worksheet', 'worksheets/sheet2.xml'),
      relation('t', 'sharedStrings', 'sharedStrings.xml'),
      relation('f', 'styles', 'styles.xml'),
    ),
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${MAIN}"><sheetData>${sheetData}</sheetData></worksheet>`,
    ...parts,
  }
  return Object.fromEntries(Object.entries(all).map(([name, content]) => [name, Buffer.from(content)]))
}

export function xlsxOf(sheetData: string, parts: Record<string, string | Uint8Array> = {}): string {
  return fileOf(zipSync(workbookParts(sheetData, parts)))
}

export function styledParts(formatIds: number[], customFormats = ''): Record<string, string> {
  const formats = formatIds.map((id) => `<xf numFmtId="${id}"/>`).join('')
  return {
    'xl/styles.xml': `<styleSheet xmlns="${MAIN}"><numFmts>${customFormats}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${formats}</cellXfs></styleSheet>`,
  }
}

export async function readAll(path: string, options: Parameters<typeof readSheet>[1] = {}): Promise<SheetRow[]> {
  const rows: SheetRow[] = []
  for await (const batch of readSheet(path, options)) rows.push(...batch)
  return rows
}

/** The cells of the first row. */
export async function readCells(path: string): Promise<CellValue[]> {
  return (await readAll(path))[0]?.cells ?? []
}

export async function readTexts(path: string): Promise<(string | null)[][]> {
  const rows = await readAll(path)
  return rows.map((row) => row.cells.map((cell) => (cell.kind === 'text' ? cell.text : null)))
}

export function text(content: string): CellValue {
  return { kind: 'text', text: content }
}

export async function expectRefused(work: Promise<unknown>, code: string) {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(AppError)
  expect(error instanceof AppError ? error.code : null).toBe(`documents.${code}`)
}
