import type { Services } from '../context.ts'

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
      await services.jobs.send(job, { tenantId, payload: event.payload as Record<string, unknown> }, { id: jobIdOf(event.id, job) })
    }
  }
  if (events.length === 0) return 0
  await db.q
    .updateTable('outbox_events')
    .set({ dispatched_at: services.clock.now() })
    .where('tenant_id', '=', tenantId)
    .where('id', 'in', events.map((event) => event.id))
    .execute()
  return events.length
}

/** The event's id with its last digits mixed with the job's name: one id for each pair. */
function jobIdOf(eventId: string, job: string): string {
  let hash = 0
  for (const char of job) hash = (hash * 31 + (char.codePointAt(0) ?? 0)) >>> 0
  const tail = (Number.parseInt(eventId.slice(-8), 16) ^ hash) >>> 0
  return eventId.slice(0, -8) + tail.toString(16).padStart(8, '0')
}
