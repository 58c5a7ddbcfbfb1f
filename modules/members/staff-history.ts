import type { Trx } from '../../kernel/db/handle.ts'
import { newId } from '../../kernel/ids.ts'

export type ChangeReason = 'created' | 'edited' | 'imported' | 'import_undone' | 'requested' | 'merged' | 'merge_undone' | 'moved' | 'membership'

/** {column: [before, after]}. Sealed columns appear sealed: the history keeps no clear copy of what the record hides. */
export type FieldChanges = Record<string, [unknown, unknown]>

/** Columns that follow from others or from the write itself: not a change that a person made. */
const derived = new Set([
  'pinyin_key',
  'id_no_index',
  'id_no_masked',
  'phone_index',
  'phone_last4_index',
  'phone_masked',
  'bank_account_masked',
  'quality_lost',
  'quality_rules',
  'batch_id',
  'version',
  'updated_at',
])

/** What was written, against what stood there. A sealed column among the columns has changed: unchanged values are not written again. */
export function changesBetween(before: Record<string, unknown>, columns: Record<string, unknown>): FieldChanges {
  const changes: FieldChanges = {}
  for (const [column, after] of Object.entries(columns)) {
    if (derived.has(column) || after === undefined) continue
    if ((before[column] ?? null) !== after) changes[column] = [before[column] ?? null, after]
  }
  return changes
}

export interface StaffChange {
  staffId: string
  actorName: string
  reason: ChangeReason
  fields: FieldChanges
}

export async function recordChange(trx: Trx, change: StaffChange): Promise<void> {
  await trx.q
    .insertInto('staff_changes')
    .values({
      tenant_id: trx.tenantId,
      id: newId(),
      staff_id: change.staffId,
      at: trx.at,
      account_id: trx.actorId,
      actor_name: change.actorName,
      reason: change.reason,
      batch_id: null,
      fields: JSON.stringify(change.fields, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value)),
    })
    .execute()
}
