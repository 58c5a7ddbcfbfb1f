import { inject, expect, onTestFinished, test } from 'vitest'
import { AppError } from '../errors.ts'
import { newId } from '../ids.ts'
import { createEmptyDatabase, type TestDatabase } from '../testing/cluster.ts'
import { openOwner } from '../testing/owner.ts'
import { migrate, readMigrations, type Migration } from './migrate.ts'
import { listTables } from './protect.ts'

const appRole = () => inject('appUser')

async function emptyDatabase(): Promise<TestDatabase> {
  const database = await createEmptyDatabase()
  onTestFinished(() => database.drop())
  return database
}

function migration(name: string, sql: string): Migration {
  return { name, sql, hash: `${name} ${sql}` }
}

const tables = {
  first: migration('0001_first.sql', 'create table people (tenant_id uuid not null, id uuid not null, name text not null, primary key (tenant_id, id))'),
  second: migration('0002_second.sql', "alter table people add column note text not null default 'x'"),
}

async function failureOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => null,
    (error: unknown) => error,
  )
}

async function run(database: TestDatabase, sql: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
  return openOwner(database.ownerUrl, async (client) => (await client.query<Record<string, unknown>>(sql, values)).rows)
}

test('a database of the version before, with rows, is brought forward and keeps them', async () => {
  const database = await emptyDatabase()
  const all = await readMigrations()
  expect(all.length).toBeGreaterThan(5)
  await migrate({ ownerUrl: database.ownerUrl, appRole: appRole(), migrations: all.slice(0, -2) })
  const tenantId = newId()
  await run(database, 'insert into tenants (id, kind, name, short_name, demo, created_at) values ($1, $2, $3, $3, false, $4)', [
    tenantId,
    'university',
    '老用户大学',
    '2026-01-01T00:00:00Z',
  ])
  await openOwner(database.ownerUrl, async (client) => {
    await client.query(`select set_config('app.tenant', $1, false)`, [tenantId])
    await client.query(`insert into settings (tenant_id, key, value, version, changed_at) values ($1, 'kept', '{"of":"the version before"}', 1, now())`, [tenantId])
  })

  const ran = await migrate({ ownerUrl: database.ownerUrl, appRole: appRole() })

  expect(ran).toEqual(all.slice(-2).map(({ name }) => name))
  const kept = await openOwner(database.appUrl, async (client) => {
    await client.query(`select set_config('app.tenant', $1, false)`, [tenantId])
    return (await client.query(`select t.name, s.value from tenants t join settings s on s.tenant_id = t.id where s.key = 'kept'`)).rows
  })
  expect(kept).toEqual([{ name: '老用户大学', value: { of: 'the version before' } }])
})

test('a second run finds nothing to do', async () => {
  const database = await emptyDatabase()
  await migrate({ ownerUrl: database.ownerUrl, appRole: appRole(), migrations: [tables.first] })
  expect(await migrate({ ownerUrl: database.ownerUrl, appRole: appRole(), migrations: [tables.first] })).toEqual([])
})

test('a migration that was changed after it ran is refused by name', async () => {
  const database = await emptyDatabase()
  await migrate({ ownerUrl: database.ownerUrl, appRole: appRole(), migrations: [tables.first] })
  const changed = { ...tables.first, hash: 'another' }
  const failure = await failureOf(migrate({ ownerUrl: database.ownerUrl, appRole: appRole(), migrations: [changed, tables.second] }))
  expect(failure).toMatchObject({ code: 'db.migration_changed', details: { name: '0001_first.sql' } })
  expect(await run(database, 'select name from schema_migrations')).toEqual([{ name: '0001_first.sql' }])
})

test('a database of a newer version is refused by the name of what is unknown', async () => {
  const database = await emptyDatabase()
  await migrate({ ownerUrl: database.ownerUrl, appRole: appRole(), migrations: [tables.first, tables.second] })
  const failure = await failureOf(migrate({ ownerUrl: database.ownerUrl, appRole: appRole(), migrations: [tables.first] }))
  expect(failure).toMatchObject({ code: 'db.newer_database', details: { name: '0002_second.sql' } })
})

test('of two migrators at once one does the work and the other finds it done', async () => {
  const database = await emptyDatabase()
  const migrations = [migration('0001_slow.sql', `select pg_sleep(0.2); ${tables.first.sql}`), tables.second]
  const [one, other] = await Promise.all([1, 2].map(() => migrate({ ownerUrl: database.ownerUrl, appRole: appRole(), migrations })))
  expect([one, other].toSorted((a, b) => (a?.length ?? 0) - (b?.length ?? 0))).toEqual([[], ['0001_slow.sql', '0002_second.sql']])
})

