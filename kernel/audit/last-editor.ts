import { sql } from 'kysely'
import type { AuditRecord, Db } from '../db/handle.ts'

interface Looking {
  /** Actions on the same thing that change nothing of it, such as a look at what is sealed. */
  but?: readonly string[]
  /** A list in the details of other entries of this type that names what else they changed. */
  listedAs?: string
}

/**
 * The name of whoever last changed something, as the audit log tells: for the message that it was changed meanwhile.
 * Empty where nobody did.
 */
export async function lastEditorOf(db: Db, { type, id }: AuditRecord['entity'], { but = [], listedAs }: Looking = {}): Promise<string> {
  const listed = listedAs === undefined ? sql<boolean>`false` : sql<boolean>`details -> ${listedAs} @> ${JSON.stringify([id])}::jsonb`
  const last = await db.q
    .selectFrom('audit_entries')
    .select('actor_name')
    .where('tenant_id', '=', db.tenantId)
    .where('entity_type', '=', type)
    .where((eb) => eb.or([eb('entity_id', '=', id), listed]))
    .$if(but.length > 0, (q) => q.where('action', 'not in', but))
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return last?.actor_name ?? ''
}
