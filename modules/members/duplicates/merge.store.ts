import { sql } from 'kysely'
import { z } from 'zod'
import type { Trx } from '../../../kernel/db/handle.ts'
import { storedColumns, staffFields, type StaffField } from '../staff-columns.ts'
import type { StaffRow } from '../staff-record.store.ts'

const ids = z.array(z.string())

/** Rows that went over to the record that was kept. Episodes stay where they are and follow the redirect. */
const movedShape = z.object({ family: ids, requests: ids, redirects: ids })
export type MovedRows = z.infer<typeof movedShape>

const pair = z.tuple([z.string().nullable(), z.string().nullable()])
type Pair = z.infer<typeof pair>

/** What the kept record held in each field that was taken, and what it held after; sealed values stay sealed. */
const beforeShape = z.object({ fields: z.record(z.string(), pair), membership: z.tuple([z.string(), z.string()]), memberSince: pair })
export type KeptBefore = z.infer<typeof beforeShape>

export function movedOf(merge: { moved: unknown }): MovedRows {
  return movedShape.parse(merge.moved)
}

export function beforeOf(merge: { before: unknown }): KeptBefore {
  return beforeShape.parse(merge.before)
}

/** The stored values of both sides of a change, field by field, ready for JSON. */
export function storedPairs(fields: StaffField[], before: StaffRow, after: StaffRow): Record<string, Pair> {
  const stored = (row: StaffRow, field: StaffField): string | null => {
    const value = row[storedColumns[field]]
    return typeof value === 'bigint' ? value.toString() : value
  }
  return Object.fromEntries(fields.map((field) => [field, [stored(before, field), stored(after, field)]]))
}

/** A record as one side of the stored pairs says that it was. */
export function asStored(row: StaffRow, { fields }: KeptBefore, side: 0 | 1): StaffRow {
  const columns = staffFields.flatMap((field) => {
    const stored = fields[field]
    if (!stored) return []
    const value = stored[side]
    return [[storedColumns[field], field === 'duesBase' && value !== null ? BigInt(value) : value]]
  })
  // storedPairs took these values from these columns.
  return { ...row, ...Object.fromEntries(columns) } as StaffRow
}

/** Points everything of one record to another; episodes are never rewritten. */
export async function moveRows(trx: Trx, { from, to }: { from: string; to: string }): Promise<MovedRows> {
  const family = await trx.q.updateTable('staff_family').set({ staff_id: to }).where('tenant_id', '=', trx.tenantId).where('staff_id', '=', from).returning('id').execute()
  const requests = await trx.q
    .updateTable('staff_change_requests')
    .set({ staff_id: to })
    .where('tenant_id', '=', trx.tenantId)
    .where('staff_id', '=', from)
    .returning('id')
    .execute()
  const redirects = await trx.q.updateTable('staff').set({ merged_into: to }).where('tenant_id', '=', trx.tenantId).where('merged_into', '=', from).returning('id').execute()
  return { family: family.map(({ id }) => id), requests: requests.map(({ id }) => id), redirects: redirects.map(({ id }) => id) }
}

/** Gives back what moved and is still there; returns how many family rows have gone since. */
export async function moveRowsBack(trx: Trx, moved: MovedRows, { from, to }: { from: string; to: string }): Promise<{ familyGone: number }> {
  const family = await trx.q
    .updateTable('staff_family')
    .set({ staff_id: to })
    .where('tenant_id', '=', trx.tenantId)
    .where('staff_id', '=', from)
    .where(sql<boolean>`id = any(${moved.family}::uuid[])`)
    .returning('id')
    .execute()
  await trx.q
    .updateTable('staff_change_requests')
    .set({ staff_id: to })
    .where('tenant_id', '=', trx.tenantId)
    .where('staff_id', '=', from)
    .where(sql<boolean>`id = any(${moved.requests}::uuid[])`)
    .execute()
  await trx.q
    .updateTable('staff')
    .set({ merged_into: to })
    .where('tenant_id', '=', trx.tenantId)
    .where('merged_into', '=', from)
    .where(sql<boolean>`id = any(${moved.redirects}::uuid[])`)
    .execute()
  return { familyGone: moved.family.length - family.length }
}
