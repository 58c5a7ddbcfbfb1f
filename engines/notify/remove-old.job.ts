import { sql } from 'kysely'
import type { Services } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db/handle.ts'
import { write } from '../../kernel/db/write.ts'
import { newId } from '../../kernel/ids.ts'
import { readRetention } from './retention.ts'

const batch = 5_000

/** Removes messages that were read longer ago than they are kept, with what is known of their ways out. Unread ones stay, and so do those still on their way. */
export async function removeOldMessages(services: Services, db: Db): Promise<void> {
  const { keptDays } = await readRetention(db)
  const before = new Date(services.clock.now().getTime() - keptDays * 86_400_000)
  for (let removed = batch; removed === batch;) removed = await removeSome({ services, db }, before)
}

async function removeSome({ services, db }: { services: Services; db: Db }, before: Date): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    select id from notifications n
     where tenant_id = ${db.tenantId} and read_at < ${before} and routed_at is not null
       and not exists (select 1 from notification_deliveries d
                        where d.tenant_id = ${db.tenantId} and d.notification_id = n.id and d.state in ('waiting', 'sending'))
     limit ${batch}`.execute(db.q)
  if (rows.length === 0) return 0
  const ids = rows.map((row) => row.id)
  await write({ db, clock: services.clock, requestId: newId(), actor: { accountId: null, name: '同心', via: 'system' } }, async (trx) => {
    await trx.q.deleteFrom('notification_deliveries').where('tenant_id', '=', trx.tenantId).where('notification_id', 'in', ids).execute()
    await trx.q.deleteFrom('notifications').where('tenant_id', '=', trx.tenantId).where('id', 'in', ids).execute()
    trx.audit({ action: 'notification_retention.remove', entity: { type: 'notification_retention', id: trx.tenantId }, details: { messages: ids.length } })
  })
  return ids.length
}
