import type { Services } from '../context.ts'
import { idFrom } from '../ids.ts'

/** Which jobs each topic starts. */
export type Subscriptions = ReadonlyMap<string, string[]>

/**
 * Makes jobs of the events that have committed. A job's id follows from its event, so a crash between
 * sending and marking sends nothing twice.
 */
export async function dispatchEvents(services: Services, tenantId: string, subscriptions: Subscriptions): Promise<number> {
  const db = services.databases.of(tenantId)
  const events = await db.q
    .selectFrom('outbox_events')
    .select(['id', 'topic', 'payload'])
    .where('tenant_id', '=', tenantId)
    .where('dispatched_at', 'is', null)
    .orderBy('id')
    .limit(200)
    .execute()
  for (const event of events) {
    for (const job of subscriptions.get(event.topic) ?? []) {
      // The payload was written by storeEvents as an object.
      await services.jobs.send(job, { tenantId, payload: event.payload as Record<string, unknown> }, { id: idFrom(event.id, job) })
    }
  }
  if (events.length === 0) return 0
  await db.q
    .updateTable('outbox_events')
    .set({ dispatched_at: services.clock.now() })
    .where('tenant_id', '=', tenantId)
    .where(
      'id',
      'in',
      events.map((event) => event.id),
    )
    .execute()
  return events.length
}
