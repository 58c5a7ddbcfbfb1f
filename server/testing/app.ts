import type { FastifyInstance } from 'fastify'
import { openWorld, type World } from '../../kernel/testing/harness.ts'
import { openOwner } from '../../kernel/testing/owner.ts'
import type { Config } from '../config.ts'
import { buildHttpServer } from '../http/server.ts'

/** The HTTP shell over a test world in which each of the two universities has a host name. */
export interface TestApp {
  world: World
  app: FastifyInstance
  host: string
  otherHost: string
  close(): Promise<void>
}

export async function openApp(settings: Partial<Config> = {}): Promise<TestApp> {
  const world = await openWorld()
  const [host, otherHost] = ['one.test', 'other.test']
  await openOwner(world.ownerUrl, (client) =>
    client.query('insert into tenant_hosts (host, tenant_id) values ($1, $2), ($3, $4)', [host, world.tenant.id, otherHost, world.otherTenant.id]),
  )
  const app = await buildHttpServer(world.services, { ...config, keyFile: world.keyFile, ...settings })
  return {
    world,
    app,
    host,
    otherHost,
    close: async () => {
      await app.close()
      await world.close()
    },
  }
}

const config: Config = {
  host: '127.0.0.1',
  port: 0,
  databaseUrl: null,
  databaseAppUrl: null,
  mode: 'production',
  dataDir: '/nonexistent',
  keyFile: '',
  publicUrl: null,
  trustedProxy: null,
  metricsToken: null,
  logLevel: 'silent',
}
