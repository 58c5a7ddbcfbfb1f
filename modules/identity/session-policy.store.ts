import { lastEditorOf } from '../../kernel/audit/last-editor.ts'
import { z } from 'zod'
import type { Db, Trx } from '../../kernel/db/handle.ts'
import { readSetting, storeSetting } from '../../kernel/db/settings.ts'
import { versionConflict } from '../../kernel/errors.ts'

const key = 'identity.sessions'
const shape = z.object({ idleMinutes: z.number(), longestDays: z.number() })

export type SessionPolicy = z.infer<typeof shape> & { version: number }

const asDelivered: SessionPolicy = { idleMinutes: 12 * 60, longestDays: 30, version: 0 }

export async function readSessionPolicy(db: Db): Promise<SessionPolicy> {
  const row = await readSetting(db, key)
  return row ? { ...shape.parse(row.value), version: row.version } : asDelivered
}

/** Stores what the caller saw in `version`; 0 is the policy as delivered. Returns the new version. */
export async function storeSessionPolicy(trx: Trx, policy: SessionPolicy): Promise<number> {
  const version = policy.version + 1
  const stored = await storeSetting(trx, { key, value: { idleMinutes: policy.idleMinutes, longestDays: policy.longestDays }, seen: policy.version })
  if (!stored) throw versionConflict({ by: await lastEditorOf(trx, { type: 'session_policy', id: trx.tenantId }) })
  trx.audit({
    action: 'session_policy.change',
    entity: { type: 'session_policy', id: trx.tenantId },
    details: { idleMinutes: policy.idleMinutes, longestDays: policy.longestDays },
  })
  return version
}
