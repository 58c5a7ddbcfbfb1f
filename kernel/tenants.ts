import type { Services, Tenant } from './context.ts'
import { notFound } from './errors.ts'

const cacheMs = 5_000

let cached: { services: Services; atMs: number; tenants: Tenant[]; hosts: Map<string, string> } | null = null

/** An account belongs to one tenant, chosen by host name; with one tenant only, every host is its own. */
export async function tenantOfHost(services: Services, host: string): Promise<Tenant> {
  const { tenants, hosts } = await readTenants(services)
  const only = tenants.length === 1 ? tenants[0] : undefined
  const tenant = only ?? tenants.find((candidate) => candidate.id === hosts.get(host))
  if (!tenant) throw notFound()
  return tenant
}

export async function listTenantIds(services: Services): Promise<string[]> {
  const { tenants } = await readTenants(services)
  return tenants.map((tenant) => tenant.id)
}

/** All tenants and the host names that lead to them, at most five seconds old. */
export async function readTenants(services: Services): Promise<{ tenants: Tenant[]; hosts: Map<string, string> }> {
  const atMs = services.clock.now().getTime()
  if (cached && cached.services === services && atMs - cached.atMs < cacheMs) return cached
  const [tenants, hosts] = await Promise.all([
    services.databases.shared.selectFrom('tenants').selectAll().orderBy('created_at').orderBy('id').execute(),
    services.databases.shared.selectFrom('tenant_hosts').selectAll().execute(),
  ])
  cached = {
    services,
    atMs,
    // The check constraint tenants_kind admits these two only.
    tenants: tenants.map((row) => ({ id: row.id, kind: row.kind as Tenant['kind'], name: row.name, shortName: row.short_name, demo: row.demo })),
    hosts: new Map(hosts.map((row) => [row.host, row.tenant_id])),
  }
  return cached
}

/** After a tenant was added or named anew: the next request reads afresh. Other servers follow within five seconds. */
export function forgetTenants(): void {
  cached = null
}
