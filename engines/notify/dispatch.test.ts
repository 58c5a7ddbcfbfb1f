import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { newId } from '../../kernel/ids.ts'
import { openWorld, type World } from '../../kernel/testing/harness.ts'
import { dispatch } from './dispatch.ts'
import { listNotifications } from './inbox.store.ts'
import {
  fakeProvider,
  listDeliveries,
  mailServer,
  mailSettings,
  messageTo,
  openForTest,
  reachable,
  statesOf,
  tell,
  wecomSettings,
  type FakeProvider,
  type MailServer,
} from './notify.testing.ts'
import { mostAttempts } from './schedule.rules.ts'

let world: World
let provider: FakeProvider
let mail: MailServer
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
beforeEach(async () => {
  // Nine in the morning in China, a new day for each test.
  world.clock.advance(86_400_000)
  world.clock.set(`${world.clock.now().toISOString().slice(0, 10)}T01:00:00Z`)
  provider = await fakeProvider()
  mail = await mailServer()
  await openForTest(world, wecomSettings(provider.url))
  await openForTest(world, mailSettings(mail.port))
})
afterEach(async () => {
  await provider.close()
  await mail.close()
})

const turn = () => dispatch(world.services, world.db)
const minutes = (count: number) => world.clock.advance(count * 60_000)

test('a message reaches a person by mail and by WeCom, each once', async () => {
  const person = await reachable(world, { channel: 'email', address: 'li@school.example.cn' })
  await reachable(world, { channel: 'wecom', address: 'lihua', staffId: person })
  await tell(world, [messageTo(person)])
  await turn()
  await turn()
  expect(mail.mails.map(({ to }) => to)).toEqual([['li@school.example.cn']])
  expect(provider.asked.map(({ body }) => body['touser'])).toEqual(['lihua'])
  expect(await statesOf(world, person)).toEqual(['sent', 'sent'])
})

test('a mail says what it is about, where it leads and that a program sent it', async () => {
  const person = await reachable(world, { channel: 'email', address: 'li@school.example.cn' })
  await tell(world, [messageTo(person, { title: { zh: '<b>标题</b>', en: 'Title' }, body: { zh: 'one\ntwo <script>', en: '' } })])
  await turn()
  const raw = mail.mails[0]?.raw ?? ''
  expect(raw).toMatch(/^Auto-Submitted: auto-generated/m)
  expect(raw).toMatch(/^Message-ID: <[\da-f-]{36}@school\.example\.cn>/m)
  expect(raw).toContain('http://127.0.0.1:8080/proposals/1')
  expect(raw).not.toMatch(/^<script>/m)
})

test('nobody without an address is written to, and nothing is lost: the inbox has it', async () => {
  const person = newId()
  await tell(world, [messageTo(person)])
  await turn()
  expect(await statesOf(world, person)).toEqual([])
  expect(await listNotifications(world.db, person, { cursor: undefined, limit: 5, unreadOnly: true })).toHaveLength(1)
})

describe('hours', () => {
  test('at night a message waits for the morning, an urgent one does not', async () => {
    const person = await reachable(world, { channel: 'wecom', address: 'nightowl' })
    minutes(14 * 60)
    await tell(world, [messageTo(person), messageTo(person, { urgency: 'now', title: { zh: '紧急', en: 'Urgent' } })])
    await turn()
    expect(provider.asked.map(({ body }) => body['textcard'])).toEqual([expect.objectContaining({ title: '紧急' })])
    minutes(7 * 60 + 59)
    await turn()
    expect(provider.asked).toHaveLength(1)
    minutes(2)
    await turn()
    expect(provider.asked).toHaveLength(2)
  })

  test('what comes together in the digest leaves as one message', async () => {
    const person = await reachable(world, { channel: 'email', address: 'digest@school.example.cn' })
    for (const no of [1, 2, 3]) await tell(world, [messageTo(person, { urgency: 'digest', title: { zh: `第${no}件`, en: `No. ${no}` } })])
    await turn()
    expect(mail.mails).toEqual([])
    minutes(23 * 60)
    await turn()
    expect(mail.mails).toHaveLength(1)
    expect(await statesOf(world, person)).toEqual(['sent', 'sent', 'sent'])
  })

  test('what was read in the application meanwhile does not leave any more', async () => {
    const person = await reachable(world, { channel: 'email', address: 'quick@school.example.cn' })
    await tell(world, [messageTo(person, { urgency: 'digest' })])
    await turn()
    await world.db.q.updateTable('notifications').set({ read_at: world.clock.now() }).where('tenant_id', '=', world.tenant.id).where('staff_id', '=', person).execute()
    minutes(24 * 60)
    await turn()
    expect(mail.mails).toEqual([])
    expect(await statesOf(world, person)).toEqual(['superseded'])
  })
})

describe('wishes', () => {
  test('a channel that the person turned off is not used, nor a kind that they muted unless it is urgent', async () => {
    const person = await reachable(world, { channel: 'email', address: 'calm@school.example.cn' })
    await reachable(world, { channel: 'wecom', address: 'calm', staffId: person })
    const changed = {
      channels_off: ['email'],
      quiet_from_minute: 0,
      quiet_until_minute: 0,
      digest_hour: 8,
      muted_kinds: ['case.waiting'],
      language: 'en',
      version: 1,
      changed_at: world.clock.now(),
    }
    await world.db.q
      .insertInto('notification_preferences')
      .values({ tenant_id: world.tenant.id, staff_id: person, ...changed })
      .execute()
    await tell(world, [messageTo(person), messageTo(person, { urgency: 'now' }), messageTo(person, { kind: 'case.comment' })])
    await turn()
    expect(mail.mails).toEqual([])
    expect(provider.asked.map(({ body }) => body['textcard'])).toEqual([
      expect.objectContaining({ title: 'A proposal waits for you' }),
      expect.objectContaining({ title: 'A proposal waits for you' }),
    ])
  })
})

