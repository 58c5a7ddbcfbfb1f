import type { Updateable } from 'kysely'
import type { ColumnCipher, Keys } from '../../kernel/crypto/keys.ts'
import type { Db } from '../../kernel/db/handle.ts'
import type { Staff } from '../../kernel/db/tables.generated.ts'
import { fenFromYuan, yuanFromFen } from '../../kernel/money.ts'
import { pinyinSortKey } from '../../kernel/pinyin/sort-key.ts'
import type { FieldKey } from './rules/fields.ts'
import { maskDocumentNumber, type IdType } from './rules/identity-document.ts'
import { maskBankAccount, maskPhone } from './rules/masks.ts'

/** The fields of a record as people write and read them: codes, days, yuan, clear numbers. Units stand by id. */
export type StaffField = Exclude<FieldKey, 'unitName' | 'groupName'> | 'unitId' | 'groupId'
export type StaffFields = Partial<Record<StaffField, string | null>>

export type SealedField = 'idNo' | 'phone' | 'bankAccount'

/** What seals and indexes the protected columns of one tenant. */
export interface StaffSealer {
  ciphers: Record<SealedField, ColumnCipher>
  indexIdNo(value: string): string
  indexPhone(value: string): string
  indexLast4(value: string): string
}

export async function openStaffSealer(keys: Keys, db: Db): Promise<StaffSealer> {
  const [idNo, phone, bankAccount, indexIdNo, indexPhone, indexLast4] = await Promise.all([
    keys.cipher(db, 'staff.id_no'),
    keys.cipher(db, 'staff.phone'),
    keys.cipher(db, 'staff.bank_account'),
    keys.blindIndex(db, 'id_no'),
    keys.blindIndex(db, 'phone_full'),
    keys.blindIndex(db, 'phone_last4'),
  ])
  return { ciphers: { idNo, phone, bankAccount }, indexIdNo, indexPhone, indexLast4 }
}

/** Fields that stand in a column of their own, as they are. */
export const plainColumns = {
  staffNo: 'staff_no',
  name: 'name',
  formerName: 'former_name',
  idType: 'id_type',
  sex: 'sex',
  birthDate: 'birth_date',
  ethnicity: 'ethnicity',
  nationality: 'nationality',
  politicalStatus: 'political_status',
  marital: 'marital',
  education: 'education',
  degree: 'degree',
  professionalTitle: 'professional_title',
  employmentType: 'employment_type',
  hireDate: 'hire_date',
  leaveDate: 'leave_date',
  retireDate: 'retire_date',
  deathDate: 'death_date',
  email: 'email',
  cardNo: 'card_no',
  unitId: 'unit_id',
  groupId: 'group_id',
} as const satisfies Partial<Record<StaffField, keyof Staff>>

type PlainField = keyof typeof plainColumns
const plainPairs = Object.entries(plainColumns) as [PlainField, (typeof plainColumns)[PlainField]][] // Object.entries forgets the type of the keys.

/** Where each field stands in a row; protected ones as ciphertext. */
export const storedColumns = {
  ...plainColumns,
  duesBase: 'dues_base_fen',
  idNo: 'id_no_sealed',
  phone: 'phone_sealed',
  bankAccount: 'bank_account_sealed',
} as const satisfies Record<StaffField, keyof Staff>

export const staffFields = Object.keys(storedColumns) as StaffField[] // Object.keys forgets the type of the keys.

export type StaffColumns = Updateable<Staff>

/** Everything that a form or an import may set in a row of staff, the columns that follow from others included. */
export const writableColumns: readonly string[] = [
  ...Object.values(plainColumns),
  'pinyin_key',
  'dues_base_fen',
  'id_no_sealed',
  'id_no_index',
  'id_no_masked',
  'phone_sealed',
  'phone_index',
  'phone_last4_index',
  'phone_masked',
  'bank_account_sealed',
  'bank_account_masked',
  'quality_lost',
  'quality_rules',
]

/** The columns that these fields set: values, ciphertexts, hashes to find by, masks to show. */
export function columnsOf(staffId: string, fields: StaffFields, sealer: StaffSealer): StaffColumns {
  const columns: Record<string, unknown> = {}
  for (const [field, column] of plainPairs) {
    const value = fields[field]
    if (value !== undefined) columns[column] = value
  }
  if (fields.name) columns.pinyin_key = pinyinSortKey(fields.name, { ofPerson: true })
  if (fields.sex === null) columns.sex = '0'
  if (fields.duesBase !== undefined) columns.dues_base_fen = fields.duesBase === null ? null : fenFromYuan(fields.duesBase)
  if (fields.idNo !== undefined) Object.assign(columns, idNoColumns(staffId, fields, sealer))
  if (fields.phone !== undefined) Object.assign(columns, phoneColumns(staffId, fields.phone, sealer))
  if (fields.bankAccount !== undefined) {
    columns.bank_account_sealed = seal(sealer.ciphers.bankAccount, staffId, fields.bankAccount)
    columns.bank_account_masked = fields.bankAccount === null ? null : maskBankAccount(fields.bankAccount)
  }
  // Every name above is a column of staff with a value of its type: plainColumns is checked against the table.
  return columns
}

