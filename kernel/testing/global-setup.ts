import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { migrate } from '../db/migrate.ts'
import { newId } from '../ids.ts'

interface Server {
  ownerUrl: string
  appUser: string
  appPassword: string
  stop: () => Promise<void>
}

/** One PostgreSQL for the whole run: TEST_DATABASE_URL's (with TEST_DATABASE_APP_URL's role), or an embedded one in a temporary folder. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = process.env.TEST_DATABASE_URL ? givenServer(process.env.TEST_DATABASE_URL) : await embeddedServer()
  const template = `tongxin_template_${newId().replaceAll('-', '')}`
  await onServer(server.ownerUrl, `create database ${template}`)
  const templateUrl = withDatabase(server.ownerUrl, template)
  await migrate({ ownerUrl: templateUrl, appRole: server.appUser })
  project.provide('templateUrl', templateUrl)
  project.provide('appUser', server.appUser)
  project.provide('appPassword', server.appPassword)
  return async () => {
    await onServer(server.ownerUrl, `drop database ${template} with (force)`)
    await server.stop()
  }
}

function givenServer(ownerUrl: string): Server {
  const app = new URL(process.env.TEST_DATABASE_APP_URL ?? '')
  return { ownerUrl, appUser: app.username, appPassword: app.password, stop: async () => undefined }
}

async function embeddedServer(): Promise<Server> {
  const { startEmbedded } = await import('../../server/launcher/launcher.ts')
  const dataDir = await mkdtemp(join(tmpdir(), 'tongxin-test-'))
  const cluster = await startEmbedded({ dataDir, log: () => undefined })
  const app = new URL(cluster.appUrl)
  return {
    ownerUrl: cluster.ownerUrl,
    appUser: app.username,
    appPassword: app.password,
    stop: async () => {
      await cluster.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

function withDatabase(url: string, name: string): string {
  const changed = new URL(url)
  changed.pathname = `/${name}`
  return changed.href
}

async function onServer(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: withDatabase(url, 'postgres') })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
