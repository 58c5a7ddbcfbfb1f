import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient } from 'kysely'
import pg from 'pg'
import type { Db } from './handle.ts'
import { isPrepared, preparedName } from './prepared.ts'
import type { Tables } from './tables.generated.ts'

const INT8 = 20
const DATE = 1082

const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') => {
    if (oid === INT8) return (text: string) => BigInt(text)
    if (oid === DATE) return (text: string) => text
    return pg.types.getTypeParser(oid, format)
  },
}

export function openPool(url: string, options: { max?: number; name?: string } = {}): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max ?? 20,
    types,
    application_name: options.name ?? 'tongxin',
    idleTimeoutMillis: 30_000,
  })
  // An idle connection that the server closes must not take the process down; the next caller gets a fresh one.
  pool.on('error', () => undefined)
  return pool
}

const tenantOf = new WeakMap<pg.PoolClient, string>()

/** Hands out connections on which row level security sees one tenant; the setting changes only when the tenant does. */
function tenantPool(pool: pg.Pool, tenantId: string): PostgresPool {
  return {
    connect: async (): Promise<PostgresPoolClient> => {
      const client = await pool.connect()
      if (tenantOf.get(client) === tenantId) return preparing(client)
      try {
        await client.query(`select set_config('app.tenant', $1, false)`, [tenantId])
      } catch (error) {
        client.release(true)
        throw error
      }
      tenantOf.set(client, tenantId)
      return preparing(client)
    },
    end: async () => undefined,
  }
}

const preparingClients = new WeakMap<pg.PoolClient, PostgresPoolClient>()

/** The same connection, on which marked statements go by name. */
function preparing(client: pg.PoolClient): PostgresPoolClient {
  const known = preparingClients.get(client)
  if (known) return known
  const query = (text: string, values: unknown[]) => (isPrepared(text) ? client.query({ name: preparedName(text), text, values }) : client.query(text, values))
  // The driver asks for rows, and never for the cursor that the interface also allows.
  const made = { query, release: () => client.release() } as unknown as PostgresPoolClient
  preparingClients.set(client, made)
  return made
}

export interface TenantDatabases {
  pool: pg.Pool
  of(tenantId: string): Db
  /** For the few shared tables that have no tenant: tenants, hosts, code sets. */
  shared: Kysely<Tables>
  close(): Promise<void>
}

export function tenantDatabases(pool: pg.Pool, onQuery?: (sql: string) => void): TenantDatabases {
  const handles = new Map<string, Db>()
  const open = (target: PostgresPool) =>
    new Kysely<Tables>({
      dialect: new PostgresDialect({ pool: target }),
      log: (event) => onQuery?.(event.query.sql),
    })
  return {
    pool,
    of: (tenantId) => {
      const known = handles.get(tenantId)
      if (known) return known
      const handle: Db = { tenantId, q: open(tenantPool(pool, tenantId)) }
      handles.set(tenantId, handle)
      return handle
    },
    shared: open({ connect: () => pool.connect(), end: async () => undefined }),
    close: () => pool.end(),
  }
}