/** The open fields of a stored row; protected ones stay masked. */
export function fieldsOf(
  row: Pick<Staff, (typeof plainColumns)[PlainField]> & {
    dues_base_fen: bigint | null
    id_no_masked: string | null
    phone_masked: string | null
    bank_account_masked: string | null
  },
): StaffFields {
  const fields: StaffFields = {}
  for (const [field, column] of Object.entries(plainColumns)) {
    if (isPlain(field)) fields[field] = row[column]
  }
  fields.duesBase = row.dues_base_fen === null ? null : yuanFromFen(row.dues_base_fen)
  fields.idNo = row.id_no_masked
  fields.phone = row.phone_masked
  fields.bankAccount = row.bank_account_masked
  return fields
}

/** Every field of a stored row in clear: for work that stays inside the server. */
export function clearFields(row: Pick<Staff, 'id' | (typeof storedColumns)[StaffField]>, { ciphers }: StaffSealer): Record<StaffField, string | null> {
  const clear = (cipher: ColumnCipher, sealed: string | null) => sealed && cipher.open(row.id, sealed)
  const fields = Object.fromEntries(staffFields.map((field) => [field, isPlain(field) ? row[plainColumns[field]] : null]))
  return {
    // Every field is a key of storedColumns, and the plain ones hold text or nothing.
    ...(fields as Record<StaffField, string | null>),
    duesBase: row.dues_base_fen === null ? null : yuanFromFen(row.dues_base_fen),
    idNo: clear(ciphers.idNo, row.id_no_sealed),
    phone: clear(ciphers.phone, row.phone_sealed),
    bankAccount: clear(ciphers.bankAccount, row.bank_account_sealed),
  }
}

/** The fields that differ from what the row holds. Sealing twice gives two texts, so protected values are compared by hash, or opened. */
export function changedFields(fields: StaffFields, row: Pick<Staff, 'id' | 'id_no_index' | 'phone_index' | (typeof storedColumns)[StaffField]>, sealer: StaffSealer): StaffFields {
  const changed: StaffFields = {}
  for (const field of staffFields) {
    const value = fields[field]
    if (value !== undefined && !alreadyHolds(row, { field, value, sealer })) changed[field] = value
  }
  return changed
}

interface Held {
  field: StaffField
  value: string | null
  sealer: StaffSealer
}

function alreadyHolds(row: Parameters<typeof changedFields>[1], { field, value, sealer }: Held): boolean {
  switch (field) {
    case 'idNo':
      return row.id_no_index === (value && sealer.indexIdNo(value))
    case 'phone':
      return row.phone_index === (value && sealer.indexPhone(value))
    case 'bankAccount':
      return (row.bank_account_sealed && sealer.ciphers.bankAccount.open(row.id, row.bank_account_sealed)) === value
    case 'duesBase':
      return row.dues_base_fen === (value === null ? null : fenFromYuan(value))
    case 'sex':
      return row.sex === (value ?? '0')
    default:
      return row[plainColumns[field]] === value
  }
}

function isPlain(field: string): field is PlainField {
  return field in plainColumns
}

function idNoColumns(staffId: string, { idNo = null, idType }: StaffFields, sealer: StaffSealer): StaffColumns {
  // Codes of the set id_type are the type's own names; the form and the import admit no others.
  const type = (idType ?? 'resident_id') as IdType
  return {
    id_no_sealed: seal(sealer.ciphers.idNo, staffId, idNo),
    id_no_index: idNo === null ? null : sealer.indexIdNo(idNo),
    id_no_masked: idNo === null ? null : maskDocumentNumber(type, idNo),
  }
}

function phoneColumns(staffId: string, phone: string | null, sealer: StaffSealer): StaffColumns {
  return {
    phone_sealed: seal(sealer.ciphers.phone, staffId, phone),
    phone_index: phone === null ? null : sealer.indexPhone(phone),
    phone_last4_index: phone === null ? null : sealer.indexLast4(phone.slice(-4)),
    phone_masked: phone === null ? null : maskPhone(phone),
  }
}

function seal(cipher: ColumnCipher, staffId: string, value: string | null): string | null {
  return value === null ? null : cipher.seal(staffId, value)
}
