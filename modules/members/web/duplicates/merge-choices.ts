import type { ShownField, StaffRecord } from '../members.types.ts'

export interface FieldChoice {
  key: string
  label: string
  kept: string
  other: string
}

type Fields = Pick<StaffRecord, 'fields'>

/** The fields in which two records differ, in the order of the form; a protected one is compared by its mask. */
export function differingFields(keep: Fields, other: Fields): FieldChoice[] {
  return keep.fields.flatMap((field) => {
    const theirs = other.fields.find(({ key }) => key === field.key)
    return theirs && theirs.value !== field.value ? [{ key: field.key, label: field.label, kept: shownOf(field), other: shownOf(theirs) }] : []
  })
}

/** At first a gap of the kept record is filled from the other; everything else stays. */
export function firstChoices(choices: readonly FieldChoice[]): ReadonlySet<string> {
  return new Set(choices.filter(({ kept, other }) => kept === '' && other !== '').map(({ key }) => key))
}

function shownOf(field: ShownField): string {
  return field.value === null ? '' : field.shown
}
