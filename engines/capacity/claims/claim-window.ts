import type { Services } from '../../../kernel/context.ts'
import type { Db } from '../../../kernel/db/handle.ts'
import { forgetOldest } from '../../../kernel/forget-oldest.ts'

/** What a server remembers of an offer to turn away who comes early, without asking the database each time. */
export interface ClaimWindow {
  opensAt: Date
  /** Nobody has ever signed up: no earlier answer can be asked for again. */
  untouched: boolean
}

const keptMs = 1_000
const mostKept = 1_000

interface Kept {
  untilMs: number
  window: Promise<ClaimWindow | null>
}

const caches = new WeakMap<Services, Map<string, Kept>>()

/**
 * The window of an offer, at most a second old; null where there is none that members see. It only ever refuses: who may
 * sign up is decided behind the gate.
 */
export function claimWindow(services: Services, db: Db, offerId: string): Promise<ClaimWindow | null> {
  const cache = caches.get(services) ?? new Map<string, Kept>()
  caches.set(services, cache)
  const key = `${db.tenantId}/${offerId}`
  const nowMs = services.clock.now().getTime()
  const known = cache.get(key)
  if (known && known.untilMs > nowMs) return known.window
  const window = readWindow(db, offerId)
  cache.delete(key)
  cache.set(key, { untilMs: nowMs + keptMs, window })
  // A failure is not remembered.
  window.catch(() => cache.delete(key))
  forgetOldest(cache, mostKept)
  return window
}

async function readWindow(db: Db, offerId: string): Promise<ClaimWindow | null> {
  const row = await db.q
    .selectFrom('offers as o')
    .innerJoin('offer_gates as g', (join) => join.onRef('g.tenant_id', '=', 'o.tenant_id').onRef('g.offer_id', '=', 'o.id'))
    .select(['o.state', 'o.opens_at', 'g.next_seq'])
    .where('o.tenant_id', '=', db.tenantId)
    .where('o.id', '=', offerId)
    .executeTakeFirst()
  return row && row.state !== 'draft' && row.opens_at !== null ? { opensAt: row.opens_at, untouched: row.next_seq === 1n } : null
}
