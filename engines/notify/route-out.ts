import type { Services } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db/handle.ts'
import { newId } from '../../kernel/ids.ts'
import type { OpenChannel } from './channels.store.ts'
import type { Urgency } from './notify.ts'
import type { Channel } from './notify.types.ts'
import { addressesOf, preferencesOf } from './people.store.ts'
import { leavesAt } from './schedule.rules.ts'

const atOnce = 500

/**
 * Makes the deliveries of new messages: one for each outside channel on which the person wants them and can be reached.
 * Once for each message, however many do this at the same time. Returns how many messages it looked at.
 */
export async function routeOut(services: Services, db: Db, open: ReadonlyMap<Channel, OpenChannel>): Promise<number> {
  const now = services.clock.now()
  return db.q.transaction().execute(async (q) => {
    const trx: Db = { tenantId: db.tenantId, q }
    const messages = await q
      .selectFrom('notifications')
      .select(['id', 'staff_id', 'kind', 'urgency'])
      .where('tenant_id', '=', db.tenantId)
      .where('routed_at', 'is', null)
      .orderBy('id')
      .limit(atOnce)
      .forUpdate()
      .skipLocked()
      .execute()
    if (messages.length === 0) return 0
    const deliveries = open.size === 0 ? [] : await deliveriesFor(services, trx, { messages, open, now })
    if (deliveries.length > 0) {
      await q
        .insertInto('notification_deliveries')
        .values(deliveries)
        .onConflict((conflict) => conflict.columns(['tenant_id', 'notification_id', 'channel']).doNothing())
        .execute()
    }
    const ids = messages.map((message) => message.id)
    await q.updateTable('notifications').set({ routed_at: now }).where('tenant_id', '=', db.tenantId).where('id', 'in', ids).execute()
    return messages.length
  })
}

interface Routing {
  messages: { id: string; staff_id: string; kind: string; urgency: string }[]
  open: ReadonlyMap<Channel, OpenChannel>
  now: Date
}

async function deliveriesFor(services: Services, db: Db, { messages, open, now }: Routing) {
  const staffIds = [...new Set(messages.map((message) => message.staff_id))]
  const preferences = await preferencesOf(db, staffIds)
  const addressOf = await addressesOf(services, db, { staffIds, open })
  return messages.flatMap((message) => {
    const wants = preferences(message.staff_id)
    const urgency = urgencyOf(message.urgency)
    if (urgency !== 'now' && wants.mutedKinds.includes(message.kind)) return []
    const reached = [...open.keys()].filter((channel) => !wants.channelsOff.includes(channel) && addressOf(message.staff_id, channel) !== null)
    return reached.map((channel) => ({
      tenant_id: db.tenantId,
      id: newId(),
      notification_id: message.id,
      staff_id: message.staff_id,
      channel,
      state: 'waiting',
      urgent: urgency === 'now',
      attempts: 0,
      next_attempt_at: leavesAt(urgency, now, wants),
      created_at: now,
      changed_at: now,
    }))
  })
}

/** The database allows only these three. */
function urgencyOf(stored: string): Urgency {
  return stored === 'now' || stored === 'digest' ? stored : 'normal'
}
