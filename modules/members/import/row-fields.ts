import type { CellValue, SheetRow } from '../../../engines/documents/sheet.types.ts'
import type { Bilingual } from '../../../kernel/errors.ts'
import type { OrgTree } from '../../organisation/organisation.api.ts'
import { fieldOf, type Field, type FieldKey } from '../rules/fields.ts'
import type { IdType } from '../rules/identity-document.ts'
import { normaliseField, type Cell } from '../rules/normalise-field.ts'
import type { StaffFields } from '../staff-columns.ts'

export interface RowProblem extends Bilingual {
  field: string | null
}

export interface MappedColumn {
  column: number
  header: string
  field: FieldKey | null
}

export interface RowRules {
  columns: MappedColumn[]
  /** What the officer said a unit's name means. */
  unitNames: Record<string, string>
  tree: OrgTree
  today: string
}

export interface RowFields {
  /** Only what the row says: an empty cell says nothing and changes nothing. */
  fields: StaffFields
  problems: RowProblem[]
  /** A unit's name that nobody knows yet. */
  unknownUnit: string | null
}

/** Reads rows of a sheet as the fields of a record, with everything that is wrong with each. */
export function openRowReader(rules: RowRules): (row: SheetRow) => RowFields {
  const mapped = rules.columns
    .flatMap(({ column, field }) => (field ? [{ column, field: fieldOf(field) }] : []))
    // A group is looked for within its branch, wherever the columns stand.
    .toSorted((a, b) => Number(a.field.key === 'groupName') - Number(b.field.key === 'groupName'))
  const idTypeColumn = mapped.find(({ field }) => field.key === 'idType')?.column
  const branches = openBranches(rules)
  return (row) => {
    const result: RowFields = { fields: {}, problems: [], unknownUnit: null }
    const idType = readIdType(row, idTypeColumn)
    const context = idType ? { today: rules.today, idType } : { today: rules.today }
    for (const { column, field } of mapped) {
      const cell = row.cells[column]
      if (!cell || cell.kind === 'empty') continue
      if (cell.kind === 'error') {
        result.problems.push({
          field: field.key,
          zh: `${field.zh}：单元格是错误值 ${cell.text}，请改正后重新填写。`,
          en: `${field.en}: the cell holds the error ${cell.text}; correct it.`,
        })
        continue
      }
      const read = normaliseField(field, plainCell(field, cell), context)
      if (!read.ok) result.problems.push({ field: field.key, zh: `${field.zh}：${read.reason.zh}`, en: `${field.en}: ${read.reason.en}` })
      else if (read.value !== null) settle(result, field.key, { value: read.value, tree: rules.tree, branches })
    }
    return result
  }
}

/** The branches that a name may mean: looked up once for all the rows that carry it. */
type Branches = (name: string) => readonly { id: string }[]

function openBranches({ unitNames, tree }: RowRules): Branches {
  const known = new Map<string, readonly { id: string }[]>()
  return (name) => {
    const before = known.get(name)
    if (before) return before
    const said = unitNames[name]
    const found = said ? [tree.byId(said)].flatMap((unit) => unit ?? []) : tree.findByName(name).filter((unit) => unit.kind === 'branch')
    known.set(name, found)
    return found
  }
}

function settle(result: RowFields, key: FieldKey, { value, tree, branches }: { value: string; tree: OrgTree; branches: Branches }): void {
  if (key === 'unitName') settleUnit(result, value, branches(value))
  else if (key === 'groupName') settleGroup(result, value, tree)
  else result.fields[key] = value
}

function settleUnit(result: RowFields, name: string, found: readonly { id: string }[]): void {
  const only = found.length === 1 ? found[0] : undefined
  if (only) {
    result.fields.unitId = only.id
    return
  }
  result.unknownUnit = name
  const many = found.length > 1
  result.problems.push({
    field: 'unitName',
    zh: many ? `所在单位：“${name}”对应多个分工会，请在“单位对应”里选定。` : `所在单位：没有名为“${name}”的分工会，请在“单位对应”里选定，或先建立该分工会。`,
    en: many ? `Unit: “${name}” fits several branches; choose one under “Units”.` : `Unit: no branch is named “${name}”; choose one under “Units”, or add the branch first.`,
  })
}

/** A group that is not known is no error: the branch is what counts, and groups are the branch's own affair. */
function settleGroup(result: RowFields, name: string, tree: OrgTree): void {
  const inBranch = tree.findByName(name).filter((unit) => unit.kind === 'group' && unit.parentId === result.fields.unitId)
  const only = inBranch.length === 1 ? inBranch[0] : undefined
  if (only) result.fields.groupId = only.id
}

function readIdType(row: SheetRow, column: number | undefined): IdType | null {
  const cell = column === undefined ? undefined : row.cells[column]
  if (cell?.kind !== 'text') return null
  const read = normaliseField(fieldOf('idType'), cell.text)
  // The code set id_type holds the type's own names.
  return read.ok ? (read.value as IdType | null) : null
}

/** As the rules take it: a number stays a number, because an identity number that was one has lost its last digits. */
function plainCell(field: Field, cell: Exclude<CellValue, { kind: 'empty' | 'error' }>): Cell {
  switch (cell.kind) {
    case 'text':
      return cell.text
    case 'date':
      return cell.date
    case 'boolean':
      return cell.value
    case 'number':
      // A number format of zeros shows 00123: that is what the person sees and means.
      return field.key === 'staffNo' && /^0\d+$/.test(cell.text) ? cell.text : cell.number
  }
}
