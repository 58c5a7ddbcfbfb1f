import { checkDocumentNumber, type IdType } from './rules/identity-document.ts'
import { scoreRecord, type QualityRecord } from './rules/quality.ts'
import type { StaffColumns } from './staff-columns.ts'

/** What a row loses by the rules of data quality. The document number comes in clear; nothing of it is kept here. */
export function qualityOf(row: Omit<StaffColumns, 'consents'>, idNo: string | null): { quality_lost: number; quality_rules: string[] } {
  const { lost } = scoreRecord({
    nationality: row.nationality ?? null,
    unitName: row.unit_id ?? null,
    birthDate: row.birth_date ?? null,
    sex: row.sex ?? null,
    employmentType: row.employment_type ?? null,
    hireDate: row.hire_date ?? null,
    leaveDate: row.leave_date ?? null,
    retireDate: row.retire_date ?? null,
    deathDate: row.death_date ?? null,
    ethnicity: row.ethnicity ?? null,
    politicalStatus: row.political_status ?? null,
    education: row.education ?? null,
    idNo: documentState(row.id_type ?? null, idNo),
    hasPhone: Boolean(row.phone_sealed),
  })
  return { quality_lost: lost.reduce((sum, { points }) => sum + points, 0), quality_rules: lost.map(({ rule }) => rule) }
}

function documentState(idType: string | null, idNo: string | null): QualityRecord['idNo'] {
  if (idNo === null) return { state: 'missing' }
  // The code set id_type holds the type's own names.
  const checked = checkDocumentNumber((idType ?? 'resident_id') as IdType, idNo)
  if (!checked.ok) return { state: 'invalid' }
  return checked.warnings.length > 0 ? { state: 'doubtful' } : { state: 'valid', birthDate: checked.birthDate, sex: checked.sex }
}
