import { readFile, writeFile } from 'node:fs/promises'
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

/** Counts rows of the one university, past the command line. */
async function count(table: string, where = 'true'): Promise<number> {
  return openOwner(here.database.ownerUrl, async (client) => {
    await client.query(`select set_config('app.tenant', (select id::text from tenants), false)`)
    const { rows } = await client.query<{ count: number }>(`select count(*)::int as count from ${table} where ${where}`)
    return rows[0]?.count ?? 0
  })
}

test('a second migration finds the database up to date', async () => {
  expect(await here.run(['migrate'])).toEqual({ code: 0, output: '数据库已是最新 The database is up to date\n' })
})

test('a second demonstration adds nothing and lists the accounts', async () => {
  const before = await count('staff')
  const { code, output } = await here.run(['demo'])
  expect([code, await count('staff')]).toEqual([0, before])
  expect(output).toContain('office')
})

test('a new account comes with a one-time password, its role and an entry in the audit log', async () => {
  const { code, output } = await here.run(['user', 'create', 'laike', '--name', '新人', '--role', 'auditor'])
  expect([code, output]).toEqual([0, expect.stringMatching(/已建立 created: laike\n.*one-time password: \S{8,}\n/)])
  expect(await count('accounts', `username = 'laike' and must_change_password`)).toBe(1)
  expect(await count('audit_entries', `via = 'cli' and actor_name like '命令行 %'`)).toBeGreaterThan(0)
})

test.each([
  ['a role that does not exist', ['user', 'create', 'other', '--role', 'king'], 'king'],
  ['a unit that does not exist', ['user', 'create', 'other', '--role', 'branch_officer', '--unit', '没有的单位'], '没有的单位'],
  ['a user name that is taken', ['user', 'create', 'office'], 'office'],
])('%s is refused by name, and nobody is made', async (_what, args, name) => {
  const { code, output } = await here.run(args)
  expect([code, output]).toEqual([1, expect.stringContaining(name)])
  expect(output).not.toContain('    at ')
  expect(await count('accounts', `username = 'other'`)).toBe(0)
})

test('a dry run counts rows and problems and writes nothing', async () => {
  const before = await count('staff')
  const file = join(here.dataDir, '人事表.csv')
  await writeFile(file, '工号,姓名,部门\nX90001,王一新,没有这个部门\nX90002,,文学院\n')
  const { code, output } = await here.run(['import', 'members', file, '--dry-run', '--json'])
  const result = z
    .object({ state: z.string(), dryRun: z.literal(true), rows: z.number(), problems: z.array(z.object({ row: z.number(), messages: z.array(z.string()) })) })
    .parse(JSON.parse(output))
  expect([code, result.state, result.rows, result.problems.map(({ row }) => row)]).toEqual([3, 'checked', 2, [2, 3]])
  expect(await count('staff')).toBe(before)
})

test('an intact audit log is said to be so', async () => {
  const { code, output } = await here.run(['verify', 'audit'])
  expect([code, output]).toEqual([0, expect.stringContaining('intact')])
})

test('an altered audit log exits with 3', async () => {
  const { ownerUrl } = here.database
  await here.run(['user', 'create', 'erren'])
  await sealEverything()
  const change = (from: string, to: string) =>
    openOwner(ownerUrl, async (client) => {
      await client.query(`select set_config('app.tenant', (select id::text from tenants), false)`)
      await client.query('update audit_entries set action = $2 where action = $1', [from, to])
    })
  await change('demo.fill', 'demo.file')
  const found = await here.run(['verify', 'audit', '--json'])
  await change('demo.file', 'demo.fill')
  expect([found.code, JSON.parse(found.output)]).toEqual([3, expect.objectContaining({ intact: false })])
})

test('an export holds everybody, and stays on record', async () => {
  const file = join(here.dataDir, '名册.csv')
  const { code } = await here.run(['export', 'members', file])
  const lines = (await readFile(file, 'utf8')).trim().split('\n')
  expect(code).toBe(0)
  expect(lines.length).toBeGreaterThan(2000)
  expect(await count('audit_entries', `action like '%export%' and via = 'cli'`)).toBe(1)
})

test('a plan is read without any database', async () => {
  const { code, output } = await here.run(['plan', 'parse', 'modules/plans/parser/fixtures/bracket-list.txt', '--json'], {
    DATABASE_URL: 'postgres://nobody:x@127.0.0.1:1/none',
  })
  const plan = z.object({ year: z.number(), items: z.array(z.object({ title: z.string(), months: z.array(z.number()) })).min(3) }).safeParse(JSON.parse(output))
  expect([code, plan.success]).toEqual([0, true])
})

/** What the running server does every second. */
async function sealEverything(): Promise<void> {
  const { openPool, tenantDatabases } = await import('../../kernel/db/pool.ts')
  const { sealAudit } = await import('../../kernel/audit/sealer.ts')
  const { systemClock } = await import('../../kernel/clock.ts')
  const databases = tenantDatabases(openPool(here.database.appUrl))
  const tenants = await databases.shared.selectFrom('tenants').select('id').execute()
  for (const { id } of tenants) await sealAudit(databases.of(id), systemClock)
  await databases.close()
}

test('after the key is rotated every data key is wrapped anew, and protected values still open', async () => {
  const { code, output } = await here.run(['keys', 'rotate'])
  expect([code, output]).toEqual([0, expect.stringContaining('now in use: v2')])
  expect([await count('data_keys', `wrapped not like 'v2.%'`), (await count('data_keys')) > 0]).toEqual([0, true])
  const file = join(here.dataDir, '名册.csv')
  expect((await here.run(['export', 'members', file, '--clear-because', '核对'])).code).toBe(0)
  expect(await readFile(file, 'utf8')).toMatch(/\d{17}[\dX]/)
  expect((await here.run(['doctor'])).code).toBe(0)
})
