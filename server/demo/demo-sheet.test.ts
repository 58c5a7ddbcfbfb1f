import { expect, test } from 'vitest'
import { checkDocumentNumber } from '../../modules/members/rules/identity-document.ts'
import { resolveCode } from '../../modules/members/rules/code-sets.ts'
import { makeHrSheetRows } from './demo-sheet.ts'
import { generateDemoUniversity } from './generate.ts'
import { hrWords } from './pools/hr-words.ts'
import { columnOf, sheetColumns } from './sheet-columns.ts'
import type { SheetField } from './sheet-columns.ts'
import type { ErrorReason, HrCell } from './sheet-traps.ts'

const university = generateDemoUniversity({ seed: 1, today: '2026-03-15' })
const clean = makeHrSheetRows(university, { rows: 4000, traps: false, seed: 5 })
const trapped = makeHrSheetRows(university, { rows: 20_000, traps: true, seed: 5 })

test('the same seed gives the same sheet', () => {
  expect(makeHrSheetRows(university, { rows: 4000, traps: false, seed: 5 })).toEqual(clean)
})

test('a clean sheet has one heading a column, text in every cell and no error', () => {
  expect(clean.header).toEqual([sheetColumns.map(({ heading }) => heading)])
  expect(clean.merges).toEqual([])
  expect(clean.errors).toEqual([])
  expect(clean.rows).toHaveLength(4000)
  expect(clean.rows.flat().every((cell) => cell === null || (typeof cell === 'string' && cell !== ''))).toBe(true)
  for (const row of clean.rows) expect(row).toHaveLength(sheetColumns.length)
})

test('no two rows of a clean sheet share a staff number, an identity number or a phone', () => {
  for (const field of ['staffNo', 'idNo', 'phone'] as const) {
    expect(repeatedIn(cellsOf(clean.rows, field))).toEqual([])
  }
})

test('a sheet holds everyone who is still there, before people whom the union has never seen', () => {
  const present = university.staff.filter(({ leaveDate }) => leaveDate === null).map(({ staffNo }) => staffNo)
  const listed = cellsOf(clean.rows, 'staffNo')
  expect(new Set(listed.slice(0, present.length))).toEqual(new Set(present))
  const known = new Set(university.staff.map(({ staffNo }) => staffNo))
  expect(listed.slice(present.length).filter((staffNo) => known.has(String(staffNo)))).toEqual([])
})

test('a short sheet is cut, and keeps the people with rare characters', () => {
  const short = makeHrSheetRows(university, { rows: 40, traps: true, seed: 5 })
  expect(short.rows).toHaveLength(40)
  expect(short.traps.rare_character.length).toBeGreaterThan(5)
})

test('every word of the sheet means its code to the member record', () => {
  const sets = {
    sex: 'sex',
    ethnicity: 'ethnicity',
    nationality: 'nationality',
    idType: 'id_type',
    politicalStatus: 'political_status',
    marital: 'marital',
    education: 'education',
    degree: 'degree',
    professionalTitle: 'professional_title',
    employmentType: 'employment_type',
  } as const
  for (const [field, set] of Object.entries(sets)) {
    // The keys of `sets` are those of hrWords.
    for (const [code, words] of Object.entries(hrWords[field as keyof typeof hrWords])) {
      for (const word of words) expect([word, resolveCode(set, word)]).toEqual([word, code])
    }
  }
})

test('every code of the university has a word', () => {
  for (const field of Object.keys(hrWords) as (keyof typeof hrWords)[]) {
    const codes = new Set(university.staff.flatMap((person) => person[field] ?? []))
    expect([...codes].filter((code) => !hrWords[field][code])).toEqual([])
  }
})

