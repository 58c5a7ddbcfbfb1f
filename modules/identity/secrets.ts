import { hash, randomBytes } from 'node:crypto'
import { isId } from '../../kernel/ids.ts'

export const sessionCookie = 'tongxin'

const tokenPrefix = 'txp_'
const base32 = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'

/** What a cookie or token says: whose tenant, and the secret whose hash is stored. */
export interface Credential {
  kind: 'session' | 'token'
  tenantId: string
  secret: string
}

/** 256 bits: too many to guess, so a plain SHA-256 is enough to store. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

export function hashSecret(secret: string): string {
  return hash('sha256', secret)
}

export function cookieOf(tenantId: string, secret: string): string {
  return `${tenantId}.${secret}`
}

export function tokenOf(tenantId: string, secret: string): string {
  return `${tokenPrefix}${tenantId}.${secret}`
}

/** Reads what a browser or program sent; null if it cannot be one of ours. */
export function readCredential(sent: { cookie?: string; bearer?: string }): Credential | null {
  if (sent.bearer !== undefined) return sent.bearer.startsWith(tokenPrefix) ? parse('token', sent.bearer.slice(tokenPrefix.length)) : null
  return sent.cookie === undefined ? null : parse('session', sent.cookie)
}

function parse(kind: Credential['kind'], text: string): Credential | null {
  const dot = text.indexOf('.')
  const tenantId = text.slice(0, Math.max(dot, 0))
  const secret = text.slice(dot + 1)
  return isId(tenantId) && /^[\w-]{43}$/.test(secret) ? { kind, tenantId, secret } : null
}

/** A code that people copy by hand: no 0, O, 1, I; five bits a letter, in groups of four. */
export function newCode(letters: number): string {
  const drawn = [...randomBytes(letters)].map((byte) => base32[byte % base32.length])
  return drawn.join('').replaceAll(/(.{4})(?=.)/g, '$1-')
}

/** The hash of a code however it was typed: small letters, spaces, full-width. */
export function hashCode(typed: string): string {
  return hashSecret(
    typed
      .normalize('NFKC')
      .toUpperCase()
      .replaceAll(/[^A-Z0-9]/g, ''),
  )
}
