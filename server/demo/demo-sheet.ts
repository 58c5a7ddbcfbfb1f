import type { DemoStaff, DemoUniversity } from './demo.types.ts'
import { openNumberBook } from './numbers.ts'
import { hrWords } from './pools/hr-words.ts'
import { branches } from './pools/organisation.ts'
import { createRandom } from './random.ts'
import type { Random } from './random.ts'
import { cleanHeader, mergedHeader, sheetColumns } from './sheet-columns.ts'
import type { HeaderMerge, SheetColumn } from './sheet-columns.ts'
import { hasRareCharacter, noTraps, setTraps } from './sheet-traps.ts'
import type { ExpectedError, HrCell, Traps } from './sheet-traps.ts'
import { makeStaff } from './staff.ts'

export interface HrSheet {
  /** One row of headings, or two of which the upper holds merged cells. */
  header: (string | null)[][]
  merges: HeaderMerge[]
  /** The cells below the header, in the columns' order. */
  rows: HrCell[][]
  /** Rows that an import must refuse, by index into `rows`. */
  errors: ExpectedError[]
  /** Rows that hold each trap, harmless ones included, by index into `rows`. */
  traps: Traps
}

/**
 * A sheet as the personnel office exports it. The university's own people come first, those with rare characters before
 * the others; people that the union has never seen fill it up. Without traps every cell is clean text and no row is refused.
 */
export function makeHrSheetRows(university: DemoUniversity, options: { rows: number; traps: boolean; seed: number }): HrSheet {
  const random = createRandom(options.seed)
  const people = choosePeople(university, options.rows, random)
  const departmentOf = new Map(university.units.map(({ key, shortName }) => [key, shortName]))
  const rows = people.map((person, index) => sheetColumns.map((column) => cleanCell(column, person, { index, departmentOf })))
  return options.traps ? { ...mergedHeader(), rows, ...setTraps(random, rows, people) } : { ...cleanHeader(), rows, errors: [], traps: noTraps() }
}

function choosePeople(university: DemoUniversity, count: number, random: Random): DemoStaff[] {
  const present = university.staff.filter(({ leaveDate }) => leaveDate === null)
  const rare = present.filter(({ name }) => hasRareCharacter(name))
  const known = [...rare, ...random.shuffle(present.filter(({ name }) => !hasRareCharacter(name)))].slice(0, count)
  return [...known, ...makeStrangers(university, count - known.length, random)]
}

/** People of the same branches, made by the same rules, with numbers that nobody of the university has. */
function makeStrangers({ staff, units }: DemoUniversity, count: number, random: Random): DemoStaff[] {
  // The day on which the university was made is not kept; its last newcomer came shortly before.
  const today = staff.reduce((last, { hireDate }) => (hireDate > last ? hireDate : last), '')
  const idNos = staff.flatMap(({ idNo }) => idNo ?? [])
  const numbers = openNumberBook(random, { staffNos: staff.map(({ staffNo }) => staffNo), idNos, phones: staff.length })
  const unitKeys = new Map(units.filter(({ kind }) => kind === 'branch').map(({ key, shortName }) => [shortName, key]))
  const choices = branches.map((seed) => [seed, seed.headcount] as const)
  return Array.from({ length: Math.max(0, count) }, (_, index) => {
    const seed = random.weighted(choices)
    return makeStaff({ random, today, numbers }, seed, { key: `stranger${index + 1}`, unitKey: unitKeys.get(seed.shortName) ?? '', groupKey: null })
  })
}

function cleanCell(column: SheetColumn, person: DemoStaff, { index, departmentOf }: { index: number; departmentOf: ReadonlyMap<string, string> }): HrCell {
  switch (column.field) {
    case 'order':
      return String(index + 1)
    case 'department':
      return departmentOf.get(person.unitKey) ?? null
    case 'birthDate':
      return trueBirthDate(person)
    case 'staffNo':
    case 'name':
    case 'idNo':
    case 'hireDate':
    case 'retireDate':
    case 'phone':
    case 'email':
      return person[column.field]
    default: {
      const code = person[column.field]
      return code === null ? null : (hrWords[column.field][code]?.[0] ?? code)
    }
  }
}

/** The personnel office knows the day; it is the union's record that has a placeholder or a slip. */
function trueBirthDate({ idType, idNo, birthDate }: DemoStaff): string | null {
  if (idType === 'resident_id' && idNo) return `${idNo.slice(6, 10)}-${idNo.slice(10, 12)}-${idNo.slice(12, 14)}`
  return birthDate === '1900-01-01' ? null : birthDate
}
