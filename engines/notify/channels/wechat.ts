import type { Clock } from '../../../kernel/clock.ts'
import type { ChannelPort, Outgoing } from '../notify.types.ts'
import type { WechatConfig } from '../settings.contract.ts'
import { callProvider } from './http.ts'
import { cut, idOf, openProvider, summaryOf } from './provider.ts'

/** A field of the kind `thing` takes no more characters. */
const mostLetters = 20
/** WeChat keeps `client_msg_id` for ten minutes; two are left for clocks that differ. */
const remembersMs = 8 * 60_000

/** Template messages of a WeChat official account (模板消息 message/template/send). */
export function openWechat(config: WechatConfig, secret: string, clock: Clock): ChannelPort {
  const at = (path: string) => new URL(path, config.baseUrl)
  // The stable token leaves the tokens of the university's other systems on the same account valid.
  const askToken = () => callProvider(at('/cgi-bin/stable_token'), { grant_type: 'client_credential', appid: config.appId, secret })
  return openProvider({
    name: { zh: '微信公众号', en: 'WeChat' },
    key: ['wechat', config.baseUrl, config.appId, secret],
    clock,
    askToken,
    sendUrl: (token) => at(`/cgi-bin/message/template/send?${new URLSearchParams({ access_token: token })}`),
    bodyOf: (message) => ({ touser: message.to, template_id: config.templateId, url: message.url, client_msg_id: message.id, data: fieldsOf(config, message) }),
    // 40003 no such person, 43004 does not follow the account, 43101 refuses messages.
    badAddress: new Set([40003, 43004, 43101]),
    busy: new Set([-1, 45009, 45011]),
    accepted: (reply) => ({ kind: 'sent', providerId: idOf(reply['msgid']) }),
    dropsCopyOf: (handedOverAt, now) => now.getTime() - handedOverAt.getTime() < remembersMs,
  })
}

function fieldsOf({ titleField, bodyField }: WechatConfig, message: Outgoing): Record<string, { value: string }> {
  const fields = { [titleField]: { value: cut(message.title, mostLetters) } }
  if (bodyField === '') return fields
  const body = summaryOf(message).replaceAll(/\s+/g, ' ')
  return { ...fields, [bodyField]: { value: cut(body === '' ? message.title : body, mostLetters) } }
}
