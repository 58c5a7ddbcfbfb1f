import { pino } from 'pino'
import type { RouteContext } from '../kernel/http/authorise.ts'
import { cliContext } from '../server/cli/cli-context.ts'
import { findTenant } from '../server/cli/with-database.ts'
import { readConfig } from '../server/config.ts'
import { openDatabase, upgradeDatabase, type Database } from '../server/database.ts'
import { closeServices, openServices } from '../server/services.ts'

export type Environment = Record<string, string>

/** Opens what a command opens: the database of the running server, or one of its own. */
export async function withContext<T>(environment: Environment, work: (context: RouteContext, database: Database) => Promise<T>): Promise<T> {
  const config = readConfig(environment)
  const database = await openDatabase(config, () => undefined, { share: true })
  try {
    await upgradeDatabase(database)
    const services = await openServices(config, database.appUrl, pino({ level: config.logLevel }, pino.destination(2)))
    try {
      return await work(cliContext(services, await findTenant(services, undefined)), database)
    } finally {
      await closeServices(services)
    }
  } finally {
    await database.stop()
  }
}
