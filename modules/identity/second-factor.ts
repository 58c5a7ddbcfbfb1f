import { Secret, TOTP } from 'otpauth'
import type { RequestContext } from '../../kernel/context.ts'
import type { Db, Trx } from '../../kernel/db/handle.ts'
import type { Keys } from '../../kernel/crypto/keys.ts'
import { spendRecoveryCode, takeStep } from './totp.store.ts'
import { hashCode } from './secrets.ts'

const stepSeconds = 30
/** One step early or late: telephones' clocks differ. */
const window = 1

export function newTotpSecret(): string {
  return new Secret({ size: 20 }).base32
}

/** `otpauth://totp/…` for a QR code: shown in the authenticator as the university and the user name. */
export function totpUri(secret: string, who: { issuer: string; username: string }): string {
  return generator(secret, who).toString()
}

/** The time step whose code this is, or null: RFC 6238, six digits, SHA-1, as every authenticator knows it. */
export function stepOfCode(secret: string, code: string, now: Date): number | null {
  const digits = code.normalize('NFKC').replaceAll(/\s/g, '')
  if (!/^\d{6}$/.test(digits)) return null
  const delta = generator(secret, { issuer: '', username: '' }).validate({ token: digits, timestamp: now.getTime(), window })
  return delta === null ? null : Math.floor(now.getTime() / 1_000 / stepSeconds) + delta
}

function generator(secret: string, { issuer, username }: { issuer: string; username: string }): TOTP {
  return new TOTP({ issuer, label: username, secret: Secret.fromBase32(secret), period: stepSeconds, digits: 6, algorithm: 'SHA1' })
}

export function totpCipher(keys: Keys, db: Db) {
  return keys.cipher(db, 'accounts.totp_sealed')
}

/** Opens the sealed secret of an account. */
export async function openTotpSecret(context: RequestContext, account: { id: string; totp_sealed: string | null }): Promise<string | null> {
  if (account.totp_sealed === null) return null
  const cipher = await totpCipher(context.services.keys, context.db)
  return cipher.open(account.id, account.totp_sealed)
}

/** Uses a code up: each step of the authenticator and each recovery code is good once, also when two sign in at the same time. */
export async function spendSecondFactor(trx: Trx, accountId: string, given: { secret: string; code: string }): Promise<'totp' | 'recovery_code' | null> {
  const step = stepOfCode(given.secret, given.code, trx.at)
  if (step !== null) return (await takeStep(trx, accountId, step)) ? 'totp' : null
  return (await spendRecoveryCode(trx, accountId, hashCode(given.code))) ? 'recovery_code' : null
}
