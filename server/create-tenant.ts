import pg from 'pg'
import type { Services, Tenant } from '../kernel/context.ts'
import { forgetTenants } from '../kernel/tenants.ts'

/**
 * Adds a tenant and fills it. Only the owner may write the shared table of tenants, so this belongs to the installer,
 * not to the server; if filling fails, the tenant goes again and the next start begins anew.
 */
export async function createTenant(options: { ownerUrl: string; services: Services; tenant: Tenant; fill: () => Promise<void> }): Promise<void> {
  const { services, tenant } = options
  const client = new pg.Client({ connectionString: options.ownerUrl })
  await client.connect()
  try {
    await client.query('insert into tenants (id, kind, name, short_name, demo, created_at) values ($1, $2, $3, $4, $5, $6)', [
      tenant.id,
      tenant.kind,
      tenant.name,
      tenant.shortName,
      tenant.demo,
      services.clock.now(),
    ])
    try {
      await options.fill()
      // Without statistics the planner guesses at full tables that they are empty, and the first pages take seconds.
      await client.query('analyze')
    } catch (error) {
      await client.query('delete from tenants where id = $1', [tenant.id])
      throw error
    }
  } finally {
    await client.end()
    forgetTenants()
  }
}
