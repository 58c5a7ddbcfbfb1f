import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeOffer, registerToyService, type ToyOffer } from '../engines/capacity/claims/claims.testing.ts'
import { readStored, violationsOf } from '../engines/capacity/claims/invariants.testing.ts'
import { systemClock } from '../kernel/clock.ts'
import type { Db } from '../kernel/db/handle.ts'
import { openPool, tenantDatabases, type TenantDatabases } from '../kernel/db/pool.ts'
import { newId } from '../kernel/ids.ts'
import { openOwner } from '../kernel/testing/owner.ts'
import { cookieOf, newSecret } from '../modules/identity/secrets.ts'
import { upgradeDatabase } from './database.ts'
import { startEmbedded, type EmbeddedPostgres } from './launcher/launcher.ts'
import { freePort, runScript, type Child } from './testing/child.ts'

interface Member {
  staffId: string
  cookie: string
}

interface Server {
  child: Child
  url: string
}

const membersCount = 120

let dataDir: string
let port: number
let cluster: EmbeddedPostgres
let databases: TenantDatabases
let db: Db
let members: Member[]
const servers: Server[] = []

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'tongxin-faults-'))
  port = await freePort()
  cluster = await startEmbedded({ dataDir, log: () => undefined, port })
  await upgradeDatabase(cluster)
  const tenantId = newId()
  await openOwner(cluster.ownerUrl, (client) =>
    client.query(`insert into tenants (id, kind, name, short_name, demo, created_at) values ($1, 'university', '测试大学', '测大', false, now())`, [tenantId]),
  )
  databases = tenantDatabases(openPool(cluster.appUrl, { max: 4 }))
  db = databases.of(tenantId)
  registerToyService()
  members = await storeMembers()
})
afterAll(async () => {
  for (const { child } of servers) child.process.kill('SIGKILL')
  await databases.close()
  await cluster.stop()
  await rm(dataDir, { recursive: true, force: true })
})

/** Members who are signed in already. */
async function storeMembers(): Promise<Member[]> {
  const at = systemClock.now()
  const made = Array.from({ length: membersCount }, () => ({ id: newId(), staffId: newId(), secret: newSecret() }))
  const tenant_id = db.tenantId
  await db.q
    .insertInto('accounts')
    .values(
      made.map(({ id, staffId }) => ({
        tenant_id,
        id,
        staff_id: staffId,
        username: id,
        name: '会员',
        state: 'active',
        password_hash: '-',
        must_change_password: false,
        created_at: at,
        version: 1,
      })),
    )
    .execute()
  const session = { tenant_id, created_at: at, last_seen_at: at, idle_minutes: 720, expires_at: new Date(at.getTime() + 86_400_000), address: '127.0.0.1', user_agent: 'test' }
  const hashed = made.map(({ id, secret }) => ({ ...session, id: newId(), account_id: id, secret_hash: createHash('sha256').update(secret).digest('hex') }))
  await db.q.insertInto('sessions').values(hashed).execute()
  return made.map(({ staffId, secret }) => ({ staffId, cookie: `tongxin=${cookieOf(tenant_id, secret)}` }))
}

async function startServer(): Promise<Server> {
  const child = runScript('server/testing/claims-server.ts', [], {
    TONGXIN_DATA: dataDir,
    TONGXIN_KEY_FILE: join(dataDir, 'secrets', 'key.json'),
    DATABASE_URL: cluster.ownerUrl,
    DATABASE_APP_URL: cluster.appUrl,
  })
  for (;;) {
    const url = /ready (http:\S+)/.exec(child.output())?.[1]
    if (url !== undefined) {
      const server = { child, url }
      servers.push(server)
      return server
    }
    if (child.process.exitCode !== null) throw new TypeError(child.output())
    await wait(20)
  }
}

/** What one press was told, every time that it was told anything final. */
interface Told {
  member: Member
  key: string
  answers: { status: number; enrolmentId: string; code: string }[]
}

