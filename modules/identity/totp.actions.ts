import { write, type RequestContext } from '../../kernel/context.ts'
import { confirmPassword, ownAccountOf } from './in-person.ts'
import { totpAlreadyOn, totpNotBegun, wrongSecondFactor } from './identity.errors.ts'
import { newTotpSecret, openTotpSecret, stepOfCode, totpCipher, totpUri } from './second-factor.ts'
import { hashCode, newCode } from './secrets.ts'
import { beginTotp, confirmTotp, removeTotp, takeStep } from './totp.store.ts'

const recoveryCodes = 10
/** 80 bits each: enough that a plain hash can be stored. */
const recoveryLetters = 16

/** Makes a secret for the person's authenticator. Nothing changes at sign-in until it is confirmed with a code. */
export async function enrolTotp(context: RequestContext, password: string): Promise<{ uri: string; secret: string }> {
  const account = await confirmPassword(context, password)
  const secret = newTotpSecret()
  const cipher = await totpCipher(context.services.keys, context.db)
  await write(context, async (trx) => {
    if (!(await beginTotp(trx, account.id, cipher.seal(account.id, secret)))) throw totpAlreadyOn()
    trx.audit({ action: 'totp.begin', entity: { type: 'account', id: account.id } })
  })
  return { uri: totpUri(secret, { issuer: `同心·${context.tenant.shortName}`, username: account.username }), secret }
}

/** Turns the second factor on once the authenticator has proved itself, and hands out recovery codes. */
export async function confirmTotpCode(context: RequestContext, code: string): Promise<{ recoveryCodes: string[] }> {
  context.services.limits.take(`totp ${context.actor.accountId}`, { burst: 5, perMinute: 5 })
  const account = await ownAccountOf(context)
  if (account.totp_confirmed_at !== null) throw totpAlreadyOn()
  const secret = await openTotpSecret(context, account)
  if (secret === null) throw totpNotBegun()
  const step = stepOfCode(secret, code, context.clock.now())
  if (step === null) throw wrongSecondFactor()
  const codes = Array.from({ length: recoveryCodes }, () => newCode(recoveryLetters))
  await write(context, async (trx) => {
    if (!(await takeStep(trx, account.id, step))) throw wrongSecondFactor()
    await confirmTotp(trx, account.id, codes.map(hashCode))
    trx.audit({ action: 'totp.enable', entity: { type: 'account', id: account.id } })
  })
  return { recoveryCodes: codes }
}

export async function disableTotp(context: RequestContext, password: string): Promise<void> {
  const account = await confirmPassword(context, password)
  await write(context, async (trx) => {
    await removeTotp(trx, account.id)
    trx.audit({ action: 'totp.disable', entity: { type: 'account', id: account.id } })
  })
}
