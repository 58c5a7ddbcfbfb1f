import { inject } from 'vitest'
import pg from 'pg'
import { newId } from '../ids.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** A URL of the server's owner role, its database being the migrated template. */
    templateUrl: string
    appUser: string
    appPassword: string
  }
}

export interface TestDatabase {
  ownerUrl: string
  appUrl: string
  drop(): Promise<void>
}

/** A database of its own, copied from the migrated template in some 60 ms. */
export function createTestDatabase(): Promise<TestDatabase> {
  return createDatabase(`template ${new URL(inject('templateUrl')).pathname.slice(1)}`)
}

/** A database with nothing in it, for what migrates or restores by itself. */
export function createEmptyDatabase(): Promise<TestDatabase> {
  return createDatabase('')
}

async function createDatabase(options: string): Promise<TestDatabase> {
  const name = `tongxin_test_${newId().replaceAll('-', '')}`
  const admin = new URL(inject('templateUrl'))
  admin.pathname = '/postgres'
  await runOnce(admin.href, `create database ${name} ${options}`)
  const ownerUrl = new URL(admin)
  ownerUrl.pathname = `/${name}`
  const appUrl = new URL(ownerUrl)
  appUrl.username = inject('appUser')
  appUrl.password = inject('appPassword')
  return { ownerUrl: ownerUrl.href, appUrl: appUrl.href, drop: () => dropDatabase(admin.href, name) }
}

/** Where autovacuum is at work in it, only a superuser may use force; without force PostgreSQL itself waits for autovacuum to leave. */
async function dropDatabase(adminUrl: string, name: string): Promise<void> {
  await runOnce(adminUrl, `drop database ${name} with (force)`).catch(() => runOnce(adminUrl, `drop database ${name}`))
}

async function runOnce(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
