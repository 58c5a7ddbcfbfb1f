import type { Clock } from '../../../kernel/clock.ts'
import type { ChannelPort, Outgoing } from '../notify.types.ts'
import type { WecomConfig } from '../settings.contract.ts'
import { callProvider, refusal } from './http.ts'
import { cut, idOf, openProvider, summaryOf } from './provider.ts'

const name = { zh: '企业微信', en: 'WeCom' }
/** The longest that WeCom remembers a message for: four hours. */
const remembersSeconds = 14_400

/** Messages of an application of WeCom (企业微信 message/send, textcard). */
export function openWecom(config: WecomConfig, secret: string, clock: Clock): ChannelPort {
  const at = (path: string, search: Record<string, string>) => new URL(`${path}?${new URLSearchParams(search)}`, config.baseUrl)
  return openProvider({
    name,
    key: ['wecom', config.baseUrl, config.corpId, secret],
    clock,
    askToken: () => callProvider(at('/cgi-bin/gettoken', { corpid: config.corpId, corpsecret: secret })),
    sendUrl: (token) => at('/cgi-bin/message/send', { access_token: token }),
    bodyOf: (message) => ({
      touser: message.to,
      msgtype: 'textcard',
      agentid: config.agentId,
      textcard: cardOf(message),
      enable_duplicate_check: 1,
      duplicate_check_interval: remembersSeconds,
    }),
    // 40003 no such user, 60111 no such user id, 60112 not valid, 81013 all receivers not reachable.
    badAddress: new Set([40003, 60111, 60112, 81013]),
    busy: new Set([-1, 45009, 45033]),
    // The call succeeds even when nobody could be reached; the lists say so.
    accepted: (reply) => {
      const unreachable = [reply['invaliduser'], reply['unlicenseduser']].find((list) => typeof list === 'string' && list !== '')
      if (unreachable !== undefined) return { kind: 'refused', fault: refusal(name, { ...reply, errcode: 81013, errmsg: 'invaliduser' }), address: true }
      return { kind: 'sent', providerId: idOf(reply['msgid']) }
    },
    // Half of what WeCom promises, so that clocks that differ do no harm.
    dropsCopyOf: (handedOverAt, now) => now.getTime() - handedOverAt.getTime() < (remembersSeconds / 2) * 1000,
  })
}

/** The address carries the message's id: WeCom compares contents, and two messages that say the same are two. */
function cardOf(message: Outgoing) {
  return {
    title: cut(plain(message.title), 128),
    description: cut(plain(summaryOf(message)), 512) || plain(message.title),
    url: `${message.url}#n-${message.id}`,
    btntxt: message.language === 'zh' ? '查看' : 'Open',
  }
}

/** A text card reads tags; what people wrote is never one. */
function plain(text: string): string {
  return text.replaceAll('<', '＜').replaceAll('>', '＞')
}
