import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { openOwner } from '../../kernel/testing/owner.ts'
import { openInstallation, type Installation } from '../testing/installation.ts'

let here: Installation
beforeAll(async () => {
  here = await openInstallation()
})
afterAll(() => here.remove())

const findings = z.array(z.object({ check: z.object({ zh: z.string(), en: z.string() }), ok: z.boolean(), found: z.object({ zh: z.string(), en: z.string() }) }))

/** The names of what is wrong, and the exit code. */
async function examine(changes: Record<string, string> = {}): Promise<{ code: number | null; wrong: string[] }> {
  const { code, output } = await here.run(['doctor', '--json'], changes)
  return { code, wrong: findings.parse(JSON.parse(output)).flatMap((finding) => (finding.ok ? [] : [finding.check.en])) }
}

test('a healthy installation has nothing wrong', async () => {
  expect(await examine()).toEqual({ code: 0, wrong: [] })
})

test('a lost key file is found, and no new one made', async () => {
  const file = join(here.dataDir, 'secrets', 'key.json')
  await rename(file, `${file}.away`)
  const found = [await examine(), await examine()]
  await rename(`${file}.away`, file)
  expect(found).toEqual([
    { code: 3, wrong: ['Key file'] },
    { code: 3, wrong: ['Key file'] },
  ])
})

test('a migration that has not run is found', async () => {
  const { ownerUrl } = here.database
  const removed = await openOwner(ownerUrl, (client) => client.query('delete from schema_migrations where name = (select max(name) from schema_migrations) returning *'))
  const found = await examine()
  await openOwner(ownerUrl, (client) =>
    client.query('insert into schema_migrations select * from json_populate_recordset(null::schema_migrations, $1)', [JSON.stringify(removed.rows)]),
  )
  expect(found).toEqual({ code: 3, wrong: ['Schema'] })
})

test('a serving role that owns the tables is found', async () => {
  expect(await examine({ DATABASE_APP_URL: here.database.ownerUrl })).toEqual({ code: 3, wrong: ['Serving role'] })
})

test('a table without its lock is found', async () => {
  const alter = (how: string) => openOwner(here.database.ownerUrl, (client) => client.query(`alter table staff ${how} row level security`))
  await alter('no force')
  const found = await examine()
  await alter('force')
  expect(found).toEqual({ code: 3, wrong: ['Tenant isolation'] })
})

test('counters of people that went wrong are found, and mended when asked', async () => {
  await openOwner(here.database.ownerUrl, async (client) => {
    const { rows } = await client.query<{ id: string }>('select id from tenants')
    await client.query(`select set_config('app.tenant', $1, false)`, [rows[0]?.id])
    await client.query(`insert into staff_counts (tenant_id, id, unit_id, membership, people) values ($1, gen_random_uuid(), gen_random_uuid(), 'none', 7)`, [rows[0]?.id])
  })
  const { code, wrong } = await examine()
  expect({ code, wrong }).toEqual({ code: 3, wrong: [expect.stringMatching(/^Counters of people/)] })
  await here.run(['doctor', '--mend'])
  expect(await examine()).toEqual({ code: 0, wrong: [] })
})

test('a database that does not answer is said, not thrown', async () => {
  expect(await examine({ DATABASE_URL: 'postgres://nobody:x@127.0.0.1:1/none' })).toEqual({ code: 3, wrong: ['Database'] })
})
