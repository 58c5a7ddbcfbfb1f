import type { Logger } from 'pino'
import type { Actor } from './auth/actor.ts'
import type { Clock } from './clock.ts'
import type { Keys } from './crypto/keys.ts'
import type { Db, Trx } from './db/handle.ts'
import type { TenantDatabases } from './db/pool.ts'
import { write as writeInTransaction } from './db/write.ts'
import type { Locale } from './errors.ts'
import type { FileStore } from './files/store.ts'
import type { Jobs } from './jobs/jobs.ts'
import type { LiveHub } from './http/live.ts'
import type { RateLimiter } from './rate-limit.ts'

/** What the whole process shares. */
export interface Services {
  databases: TenantDatabases
  clock: Clock
  keys: Keys
  files: FileStore
  jobs: Jobs
  live: LiveHub
  limits: RateLimiter
  log: Logger
  settings: ServerSettings
}

export interface ServerSettings {
  mode: 'demonstration' | 'production'
  /** The origin that people type, for links in messages and the origin check. */
  publicUrl: string
  /** Cost of password hashing: low in tests, never in service. */
  passwordCost: { memoryKiB: number; passes: number }
}

export interface Tenant {
  id: string
  kind: 'university' | 'superior'
  name: string
  shortName: string
  demo: boolean
}

/** What one request carries. */
export interface RequestContext {
  services: Services
  tenant: Tenant
  db: Db
  clock: Clock
  requestId: string
  locale: Locale
  actor: Actor
  address: string
  userAgent: string
  idempotencyKey: string | null
  setCookie: (name: string, value: string, maxAgeSeconds: number) => void
}

/**
 * Changes something on behalf of the request's actor: one transaction with its audit rows, events and idempotency record.
 * `idempotent` names the route and content whose repeated key answers the same.
 */
export function write<T>(context: RequestContext, work: (trx: Trx) => Promise<T>, idempotent?: { route: string; content: unknown }): Promise<T> {
  const key = context.idempotencyKey
  return writeInTransaction(
    {
      db: context.db,
      clock: context.clock,
      requestId: context.requestId,
      actor: { accountId: context.actor.accountId, name: context.actor.name, via: context.actor.via },
      ...(key && idempotent ? { idempotency: { key, ...idempotent } } : {}),
    },
    work,
  )
}
