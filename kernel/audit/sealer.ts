import { createHash } from 'node:crypto'
import type { Clock } from '../clock.ts'
import type { Db } from '../db/handle.ts'

export const firstHash = '0'.repeat(64)

export interface SealableEntry {
  id: string
  at: Date
  account_id: string | null
  actor_name: string
  via: string
  request_id: string
  action: string
  entity_type: string
  entity_id: string
  unit_id: string | null
  details: unknown
}

/** Entries older than this are sealed or belong to no transaction that can still commit. */
const lookBackMinutes = 60
const mostEntriesASeal = 5_000

/**
 * Chains what has committed since the last seal. Entries commit unchained, because chaining inside each write
 * would make all writers wait for one another. Returns how many entries were sealed.
 */
export async function sealAudit(db: Db, clock: Clock): Promise<number> {
  const now = clock.now()
  return db.q.transaction().execute(async (q) => {
    const last = await q.selectFrom('audit_seals').select(['no', 'hash', 'sealed_at']).where('tenant_id', '=', db.tenantId).orderBy('no', 'desc').limit(1).executeTakeFirst()
    const since = last ? new Date(last.sealed_at.getTime() - lookBackMinutes * 60_000) : new Date(0)
    const entries = await unsealedSince(db, q, since)
    if (entries.length === 0) return 0
    const no = (last?.no ?? 0n) + 1n
    const previous = last?.hash ?? firstHash
    await q
      .insertInto('audit_seals')
      .values({ tenant_id: db.tenantId, no, sealed_at: now, entries: entries.length, previous_hash: previous, hash: sealHash(previous, entries) })
      .execute()
    await q
      .insertInto('audit_sealed_entries')
      .values(entries.map((entry, position) => ({ tenant_id: db.tenantId, entry_id: entry.id, seal_no: no, position })))
      .execute()
    return entries.length
  })
}

function unsealedSince(db: Db, q: Db['q'], since: Date): Promise<SealableEntry[]> {
  return q
    .selectFrom('audit_entries as e')
    .selectAll('e')
    .where('e.tenant_id', '=', db.tenantId)
    .where('e.at', '>=', since)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('audit_sealed_entries as s').select('s.entry_id').where('s.tenant_id', '=', db.tenantId).whereRef('s.entry_id', '=', 'e.id'))),
    )
    .orderBy('e.at')
    .orderBy('e.id')
    .limit(mostEntriesASeal)
    .execute()
}

/** SHA-256 over the previous seal's hash and every entry's own hash, in order. */
export function sealHash(previous: string, entries: SealableEntry[]): string {
  const hash = createHash('sha256').update(previous)
  for (const entry of entries) hash.update(entryHash(entry))
  return hash.digest('hex')
}

function entryHash(entry: SealableEntry): string {
  const told = [
    entry.id,
    entry.at.toISOString(),
    entry.account_id,
    entry.actor_name,
    entry.via,
    entry.request_id,
    entry.action,
    entry.entity_type,
    entry.entity_id,
    entry.unit_id,
    sortedJson(entry.details),
  ]
  return createHash('sha256').update(JSON.stringify(told)).digest('hex')
}

/** PostgreSQL keeps no order of keys in jsonb, so the hash must not depend on it. */
function sortedJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner) ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1))) : inner,
  )
}
