import type { z } from 'zod'
import type { staffForm } from '../../members.contract.ts'
import type { StaffRecord } from '../members.types.ts'

type StaffValues = z.output<typeof staffForm>

/** What the form starts with; protected values are unknown here and start empty. */
export function formValues(record: Pick<StaffRecord, 'fields'>): Record<string, string> {
  return Object.fromEntries(record.fields.flatMap((field) => (field.value === null || field.sealed ? [] : [[field.key, field.value]])))
}

/** The fields that differ from the record as it was opened. An empty protected field keeps what is stored. */
export function changedFields(opened: Pick<StaffRecord, 'fields'>, values: StaffValues): Partial<StaffValues> {
  const kept = new Map(opened.fields.map((field) => [field.key, field]))
  const changes = Object.entries(values).filter(([key, value]) => {
    const field = kept.get(key)
    return field?.sealed ? Boolean(value) : (value ?? null) !== (field?.value ?? null)
  })
  return Object.fromEntries(changes)
}

/** The labels of what differs between two readings of a record. */
export function changedLabels(before: Pick<StaffRecord, 'fields'>, after: Pick<StaffRecord, 'fields'>): string[] {
  return after.fields.filter(({ key, value }) => before.fields.find((field) => field.key === key)?.value !== value).map(({ label }) => label)
}
