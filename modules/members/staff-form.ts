import { say } from '../../kernel/i18n.ts'
import type { Locale } from '../../kernel/errors.ts'
import type { OrgTree } from '../organisation/organisation.api.ts'
import { badField, unknownUnit } from './members.errors.ts'
import { fieldOf, type FieldKey } from './rules/fields.ts'
import type { IdType } from './rules/identity-document.ts'
import { normaliseField } from './rules/normalise-field.ts'
import type { StaffField, StaffFields } from './staff-columns.ts'

export interface FormRules {
  locale: Locale
  today: string
  tree: OrgTree
  /** The stored document type, for a form that changes the number only. */
  idType?: string | null
}

/** The form's values as the record keeps them; the first field that does not fit is named with its reason. */
export function checkStaffForm(form: StaffFields, rules: FormRules): StaffFields {
  const checked: StaffFields = {}
  const idType = form.idType ?? rules.idType ?? undefined
  for (const [key, value] of Object.entries(form)) {
    const field = key as StaffField // Object.entries forgets that the keys are StaffField; the contract admits no others.
    if (value === undefined) continue
    checked[field] = field === 'unitId' || field === 'groupId' ? value : normalised(field, value, { ...rules, idType })
  }
  if (checked.unitId || checked.groupId) requireUnits(checked, rules.tree)
  return checked
}

function normalised(field: FieldKey, value: string | null, rules: FormRules): string | null {
  if (value === null) return null
  const definition = fieldOf(field)
  // The code set id_type holds the type's own names.
  const result = normaliseField(definition, value, { today: rules.today, ...(rules.idType ? { idType: rules.idType as IdType } : {}) })
  if (!result.ok)
    throw badField({
      label: say(definition, rules.locale),
      reason: say(result.reason, rules.locale),
      issues: [{ path: field, message: say(result.reason, rules.locale) }],
    })
  return result.value
}

export function requireUnits({ unitId, groupId }: StaffFields, tree: OrgTree): void {
  const unit = unitId ? tree.byId(unitId) : undefined
  const group = groupId ? tree.byId(groupId) : undefined
  if (unitId && unit?.kind !== 'branch') throw unknownUnit()
  if (groupId && (group?.kind !== 'group' || (unitId && group.parentId !== unitId))) throw unknownUnit()
}
