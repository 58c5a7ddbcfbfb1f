import { newId } from '../../../kernel/ids.ts'
import { searchTerms } from '../rules/search-terms.ts'
import { changedFields, columnsOf, type StaffFields, type StaffSealer } from '../staff-columns.ts'
import { changesBetween } from '../staff-history.ts'
import { qualityOf } from '../staff-quality.ts'
import type { StaffRow } from '../staff-record.store.ts'
import type { RowFields, RowProblem } from './row-fields.ts'

export type RowOutcome = 'create' | 'update' | 'unchanged' | 'conflict' | 'error'

/** What one row of the sheet will do, decided in the dry run and carried out as it stands. */
export interface RowPlan {
  outcome: RowOutcome
  staffId: string | null
  staffVersion: number | null
  label: string
  columns: Record<string, unknown> | null
  before: Record<string, unknown> | null
  changes: Record<string, unknown> | null
  changeId: string | null
  terms: string | null
  problems: RowProblem[]
}

/** Who is already there, by staff number and by the hash of the document number. */
export interface Known {
  byStaffNo(staffNo: string): StaffRow | undefined
  byIdNo(index: string): StaffRow | undefined
}

export interface PlanRules {
  known: Known
  sealer: StaffSealer
}

export function planRow(row: RowFields, rules: PlanRules): RowPlan {
  const { fields } = row
  const label = [fields.name, fields.staffNo].filter(Boolean).join(' ')
  const problems = [...row.problems]
  const existing = fields.staffNo ? rules.known.byStaffNo(fields.staffNo) : undefined
  if (!fields.staffNo) problems.push({ field: 'staffNo', zh: '工号：这一行没有工号，无法认出是谁。', en: 'Staff number: without it nobody can be recognised.' })
  if (!existing) problems.push(...missingForNew(row))
  if (problems.length > 0) return held('error', label, problems)
  const clash = clashOf(fields, existing, rules)
  if (clash) return held('conflict', label, [clash])
  return existing ? planUpdate(fields, existing, { rules, label }) : planCreate(fields, { rules, label })
}

export function held(outcome: 'error' | 'conflict', label: string, problems: RowProblem[]): RowPlan {
  return { outcome, label, problems, staffId: null, staffVersion: null, columns: null, before: null, changes: null, changeId: null, terms: null }
}

function missingForNew({ fields, unknownUnit }: RowFields): RowProblem[] {
  const problems: RowProblem[] = []
  if (!fields.name) problems.push({ field: 'name', zh: '姓名：新人必须有姓名。', en: 'Name: a new person must have one.' })
  if (!fields.unitId && !unknownUnit) problems.push({ field: 'unitName', zh: '所在单位：新人必须有所在单位。', en: 'Unit: a new person must have one.' })
  return problems
}

/** Conflicting valid document numbers are never the same person, whatever the staff number says. */
function clashOf(fields: StaffFields, existing: StaffRow | undefined, { known, sealer }: PlanRules): RowProblem | null {
  if (!fields.idNo) return null
  const index = sealer.indexIdNo(fields.idNo)
  const holder = known.byIdNo(index)
  if (holder && holder.id !== existing?.id) {
    return {
      field: 'idNo',
      zh: `证件号码已登记在${holder.name}（工号 ${holder.staff_no}）名下。若换了工号，请先修改原档案的工号。`,
      en: `The document number is on record for ${holder.name} (${holder.staff_no}). If the staff number changed, change it in that record first.`,
    }
  }
  if (existing?.id_no_index && existing.id_no_index !== index) {
    return {
      field: 'idNo',
      zh: `工号 ${existing.staff_no} 在库中是${existing.name}，证件号码不同。请核对是否同一人。`,
      en: `Staff number ${existing.staff_no} is ${existing.name} in the database, with another document number: check whether this is the same person.`,
    }
  }
  return null
}

function planCreate(fields: StaffFields, { rules, label }: { rules: PlanRules; label: string }): RowPlan {
  const staffId = newId()
  const columns = columnsOf(staffId, fields, rules.sealer)
  const whole = Object.assign(columns, { id: staffId }, qualityOf(columns, fields.idNo ?? null))
  const terms = searchTerms({ name: fields.name ?? '', formerName: fields.formerName ?? null, staffNo: fields.staffNo ?? null }).join('\n')
  return {
    outcome: 'create',
    staffId,
    staffVersion: null,
    label,
    columns: jsonReady(whole),
    before: null,
    changes: null,
    changeId: newId(),
    terms,
    problems: [],
  }
}

function planUpdate(fields: StaffFields, existing: StaffRow, { rules, label }: { rules: PlanRules; label: string }): RowPlan {
  const changed = changedFields(fields, existing, rules.sealer)
  const common = { staffId: existing.id, staffVersion: existing.version, label, terms: null, problems: [] }
  if (Object.keys(changed).length === 0) return { ...common, outcome: 'unchanged', columns: null, before: null, changes: null, changeId: null }
  const columns = columnsOf(existing.id, changed.idNo !== undefined ? { idType: existing.id_type, ...changed } : changed, rules.sealer)
  const idNo = changed.idNo ?? openIdNo(existing, rules.sealer)
  const whole = jsonReady({ ...columns, ...qualityOf({ ...existing, ...columns }, idNo) })
  const held = new Map<string, unknown>(Object.entries(existing))
  const before = jsonReady(Object.fromEntries(Object.keys(whole).map((column) => [column, held.get(column) ?? null])))
  return { ...common, outcome: 'update', columns: whole, before, changes: changesBetween(before, whole), changeId: newId() }
}

function openIdNo(existing: StaffRow, sealer: StaffSealer): string | null {
  return existing.id_no_sealed === null ? null : sealer.ciphers.idNo.open(existing.id, existing.id_no_sealed)
}

/** JSON has no bigint; PostgreSQL reads the digits back. */
function jsonReady(columns: Record<string, unknown>): Record<string, unknown> {
  return typeof columns.dues_base_fen === 'bigint' ? { ...columns, dues_base_fen: String(columns.dues_base_fen) } : columns
}
