import { dayOf, type Clock } from '../../../kernel/clock.ts'
import type { ChannelPort, Outgoing } from '../notify.types.ts'
import type { DingtalkConfig } from '../settings.contract.ts'
import { callProvider } from './http.ts'
import { cut, idOf, openProvider, summaryOf } from './provider.ts'

/** Work notices of DingTalk (工作通知 corpconversation/asyncsend_v2, message type oa). */
export function openDingtalk(config: DingtalkConfig, secret: string, clock: Clock): ChannelPort {
  const at = (path: string, search: Record<string, string>) => new URL(`${path}?${new URLSearchParams(search)}`, config.baseUrl)
  return openProvider({
    name: { zh: '钉钉', en: 'DingTalk' },
    key: ['dingtalk', config.baseUrl, config.appKey, secret],
    clock,
    askToken: () => callProvider(at('/gettoken', { appkey: config.appKey, appsecret: secret })),
    sendUrl: (token) => at('/topapi/message/corpconversation/asyncsend_v2', { access_token: token }),
    bodyOf: (message) => ({ agent_id: config.agentId, userid_list: message.to, msg: { msgtype: 'oa', oa: noticeOf(message) } }),
    // 33012 no valid user id, 60121 no such user.
    badAddress: new Set([33012, 60121]),
    busy: new Set([-1, 88, 90018, 143103]),
    accepted: (reply) => ({ kind: 'sent', providerId: idOf(reply['task_id']) }),
    // DingTalk shows the same content to the same person once a day.
    dropsCopyOf: (handedOverAt, now) => dayOf(handedOverAt) === dayOf(now),
  })
}

/** The address carries the message's id, so that two messages that say the same are two. 2,048 bytes at most in all. */
function noticeOf(message: Outgoing) {
  const url = `${message.url}#n-${message.id}`
  return {
    message_url: url,
    pc_message_url: url,
    head: { bgcolor: 'FFB3261E', text: message.language === 'zh' ? '教工之家' : 'Staff home' },
    body: { title: cut(message.title, 60), content: cut(summaryOf(message), 300) },
  }
}
