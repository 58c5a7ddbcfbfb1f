import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { text } from 'node:stream/consumers'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { write } from '../../kernel/db/write.ts'
import { newId } from '../../kernel/ids.ts'
import type { World } from '../../kernel/testing/harness.ts'
import { notify, type Message } from './notify.ts'
import type { Channel } from './notify.types.ts'
import type { ChannelConfig } from './settings.contract.ts'

/** What tests of this engine share: servers that stand for the world outside, and rows. */

export interface Asked {
  path: string
  search: URLSearchParams
  body: Record<string, unknown>
}

export interface FakeProvider {
  url: string
  /** Calls that send; those for tokens are counted only. */
  asked: Asked[]
  tokensAsked: () => number
  /** What the next calls answer; afterwards all is well again. `null`: the connection breaks after the request was read. */
  answers: (Record<string, unknown> | null | number)[]
  close(): Promise<void>
}

/**
 * Stands for WeCom, DingTalk and WeChat: all three answer errcode and give tokens.
 * `onFirst`: what happens when the first message has been taken; it is not answered then.
 */
export async function fakeProvider(onFirst?: () => void): Promise<FakeProvider> {
  const asked: Asked[] = []
  const answers: FakeProvider['answers'] = []
  let tokens = 0
  const server = createServer((request, response) => {
    void (async () => {
      const url = new URL(request.url ?? '/', 'http://fake')
      const said = await text(request)
      const reply = (body: unknown, status = 200) => response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
      if (url.pathname.includes('token')) return reply({ errcode: 0, errmsg: 'ok', access_token: `token-${++tokens}`, expires_in: 7200 })
      // The callers are our own channels, which send objects.
      asked.push({ path: url.pathname, search: url.searchParams, body: JSON.parse(said) as Record<string, unknown> })
      if (onFirst && asked.length === 1) return onFirst()
      const answer = answers.shift()
      if (answer === null) return request.socket.destroy()
      if (typeof answer === 'number') return reply({}, answer)
      return reply(answer ?? { errcode: 0, errmsg: 'ok', msgid: `m${asked.length}`, task_id: asked.length })
    })()
  })
  return { url: await listen(server), asked, answers, tokensAsked: () => tokens, close: () => closed(server) }
}

async function listen(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return `http://127.0.0.1:${portOf(server.address())}`
}

function portOf(address: string | AddressInfo | null): number {
  if (address === null || typeof address === 'string') throw new TypeError('not listening on a port')
  return address.port
}

async function closed(server: Server): Promise<void> {
  server.closeAllConnections()
  server.close()
  await once(server, 'close')
}

export interface Mail {
  to: string[]
  raw: string
}

export interface MailServer {
  port: number
  mails: Mail[]
  /** Breaks all connections. */
  breakOff(): void
  close(): Promise<void>
}

/** A real SMTP server; `options` may refuse; with `taken`, a mail is taken but never answered. */
export async function mailServer(options: SMTPServerOptions = {}, taken?: () => void): Promise<MailServer> {
  const sockets = new Set<Socket>()
  const mails: Mail[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, session, done) => {
      void (async () => {
        mails.push({ to: session.envelope.rcptTo.map(({ address }) => address), raw: await text(stream) })
        if (taken) taken()
        else done()
      })()
    },
    ...options,
  })
  server.on('error', () => undefined)
  server.server.on('connection', (socket: Socket) => sockets.add(socket))
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  return {
    port: portOf(server.server.address()),
    mails,
    breakOff: () => sockets.forEach((socket) => socket.destroy()),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

export function mailSettings(port: number, user = ''): ChannelConfig {
  return { channel: 'email', config: { host: '127.0.0.1', port, security: 'none', user, fromAddress: 'union@school.example.cn', fromName: '校工会' } }
}

export function wecomSettings(baseUrl: string, staffNoIsUserId = false): ChannelConfig {
  return { channel: 'wecom', config: { corpId: 'ww-test', agentId: 1_000_002, baseUrl, staffNoIsUserId } }
}

/** Turns a channel on, as an administrator would have. */
export async function openForTest({ services, db, clock }: World, settings: ChannelConfig, secret = 'secret'): Promise<void> {
  const cipher = await services.keys.cipher(db, 'channel_settings.secret')
  const values = {
    enabled: true,
    config: JSON.stringify(settings.config),
    secret_sealed: cipher.seal(settings.channel, secret),
    version: 1,
    changed_at: clock.now(),
    last_error_at: null,
    last_ok_at: null,
  }
  await db.q
    .insertInto('channel_settings')
    .values({ tenant_id: db.tenantId, channel: settings.channel, ...values })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'channel']).doUpdateSet(values))
    .execute()
}

/** A person with a confirmed address. */
export async function reachable({ services, db, clock }: World, by: { channel: Channel; address: string; staffId?: string }): Promise<string> {
  const { channel, address, staffId = newId() } = by
  const cipher = await services.keys.cipher(db, 'notification_addresses.address')
  const id = newId()
  await db.q
    .insertInto('notification_addresses')
    .values({
      tenant_id: db.tenantId,
      id,
      staff_id: staffId,
      channel,
      address_sealed: cipher.seal(id, address),
      address_masked: '***',
      verified_at: clock.now(),
      code_tries: 0,
      created_at: clock.now(),
      changed_at: new Date(0),
    })
    .execute()
  return staffId
}

export function messageTo(to: string, more: Partial<Message> = {}): Message {
  return {
    to,
    kind: 'case.waiting',
    title: { zh: '提案等您办理', en: 'A proposal waits for you' },
    body: { zh: '《关于延长图书馆开放时间的提案》已交您单位办理。', en: 'The proposal on library hours was given to your unit.' },
    path: '/proposals/1',
    subject: null,
    urgency: 'normal',
    ...more,
  }
}

/** Tells people in a transaction of its own. */
export function tell({ db, clock }: World, messages: Message[]): Promise<void> {
  return write({ db, clock, requestId: 'test', actor: { accountId: null, name: '测试', via: 'system' } }, async (trx) => {
    trx.audit({ action: 'test.tell', entity: { type: 'test', id: '1' } })
    await notify(trx, messages)
  })
}

export function listDeliveries({ db }: World, staffId: string) {
  return db.q.selectFrom('notification_deliveries').selectAll().where('tenant_id', '=', db.tenantId).where('staff_id', '=', staffId).orderBy('id').execute()
}

export async function statesOf(world: World, staffId: string): Promise<string[]> {
  return (await listDeliveries(world, staffId)).map((row) => row.state)
}

/** The six digits of a code in the first part of a mail. */
export function codeIn(raw: string): string {
  const body = /base64\s+([\w+/=\s]+?)\r?\n\r?\n?--/.exec(raw)?.[1] ?? ''
  return /(\d{6})/.exec(Buffer.from(body, 'base64').toString())?.[1] ?? ''
}