describe('what goes wrong', () => {
  test('a server that is not there is tried again later and later, then given up', async () => {
    await openForTest(world, mailSettings(1))
    const person = await reachable(world, { channel: 'email', address: 'patient@school.example.cn' })
    await tell(world, [messageTo(person, { urgency: 'now' })])
    await turn()
    const [first] = await listDeliveries(world, person)
    expect([first?.state, first?.attempts, first?.last_error]).toEqual(['waiting', 1, expect.stringMatching(/ECONNREFUSED|ESOCKET/)])
    minutes(0.5)
    await turn()
    expect((await listDeliveries(world, person))[0]?.attempts).toBe(1)
    for (let tries = 0; tries < mostAttempts; tries += 1) {
      minutes(61)
      await turn()
    }
    const [last] = await listDeliveries(world, person)
    expect([last?.state, last?.attempts]).toEqual(['given_up', mostAttempts])
  })

  test('once the server is back, the message arrives once', async () => {
    await openForTest(world, mailSettings(1))
    const person = await reachable(world, { channel: 'email', address: 'back@school.example.cn' })
    await tell(world, [messageTo(person)])
    await turn()
    await openForTest(world, mailSettings(mail.port))
    minutes(2)
    await turn()
    await turn()
    expect(mail.mails).toHaveLength(1)
  })

  test('an address that does not exist is never tried again, and its owner is told', async () => {
    await mail.close()
    mail = await mailServer({ onRcptTo: (_address, _session, done) => done(Object.assign(new Error('no such mailbox'), { responseCode: 550 })) })
    await openForTest(world, mailSettings(mail.port))
    const person = await reachable(world, { channel: 'email', address: 'gone@school.example.cn' })
    await tell(world, [messageTo(person)])
    await turn()
    expect(await statesOf(world, person)).toEqual(['failed'])
    const inbox = await listNotifications(world.db, person, { cursor: undefined, limit: 5, unreadOnly: true })
    expect(inbox.map((row) => row.kind)).toEqual(['notify.address_failed', 'case.waiting'])
    await tell(world, [messageTo(person)])
    await turn()
    expect(await statesOf(world, person)).toEqual(['failed'])
  })

  test('a full mailbox is tried again', async () => {
    await mail.close()
    mail = await mailServer({ onRcptTo: (_address, _session, done) => done(Object.assign(new Error('mailbox full'), { responseCode: 452 })) })
    await openForTest(world, mailSettings(mail.port))
    const person = await reachable(world, { channel: 'email', address: 'full@school.example.cn' })
    await tell(world, [messageTo(person)])
    await turn()
    expect(await statesOf(world, person)).toEqual(['waiting'])
  })

  test('WeCom naming the person invalid is final; its being busy is not', async () => {
    const [nobody, busy] = [await reachable(world, { channel: 'wecom', address: 'nobody' }), await reachable(world, { channel: 'wecom', address: 'busy' })]
    provider.answers.push({ errcode: 0, errmsg: 'ok', invaliduser: 'nobody' })
    await tell(world, [messageTo(nobody)])
    await turn()
    provider.answers.push({ errcode: 45009, errmsg: 'api freq out of limit' })
    await tell(world, [messageTo(busy)])
    await turn()
    expect([await statesOf(world, nobody), await statesOf(world, busy)]).toEqual([['failed'], ['waiting']])
  })

  test('a token that has ended is fetched anew within the same try', async () => {
    const person = await reachable(world, { channel: 'wecom', address: 'token' })
    provider.answers.push({ errcode: 42001, errmsg: 'access_token expired' })
    await tell(world, [messageTo(person)])
    await turn()
    expect(await statesOf(world, person)).toEqual(['sent'])
    expect(provider.tokensAsked()).toBe(2)
  })

  test('an answer of WeCom that never came: the same message is handed over once more, and WeCom is told to drop copies', async () => {
    const person = await reachable(world, { channel: 'wecom', address: 'broken' })
    provider.answers.push(null)
    await tell(world, [messageTo(person)])
    await turn()
    expect(await statesOf(world, person)).toEqual(['sending'])
    minutes(4)
    await turn()
    expect(await statesOf(world, person)).toEqual(['sent'])
    expect(provider.asked[1]?.body).toEqual(provider.asked[0]?.body)
    expect(provider.asked[0]?.body).toMatchObject({ enable_duplicate_check: 1 })
  })

  test('an answer of the mail server that never came: nobody knows, and it is not sent twice', async () => {
    await mail.close()
    mail = await mailServer({}, () => mail.breakOff())
    await openForTest(world, mailSettings(mail.port))
    const person = await reachable(world, { channel: 'email', address: 'unknown@school.example.cn' })
    await tell(world, [messageTo(person)])
    await turn()
    expect([await statesOf(world, person), mail.mails.length]).toEqual([['unknown'], 1])
    minutes(60 * 24)
    await turn()
    expect((await listDeliveries(world, person)).map((row) => [row.state, row.attempts])).toEqual([['unknown', 1]])
    expect(mail.mails).toHaveLength(1)
  })
})
