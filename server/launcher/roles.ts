import { Client } from 'pg'
import type { Passwords } from './secrets.ts'

/** Makes what every cluster has, as far as it is missing: the owning role, the serving role, the database. */
export async function ensureRoles(superUrl: string, passwords: Passwords): Promise<void> {
  const client = new Client({ connectionString: superUrl })
  await client.connect()
  try {
    const { rows: roles } = await client.query<{ rolname: string }>('select rolname from pg_roles')
    const names = new Set(roles.map((role) => role.rolname))
    if (!names.has('tongxin_owner')) {
      await client.query(`create role tongxin_owner login createdb password ${client.escapeLiteral(passwords.tongxin_owner)}`)
    }
    if (!names.has('tongxin_app')) {
      // Row level security binds it: neither an owner of anything nor allowed to look past the policies.
      await client.query(`create role tongxin_app login nosuperuser nobypassrls nocreatedb nocreaterole password ${client.escapeLiteral(passwords.tongxin_app)}`)
    }
    const { rowCount } = await client.query(`select from pg_database where datname = 'tongxin'`)
    if (rowCount === 0) await client.query('create database tongxin owner tongxin_owner')
  } finally {
    await client.end()
  }
}

/** Whether a server answers with our password and is of this minor version. */
export async function isHealthy(superUrl: string, minor: string): Promise<boolean> {
  const client = new Client({ connectionString: superUrl, connectionTimeoutMillis: 5000 })
  // A connection that breaks later would otherwise end our own process.
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query<{ server_version: string }>('show server_version')
    return rows[0]?.server_version.split(' ')[0] === minor
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}
