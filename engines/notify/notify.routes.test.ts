import { call } from '@orpc/server'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { RequestContext } from '../../kernel/context.ts'
import { newId } from '../../kernel/ids.ts'
import { openWorld, type World } from '../../kernel/testing/harness.ts'
import { dispatch } from './dispatch.ts'
import { asDelivered } from './people.store.ts'
import { registerDirectory } from './directory.ts'
import { notifyRoutes } from './notify.routes.ts'
import {
  codeIn,
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

const { my, channels, deliveries } = notifyRoutes

let world: World
let mail: MailServer
let provider: FakeProvider
beforeAll(async () => {
  world = await openWorld('2026-03-02T02:00:00Z')
})
afterAll(() => world.close())
beforeEach(async () => {
  world.clock.advance(10 * 60_000)
  mail = await mailServer()
  provider = await fakeProvider()
})
afterEach(async () => {
  await mail.close()
  await provider.close()
  await world.db.q.deleteFrom('channel_settings').where('tenant_id', '=', world.tenant.id).execute()
})

const as = (staffId: string): RequestContext => world.context(world.actor([], { staffId }))
const admin = () => world.context(world.actor(['system.manage']))

describe('my messages', () => {
  test('the newest come first, page by page, and only mine', async () => {
    const [me, other] = [newId(), newId()]
    for (const no of [1, 2, 3]) await tell(world, [messageTo(me, { title: { zh: `第${no}条`, en: `No. ${no}` } }), messageTo(other)])
    const first = await call(my.list, { limit: 2 }, { context: as(me) })
    const second = await call(my.list, { limit: 2, cursor: first.nextCursor ?? '' }, { context: as(me) })
    expect([...first.items, ...second.items].map((item) => item.title)).toEqual(['第3条', '第2条', '第1条'])
    expect([first.count, second.nextCursor]).toEqual([3, null])
  })

  test('they are in English for whoever reads English', async () => {
    const me = newId()
    await tell(world, [messageTo(me)])
    const { items } = await call(my.list, {}, { context: { ...as(me), locale: 'en' } })
    expect(items[0]?.title).toBe('A proposal waits for you')
  })

  test('reading one takes it from the count', async () => {
    const me = newId()
    await tell(world, [messageTo(me), messageTo(me)])
    const { items } = await call(my.list, {}, { context: as(me) })
    await call(my.read, { id: items[0]?.id ?? '' }, { context: as(me) })
    expect(await call(my.unread, undefined, { context: as(me) })).toEqual({ count: 1 })
  })

  test('nobody marks the message of somebody else as read', async () => {
    const me = newId()
    await tell(world, [messageTo(me)])
    const { items } = await call(my.list, {}, { context: as(me) })
    await expect(call(my.read, { id: items[0]?.id ?? '' }, { context: as(newId()) })).rejects.toMatchObject({ code: 'not_found' })
  })

  test('“all as read” leaves what arrived after the list was shown', async () => {
    const me = newId()
    await tell(world, [messageTo(me), messageTo(me)])
    const { items } = await call(my.list, {}, { context: as(me) })
    await tell(world, [messageTo(me)])
    expect(await call(my.readAll, { upTo: items[0]?.id ?? '' }, { context: as(me) })).toEqual({ count: 2 })
    expect((await call(my.list, { unreadOnly: true }, { context: as(me) })).count).toBe(1)
  })

  test('an account that stands for nobody has no messages and no wishes', async () => {
    expect((await call(my.list, {}, { context: admin() })).items).toEqual([])
    await expect(call(my.readPreferences, undefined, { context: admin() })).rejects.toMatchObject({ code: 'notify.no_person' })
  })
})

describe('my wishes', () => {
  test('they begin as delivered and are kept from then on', async () => {
    const me = as(newId())
    expect((await call(my.readPreferences, undefined, { context: me })).preferences).toEqual(asDelivered)
    expect(await call(my.savePreferences, { ...asDelivered, digestHour: 17 }, { context: me })).toEqual({ version: 1 })
    expect((await call(my.readPreferences, undefined, { context: me })).preferences).toEqual({ ...asDelivered, digestHour: 17, version: 1 })
  })

  test('a change on top of an older version is refused', async () => {
    const me = as(newId())
    await call(my.savePreferences, asDelivered, { context: me })
    await expect(call(my.savePreferences, asDelivered, { context: me })).rejects.toMatchObject({ code: 'version_conflict' })
  })

  test('by staff number nobody has to enter anything', async () => {
    await openForTest(world, wecomSettings(provider.url, true))
    const me = newId()
    registerDirectory(async () => new Map([[me, { name: '李华', staffNo: '2019042' }]]))
    expect((await call(my.readPreferences, undefined, { context: as(me) })).reach).toEqual([{ channel: 'wecom', masked: '2019042', state: 'staff_no', why: null }])
    await tell(world, [messageTo(me)])
    await dispatch(world.services, world.db)
    expect(provider.asked.map(({ body }) => body['touser'])).toEqual(['2019042'])
  })
})

describe('my address', () => {
  beforeEach(() => openForTest(world, mailSettings(mail.port)))

  test('is used only after the code that was sent to it came back', async () => {
    const me = newId()
    const { masked } = await call(my.setAddress, { channel: 'email', address: 'lihua@school.example.cn' }, { context: as(me) })
    expect(masked).toBe('li***@school.example.cn')
    await tell(world, [messageTo(me)])
    await dispatch(world.services, world.db)
    expect(mail.mails).toHaveLength(1)
    await call(my.confirmAddress, { channel: 'email', code: codeIn(mail.mails[0]?.raw ?? '') }, { context: as(me) })
    await tell(world, [messageTo(me)])
    await dispatch(world.services, world.db)
    expect(mail.mails.map(({ to }) => to[0])).toEqual(['lihua@school.example.cn', 'lihua@school.example.cn'])
  })

  test('five wrong codes end the code', async () => {
    const me = as(newId())
    await call(my.setAddress, { channel: 'email', address: 'guess@school.example.cn' }, { context: me })
    const right = codeIn(mail.mails[0]?.raw ?? '')
    const wrong = right === '000000' ? '111111' : '000000'
    for (const left of [4, 3, 2, 1, 0]) {
      await expect(call(my.confirmAddress, { channel: 'email', code: wrong }, { context: me })).rejects.toMatchObject({ code: 'notify.wrong_code', details: { left } })
    }
    await expect(call(my.confirmAddress, { channel: 'email', code: right }, { context: me })).rejects.toMatchObject({ code: 'notify.code_ended' })
  })

  test('a code is good for ten minutes', async () => {
    const me = as(newId())
    await call(my.setAddress, { channel: 'email', address: 'slow@school.example.cn' }, { context: me })
    world.clock.advance(10 * 60_000)
    await expect(call(my.confirmAddress, { channel: 'email', code: codeIn(mail.mails[0]?.raw ?? '') }, { context: me })).rejects.toMatchObject({ code: 'notify.code_ended' })
  })

  test.each(['no address', 'a@b', 'x@y.cn\r\nBcc: z@y.cn'])('%j is no address', async (address) => {
    await expect(call(my.setAddress, { channel: 'email', address }, { context: as(newId()) })).rejects.toMatchObject({ code: 'notify.bad_email' })
  })

  test('codes are not sent without end', async () => {
    const me = as(newId())
    const ask = () => call(my.setAddress, { channel: 'email', address: 'often@school.example.cn' }, { context: me })
    for (let times = 0; times < 3; times += 1) await ask()
    await expect(ask()).rejects.toMatchObject({ code: 'rate_limited' })
  })

  test('stands nowhere in clear', async () => {
    const me = newId()
    await call(my.setAddress, { channel: 'email', address: 'secret.person@school.example.cn' }, { context: as(me) })
    const row = await world.db.q.selectFrom('notification_addresses').selectAll().where('tenant_id', '=', world.tenant.id).where('staff_id', '=', me).executeTakeFirstOrThrow()
    expect(JSON.stringify(row)).not.toContain('secret.person')
  })
})

describe('channels', () => {
  const settings = () => mailSettings(mail.port)

  test('a saved secret is never shown again, and stays when it is left out', async () => {
    const secret = 'smtp-password-1'
    const withUser = mailSettings(mail.port, 'union')
    await call(channels.save, { channel: 'email', settings: withUser, enabled: true, secret, version: 0 }, { context: admin() })
    await call(channels.save, { channel: 'email', settings: withUser, enabled: true, version: 1 }, { context: admin() })
    const { items } = await call(channels.list, undefined, { context: admin() })
    expect(items.find((item) => item.channel === 'email')).toMatchObject({ enabled: true, hasSecret: true, version: 2 })
    expect(JSON.stringify(items)).not.toContain(secret)
    const audit = await world.db.q
      .selectFrom('audit_entries')
      .select('details')
      .where('tenant_id', '=', world.tenant.id)
      .where('action', '=', 'notification_channel.change')
      .execute()
    expect(JSON.stringify(audit)).not.toContain(secret)
  })

  test('a channel is not turned on without its secret', async () => {
    const input = { channel: 'wecom' as const, settings: wecomSettings(provider.url), enabled: true, version: 0 }
    await expect(call(channels.save, input, { context: admin() })).rejects.toMatchObject({ code: 'notify.secret_missing' })
  })

  test('in service a secret never travels in clear', async () => {
    const context = admin()
    const production = { ...context, services: { ...context.services, settings: { ...context.services.settings, mode: 'production' as const } } }
    const input = { channel: 'wecom' as const, settings: wecomSettings('http://10.0.0.1'), enabled: true, secret: 'x', version: 0 }
    await expect(call(channels.save, input, { context: production })).rejects.toMatchObject({ code: 'notify.insecure_address' })
  })

  test('a test says what the other side said', async () => {
    await call(channels.save, { channel: 'email', settings: settings(), enabled: false, version: 0 }, { context: admin() })
    expect(await call(channels.test, { channel: 'email', to: 'admin@school.example.cn' }, { context: admin() })).toMatchObject({ ok: true })
    await mail.close()
    mail = await mailServer({ onRcptTo: (_address, _session, done) => done(Object.assign(new Error('no such mailbox'), { responseCode: 550 })) })
    await call(channels.save, { channel: 'email', settings: settings(), enabled: false, version: 1 }, { context: admin() })
    const answer = await call(channels.test, { channel: 'email', to: 'nobody@school.example.cn' }, { context: admin() })
    expect(answer).toEqual({ ok: false, said: expect.stringContaining('550') })
  })

  test('turning a channel off drops what waits for it', async () => {
    await openForTest(world, mailSettings(1))
    const person = await reachable(world, { channel: 'email', address: 'off@school.example.cn' })
    await tell(world, [messageTo(person)])
    await dispatch(world.services, world.db)
    await call(channels.save, { channel: 'email', settings: mailSettings(1), enabled: false, version: 1 }, { context: admin() })
    expect(await statesOf(world, person)).toEqual(['superseded'])
  })
})

describe('what did not arrive', () => {
  test('is listed without its words, and sent again on demand', async () => {
    await openForTest(world, wecomSettings(provider.url))
    const person = await reachable(world, { channel: 'wecom', address: 'again' })
    provider.answers.push({ errcode: 81013, errmsg: 'user not allowed' })
    await tell(world, [messageTo(person, { urgency: 'now' })])
    await dispatch(world.services, world.db)
    const [row] = await listDeliveries(world, person)
    const listed = await call(deliveries.stuck, { state: 'failed' }, { context: admin() })
    expect(listed.items.map((item) => item.id)).toContain(row?.id)
    expect(JSON.stringify(listed)).not.toContain('图书馆')
    await world.db.q.updateTable('notification_addresses').set({ failed_at: null }).where('tenant_id', '=', world.tenant.id).where('staff_id', '=', person).execute()
    await call(deliveries.retry, { id: row?.id ?? '' }, { context: admin() })
    await dispatch(world.services, world.db)
    expect((await statesOf(world, person))[0]).toBe('sent')
    await expect(call(deliveries.retry, { id: row?.id ?? '' }, { context: admin() })).rejects.toMatchObject({ code: 'notify.not_stuck' })
  })

  test('the list runs a constant number of statements', async () => {
    world.statements.length = 0
    await call(deliveries.stuck, {}, { context: admin() })
    expect(world.statements.length).toBeLessThanOrEqual(2)
  })
})
