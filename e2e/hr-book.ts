import { readFileSync, writeFileSync } from 'node:fs'
import { read, utils, write, type WorkSheet } from '@e965/xlsx'
import { pinyin } from 'pinyin-pro'
import type { HrSheet } from '../server/demo/demo-sheet.ts'
import type { DemoUniversity } from '../server/demo/demo.types.ts'
import { columnOf, sheetColumns } from '../server/demo/sheet-columns.ts'

/** A workbook as Excel keeps it: merged headings, shared words, numbers as numbers. */
export function writeBook(path: string, { header, merges, rows }: Pick<HrSheet, 'header' | 'merges' | 'rows'>): void {
  const sheet: WorkSheet = utils.aoa_to_sheet([...header, ...rows])
  sheet['!merges'] = merges.map(({ fromRow, fromColumn, toRow, toColumn }) => ({ s: { r: fromRow - 1, c: fromColumn - 1 }, e: { r: toRow - 1, c: toColumn - 1 } }))
  writeFileSync(path, write(utils.book_new(sheet, '教职工'), { type: 'buffer', bookType: 'xlsx', bookSST: true, compression: true }))
}

/** All cells of a workbook's first sheet as texts, row by row. */
export function readBook(path: string): string[][] {
  const book = read(readFileSync(path), { type: 'buffer' })
  const sheet = book.Sheets[book.SheetNames[0] ?? '']
  return sheet ? utils.sheet_to_json<string[]>(sheet, { header: 1, raw: false, defval: '' }) : []
}

/**
 * The rows that were held back, mended as a patient officer would: each cell as the personnel office has it.
 * `clean` is the same sheet without its traps, `headerRows` what stands above its rows.
 */
export function correctErrors(path: string, { clean, headerRows }: { clean: HrSheet; headerRows: number }): { rows: number } {
  const [headings = [], ...held] = readBook(path)
  const rowNo = headings.indexOf('原表行号')
  const mended = held.map((cells) => {
    const right = clean.rows[Number(cells[rowNo]) - headerRows - 1] ?? []
    return cells.map((cell, column) => (column < sheetColumns.length && column !== columnOf('order') ? String(right[column] ?? '') : cell))
  })
  writeBook(path, { header: [headings], merges: [], rows: mended })
  return { rows: mended.length }
}

/** As a searcher types them: 吴燕娟 is wyj. */
export const initialsOf = (name: string) => pinyin(name, { pattern: 'first', toneType: 'none', type: 'array' }).join('')

/** Somebody whose initials nobody else of the roll has, so that the first page shows them. */
export function personWithOwnInitials(university: DemoUniversity, clean: HrSheet): { name: string; staffNo: string; phone: string } {
  const names = clean.rows.map((row) => String(row[columnOf('name')])).filter((name) => /^\p{Script=Han}{3}$/u.test(name))
  const bearers = Map.groupBy(names, initialsOf)
  for (const { name, staffNo, phone, leaveDate } of university.staff)
    if (phone !== null && leaveDate === null && bearers.get(initialsOf(name))?.length === 1) return { name, staffNo, phone }
  throw new TypeError('everybody shares their initials with somebody')
}
