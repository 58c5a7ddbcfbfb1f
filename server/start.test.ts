import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { systemClock, today } from '../kernel/clock.ts'
import { createEmptyDatabase } from '../kernel/testing/cluster.ts'
import { openOwner } from '../kernel/testing/owner.ts'
import { makeHrSheetRows } from './demo/demo-sheet.ts'
import { generateDemoUniversity } from './demo/generate.ts'
import { startEmbedded } from './launcher/launcher.ts'
import { settlePlace } from './launcher/place.ts'
import { findPostmaster } from './launcher/postmaster.ts'
import { signInAt, type ApiClient } from './testing/api-client.ts'
import { runScript, startChildServer, type ChildServer, type Environment } from './testing/child.ts'

const rowsInSheet = 20_000
const folders: string[] = []

async function dataFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'tongxin 启动-'))
  folders.push(folder)
  return folder
}
afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true })
})

describe('the demonstration on its own database', () => {
  let dataDir: string
  let server: ChildServer
  let office: ApiClient
  let ownerUrl: string

  const start = async () => {
    server = await startChildServer({ TONGXIN_DATA: dataDir })
    office = await signInAt(server.url, 'office')
    // Asked while the server lives: without one the database would be ours to keep and to stop.
    ownerUrl = (await startEmbedded({ dataDir, log: () => undefined, share: true })).ownerUrl
  }
  beforeAll(async () => {
    dataDir = await dataFolder()
    await start()
  })
  afterAll(() => server.stop())

  test('a first start prints the accounts of the demonstration and says that it is one', () => {
    expect(server.output()).toContain('这是演示')
    expect(server.output()).toContain('office')
  })

  test('its first pages come at once: the database knows how full each table is', async () => {
    expect(await pastServer(ownerUrl, `select relname from pg_stat_user_tables where relname in ('cases', 'case_parties', 'staff') and last_analyze is null`)).toEqual([])
  })

  test('a second server on the same data is refused by the number of the first', async () => {
    const second = runScript('server/start.ts', [], { TONGXIN_DATA: dataDir, PORT: '0' })
    expect(await second.ended).toBe(1)
    expect(second.output()).toContain(String(server.process.pid))
    expect(second.output()).not.toContain('    at ')
  })

  test('a port that is taken is told in one line in each language, and the database stops again', async () => {
    const other = await dataFolder()
    const port = new URL(server.url).port
    const refused = runScript('server/start.ts', [], { TONGXIN_DATA: other, TONGXIN_MODE: 'production', PORT: port })
    expect(await refused.ended).toBe(1)
    expect(refused.output()).toMatch(new RegExp(`端口 ${port} 已被占用.*\nPort ${port} is in use.*\n$`))
    expect(await postmasterOf(other)).toBeNull()
  })

  test('an import whose server is killed in the middle of the check and of the writing is carried to its end, exactly once', { timeout: 240_000 }, async () => {
    const before = await staffOf(ownerUrl)
    const sheet = personnelSheet()
    const { id } = z.object({ id: z.string() }).parse(await office.upload('/member-imports', new File([sheet], '人事表.csv', { type: 'text/csv' })))

    await office.post(`/member-imports/${id}/check`, { id, version: (await importOf(office, id)).version })
    while ((await importOf(office, id)).rowsDone === 0) await wait(5)
    await server.kill()
    expect(await stateOf(ownerUrl, id)).toBe('checking')
    await start()
    const checked = await settled(office, id)
    expect(checked).toMatchObject({ state: 'checked', counts: { error: 0 } })
    expect(Object.values(checked.counts).reduce((sum, count) => sum + count, 0)).toBe(rowsInSheet)
    expect(await staffOf(ownerUrl)).toEqual(before)

    await office.post(`/member-imports/${id}/apply`, { id, version: checked.version })
    while (!(await isWritingPeople(ownerUrl))) await wait(5)
    await server.kill()
    expect([await stateOf(ownerUrl, id), await staffOf(ownerUrl)]).toEqual(['applying', before])
    const orphan = await postmasterOf(dataDir)
    await start()
    expect(server.output()).toContain(`已接管上次留下的数据库进程 ${orphan}`)
    const applied = await settled(office, id)
    expect(applied).toMatchObject({ state: 'applied', counts: checked.counts })
    expect(await staffOf(ownerUrl)).toEqual({ staff: before.staff + checked.counts.create, applied: before.applied + 1 })
  })

  test('SIGTERM ends open streams, then the server, then the database', { timeout: 60_000 }, async () => {
    const { items } = z.object({ items: z.array(z.object({ id: z.string() })) }).parse(await office.get('/member-imports'))
    const stream = await office.open(`/member-imports/${items[0]?.id}/events`)
    expect(await postmasterOf(dataDir)).not.toBeNull()
    const startedMs = performance.now()
    expect(await server.stop()).toBe(0)
    expect(performance.now() - startedMs).toBeLessThan(15_000)
    expect(await postmasterOf(dataDir)).toBeNull()
    await stream.body?.cancel().catch(() => undefined)
  })

  test('what was there is there after the next start, which makes no second university', async () => {
    await start()
    expect(server.output()).not.toContain('First start')
    expect(await staffOf(ownerUrl)).toMatchObject({ applied: 1 })
  })
})

