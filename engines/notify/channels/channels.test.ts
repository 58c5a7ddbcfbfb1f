import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { fakeProvider, type FakeProvider } from '../notify.testing.ts'
import type { Outgoing } from '../notify.types.ts'
import { openDingtalk } from './dingtalk.ts'
import { mailHtml, mailText } from './mail-text.ts'
import { openWechat } from './wechat.ts'
import { openWecom } from './wecom.ts'

const clock = { now: () => new Date('2026-03-02T02:00:00Z') }
const message: Outgoing = {
  id: '0199-id',
  to: 'lihua',
  title: '提案等您办理',
  items: [{ title: '提案等您办理', body: '《关于<b>图书馆</b>的提案》', url: 'https://u.example.cn/p/1' }],
  url: 'https://u.example.cn/p/1',
  footer: null,
  language: 'zh',
}

let provider: FakeProvider
beforeEach(async () => {
  provider = await fakeProvider()
})
afterEach(() => provider.close())

const dingtalk = () => openDingtalk({ appKey: 'key', agentId: 7, baseUrl: provider.url, staffNoIsUserId: false }, 's', clock)
const wechat = (bodyField = 'thing2') => openWechat({ appId: 'wx1', templateId: 'tpl', titleField: 'thing1', bodyField, baseUrl: provider.url }, 's', clock)
const wecom = () => openWecom({ corpId: 'ww1', agentId: 8, baseUrl: provider.url, staffNoIsUserId: false }, 's', clock)

test('DingTalk gets a work notice to one person', async () => {
  expect(await dingtalk().send(message)).toEqual({ kind: 'sent', providerId: '1' })
  expect(provider.asked[0]).toMatchObject({
    path: '/topapi/message/corpconversation/asyncsend_v2',
    body: { agent_id: 7, userid_list: 'lihua', msg: { msgtype: 'oa', oa: { message_url: 'https://u.example.cn/p/1#n-0199-id' } } },
  })
})

test('WeChat gets a template message with an id against copies, cut to what a field takes', async () => {
  const long = { ...message, title: '很'.repeat(30) }
  expect(await wechat().send(long)).toEqual({ kind: 'sent', providerId: 'm1' })
  expect(provider.asked[0]).toMatchObject({
    path: '/cgi-bin/message/template/send',
    body: { touser: 'lihua', template_id: 'tpl', client_msg_id: '0199-id', data: { thing1: { value: `${'很'.repeat(19)}…` } } },
  })
})

test('a template without a field for the text gets the title only', async () => {
  await wechat('').send(message)
  expect(provider.asked[0]?.body['data']).toEqual({ thing1: { value: '提案等您办理' } })
})

test('WeCom reads no tags in what people wrote', async () => {
  await wecom().send(message)
  expect(provider.asked[0]?.body['textcard']).toMatchObject({ description: '《关于＜b＞图书馆＜/b＞的提案》' })
})

test('many items become one numbered list', async () => {
  const many = { ...message, title: '您有 2 条新消息', items: [...message.items, { title: '第二件', body: '', url: '' }] }
  await wecom().send(many)
  expect(provider.asked[0]?.body['textcard']).toMatchObject({ title: '您有 2 条新消息', description: '1. 提案等您办理\n2. 第二件' })
})

describe.each([
  ['WeCom', wecom, 60111],
  ['DingTalk', dingtalk, 33012],
  ['WeChat', wechat, 43004],
] as const)('%s', (_name, open, nobody) => {
  const send = () => open().send(message)

  test('a person who cannot be reached is refused for good', async () => {
    provider.answers.push({ errcode: nobody, errmsg: 'no such user' })
    expect(await send()).toMatchObject({ kind: 'refused', address: true, fault: { code: String(nobody) } })
  })

  test('busy means later, for this message', async () => {
    provider.answers.push({ errcode: -1, errmsg: 'system busy' })
    expect(await send()).toMatchObject({ kind: 'retry', whole: false })
  })

  test('anything else that it says means that the channel needs looking after', async () => {
    provider.answers.push({ errcode: 48001, errmsg: 'api unauthorized' })
    expect(await send()).toMatchObject({ kind: 'retry', whole: true, fault: { text: { zh: expect.stringContaining('48001') } } })
  })

  test.each([
    ['a broken connection', null, 'unclear'],
    ['an error of its server', 502, 'unclear'],
    ['too many requests', 429, 'retry'],
  ] as const)('%s is %s', async (_case, answer, kind) => {
    provider.answers.push(answer)
    expect((await send()).kind).toBe(kind)
  })

  test('a server that is not there took nothing', async () => {
    await provider.close()
    const { kind } = await send()
    provider = await fakeProvider()
    expect(kind).toBe('retry')
  })
})

test('each provider drops copies as long as it promises, and no longer', () => {
  const handed = new Date('2026-03-02T02:00:00Z')
  const after = (minutes: number) => new Date(handed.getTime() + minutes * 60_000)
  expect([wecom().dropsCopyOf(handed, after(100)), wecom().dropsCopyOf(handed, after(130))]).toEqual([true, false])
  expect([wechat().dropsCopyOf(handed, after(7)), wechat().dropsCopyOf(handed, after(9))]).toEqual([true, false])
  // 02:00 in London is ten in the morning in China; the day ends fourteen hours later.
  expect([dingtalk().dropsCopyOf(handed, after(13 * 60)), dingtalk().dropsCopyOf(handed, after(15 * 60))]).toEqual([true, false])
})

test('a mail carries no markup that people wrote', () => {
  expect(mailHtml(message)).toContain('《关于&lt;b&gt;图书馆&lt;/b&gt;的提案》')
  expect(mailText(message)).toBe('《关于<b>图书馆</b>的提案》\nhttps://u.example.cn/p/1')
})
