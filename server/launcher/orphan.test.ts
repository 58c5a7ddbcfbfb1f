import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Client } from 'pg'
import { expect, test } from 'vitest'
import { end, freePort, query, startElsewhere, startHere, temporaryFolder } from './launcher.testing.ts'
import { isAlive } from './processes.ts'

test('after kill -9 of the server its database runs on and is adopted, open connections and all', async () => {
  const dataDir = await temporaryFolder()
  const killed = await startElsewhere(dataDir)
  const client = new Client({ connectionString: killed.report.appUrl })
  await client.connect()
  await end(killed, 'SIGKILL')
  const server = await startHere(dataDir)
  expect(server).toMatchObject({ adopted: true, pid: killed.report.pid, appUrl: killed.report.appUrl })
  expect((await client.query('select 1 as one')).rows).toEqual([{ one: 1 }])
  await client.end()
  await server.stop()
  expect(isAlive(killed.report.pid)).toBe(false)
})

test('an orphan that runs otherwise than it would be started now is stopped and started anew', async () => {
  const dataDir = await temporaryFolder()
  const killed = await startElsewhere(dataDir)
  await end(killed, 'SIGKILL')
  const { port, close } = await freePort()
  close()
  const server = await startHere(dataDir, { port })
  expect(server.adopted).toBe(false)
  expect(isAlive(killed.report.pid)).toBe(false)
})

test('an orphan that does not take our password is stopped and then refused, not left running', async () => {
  const dataDir = await temporaryFolder()
  const killed = await startElsewhere(dataDir)
  await end(killed, 'SIGKILL')
  const file = join(dataDir, 'secrets/postgres.password')
  const password = await readFile(file, 'utf8')
  await writeFile(file, 'another')
  await expect(startHere(dataDir)).rejects.toMatchObject({
    code: 'launcher.failed',
    details: { line: expect.stringContaining('password authentication failed') },
  })
  expect(isAlive(killed.report.pid)).toBe(false)
  await writeFile(file, password)
  await startHere(dataDir)
})

test('after kill -9 of server and database together everything committed is there', async () => {
  const dataDir = await temporaryFolder()
  const killed = await startElsewhere(dataDir)
  await query(killed.report.ownerUrl, `create table notes as select '同心' as text`)
  process.kill(killed.report.pid, 'SIGKILL')
  await end(killed, 'SIGKILL')
  const server = await startHere(dataDir)
  expect(server.adopted).toBe(false)
  expect(await query(server.ownerUrl, 'select text from notes')).toEqual([{ text: '同心' }])
})

test('a postmaster.pid whose number now belongs to a stranger neither blocks the start nor harms the stranger', async () => {
  const dataDir = await temporaryFolder()
  const first = await startHere(dataDir)
  await first.stop()
  // Same user as the cluster's where we are not root: exactly the case in which postgres itself refuses to start.
  await writeFile(join(dataDir, 'pg/postmaster.pid'), `${process.ppid}\n${join(dataDir, 'pg')}\n1\n5432\n\n\n\nready\n`)
  const server = await startHere(dataDir)
  expect(server.adopted).toBe(false)
  expect(isAlive(process.ppid)).toBe(true)
})
