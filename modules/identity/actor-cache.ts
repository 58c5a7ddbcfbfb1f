import type { Actor } from '../../kernel/auth/actor.ts'
import type { Services } from '../../kernel/context.ts'
import { forgetOldest } from '../../kernel/forget-oldest.ts'

const keptMs = 5_000
const mostEntries = 20_000

interface Entry {
  untilMs: number
  actor: Promise<Actor | null>
  /** Unknown while the actor is being read. */
  accountId: string | null
}

const caches = new WeakMap<Services, Map<string, Entry>>()

/**
 * Who stands behind a credential, read at most once in five seconds for each. Requests that come while it is
 * being read share the reading. Another process may honour an ended session for those five seconds, this one does not.
 */
export function cachedActor(services: Services, key: string, load: () => Promise<Actor | null>): Promise<Actor | null> {
  const cache = cacheOf(services)
  const nowMs = services.clock.now().getTime()
  const known = cache.get(key)
  if (known && known.untilMs > nowMs) return known.actor
  const entry: Entry = { untilMs: nowMs + keptMs, actor: load(), accountId: null }
  cache.delete(key)
  cache.set(key, entry)
  forgetOldest(cache, mostEntries)
  void settle(cache, key, entry)
  return entry.actor
}

/** Notes whose the entry is; nobody and a failure are not remembered. */
async function settle(cache: Map<string, Entry>, key: string, entry: Entry): Promise<void> {
  const actor = await entry.actor.catch(() => null)
  if (actor) entry.accountId = actor.accountId
  else if (cache.get(key) === entry) cache.delete(key)
}

/** Call after a change to an account, its sessions, tokens or roles has committed. */
export function forgetActor(services: Services, accountId: string): void {
  const cache = cacheOf(services)
  for (const [key, entry] of cache) {
    // What is being read at this moment may have been read before the change.
    if (entry.accountId === accountId || entry.accountId === null) cache.delete(key)
  }
}

function cacheOf(services: Services): Map<string, Entry> {
  const known = caches.get(services)
  if (known) return known
  const made = new Map<string, Entry>()
  caches.set(services, made)
  return made
}