describe('a production server on a given database', () => {
  let environment: Environment
  let drop: () => Promise<void>
  let server: ChildServer | null = null

  beforeAll(async () => {
    const database = await createEmptyDatabase()
    drop = database.drop
    environment = { TONGXIN_DATA: await dataFolder(), DATABASE_URL: database.ownerUrl, DATABASE_APP_URL: database.appUrl }
  })
  afterEach(async () => {
    await server?.stop()
    server = null
  })
  afterAll(() => drop())

  test('without a role that only serves it does not start, and says what to set', async () => {
    const { DATABASE_URL = '', TONGXIN_DATA = '' } = environment
    const refused = runScript('server/start.ts', [], { DATABASE_URL, TONGXIN_DATA, PORT: '0' })
    expect(await refused.ended).toBe(1)
    expect(refused.output()).toMatch(/(^|\n)请再设置 DATABASE_APP_URL.*\nSet DATABASE_APP_URL too.*\n$/)
  })

  test('a setting that cannot be is named, without a trace', async () => {
    const refused = runScript('server/start.ts', [], { ...environment, PORT: 'eighty' })
    expect(await refused.ended).toBe(1)
    expect(refused.output()).toMatch(/^设置有误：PORT.*\nA setting is wrong: PORT.*\n$/)
  })

  test('it prints one code for each of the three administrators, and has nothing of the demonstration', async () => {
    server = await startChildServer(environment)
    expect(server.output().match(/[A-Z2-9]{4}(-[A-Z2-9]{4})+/g)).toHaveLength(3)
    expect(server.output()).not.toContain('演示')
    const page = await (await fetch(`${server.url}/api/v1/shell/sign-in`)).json()
    expect(page).toMatchObject({ demo: false, demoAccounts: [] })
  })

  test('the next start shows no code again; without the key file there is none, and no new key is made', async () => {
    server = await startChildServer(environment)
    expect(server.output()).not.toMatch(/[A-Z2-9]{4}(-[A-Z2-9]{4})+/)
    // Whoever tries a name leaves a key that the file wraps.
    await expect(signInAt(server.url, 'office')).rejects.toThrow('was not signed in: 401')
    await server.stop()
    server = null
    const elsewhere = { ...environment, TONGXIN_DATA: await dataFolder() }
    const refused = runScript('server/start.ts', [], { ...elsewhere, PORT: '0' })
    expect(await refused.ended).toBe(1)
    expect(refused.output()).toContain(join(elsewhere.TONGXIN_DATA, 'secrets', 'key.json'))
    expect(refused.output()).not.toContain('    at ')
    expect(existsSync(join(elsewhere.TONGXIN_DATA, 'secrets', 'key.json'))).toBe(false)
  })
})

const importShape = z.object({
  id: z.string(),
  state: z.string(),
  rowsDone: z.number(),
  version: z.number(),
  counts: z.object({ create: z.number(), update: z.number(), unchanged: z.number(), conflict: z.number(), error: z.number() }),
})

async function importOf(office: ApiClient, id: string) {
  return importShape.parse(await office.get(`/member-imports/${id}`))
}

/** Waits until nobody works on it any more. */
async function settled(office: ApiClient, id: string) {
  for (;;) {
    const its = await importOf(office, id)
    if (its.state !== 'checking' && its.state !== 'applying') return its
    await wait(300)
  }
}

function personnelSheet(): string {
  const { header, rows } = makeHrSheetRows(generateDemoUniversity({ seed: 20260308, today: today(systemClock) }), { rows: rowsInSheet, traps: false, seed: 5 })
  return [...header, ...rows].map((cells) => cells.map((cell) => `"${cell ?? ''}"`).join(',')).join('\n')
}

/** How many people there are, and how often an import was written, read past the server. */
async function staffOf(ownerUrl: string): Promise<{ staff: number; applied: number }> {
  const [row] = await pastServer<{ staff: number; applied: number }>(
    ownerUrl,
    `select (select count(*)::int from staff) as staff, (select count(*)::int from audit_entries where action = 'import.apply') as applied`,
  )
  return row ?? { staff: 0, applied: 0 }
}

async function stateOf(ownerUrl: string, importId: string): Promise<string | undefined> {
  const [row] = await pastServer<{ state: string }>(ownerUrl, 'select state from member_imports where id = $1', [importId])
  return row?.state
}

/** Whether a transaction has begun to write people and has not ended. */
async function isWritingPeople(ownerUrl: string): Promise<boolean> {
  const locks = await pastServer(ownerUrl, `select 1 from pg_locks where relation = 'staff'::regclass and mode = 'RowExclusiveLock'`)
  return locks.length > 0
}

function pastServer<Row extends object>(ownerUrl: string, statement: string, values: string[] = []): Promise<Row[]> {
  return openOwner(ownerUrl, async (client) => {
    await client.query(`select set_config('app.tenant', (select id::text from tenants), false)`)
    return (await client.query<Row>(statement, values)).rows
  })
}

async function postmasterOf(dataDir: string): Promise<number | null> {
  const { pgData } = await settlePlace(dataDir)
  return (await findPostmaster(pgData))?.pid ?? null
}
