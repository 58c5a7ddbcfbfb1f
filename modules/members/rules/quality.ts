import type { FieldKey } from './fields.ts'
import type { CodedReason } from './reason.ts'

/** A record as far as its quality can be judged without reading protected values. */
export type QualityRecord = Partial<Record<Exclude<FieldKey, 'idNo' | 'phone' | 'bankAccount'>, string | null>> & {
  /** `invalid`: present, but its check failed. The two dates and the sex come from a valid identity number. */
  idNo: { state: 'missing' | 'invalid' | 'doubtful' } | { state: 'valid'; birthDate?: string | null; sex?: string | null }
  hasPhone: boolean
}

export type QualityRule = CodedReason<QualityCode> & { points: number; field: FieldKey }
export type QualityScore = { points: number; max: number; lost: { rule: QualityCode; points: number }[] }

/** A rule is left out of `max` where it does not apply: a foreigner has no Chinese ethnicity to be missing. */
export function scoreRecord(record: QualityRecord): QualityScore {
  const applicable = qualityRules.filter((rule) => CHECKS[rule.code].applies?.(record) ?? true)
  const lost = applicable.filter((rule) => !CHECKS[rule.code].holds(record)).map((rule) => ({ rule: rule.code, points: rule.points }))
  const max = applicable.reduce((total, rule) => total + rule.points, 0)
  return { points: max - lost.reduce((total, rule) => total + rule.points, 0), max, lost }
}

export type QualityCode =
  | 'id_no_missing'
  | 'id_no_invalid'
  | 'id_no_doubtful'
  | 'birth_date_conflicts'
  | 'sex_conflicts'
  | 'phone_missing'
  | 'unit_missing'
  | 'birth_date_missing'
  | 'sex_missing'
  | 'ethnicity_missing'
  | 'political_status_missing'
  | 'education_missing'
  | 'employment_type_missing'
  | 'hire_date_missing'
  | 'dates_out_of_order'

/** In the order in which the page lists them: what protects people from confusion first. */
export const qualityRules: readonly QualityRule[] = [
  { code: 'id_no_missing', field: 'idNo', points: 20, zh: '缺少证件号码', en: 'Document number missing' },
  { code: 'id_no_invalid', field: 'idNo', points: 20, zh: '证件号码未通过校验', en: 'Document number fails its check' },
  { code: 'id_no_doubtful', field: 'idNo', points: 10, zh: '证件号码可疑（示例号码或疑似被截断）', en: 'Document number doubtful (an example, or cut off)' },
  { code: 'birth_date_conflicts', field: 'birthDate', points: 10, zh: '出生日期与身份证号不一致', en: 'Birth date disagrees with the identity number' },
  { code: 'sex_conflicts', field: 'sex', points: 10, zh: '性别与身份证号不一致', en: 'Sex disagrees with the identity number' },
  { code: 'phone_missing', field: 'phone', points: 15, zh: '缺少手机号码', en: 'Phone missing' },
  { code: 'unit_missing', field: 'unitName', points: 15, zh: '缺少所在单位', en: 'Unit missing' },
  { code: 'birth_date_missing', field: 'birthDate', points: 10, zh: '缺少出生日期', en: 'Birth date missing' },
  { code: 'sex_missing', field: 'sex', points: 5, zh: '缺少性别', en: 'Sex missing' },
  { code: 'employment_type_missing', field: 'employmentType', points: 10, zh: '缺少用工形式', en: 'Employment type missing' },
  { code: 'hire_date_missing', field: 'hireDate', points: 5, zh: '缺少来校日期', en: 'Date of joining missing' },
  {
    code: 'dates_out_of_order',
    field: 'hireDate',
    points: 5,
    zh: '出生、来校、离校、退休日期先后颠倒',
    en: 'Birth, joining, leaving and retirement are out of order',
  },
  { code: 'ethnicity_missing', field: 'ethnicity', points: 5, zh: '缺少民族', en: 'Ethnicity missing' },
  { code: 'political_status_missing', field: 'politicalStatus', points: 5, zh: '缺少政治面貌', en: 'Political status missing' },
  { code: 'education_missing', field: 'education', points: 5, zh: '缺少学历', en: 'Education missing' },
]

type Check = { applies?: (record: QualityRecord) => boolean; holds: (record: QualityRecord) => boolean }

const CHINA = '156'
const isChinese = (record: QualityRecord) => !record.nationality || record.nationality === CHINA

const CHECKS: Record<QualityCode, Check> = {
  id_no_missing: { holds: ({ idNo }) => idNo.state !== 'missing' },
  id_no_invalid: { holds: ({ idNo }) => idNo.state !== 'invalid' },
  id_no_doubtful: { holds: ({ idNo }) => idNo.state !== 'doubtful' },
  birth_date_conflicts: { holds: ({ idNo, birthDate }) => idNo.state !== 'valid' || agree(idNo.birthDate, birthDate) },
  sex_conflicts: { holds: ({ idNo, sex }) => idNo.state !== 'valid' || agree(idNo.sex, sex === '0' || sex === '9' ? null : sex) },
  phone_missing: { holds: ({ hasPhone }) => hasPhone },
  unit_missing: { holds: ({ unitName }) => Boolean(unitName) },
  birth_date_missing: { holds: ({ birthDate }) => Boolean(birthDate) },
  sex_missing: { holds: ({ sex }) => sex === '1' || sex === '2' },
  employment_type_missing: { holds: ({ employmentType }) => Boolean(employmentType) },
  hire_date_missing: { holds: ({ hireDate }) => Boolean(hireDate) },
  dates_out_of_order: { holds: datesAreInOrder },
  ethnicity_missing: { applies: isChinese, holds: ({ ethnicity }) => Boolean(ethnicity) },
  political_status_missing: { applies: isChinese, holds: ({ politicalStatus }) => Boolean(politicalStatus) },
  education_missing: { holds: ({ education }) => Boolean(education) },
}

/** Something missing disagrees with nothing. */
function agree(a: string | null | undefined, b: string | null | undefined): boolean {
  return !a || !b || a === b
}

/** Birth, then joining, then leaving or retiring, then death. Joining after retirement is a re-employment and in order. */
function datesAreInOrder({ birthDate, hireDate, leaveDate, retireDate, deathDate, employmentType }: QualityRecord): boolean {
  const retiredAfterHire = employmentType === 're_employed' ? null : retireDate
  const inOrder = [
    [birthDate, hireDate],
    [hireDate, leaveDate],
    [hireDate, retiredAfterHire],
    [birthDate, retireDate],
    [hireDate, deathDate],
    [retireDate, deathDate],
  ]
  return inOrder.every(([earlier, later]) => !earlier || !later || earlier <= later)
}
