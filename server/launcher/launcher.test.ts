import { chmod, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { startEmbedded } from './launcher.ts'
import { freePort, isRoot, modeOf, NOBODY, query, refusalOf, startElsewhere, startHere, temporaryFolder } from './launcher.testing.ts'

test('a data folder with spaces, Chinese, commas and an apostrophe works; root steps down to nobody, and the secrets are for their owner only', async () => {
  const dataDir = join(await temporaryFolder(), "工会 数据, it's first")
  const lines: string[] = []
  const server = await startHere(dataDir, { log: (line) => lines.push(line) })

  expect(await query(server.ownerUrl, 'select current_user::text, current_database()::text')).toEqual([{ current_user: 'tongxin_owner', current_database: 'tongxin' }])
  expect(await query(server.superUrl, `select datcollversion is not null as versioned, datlocprovider::text, datlocale from pg_database where datname = 'tongxin'`)).toEqual([
    { versioned: true, datlocprovider: 'b', datlocale: 'C.UTF-8' },
  ])
  expect(await query(server.appUrl, `select name, setting from pg_settings where name in ('fsync', 'listen_addresses', 'password_encryption') order by name`)).toEqual([
    { name: 'fsync', setting: 'on' },
    { name: 'listen_addresses', setting: '' },
    { name: 'password_encryption', setting: 'scram-sha-256' },
  ])

  // From root postgres runs as nobody, else as whoever we are.
  expect((await stat(join(dataDir, 'pg'))).uid).toBe(isRoot ? NOBODY : process.getuid?.())
  expect(await modeOf(join(dataDir, 'secrets'))).toBe('700')
  expect(await modeOf(join(dataDir, 'pg'))).toBe('700')
  expect(await modeOf(join(dataDir, 'logs/postgres.log'))).toBe('600')
  const printed = [...lines, await readFile(join(dataDir, 'logs/postgres.log'), 'utf8')].join('\n')
  for (const role of ['postgres', 'tongxin_owner', 'tongxin_app']) {
    const file = join(dataDir, 'secrets', `${role}.password`)
    expect(await modeOf(file)).toBe('600')
    expect(printed).not.toContain(await readFile(file, 'utf8'))
  }
})

test('the owner may create databases, the serving role may do nothing but log in, and a wrong password opens nothing', async () => {
  // A command that finds no server to share starts the database for itself.
  const server = await startHere(await temporaryFolder(), { share: true })
  const roles = await query(server.superUrl, `select rolname, rolsuper, rolcreatedb, rolcreaterole, rolbypassrls from pg_roles where rolname like 'tongxin%' order by rolname`)
  const nothing = { rolsuper: false, rolcreatedb: false, rolcreaterole: false, rolbypassrls: false }
  expect(roles).toEqual([
    { rolname: 'tongxin_app', ...nothing },
    { rolname: 'tongxin_owner', ...nothing, rolcreatedb: true },
  ])
  await expect(query(server.appUrl, 'create table public.mine (id int)')).rejects.toThrow('permission denied')
  const guess = new URL(server.superUrl)
  guess.password = 'guess'
  await expect(query(guess.href, 'select 1')).rejects.toThrow('password authentication failed')
})

test('data, passwords and the last log survive a stop; without its password a cluster is refused, not given another', async () => {
  const dataDir = await temporaryFolder()
  const first = await startHere(dataDir)
  await query(first.ownerUrl, `create table notes as select '同心' as text`)
  await first.stop()
  const second = await startHere(dataDir)
  expect(second.adopted).toBe(false)
  expect(second.ownerUrl).toBe(first.ownerUrl)
  expect(await query(second.ownerUrl, 'select text from notes')).toEqual([{ text: '同心' }])
  expect(await readFile(join(dataDir, 'logs/postgres.log.1'), 'utf8')).toContain('database system is shut down')

  await second.stop()
  await rm(join(dataDir, 'secrets/tongxin_app.password'))
  expect(await refusalOf(startEmbedded({ dataDir, log: () => {} }))).toMatchObject({ code: 'launcher.secrets_lost' })
})

test('a path too long for a socket works, and leaves no socket folder behind', async () => {
  const server = await startHere(join(await temporaryFolder(), '很长的目录名'.repeat(8)))
  const folder = new URL(server.appUrl).searchParams.get('host') ?? ''
  expect(await query(server.appUrl, 'select 1 as one')).toEqual([{ one: 1 }])
  expect(await modeOf(folder)).toBe('700')
  await server.stop()
  await expect(stat(folder)).rejects.toThrow('ENOENT')
})

test('a closed folder above the data works; for root the first line says where the database lives instead', async () => {
  const closed = await temporaryFolder()
  await chmod(closed, 0o700)
  const lines: string[] = []
  const server = await startHere(join(closed, 'data'), { log: (line) => lines.push(line) })
  const [row] = await query(server.superUrl, 'show data_directory')
  expect(lines[0]).toContain(isRoot ? String(row?.data_directory) : '第一次启动')
})

test('a busy port is refused and named; once it is free it is served on loopback', async () => {
  const dataDir = await temporaryFolder()
  const { port, close } = await freePort()
  const refusal = await refusalOf(startEmbedded({ dataDir, log: () => {}, port }))
  expect(refusal).toMatchObject({ code: 'launcher.port_busy', details: { port } })
  close()
  const url = new URL((await startHere(dataDir, { port })).appUrl)
  url.search = ''
  url.hostname = '127.0.0.1'
  expect(url.port).toBe(String(port))
  expect(await query(url.href, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('data of another major version are refused, with both versions and the way over named', async () => {
  const dataDir = await temporaryFolder()
  await mkdir(join(dataDir, 'pg'))
  await writeFile(join(dataDir, 'pg/PG_VERSION'), '15\n')
  const refusal = await refusalOf(startEmbedded({ dataDir, log: () => {} }))
  expect(refusal).toMatchObject({ code: 'launcher.wrong_major', details: { found: '15', expected: '18' } })
  expect(refusal.text.zh).toContain('restore')
})

test('a data folder that cannot be made is refused with its path', async () => {
  const file = join(await temporaryFolder(), 'file')
  await writeFile(file, '')
  const refusal = await refusalOf(startEmbedded({ dataDir: join(file, 'data'), log: () => {} }))
  expect(refusal).toMatchObject({ code: 'launcher.not_writable', details: { path: join(file, 'data') } })
})

test('beside a running server a second one is refused, naming the first, and a command shares its database', async () => {
  const dataDir = await temporaryFolder()
  const first = await startElsewhere(dataDir)
  const refusal = await refusalOf(startEmbedded({ dataDir, log: () => {} }))
  expect(refusal).toMatchObject({ code: 'launcher.already_running', details: { pid: first.process.pid } })
  const command = await startHere(dataDir, { share: true })
  expect(command).toMatchObject({ pid: first.report.pid, appUrl: first.report.appUrl })
  await command.stop()
  expect(await query(first.report.appUrl, 'select 1 as one')).toEqual([{ one: 1 }])
})
