import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { newId } from '../kernel/ids.ts'
import { startEmbedded } from '../server/launcher/launcher.ts'
import { migrate } from '../kernel/db/migrate.ts'

/** A migrated, otherwise empty database, gone afterwards: on TEST_DATABASE_URL's server, or on a cluster of its own. */
export async function withMigratedDatabase(work: (ownerUrl: string) => Promise<void>): Promise<void> {
  const given = process.env.TEST_DATABASE_URL
  if (given) return onServer(given, work)
  const dataDir = await mkdtemp(join(tmpdir(), 'tongxin-types-'))
  const cluster = await startEmbedded({ dataDir, log: () => undefined })
  try {
    await onServer(cluster.ownerUrl, work)
  } finally {
    await cluster.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

async function onServer(serverUrl: string, work: (ownerUrl: string) => Promise<void>): Promise<void> {
  const name = `tongxin_types_${newId().replaceAll('-', '')}`
  const admin = new pg.Client({ connectionString: serverUrl })
  await admin.connect()
  await admin.query(`create database ${name}`)
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  try {
    await migrate({ ownerUrl: url.href, appRole: 'tongxin_app' })
    await work(url.href)
  } finally {
    await admin.query(`drop database ${name} with (force)`)
    await admin.end()
  }
}
