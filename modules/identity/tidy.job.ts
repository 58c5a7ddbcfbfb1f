import type { Services } from '../../kernel/context.ts'
import type { Db, Trx } from '../../kernel/db/handle.ts'
import { asSystem, write } from '../../kernel/db/write.ts'
import { forgottenAfterHours } from './lockout.rules.ts'

/** Addresses and browsers of past sessions are personal: kept as long as a matter may need looking into, no longer. */
const keptDays = 90

/** Removes sessions that ended or expired long ago, and counted failures that no longer count. */
export async function tidyIdentity(services: Services, db: Db): Promise<void> {
  const context = asSystem(services, db)
  await write(context, async (trx) => {
    const removed = { sessions: await removeSessions(trx), failures: await removeFailures(trx) }
    trx.audit({ action: 'identity.tidy', entity: { type: 'tenant', id: db.tenantId }, details: removed })
  })
}

async function removeSessions(trx: Trx): Promise<number> {
  const before = new Date(trx.at.getTime() - keptDays * 86_400_000)
  const removed = await trx.q
    .deleteFrom('sessions')
    .where('tenant_id', '=', trx.tenantId)
    .where((eb) => eb.or([eb('expires_at', '<', before), eb('ended_at', '<', before)]))
    .executeTakeFirst()
  return Number(removed.numDeletedRows)
}

async function removeFailures(trx: Trx): Promise<number> {
  const removed = await trx.q
    .deleteFrom('sign_in_failures')
    .where('tenant_id', '=', trx.tenantId)
    .where('last_failed_at', '<', new Date(trx.at.getTime() - forgottenAfterHours * 3_600_000))
    .executeTakeFirst()
  return Number(removed.numDeletedRows)
}
