import { z } from 'zod'
import { lastEditorOf } from '../../kernel/audit/last-editor.ts'
import { write, type RequestContext } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db/handle.ts'
import { readSetting, storeSetting } from '../../kernel/db/settings.ts'
import { versionConflict } from '../../kernel/errors.ts'

const key = 'notify.retention'
const shape = z.object({ keptDays: z.number() })

export interface Retention {
  /** How many days a message is kept after it was read. */
  keptDays: number
  version: number
}

/**
 * A year: long enough to be shown with a proposal from one session of the congress to the next, and no longer than that.
 * What happened to a matter stands in its own record.
 */
const asDelivered: Retention = { keptDays: 365, version: 0 }

export async function readRetention(db: Db): Promise<Retention> {
  const row = await readSetting(db, key)
  return row ? { ...shape.parse(row.value), version: row.version } : asDelivered
}

export function changeRetention(context: RequestContext, { keptDays, version }: Retention): Promise<{ version: number }> {
  return write(context, async (trx) => {
    const entity = { type: 'notification_retention', id: trx.tenantId }
    if (!(await storeSetting(trx, { key, value: { keptDays }, seen: version }))) throw versionConflict({ by: await lastEditorOf(trx, entity) })
    trx.audit({ action: 'notification_retention.change', entity, details: { keptDays } })
    return { version: version + 1 }
  })
}
