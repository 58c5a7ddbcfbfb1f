import type { SheetCell, SheetColumn } from '../../engines/documents/write-sheet.ts'
import type { Bilingual, Locale } from '../../kernel/errors.ts'
import { say } from '../../kernel/i18n.ts'
import type { OrgTree } from '../organisation/organisation.api.ts'
import { codeLabel } from './rules/code-sets.ts'
import { fields } from './rules/fields.ts'
import type { StaffFields } from './staff-columns.ts'
import type { StaffRow } from './staff-record.store.ts'
import { shownField } from './staff.view.ts'

interface Reading {
  tree: OrgTree
  locale: Locale
}

export interface ExportedPerson {
  row: StaffRow
  /** `fieldsOf` the row. */
  values: StaffFields
}

export interface ExportColumn {
  key: string
  label: Bilingual
  kind?: SheetColumn['kind']
  /** As anybody who may export reads it: protected values are masks. */
  read: (person: ExportedPerson, reading: Reading) => SheetCell
}

const ofRecord = fields.map((field): ExportColumn => ({
  key: field.key,
  label: { zh: field.zh, en: field.en },
  ...(field.kind === 'date' ? { kind: 'date' } : {}),
  read: ({ values }, reading) => shownField(field, values, reading).shown || null,
}))

const membership: ExportColumn = {
  key: 'membership',
  label: { zh: '会籍', en: 'Membership' },
  read: ({ row }, { locale }) => say(codeLabel('membership_status', row.membership) ?? { zh: '未入会', en: 'Not yet a member' }, locale),
}

const usual = [...ofRecord, membership]

const known: ExportColumn[] = [
  ...usual,
  { key: 'memberSince', label: { zh: '入会日期', en: 'Member since' }, kind: 'date', read: ({ row }) => row.member_since },
  { key: 'qualityLost', label: { zh: '档案扣分', en: 'Points lost' }, kind: 'number', read: ({ row }) => row.quality_lost },
]

/** The columns named, in that order; what is no column of an export is left out. */
export function columnsChosen(keys: string | undefined): ExportColumn[] {
  const chosen = (keys ?? '').split(',').flatMap((key) => known.find((column) => column.key === key) ?? [])
  return chosen.length > 0 ? chosen : usual
}
