import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Clock } from '../clock.ts'
import { idempotencyMismatch } from '../errors.ts'
import { newId } from '../ids.ts'
import type { AuditRecord, Db, DomainEvent, Trx } from './handle.ts'
import { plainArray } from './plain-array.ts'
import { prepared } from './prepared.ts'
import { noteWrite } from './writes.ts'

export interface WriteContext {
  db: Db
  clock: Clock
  requestId: string
  actor: { accountId: string | null; name: string; via: 'session' | 'token' | 'system' | 'cli' }
  /** Given by the caller on a POST that creates; the same key with the same content answers the same. */
  idempotency?: { key: string; route: string; content: unknown }
}

/** What the system does of its own accord: nobody asked for it. */
export function asSystem({ clock }: { clock: Clock }, db: Db): WriteContext {
  return { db, clock, requestId: newId(), actor: { accountId: null, name: '系统', via: 'system' } }
}

/**
 * The one way to change anything: a transaction whose audit rows and events commit with it.
 * Work that records nothing in the audit log is a bug and rolls back.
 */
export async function write<T>(context: WriteContext, work: (trx: Trx) => Promise<T>): Promise<T> {
  const answered = await context.db.q.transaction().execute(async (q) => {
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
  noteWrite(context.db.tenantId)
  return answered
}

/** One statement for any number: its text stays the same, so that a connection plans it once. */
async function storeAudit(trx: Trx, { actor, requestId }: WriteContext, records: AuditRecord[]): Promise<void> {
  const column = (read: (record: AuditRecord) => string | null) => records.map(read)
  await sql`
    insert ${prepared} into audit_entries (tenant_id, id, at, account_id, actor_name, via, request_id, action, entity_type, entity_id, unit_id, details)
    select ${trx.tenantId}, n.id, ${trx.at}, ${actor.accountId}, ${actor.name}, ${actor.via}, ${requestId}, n.action, n.entity_type, n.entity_id, n.unit_id, n.details::jsonb
    from unnest(
      ${plainArray(records.map(() => newId()))}::uuid[],
      ${column(({ action }) => action)}::text[],
      ${column(({ entity }) => entity.type)}::text[],
      ${column(({ entity }) => entity.id)}::text[],
      ${column(({ unitId }) => unitId ?? null)}::uuid[],
      ${column(({ details }) => JSON.stringify(details ?? {}))}::text[]
    ) as n (id, action, entity_type, entity_id, unit_id, details)`.execute(trx.q)
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
