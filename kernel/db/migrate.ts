import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import pg from 'pg'
import { defineError } from '../errors.ts'
import { protectTables } from './protect.ts'

export const migrationsFolder = new URL('../../migrations/', import.meta.url)

const changedMigration = defineError(
  'db.migration_changed',
  500,
  '迁移文件 {name} 在执行之后被改动过。请恢复原文件，另写新的迁移。',
  'The migration {name} was changed after it ran: restore the file and write a new one.',
)
const newerDatabase = defineError(
  'db.newer_database',
  500,
  '数据库已由更新的版本升级过（{name}）。请使用该版本或更新的程序。',
  'The database was upgraded by a newer version ({name}): run that version or a later one.',
)

export interface Migration {
  name: string
  sql: string
  hash: string
}

export async function readMigrations(folder: URL = migrationsFolder): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).toSorted()
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(new URL(name, folder), 'utf8')
      return { name, sql, hash: createHash('sha256').update(sql).digest('hex') }
    }),
  )
}

/**
 * Brings the database up to this version, forward only, each migration in a transaction of its own,
 * and grants the serving role what each table allows. Returns the names that ran.
 * `ownerUrl` owns the tables; `appRole` is the login that serves.
 */
export async function migrate(options: { ownerUrl: string; appRole: string; migrations?: Migration[] }): Promise<string[]> {
  const migrations = options.migrations ?? (await readMigrations())
  const client = new pg.Client({ connectionString: options.ownerUrl, application_name: 'tongxin-migrate' })
  await client.connect()
  try {
    // One migrator at a time; others wait here and then find nothing to do.
    await client.query(`select pg_advisory_lock(hashtext('tongxin.migrate'))`)
    const ran = await runPending(client, migrations)
    await protectTables(client, options.appRole)
    return ran
  } finally {
    await client.end()
  }
}

async function runPending(client: pg.Client, migrations: Migration[]): Promise<string[]> {
  await client.query(`create table if not exists schema_migrations (name text primary key, hash text not null, ran_at timestamptz not null)`)
  await client.query(`comment on table schema_migrations is 'shared'`)
  const { rows } = await client.query<{ name: string; hash: string }>(`select name, hash from schema_migrations order by name`)
  const done = new Map(rows.map((row) => [row.name, row.hash]))
  const known = new Set(migrations.map((migration) => migration.name))
  const unknown = rows.find((row) => !known.has(row.name))
  if (unknown) throw newerDatabase({ name: unknown.name })
  const ran: string[] = []
  for (const migration of migrations) {
    const hash = done.get(migration.name)
    if (hash === migration.hash) continue
    if (hash) throw changedMigration({ name: migration.name })
    await runOne(client, migration)
    ran.push(migration.name)
  }
  return ran
}

async function runOne(client: pg.Client, migration: Migration): Promise<void> {
  await client.query('begin')
  try {
    await client.query(migration.sql)
    await client.query(`insert into schema_migrations (name, hash, ran_at) values ($1, $2, clock_timestamp())`, [migration.name, migration.hash])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}