/** Presses as a person does whose network fails: with the same key again and again, here and there, until there is an answer. */
async function pressUntilAnswered(offer: ToyOffer, told: Told, { urls, onAnswer }: { urls: () => string[]; onAnswer: () => void }): Promise<void> {
  const optionId = offer.optionIds[offer.staffIds.indexOf(told.member.staffId) % offer.optionIds.length]
  for (let turn = 0; turn < 200; turn += 1) {
    const list = urls()
    const response = await fetch(`${list[turn % list.length]}/api/v1/offers/${offer.id}/claims`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: told.member.cookie, 'idempotency-key': told.key },
      body: JSON.stringify({ optionId, party: 1 }),
    })
      .then(async (answer) => ({ status: answer.status, body: await answer.json() }))
      // The server or the connection died: nobody knows what became of it.
      .catch(() => null)
    if (response !== null && response.status < 500 && response.status !== 429) {
      told.answers.push({ status: response.status, enrolmentId: response.body.enrolmentId ?? '', code: response.body.code ?? '' })
      onAnswer()
      return
    }
    await wait(100 + (response?.status === 429 ? 900 : 0))
  }
}

async function openOffer(): Promise<ToyOffer> {
  const limits = [{ option: 0, cap: 20 }, { option: 1, cap: 20 }, { option: 2, cap: 100 }, { cap: 70 }]
  return makeOffer(
    { db, clock: systemClock },
    { options: [null, null, null], limits, members: members.map((_, index) => index % 4), staffIds: members.map(({ staffId }) => staffId) },
  )
}

/** Two presses of each member, in no order; something terrible after so many answers. */
async function rush(offer: ToyOffer, { urls, after, terrible }: { urls: () => string[]; after: number; terrible: () => Promise<void> }): Promise<Told[]> {
  const all = [...members, ...members].map((member): Told => ({ member, key: newId(), answers: [] }))
  let answered = 0
  const happening: Promise<void>[] = []
  const onAnswer = () => {
    answered += 1
    if (answered === after) happening.push(terrible())
  }
  await Promise.all(
    all.map(async (told) => {
      await wait(Math.random() * 1_500)
      await pressUntilAnswered(offer, told, { urls, onAnswer })
    }),
  )
  expect(happening).toHaveLength(1)
  await Promise.all(happening)
  return all
}

/** All that was told is so: asked again on any server, and in the database. */
async function expectAllTrue(offer: ToyOffer, all: Told[], urls: () => string[]): Promise<void> {
  const stored = await readStored(db, offer.id)
  expect(violationsOf(stored, systemClock.now())).toEqual([])
  const byKey = new Map(stored.enrolments.map((row) => [row.key, row.id]))
  for (const { answers, key } of all) {
    expect(answers).toHaveLength(1)
    expect([201, 409]).toContain(answers[0]?.status)
    expect(byKey.get(key) ?? '').toBe(answers[0]?.enrolmentId)
  }
  expect(stored.enrolments).toHaveLength(membersCount)
  // Every room that limits is full: no place was lost in what happened.
  expect(stored.counters.map(({ cap, taken }) => [cap, taken])).toEqual(
    expect.arrayContaining([
      [20, 20],
      [20, 20],
      [70, 70],
    ]),
  )
  const winners = all.filter(({ answers }) => answers[0]?.status === 201)
  await wait(2_000)
  await Promise.all(winners.map((told) => pressUntilAnswered(offer, told, { urls, onAnswer: () => undefined })))
  for (const { answers } of winners) expect(answers[1]?.enrolmentId).toBe(answers[0]?.enrolmentId)
}

test('two servers, members pressing on both, one killed in the middle: nobody is in twice, nothing acknowledged is lost', { timeout: 240_000 }, async () => {
  const [doomed, other] = await Promise.all([startServer(), startServer()])
  let urls = [doomed.url, other.url]
  const offer = await openOffer()
  const terrible = async () => {
    doomed.child.process.kill('SIGKILL')
    await doomed.child.ended
    urls = [other.url]
  }
  const all = await rush(offer, { urls: () => urls, after: 40, terrible })
  await expectAllTrue(offer, all, () => urls)
  expect(doomed.child.process.signalCode).toBe('SIGKILL')
})

test('the database killed in the middle and started again: what was acknowledged is there, what was not is answered once it is back', { timeout: 240_000 }, async () => {
  const pair = await Promise.all([startServer(), startServer()])
  const urls = () => pair.map(({ url }) => url)
  const offer = await openOffer()
  const terrible = async () => {
    process.kill(cluster.pid, 'SIGKILL')
    await wait(500)
    await cluster.stop()
    cluster = await startEmbedded({ dataDir, log: () => undefined, port })
  }
  const before = cluster.pid
  const all = await rush(offer, { urls, after: 40, terrible })
  await expectAllTrue(offer, all, urls)
  expect(cluster.pid).not.toBe(before)
})
