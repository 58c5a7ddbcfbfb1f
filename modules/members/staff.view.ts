import type { Locale } from '../../kernel/errors.ts'
import { say } from '../../kernel/i18n.ts'
import { yuanFromFen } from '../../kernel/money.ts'
import type { OrgTree } from '../organisation/organisation.api.ts'
import type { MembershipStatus } from './membership.rules.ts'
import { codeLabel } from './rules/code-sets.ts'
import { fields, type Field } from './rules/fields.ts'
import { fieldsOf, plainColumns, type StaffField, type StaffFields } from './staff-columns.ts'
import type { StaffListRow } from './staff-list.store.ts'
import type { StaffRow } from './staff-record.store.ts'

/** A row of the list as the contract gives it. */
export function listRow(row: StaffListRow, tree: OrgTree) {
  return {
    id: row.id,
    staffNo: row.staff_no,
    name: row.name,
    sex: row.sex,
    birthDate: row.birth_date,
    unitId: row.unit_id,
    unitName: tree.byId(row.unit_id)?.name ?? '—',
    groupName: row.group_id === null ? null : (tree.byId(row.group_id)?.name ?? '—'),
    employmentType: row.employment_type,
    // The check constraint staff_membership admits these values only.
    membership: row.membership as MembershipStatus,
    memberSince: row.member_since,
    phone: row.phone_masked,
    qualityLost: row.quality_lost,
  }
}

/** Every field with its label and what to show for it; protected values are masks. */
export function shownFields(row: StaffRow, tree: OrgTree, locale: Locale) {
  const values = fieldsOf(row)
  return fields.map((field) => ({
    ...shownField(field, values, { tree, locale }),
    label: say(field, locale),
    sealed: field.encrypted ?? false,
    readClass: field.readClass,
  }))
}

/** One of them: its value, and how that reads. */
export function shownField(field: Field, values: StaffFields, reading: { tree: OrgTree; locale: Locale }) {
  const key = recordKey(field)
  const value = values[key] ?? null
  return { key, value, shown: shownValue(field, value, reading) }
}

/** The label of a stored column and how its value reads, for the history. */
export function shownChange(column: string, values: [unknown, unknown], { tree, locale }: { tree: OrgTree; locale: Locale }) {
  const field = fieldOfColumn(column)
  if (!field) return { key: column, label: columnLabel(column, locale), before: shownPlain(column, values[0], locale), after: shownPlain(column, values[1], locale) }
  const show = (value: unknown) => {
    if (value === null || value === undefined) return null
    if (field.encrypted) return '••••'
    return shownValue(field, field.key === 'duesBase' ? yuanFromFen(BigInt(textOf(value))) : textOf(value), { tree, locale })
  }
  return { key: recordKey(field), label: say(field, locale), before: show(values[0]), after: show(values[1]) }
}

function shownValue(field: Field, value: string | null, { tree, locale }: { tree: OrgTree; locale: Locale }): string {
  if (value === null) return ''
  if (field.kind === 'unit') return tree.byId(value)?.name ?? '—'
  if (field.kind === 'code') return codeLabel(field.codeSet, value)?.[locale] ?? value
  return value
}

export function fieldLabel(key: StaffField, locale: Locale): string {
  const field = fields.find((candidate) => recordKey(candidate) === key)
  return field ? say(field, locale) : key
}

function recordKey(field: Field): StaffField {
  if (field.key === 'unitName') return 'unitId'
  return field.key === 'groupName' ? 'groupId' : field.key
}

const sealedColumns: Record<string, StaffField> = { id_no_sealed: 'idNo', phone_sealed: 'phone', bank_account_sealed: 'bankAccount', dues_base_fen: 'duesBase' }

function fieldOfColumn(column: string): Field | undefined {
  const plain = Object.entries(plainColumns).find(([, its]) => its === column)?.[0]
  const key = plain ?? sealedColumns[column]
  return fields.find((field) => recordKey(field) === key)
}

const otherColumns: Record<string, { zh: string; en: string }> = {
  membership: { zh: '会籍', en: 'Membership' },
  member_since: { zh: '入会日期', en: 'Member since' },
  merged_into: { zh: '并入', en: 'Merged into' },
}

function columnLabel(column: string, locale: Locale): string {
  const label = otherColumns[column]
  return label ? say(label, locale) : column
}

function shownPlain(column: string, value: unknown, locale: Locale): string | null {
  if (value === null || value === undefined) return null
  const label = column === 'membership' ? codeLabel('membership_status', textOf(value)) : null
  return label ? say(label, locale) : textOf(value)
}

/** A stored value as it stands in the history: JSON keeps texts and numbers. */
function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}
