import { pino } from 'pino'
import type { Services, Tenant } from '../../kernel/context.ts'
import { defineError } from '../../kernel/errors.ts'
import { readConfig, type Config } from '../config.ts'
import { openDatabase, upgradeDatabase, type Database } from '../database.ts'
import { closeServices, openServices } from '../services.ts'
import { readTenants } from '../../kernel/tenants.ts'

const noTenant = defineError('cli.no_tenant', 404, '没有找到学校“{name}”。现有：{known}', 'There is no university “{name}”. Known: {known}')

export interface CliContext {
  config: Config
  database: Database
}

/** What a running server uses, or the same started for this command only. */
export async function withDatabase<T>(work: (context: CliContext) => Promise<T>): Promise<T> {
  const config = readConfig()
  const database = await openDatabase(config, (line) => process.stderr.write(`${line}\n`), { share: true })
  try {
    return await work({ config, database })
  } finally {
    await database.stop()
  }
}

/** As withDatabase, migrated and with the services that modules need. */
export async function withServices<T>(work: (context: CliContext & { services: Services }) => Promise<T>): Promise<T> {
  return withDatabase(async ({ config, database }) => {
    await upgradeDatabase(database)
    const services = await openServices(config, database.appUrl, pino({ level: config.logLevel }, pino.destination(2)))
    try {
      return await work({ config, database, services })
    } finally {
      await closeServices(services)
    }
  })
}

/** The tenant of that id, name or short name; the only one where none is named. */
export async function findTenant(services: Services, name: string | undefined): Promise<Tenant> {
  const { tenants } = await readTenants(services)
  const found = name ? tenants.find((tenant) => [tenant.id, tenant.name, tenant.shortName].includes(name)) : tenants.length === 1 ? tenants[0] : undefined
  if (!found) throw noTenant({ name: name ?? '', known: tenants.map((tenant) => tenant.name) })
  return found
}
