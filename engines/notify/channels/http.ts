import { z } from 'zod'
import type { Fault, Outcome } from '../notify.types.ts'

const timeoutMs = 15_000

/** What every API of WeCom, DingTalk and WeChat answers: a number, 0 if it was done. */
const reply = z.looseObject({ errcode: z.number(), errmsg: z.string().default('') })
export type Reply = z.infer<typeof reply>

/** The provider answered, or why there is no answer; `surely` if nothing can have happened there. */
export type Called = { reply: Reply } | { fault: Fault; surely: boolean }

/** Calls a provider's JSON API once. */
export async function callProvider(url: URL, body?: unknown): Promise<Called> {
  const request = body === undefined ? {} : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
  let response: Response
  try {
    response = await fetch(url, { ...request, signal: AbortSignal.timeout(timeoutMs), redirect: 'error' })
  } catch (error) {
    return noAnswer(error)
  }
  if (!response.ok) return { fault: statusFault(response.status), surely: response.status === 429 || response.status === 503 || response.status < 500 }
  try {
    return { reply: reply.parse(await response.json()) }
  } catch {
    return { fault: unreadable, surely: false }
  }
}

/** What never got as far as the provider. */
const beforeSending = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
])

function noAnswer(error: unknown): Called {
  const cause = error instanceof Error ? error.cause : undefined
  const code = cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : 'NO_ANSWER'
  return { fault: unreachable(code), surely: beforeSending.has(code) }
}

export function unreachable(code: string): Fault {
  return { code, text: { zh: `连不上对方服务器（${code}）。`, en: `The provider’s server cannot be reached (${code}).` } }
}

function statusFault(status: number): Fault {
  return { code: `HTTP_${status}`, text: { zh: `对方服务器回答 ${status}。`, en: `The provider’s server answered ${status}.` } }
}

const unreadable: Fault = { code: 'UNREADABLE', text: { zh: '对方服务器的回答无法读懂。', en: 'The provider’s answer could not be read.' } }

/** The words for a provider's own refusal; its message is quoted, as that is what an administrator searches for. */
export function refusal(provider: { zh: string; en: string }, { errcode, errmsg }: Reply): Fault {
  const said = errmsg.slice(0, 200)
  return { code: String(errcode), text: { zh: `${provider.zh}没有接受：${said}（${errcode}）。`, en: `${provider.en} did not accept it: ${said} (${errcode}).` } }
}

/** An answer that never came, as the outcome of sending. */
export function outcomeOf({ fault, surely }: { fault: Fault; surely: boolean }): Outcome {
  return surely ? { kind: 'retry', fault, whole: true } : { kind: 'unclear', fault }
}
