import type { Services } from '../kernel/context.ts'
import { asSystem, write } from '../kernel/db/write.ts'

/** A client retries within minutes; after a week nobody asks for the answer of an old request. */
const keptAnswersDays = 7

/** Removes files past their end of life, with their bytes, and answers that nobody will ask for again. */
export async function tidyKernel(services: Services, tenantId: string): Promise<void> {
  const db = services.databases.of(tenantId)
  const now = services.clock.now()
  await db.q
    .deleteFrom('idempotency_keys')
    .where('tenant_id', '=', tenantId)
    .where('at', '<', new Date(now.getTime() - keptAnswersDays * 86_400_000))
    .execute()
  const expired = await db.q.selectFrom('files').select(['id', 'purpose']).where('tenant_id', '=', tenantId).where('expires_at', '<', now).limit(500).execute()
  if (expired.length === 0) return
  const ids = expired.map((file) => file.id)
  await write(asSystem(services, db), async (trx) => {
    await trx.q.deleteFrom('files').where('tenant_id', '=', tenantId).where('id', 'in', ids).execute()
    trx.audit({ action: 'file.expire', entity: { type: 'tenant', id: tenantId }, details: { files: ids.length } })
  })
  for (const id of ids) await services.files.remove(tenantId, id)
}
