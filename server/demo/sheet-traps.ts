import { excelSerial } from './days.ts'
import type { DemoStaff } from './demo.types.ts'
import { withCheckCharacter } from './numbers.ts'
import { hrWords } from './pools/hr-words.ts'
import type { Random } from './random.ts'
import { columnOf, sheetColumns } from './sheet-columns.ts'
import type { SheetField } from './sheet-columns.ts'

export type HrCell = string | number | null

/** Why an import must refuse the row. */
const errorReasons = [
  'numeric_identity',
  'truncated_identity',
  'placeholder_identity',
  'duplicate_identity',
  'duplicate_staff_no',
  'unknown_department',
  'missing_name',
  'lost_character',
] as const
export type ErrorReason = (typeof errorReasons)[number]

/** What an import must understand without a word. */
const harmlessTraps = ['small_x', 'full_width', 'spaced_name', 'rare_character', 'other_date', 'serial_date', 'other_word', 'code', 'numeric_phone', 'placeholder_word'] as const
type HarmlessTrap = (typeof harmlessTraps)[number]
type TrapKind = ErrorReason | HarmlessTrap

export interface ExpectedError {
  row: number
  field: SheetField
  reason: ErrorReason
  /** The earlier row that a duplicate repeats. */
  sameAs?: number
}

export type Traps = Record<TrapKind, number[]>

/** Changes the clean rows in place. A row is refused for one reason at most, so that the list of errors is exact. */
export function setTraps(random: Random, rows: HrCell[][], people: readonly DemoStaff[]): { errors: ExpectedError[]; traps: Traps } {
  const traps = noTraps()
  rows.forEach((row, index) => disguise(random, row, (kind) => traps[kind].push(index)))
  const errors = setErrors(random, rows, people)
  const refused = new Set(errors.map(({ row }) => row))
  for (const kind of harmlessTraps) traps[kind] = traps[kind].filter((row) => !refused.has(row))
  for (const { row, reason } of errors) traps[reason].push(row)
  return { errors, traps }
}

export function noTraps(): Traps {
  // Object.fromEntries forgets its keys; every kind is among them.
  return Object.fromEntries([...errorReasons, ...harmlessTraps].map((kind) => [kind, [] as number[]])) as Traps
}

/** The same person, written as badly as real sheets write: nothing here is an error. */
function disguise(random: Random, row: HrCell[], note: (kind: HarmlessTrap) => void): void {
  const noted = new Set<HarmlessTrap>()
  sheetColumns.forEach(({ field }, column) => {
    const cell = row[column]
    const disguised = typeof cell === 'string' ? disguiseCell(random, field, cell) : null
    if (disguised) [row[column]] = disguised
    if (disguised) noted.add(disguised[1])
  })
  if (hasRareCharacter(String(row[columnOf('name')]))) noted.add('rare_character')
  const phone = columnOf('phone')
  if (row[phone] === null) {
    row[phone] = random.pick(['无', '/', '-', '暂无', '00000000000'])
    noted.add('placeholder_word')
  }
  noted.forEach(note)
}

function disguiseCell(random: Random, field: SheetField, cell: string): [HrCell, HarmlessTrap] | null {
  switch (field) {
    case 'name':
      return /^\p{Script=Han}{2}$/u.test(cell) && random.chance(0.2) ? [[...cell].join(random.pick([' ', '　', '  '])), 'spaced_name'] : null
    case 'idNo':
    case 'staffNo':
    case 'phone':
      return random.chance(0.02) ? [fullWidth(cell), 'full_width'] : disguiseNumber(random, field, cell)
    case 'birthDate':
    case 'hireDate':
    case 'retireDate':
      return disguiseDate(random, cell)
    case 'order':
    case 'department':
    case 'email':
      return null
    default:
      return disguiseWord(random, hrWords[field], cell)
  }
}

function disguiseNumber(random: Random, field: SheetField, cell: string): [HrCell, HarmlessTrap] | null {
  if (field === 'phone' && random.chance(0.4)) return [Number(cell), 'numeric_phone']
  return field === 'idNo' && cell.endsWith('X') && random.chance(0.6) ? [cell.replace('X', 'x'), 'small_x'] : null
}

function disguiseDate(random: Random, day: string): [HrCell, HarmlessTrap] | null {
  const [year, month, date] = day.split('-').map(Number)
  const form = random.int(0, 7)
  if (form < 2) return null
  if (form === 2) return [excelSerial(day), 'serial_date']
  const forms = [`${year}/${month}/${date}`, `${year}-${month}-${date}`, day.replaceAll('-', '.'), `${year}年${month}月${date}日`, day.replaceAll('-', '')]
  return [forms[form - 3] ?? day, 'other_date']
}

