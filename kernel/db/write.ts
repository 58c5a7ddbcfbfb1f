import { createHash } from 'node:crypto'
import type { Clock } from '../clock.ts'
import { idempotencyMismatch } from '../errors.ts'
import { newId } from '../ids.ts'
import type { AuditRecord, Db, DomainEvent, Trx } from './handle.ts'

export interface WriteContext {
  db: Db
  clock: Clock
  requestId: string
  actor: { accountId: string | null; name: string; via: 'session' | 'token' | 'system' | 'cli' }
  /** Given by the caller on a POST that creates; the same key with the same content answers the same. */
  idempotency?: { key: string; route: string; content: unknown }
}

/**
 * The one way to change anything: a transaction whose audit rows and events commit with it.
 * Work that records nothing in the audit log is a bug and rolls back.
 */
export async function write<T>(context: WriteContext, work: (trx: Trx) => Promise<T>): Promise<T> {
  return context.db.q.transaction().execute(async (q) => {
    const at = context.clock.now()
    const records: AuditRecord[] = []
    const events: DomainEvent[] = []
    const trx: Trx = {
      tenantId: context.db.tenantId,
      q,
      at,
      actorId: context.actor.accountId,
      audit: (record) => void records.push(record),
      emit: (event) => void events.push(event),
    }
    const earlier = await claimKey<T>(trx, context)
    if (earlier) return earlier.answer
    const answer = await work(trx)
    if (records.length === 0) throw new TypeError('a write without an audit record')
    await storeAudit(trx, context, records)
    if (events.length > 0) await storeEvents(trx, events)
    await storeAnswer(trx, context, answer)
    return answer
  })
}

async function storeAudit(trx: Trx, context: WriteContext, records: AuditRecord[]): Promise<void> {
  const rows = records.map((record) => ({
    tenant_id: trx.tenantId,
    id: newId(),
    at: trx.at,
    account_id: context.actor.accountId,
    actor_name: context.actor.name,
    via: context.actor.via,
    request_id: context.requestId,
    action: record.action,
    entity_type: record.entity.type,
    entity_id: record.entity.id,
    unit_id: record.unitId ?? null,
    details: JSON.stringify(record.details ?? {}),
  }))
  await trx.q.insertInto('audit_entries').values(rows).execute()
}

async function storeEvents(trx: Trx, events: DomainEvent[]): Promise<void> {
  const rows = events.map((event) => ({
    tenant_id: trx.tenantId,
    id: newId(),
    at: trx.at,
    topic: event.topic,
    payload: JSON.stringify(event.payload),
    dispatched_at: null,
  }))
  await trx.q.insertInto('outbox_events').values(rows).execute()
}

/** Takes the idempotency key first: a second request with it waits here until the first has committed. */
async function claimKey<T>(trx: Trx, context: WriteContext): Promise<{ answer: T } | null> {
  const { idempotency } = context
  if (!idempotency) return null
  const requestHash = hashOf(idempotency)
  const accountId = context.actor.accountId ?? '00000000-0000-0000-0000-000000000000'
  const claimed = await trx.q
    .insertInto('idempotency_keys')
    .values({ tenant_id: trx.tenantId, account_id: accountId, key: idempotency.key, request_hash: requestHash, answer: null, at: trx.at })
    .onConflict((oc) => oc.columns(['tenant_id', 'account_id', 'key']).doNothing())
    .returning('key')
    .executeTakeFirst()
  if (claimed) return null
  const stored = await trx.q
    .selectFrom('idempotency_keys')
    .select(['request_hash', 'answer'])
    .where('tenant_id', '=', trx.tenantId)
    .where('account_id', '=', accountId)
    .where('key', '=', idempotency.key)
    .executeTakeFirstOrThrow()
  if (stored.request_hash !== requestHash) throw idempotencyMismatch()
  // The answer was stored by this same function for this same route and content, so it has the shape T.
  return { answer: stored.answer as T }
}

async function storeAnswer(trx: Trx, context: WriteContext, answer: unknown): Promise<void> {
  if (!context.idempotency) return
  await trx.q
    .updateTable('idempotency_keys')
    .set({ answer: JSON.stringify(answer ?? null) })
    .where('tenant_id', '=', trx.tenantId)
    .where('account_id', '=', context.actor.accountId ?? '00000000-0000-0000-0000-000000000000')
    .where('key', '=', context.idempotency.key)
    .execute()
}

function hashOf(request: { route: string; content: unknown }): string {
  return createHash('sha256')
    .update(JSON.stringify([request.route, request.content]))
    .digest('base64url')
}
