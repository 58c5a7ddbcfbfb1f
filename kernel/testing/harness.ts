import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import type { Actor, Scope } from '../auth/actor.ts'
import type { Clock } from '../clock.ts'
import type { RequestContext, Services, Tenant } from '../context.ts'
import { openKeys } from '../crypto/open-keys.ts'
import type { Db } from '../db/handle.ts'
import { openPool, tenantDatabases } from '../db/pool.ts'
import { localFiles } from '../files/store.ts'
import { liveHub } from '../http/live.ts'
import { newId } from '../ids.ts'
import type { JobCall, Jobs } from '../jobs/jobs.ts'
import { rateLimiter } from '../rate-limit.ts'
import { createTestDatabase } from './cluster.ts'
import { openOwner } from './owner.ts'

export interface World {
  services: Services
  tenant: Tenant
  /** Another university on the same installation, to prove that nothing crosses. */
  otherTenant: Tenant
  db: Db
  otherDb: Db
  ownerUrl: string
  appUrl: string
  keyFile: string
  /** Holds still until moved. */
  clock: Clock & { set(iso: string): void; advance(ms: number): void }
  /** Jobs that were sent; run them with `runJobs`. */
  sentJobs: { name: string; call: JobCall }[]
  /** Every SQL statement since the last `statements.length = 0`. */
  statements: string[]
  actor(permissions: string[], options?: { scope?: Scope; accountId?: string; staffId?: string; name?: string }): Actor
  context(actor: Actor, overrides?: Partial<RequestContext>): RequestContext
  close(): Promise<void>
}

/** A migrated database of its own with two universities, seen through the serving role. */
export async function openWorld(startAt = '2026-03-02T01:00:00Z'): Promise<World> {
  const database = await createTestDatabase()
  const folder = await mkdtemp(join(tmpdir(), 'tongxin-world-'))
  const keyFile = join(folder, 'key.json')
  const statements: string[] = []
  const databases = tenantDatabases(openPool(database.appUrl, { max: 8 }), (sql) => statements.push(sql))
  const clock = movableClock(startAt)
  const sentJobs: World['sentJobs'] = []
  const services: Services = {
    databases,
    clock,
    keys: await openKeys(keyFile, clock),
    files: localFiles(join(folder, 'files')),
    jobs: recordingJobs(sentJobs),
    live: liveHub(),
    limits: rateLimiter(clock),
    log: pino({ level: 'silent' }),
    settings: { mode: 'demonstration', publicUrl: 'http://127.0.0.1:8080', passwordCost: { memoryKiB: 256, passes: 1 } },
  }
  const tenant = await createTenant(database.ownerUrl, clock, '钱江测试大学')
  const otherTenant = await createTenant(database.ownerUrl, clock, '另一所大学')
  const world: World = {
    services,
    tenant,
    otherTenant,
    db: databases.of(tenant.id),
    otherDb: databases.of(otherTenant.id),
    ownerUrl: database.ownerUrl,
    appUrl: database.appUrl,
    keyFile,
    clock,
    sentJobs,
    statements,
    actor: makeActor,
    context: (actor, overrides = {}) => ({
      services,
      tenant,
      db: databases.of((overrides.tenant ?? tenant).id),
      clock,
      requestId: newId(),
      locale: 'zh',
      actor,
      address: '127.0.0.1',
      userAgent: 'test',
      idempotencyKey: null,
      setCookie: () => undefined,
      ...overrides,
    }),
    close: async () => {
      await databases.close()
      await database.drop()
      await rm(folder, { recursive: true, force: true })
    },
  }
  return world
}

function makeActor(permissions: string[], options: { scope?: Scope; accountId?: string; staffId?: string; name?: string } = {}): Actor {
  const scope: Scope = options.scope ?? { all: true }
  return {
    accountId: options.accountId ?? newId(),
    staffId: options.staffId ?? null,
    name: options.name ?? '测试员',
    via: 'session',
    sessionId: newId(),
    permissions: new Map(permissions.map((permission) => [permission, scope])),
  }
}

function movableClock(startAt: string): World['clock'] {
  let nowMs = Date.parse(startAt)
  return {
    now: () => new Date(nowMs),
    set: (iso) => {
      nowMs = Date.parse(iso)
    },
    advance: (ms) => {
      nowMs += ms
    },
  }
}

function recordingJobs(sent: World['sentJobs']): Jobs {
  return {
    send: async (name, call) => void sent.push({ name, call }),
    work: async () => undefined,
    stop: async () => undefined,
  }
}

async function createTenant(ownerUrl: string, clock: Clock, name: string): Promise<Tenant> {
  const tenant: Tenant = { id: newId(), kind: 'university', name, shortName: name.slice(0, 2), demo: false }
  await openOwner(ownerUrl, (client) =>
    client.query(`insert into tenants (id, kind, name, short_name, demo, created_at) values ($1, $2, $3, $4, $5, $6)`, [
      tenant.id,
      tenant.kind,
      tenant.name,
      tenant.shortName,
      tenant.demo,
      clock.now(),
    ]),
  )
  return tenant
}