/** Another word for the same code, or the bare code where others write the word. */
function disguiseWord(random: Random, words: Record<string, readonly string[]>, cell: string): [HrCell, HarmlessTrap] | null {
  const found = Object.entries(words).find(([, [usual]]) => usual === cell)
  if (!found || random.chance(0.6)) return null
  const [code, [, ...others]] = found
  if (random.chance(0.1)) return [code, 'code']
  return others.length > 0 ? [random.pick(others), 'other_word'] : null
}

const SPOILT_PER_REASON = 1 / 800

/** Each reason strikes one row in 800 and two at least, where the sheet has room for all of them. */
function setErrors(random: Random, rows: HrCell[][], people: readonly DemoStaff[]): ExpectedError[] {
  const able = random.shuffle(people.flatMap(({ idType, idNo }, index) => (idType === 'resident_id' && idNo ? [index] : [])))
  const share = Math.max(2, Math.floor(rows.length * SPOILT_PER_REASON))
  const errors: ExpectedError[] = []
  for (const reason of errorReasons) {
    for (const row of able.splice(0, share)) {
      const error = spoil(random, { row, reason, rows, people, spare: able })
      if (error) errors.push(error)
    }
  }
  return errors.toSorted((a, b) => a.row - b.row)
}

interface Spoiling {
  row: number
  reason: ErrorReason
  rows: HrCell[][]
  people: readonly DemoStaff[]
  /** Rows that nothing has spoilt yet. */
  spare: number[]
}

/** Null where this row cannot be spoilt for this reason. */
function spoil(random: Random, spoiling: Spoiling): ExpectedError | null {
  const { row, reason, rows, people } = spoiling
  const [cells, person] = [rows[row], people[row]]
  if (!cells || !person?.idNo) return null
  if (reason === 'duplicate_staff_no' || reason === 'duplicate_identity') return repeatEarlier(spoiling, reason)
  const spoilt = spoiltCell(random, reason, { name: person.name, idNo: person.idNo })
  if (!spoilt) return null
  const [field, cell] = spoilt
  cells[columnOf(field)] = cell
  return { row, field, reason }
}

type CellReason = Exclude<ErrorReason, 'duplicate_staff_no' | 'duplicate_identity'>

function spoiltCell(random: Random, reason: CellReason, { name, idNo }: { name: string; idNo: string }): [SheetField, HrCell] | null {
  // What a spreadsheet keeps of 18 digits.
  const truncated = `${idNo.slice(0, 15)}000`
  switch (reason) {
    case 'numeric_identity':
      return ['idNo', Number(truncated)]
    case 'truncated_identity':
      // One in eleven passes the check digit: nothing tells it from a real number.
      return withCheckCharacter(truncated.slice(0, 17)) === truncated ? null : ['idNo', truncated]
    case 'placeholder_identity':
      return ['idNo', random.pick(['000000000000000000', '111111111111111111', '123456789012345678', '999999999999999999'])]
    case 'unknown_department':
      return ['department', random.pick(['星际学院', '已撤销单位', '后勤处（旧）', '借调人员'])]
    case 'missing_name':
      return ['name', null]
    case 'lost_character':
      return ['name', `${[...name].slice(0, -1).join('')}?`]
  }
}

/** A staff number given twice, or one person on two lists under two staff numbers. */
function repeatEarlier({ row, rows, spare }: Spoiling, reason: 'duplicate_staff_no' | 'duplicate_identity'): ExpectedError | null {
  const sameAs = takeEarlier(spare, row)
  const [cells, original] = [rows[row], rows[sameAs ?? -1]]
  if (sameAs === null || !cells || !original) return null
  const isRepeated = (field: SheetField) => (reason === 'duplicate_staff_no' ? field === 'staffNo' : !['order', 'staffNo', 'department'].includes(field))
  sheetColumns.forEach(({ field }, column) => {
    if (isRepeated(field)) cells[column] = original[column] ?? null
  })
  return { row, field: reason === 'duplicate_staff_no' ? 'staffNo' : 'idNo', reason, sameAs }
}

/** The original of a duplicate stays as it is. */
function takeEarlier(spare: number[], row: number): number | null {
  const place = spare.findIndex((other) => other < row)
  return place < 0 ? null : (spare.splice(place, 1)[0] ?? null)
}

/** A Han name with a character outside the 20,902 that every Chinese font and GBK have. */
export function hasRareCharacter(name: string): boolean {
  return /\p{Script=Han}/u.test(name) && /[^\u4e00-\u9fa5·\s]/u.test(name)
}

function fullWidth(text: string): string {
  return text.replace(/[!-~]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0))
}
