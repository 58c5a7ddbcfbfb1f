/** The fields that a sheet may carry, in the order of the form. A sheet names units; the form chooses them. */
export const mappableFields = [
  'staffNo',
  'name',
  'formerName',
  'unitName',
  'groupName',
  'idType',
  'idNo',
  'sex',
  'birthDate',
  'ethnicity',
  'nationality',
  'politicalStatus',
  'marital',
  'education',
  'degree',
  'professionalTitle',
  'employmentType',
  'hireDate',
  'leaveDate',
  'retireDate',
  'deathDate',
  'phone',
  'email',
  'bankAccount',
  'duesBase',
  'cardNo',
] as const

export type MappingFault = { kind: 'noKey' } | { kind: 'twice'; field: string }

/** Why rows cannot be checked with this mapping, before anybody presses the button. */
export function mappingFault(columns: readonly { field: string | null }[]): MappingFault | null {
  const taken = columns.flatMap(({ field }) => field ?? [])
  const twice = taken.find((field, index) => taken.indexOf(field) !== index)
  if (twice) return { kind: 'twice', field: twice }
  return taken.includes('staffNo') ? null : { kind: 'noKey' }
}