test('a sheet with traps has every trap, and a heading of two rows with merged cells', () => {
  expect(Object.entries(trapped.traps).filter(([, rows]) => rows.length < 2)).toEqual([])
  expect(trapped.header).toHaveLength(2)
  for (const { fromRow, fromColumn, toRow, toColumn } of trapped.merges) {
    const covered = trapped.header.slice(fromRow - 1, toRow).flatMap((row) => row.slice(fromColumn - 1, toColumn))
    expect(covered.filter((cell) => cell !== null)).toHaveLength(1)
  }
})

test('each expected error strikes a row of its own', () => {
  expect(trapped.errors.length).toBeGreaterThan(150)
  expect(repeatedIn(trapped.errors.map(({ row }) => String(row)))).toEqual([])
})

test('the cell of an expected error is as wrong as its reason says', () => {
  const departments = new Set(university.units.map(({ shortName }) => shortName))
  const isWrong: Record<ErrorReason, (cell: HrCell, original: HrCell) => boolean> = {
    numeric_identity: (cell) => typeof cell === 'number' && !Number.isSafeInteger(cell),
    truncated_identity: (cell) => /^330000\d{9}000$/.test(String(cell)),
    placeholder_identity: (cell) => typeof cell === 'string' && !cell.startsWith('330000'),
    unknown_department: (cell) => !departments.has(String(cell)),
    missing_name: (cell) => cell === null,
    lost_character: (cell) => String(cell).endsWith('?'),
    duplicate_staff_no: (cell, original) => cell !== null && cell === original,
    duplicate_identity: (cell, original) => cell !== null && cell === original,
  }
  const notWrong = trapped.errors.filter(({ row, field, reason, sameAs = row }) => !isWrong[reason](cellOf(row, field), cellOf(sameAs, field)))
  expect(notWrong).toEqual([])
})

test('a duplicate names an earlier row that is not refused itself', () => {
  const refused = new Set(trapped.errors.map(({ row }) => row))
  const duplicates = trapped.errors.filter(({ reason }) => reason.startsWith('duplicate'))
  expect(duplicates.length).toBeGreaterThan(20)
  expect(duplicates.filter(({ row, sameAs = row }) => sameAs >= row || refused.has(sameAs))).toEqual([])
})

test('identity numbers are refused in the rows that are listed for it, and in no other', () => {
  const expected = trapped.errors.filter(({ reason }) => /^(numeric|truncated|placeholder)_identity$/.test(reason)).map(({ row }) => row)
  const refused = trapped.rows.flatMap((row, index) => {
    const [type, number] = [resolveCode('id_type', String(row[columnOf('idType')])), row[columnOf('idNo')]]
    if (number === null || number === undefined) return []
    // The five codes of the set are the five types.
    return checkDocumentNumber(type as Parameters<typeof checkDocumentNumber>[0], number).ok ? [] : [index]
  })
  expect(refused).toEqual(expected)
})

test('apart from listed duplicates every person of a sheet with traps has numbers of their own', () => {
  const duplicates = new Set(trapped.errors.filter(({ sameAs }) => sameAs !== undefined).map(({ row }) => row))
  const rows = trapped.rows.filter((_, index) => !duplicates.has(index))
  const isPlaceholder = (cell: HrCell) => /^(\d)\1+$|^123456/.test(String(cell))
  for (const field of ['staffNo', 'idNo'] as const) expect(repeatedIn(cellsOf(rows, field).filter((cell) => !isPlaceholder(cell)))).toEqual([])
})

function cellsOf(rows: HrCell[][], field: SheetField): HrCell[] {
  return rows.map((row) => row[columnOf(field)] ?? null)
}

function cellOf(row: number, field: SheetField): HrCell {
  return trapped.rows[row]?.[columnOf(field)] ?? null
}

/** Text cells whose value another cell before has too, however it is written. */
function repeatedIn(cells: HrCell[]): string[] {
  const seen = new Set<string>()
  const texts = cells.flatMap((cell) => (typeof cell === 'string' ? [cell.normalize('NFKC').toUpperCase()] : []))
  return texts.filter((text) => seen.size === seen.add(text).size)
}
