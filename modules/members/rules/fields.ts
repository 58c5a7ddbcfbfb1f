import type { CodeSetKey } from './code-sets.ts'

/** Who may read a field, from the most open to the most guarded. */
export type ReadClass = 'public' | 'colleague' | 'officer' | 'sensitive'
export type FieldKind = 'text' | 'code' | 'date' | 'idNo' | 'phone' | 'money' | 'unit'

export type FieldKey =
  | 'staffNo'
  | 'name'
  | 'formerName'
  | 'idType'
  | 'idNo'
  | 'sex'
  | 'birthDate'
  | 'ethnicity'
  | 'nationality'
  | 'politicalStatus'
  | 'marital'
  | 'education'
  | 'degree'
  | 'professionalTitle'
  | 'employmentType'
  | 'hireDate'
  | 'leaveDate'
  | 'retireDate'
  | 'deathDate'
  | 'phone'
  | 'email'
  | 'bankAccount'
  | 'duesBase'
  | 'cardNo'
  | 'unitName'
  | 'groupName'

type CommonField = {
  key: FieldKey
  zh: string
  en: string
  readClass: ReadClass
  /** Kept as ciphertext; never sorted, and found by its blind index only. */
  encrypted?: true
}
export type Field =
  | (CommonField & { kind: 'code'; codeSet: CodeSetKey; /** A text outside the set is kept and marked as unverified. */ allowsFreeText?: true })
  | (CommonField & { kind: Exclude<FieldKind, 'code'> })

/** Every field of a staff record that a sheet may carry, in the order in which forms and exports show them. */
export const fields: readonly Field[] = [
  { key: 'staffNo', zh: '工号', en: 'Staff number', readClass: 'colleague', kind: 'text' },
  // Names and units stand in public notices, honours and delegate lists.
  { key: 'name', zh: '姓名', en: 'Name', readClass: 'public', kind: 'text' },
  { key: 'formerName', zh: '曾用名', en: 'Former name', readClass: 'officer', kind: 'text' },
  { key: 'idType', zh: '证件类型', en: 'Document type', readClass: 'officer', kind: 'code', codeSet: 'id_type' },
  { key: 'idNo', zh: '证件号码', en: 'Document number', readClass: 'sensitive', kind: 'idNo', encrypted: true },
  { key: 'sex', zh: '性别', en: 'Sex', readClass: 'colleague', kind: 'code', codeSet: 'sex' },
  { key: 'birthDate', zh: '出生日期', en: 'Birth date', readClass: 'officer', kind: 'date' },
  { key: 'ethnicity', zh: '民族', en: 'Ethnicity', readClass: 'officer', kind: 'code', codeSet: 'ethnicity' },
  { key: 'nationality', zh: '国籍', en: 'Nationality', readClass: 'officer', kind: 'code', codeSet: 'nationality' },
  { key: 'politicalStatus', zh: '政治面貌', en: 'Political status', readClass: 'officer', kind: 'code', codeSet: 'political_status' },
  { key: 'marital', zh: '婚姻状况', en: 'Marital status', readClass: 'officer', kind: 'code', codeSet: 'marital' },
  { key: 'education', zh: '学历', en: 'Education', readClass: 'officer', kind: 'code', codeSet: 'education' },
  { key: 'degree', zh: '学位', en: 'Degree', readClass: 'officer', kind: 'code', codeSet: 'degree', allowsFreeText: true },
  {
    key: 'professionalTitle',
    zh: '专业技术职务',
    en: 'Professional title',
    readClass: 'colleague',
    kind: 'code',
    codeSet: 'professional_title',
    allowsFreeText: true,
  },
  { key: 'employmentType', zh: '用工形式', en: 'Employment type', readClass: 'officer', kind: 'code', codeSet: 'employment_type' },
  { key: 'hireDate', zh: '来校日期', en: 'Date of joining', readClass: 'officer', kind: 'date' },
  { key: 'leaveDate', zh: '离校日期', en: 'Date of leaving', readClass: 'officer', kind: 'date' },
  { key: 'retireDate', zh: '退休日期', en: 'Retirement date', readClass: 'officer', kind: 'date' },
  { key: 'deathDate', zh: '去世日期', en: 'Date of death', readClass: 'officer', kind: 'date' },
  { key: 'phone', zh: '手机号码', en: 'Phone', readClass: 'sensitive', kind: 'phone', encrypted: true },
  { key: 'email', zh: '电子邮箱', en: 'E-mail', readClass: 'colleague', kind: 'text' },
  { key: 'bankAccount', zh: '银行卡号', en: 'Bank account', readClass: 'sensitive', kind: 'text', encrypted: true },
  { key: 'duesBase', zh: '会费基数', en: 'Dues base', readClass: 'officer', kind: 'money' },
  { key: 'cardNo', zh: '会员卡号', en: 'Member card number', readClass: 'officer', kind: 'text' },
  { key: 'unitName', zh: '所在单位', en: 'Unit', readClass: 'public', kind: 'unit' },
  { key: 'groupName', zh: '工会小组', en: 'Union group', readClass: 'colleague', kind: 'unit' },
]

const fieldByKey = new Map(fields.map((field) => [field.key, field]))

export function fieldOf(key: FieldKey): Field {
  const field = fieldByKey.get(key)
  if (!field) throw new TypeError(`no such field: ${key}`)
  return field
}
