import type { Clock } from '../../../kernel/clock.ts'
import type { Bilingual } from '../../../kernel/errors.ts'
import type { ChannelPort, Outcome, Outgoing } from '../notify.types.ts'
import { callProvider, outcomeOf, refusal, type Called, type Reply } from './http.ts'
import { forgetToken, tokenOf } from './tokens.ts'

/** What tells WeCom, DingTalk and WeChat apart: how a token is asked for, what is sent, and what their numbers mean. */
export interface Provider {
  name: Bilingual
  key: string[]
  clock: Clock
  askToken: () => Promise<Called>
  sendUrl: (token: string) => URL
  bodyOf: (message: Outgoing) => unknown
  /** Codes that mean: this person cannot be reached by this address. */
  badAddress: ReadonlySet<number>
  /** Codes that mean: later; nothing is wrong with the message or the settings. */
  busy: ReadonlySet<number>
  /** What an answer with errcode 0 still may say. */
  accepted: (reply: Reply) => Outcome
  dropsCopyOf: ChannelPort['dropsCopyOf']
}

/** Codes that all three share for a token that has ended. */
const tokenEnded = new Set([40001, 40014, 41001, 42001])

/** The part that is the same for all three: token, one call, one more with a fresh token if that was the matter. */
export function openProvider(provider: Provider): ChannelPort {
  const once = async (message: Outgoing): Promise<Outcome | 'token'> => {
    const token = await tokenOf({ provider: provider.name, key: provider.key, clock: provider.clock, ask: provider.askToken })
    if ('fault' in token) return { kind: 'retry', fault: token.fault, whole: true }
    const called = await callProvider(provider.sendUrl(token.token), provider.bodyOf(message))
    if ('fault' in called) return outcomeOf(called)
    const { reply } = called
    if (reply.errcode === 0) return provider.accepted(reply)
    if (tokenEnded.has(reply.errcode)) {
      await forgetToken(provider.key, token.token)
      return 'token'
    }
    const fault = refusal(provider.name, reply)
    if (provider.badAddress.has(reply.errcode)) return { kind: 'refused', fault, address: true }
    return { kind: 'retry', fault, whole: !provider.busy.has(reply.errcode) }
  }
  return {
    send: async (message) => {
      const first = await once(message)
      if (first !== 'token') return first
      const second = await once(message)
      return second === 'token' ? { kind: 'retry', fault: tokenRefused(provider.name), whole: true } : second
    },
    dropsCopyOf: provider.dropsCopyOf,
    close: () => undefined,
  }
}

function tokenRefused({ zh, en }: Bilingual) {
  return {
    code: 'TOKEN',
    text: { zh: `${zh}不认可刚取得的凭证，请检查应用的密钥。`, en: `${en} does not accept the token that it has just given: check the application’s secret.` },
  }
}

/** By what the provider calls the message, for questions to its support. */
export function idOf(value: unknown): string | null {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null
}

/** Cuts by characters, not in the middle of one, and says that it did. */
export function cut(text: string, most: number): string {
  const letters = [...text]
  return letters.length <= most ? text : `${letters.slice(0, most - 1).join('')}…`
}

/** Many items as one text: the title says what each is, the rest is behind the link. */
export function summaryOf({ items }: Outgoing): string {
  return items.length === 1 ? (items[0]?.body ?? '') : items.map((item, index) => `${index + 1}. ${item.title}`).join('\n')
}
