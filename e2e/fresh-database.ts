import { newId } from '../kernel/ids.ts'
import { openOwner } from '../kernel/testing/owner.ts'
import type { Environment } from '../server/testing/child.ts'

export interface FreshDatabase {
  /** What a server needs to find it. */
  environment: Environment
  drop(): Promise<void>
}

/** An empty database on TEST_DATABASE_URL's server, where one is given; the server's own embedded one otherwise. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const given = process.env.TEST_DATABASE_URL
  if (!given) return { environment: {}, drop: async () => undefined }
  const name = `tongxin_e2e_${newId().replaceAll('-', '')}`
  await openOwner(given, (client) => client.query(`create database ${name}`))
  const at = (url: string) => Object.assign(new URL(url), { pathname: `/${name}` }).href
  return {
    environment: { DATABASE_URL: at(given), DATABASE_APP_URL: at(process.env.TEST_DATABASE_APP_URL ?? '') },
    drop: async () => {
      // By force where it may: a vacuum of the system's own may only be waited for.
      await openOwner(given, (client) => client.query(`drop database ${name} with (force)`).catch(() => client.query(`drop database ${name}`)))
    },
  }
}
