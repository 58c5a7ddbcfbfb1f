import { createHash } from 'node:crypto'
import type { Clock } from '../../../kernel/clock.ts'
import type { Fault } from '../notify.types.ts'
import { refusal, type Called } from './http.ts'

type Token = { token: string; untilMs: number } | { fault: Fault }

/** Providers count how often one asks: a token is kept by the process until shortly before it ends, and asked for once by all. */
const held = new Map<string, Promise<Token>>()
const marginMs = 300_000

export interface TokenSource {
  provider: { zh: string; en: string }
  /** Everything that the token depends on. */
  key: string[]
  clock: Clock
  ask: () => Promise<Called>
}

export async function tokenOf(source: TokenSource): Promise<Token> {
  const name = nameOf(source.key)
  const found = held.get(name)
  const known = await found
  if (known && 'token' in known && known.untilMs > source.clock.now().getTime()) return known
  // Whoever waited for the same answer as others finds that one of them has asked again already.
  const newer = held.get(name)
  if (newer !== undefined && newer !== found) return newer
  const asked = askToken(source)
  held.set(name, asked)
  return asked
}

async function askToken({ provider, clock, ask }: TokenSource): Promise<Token> {
  const nowMs = clock.now().getTime()
  const called = await ask()
  if ('fault' in called) return { fault: called.fault }
  const { access_token: token, expires_in: seconds } = called.reply
  if (called.reply.errcode !== 0 || typeof token !== 'string') return { fault: refusal(provider, called.reply) }
  return { token, untilMs: nowMs + (typeof seconds === 'number' ? seconds * 1000 : 7_200_000) - marginMs }
}

/** The provider says that this token is no longer good. One that was fetched meanwhile stays. */
export async function forgetToken(key: string[], token: string): Promise<void> {
  const name = nameOf(key)
  const known = await held.get(name)
  if (known && 'token' in known && known.token === token) held.delete(name)
}

/** Keys hold secrets; their hash does not. */
function nameOf(key: string[]): string {
  return createHash('sha256').update(JSON.stringify(key)).digest('base64url')
}
