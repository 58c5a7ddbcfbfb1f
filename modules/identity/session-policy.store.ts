import { lastEditorOf } from '../../kernel/audit/last-editor.ts'
import { z } from 'zod'
import type { Db, Trx } from '../../kernel/db/handle.ts'
import { versionConflict } from '../../kernel/errors.ts'

const key = 'identity.sessions'
const shape = z.object({ idleMinutes: z.number(), longestDays: z.number() })

export type SessionPolicy = z.infer<typeof shape> & { version: number }

const asDelivered: SessionPolicy = { idleMinutes: 12 * 60, longestDays: 30, version: 0 }

export async function readSessionPolicy(db: Db): Promise<SessionPolicy> {
  const row = await db.q.selectFrom('settings').select(['value', 'version']).where('tenant_id', '=', db.tenantId).where('key', '=', key).executeTakeFirst()
  return row ? { ...shape.parse(row.value), version: row.version } : asDelivered
}

/** Stores what the caller saw in `version`; 0 is the policy as delivered. Returns the new version. */
export async function storeSessionPolicy(trx: Trx, policy: SessionPolicy): Promise<number> {
  const version = policy.version + 1
  const value = JSON.stringify({ idleMinutes: policy.idleMinutes, longestDays: policy.longestDays })
  const stored = policy.version === 0 ? await insertPolicy(trx, value) : await updatePolicy(trx, policy.version, value)
  if (!stored) throw versionConflict({ by: await lastEditorOf(trx, { type: 'session_policy', id: trx.tenantId }) })
  trx.audit({
    action: 'session_policy.change',
    entity: { type: 'session_policy', id: trx.tenantId },
    details: { idleMinutes: policy.idleMinutes, longestDays: policy.longestDays },
  })
  return version
}

async function insertPolicy(trx: Trx, value: string): Promise<boolean> {
  const inserted = await trx.q
    .insertInto('settings')
    .values({ tenant_id: trx.tenantId, key, value, version: 1, changed_at: trx.at })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'key']).doNothing())
    .executeTakeFirst()
  return inserted.numInsertedOrUpdatedRows === 1n
}

async function updatePolicy(trx: Trx, seen: number, value: string): Promise<boolean> {
  const updated = await trx.q
    .updateTable('settings')
    .set({ value, version: seen + 1, changed_at: trx.at })
    .where('tenant_id', '=', trx.tenantId)
    .where('key', '=', key)
    .where('version', '=', seen)
    .executeTakeFirst()
  return updated.numUpdatedRows === 1n
}