test('a migration that fails leaves nothing of itself and keeps those before it', async () => {
  const database = await emptyDatabase()
  const broken = migration('0002_broken.sql', 'alter table people add column half text; select 1/0')
  expect(await failureOf(migrate({ ownerUrl: database.ownerUrl, appRole: appRole(), migrations: [tables.first, broken] }))).toMatchObject({
    message: 'division by zero',
  })
  expect(await run(database, `select column_name from information_schema.columns where table_name = 'people' and column_name = 'half'`)).toEqual([])
  expect(await migrate({ ownerUrl: database.ownerUrl, appRole: appRole(), migrations: [tables.first, tables.second] })).toEqual(['0002_second.sql'])
})

test('a table without a tenant that is not marked shared is refused', async () => {
  const database = await emptyDatabase()
  const failure = await failureOf(
    migrate({ ownerUrl: database.ownerUrl, appRole: appRole(), migrations: [migration('0001_open.sql', 'create table open_to_all (id uuid primary key)')] }),
  )
  expect(failure).toBeInstanceOf(TypeError)
  expect(failure).not.toBeInstanceOf(AppError)
  expect(failure).toMatchObject({ message: 'table open_to_all has no tenant_id and is not marked shared' })
})

test('a shared table can be read by the serving role, and not written', async () => {
  const database = await emptyDatabase()
  const shared = migration('0001_codes.sql', "create table codes (code text primary key); comment on table codes is 'shared'")
  await migrate({ ownerUrl: database.ownerUrl, appRole: appRole(), migrations: [shared] })
  const read = await openOwner(database.appUrl, async (client) => (await client.query('select * from codes')).rows)
  const failure = await failureOf(openOwner(database.appUrl, (client) => client.query(`insert into codes values ('x')`)))
  expect([read, failure]).toEqual([[], expect.objectContaining({ code: '42501' })])
})

test('of a table of the tenants themselves each changes the named columns of its own row, and nothing else', async () => {
  const database = await emptyDatabase()
  const [mine, other] = [newId(), newId()]
  const homes = migration(
    '0001_homes.sql',
    `create table homes (id uuid primary key, name text not null, kind text not null); comment on table homes is 'shared; own row: name';
     insert into homes values ('${mine}', 'mine', 'a'), ('${other}', 'other', 'b')`,
  )
  await migrate({ ownerUrl: database.ownerUrl, appRole: appRole(), migrations: [homes] })
  // A later start finds the table locked already, and leaves it so.
  await migrate({ ownerUrl: database.ownerUrl, appRole: appRole(), migrations: [homes] })
  const names = await openOwner(database.appUrl, async (client) => {
    await client.query(`select set_config('app.tenant', $1, false)`, [mine])
    await client.query(`update homes set name = 'renamed'`)
    for (const forbidden of [`update homes set kind = 'c'`, `delete from homes`, `insert into homes values ('${newId()}', 'third', 'c')`]) {
      expect(await failureOf(client.query(forbidden))).toMatchObject({ code: '42501' })
    }
    await client.query(`select set_config('app.tenant', '', false)`)
    await client.query(`update homes set name = 'nobody'`)
    return (await client.query<{ name: string }>('select name from homes order by name')).rows.map((row) => row.name)
  })
  expect(names).toEqual(['other', 'renamed'])
})

test('every table of the product is locked to its tenant, but the shared ones', async () => {
  const database = await emptyDatabase()
  await migrate({ ownerUrl: database.ownerUrl, appRole: appRole() })
  const open = await openOwner(database.ownerUrl, async (client) => (await listTables(client)).filter((table) => !table.protected && !table.comment?.startsWith('shared')))
  expect(open).toEqual([])
})

test('without a tenant the serving role sees no row, and cannot write one of another', async () => {
  const database = await emptyDatabase()
  await migrate({ ownerUrl: database.ownerUrl, appRole: appRole(), migrations: [tables.first] })
  const [mine, other] = [newId(), newId()]
  await openOwner(database.appUrl, async (client) => {
    await client.query(`select set_config('app.tenant', $1, false)`, [mine])
    await client.query('insert into people values ($1, $2, $3)', [mine, newId(), '张三'])
    const failure = await failureOf(client.query('insert into people values ($1, $2, $3)', [other, newId(), '李四']))
    expect(failure).toMatchObject({ code: '42501' })
  })
  expect(await openOwner(database.appUrl, async (client) => (await client.query('select * from people')).rows)).toEqual([])
})
