import { createHash } from 'node:crypto'
import { write, type RequestContext } from '../../kernel/context.ts'
import type { Trx } from '../../kernel/db/handle.ts'
import { findAccountByUsername } from './accounts.store.ts'
import { forgetActor } from './actor-cache.ts'
import { accountDisabled, lockedOut, wrongCredentials, wrongSecondFactor } from './identity.errors.ts'
import { minutesUntil, type Attempt } from './lockout.rules.ts'
import { verifyPassword } from './passwords.ts'
import { openTotpSecret, spendSecondFactor } from './second-factor.ts'
import { cookieOf, hashSecret, newSecret, sessionCookie } from './secrets.ts'
import { readSessionPolicy } from './session-policy.store.ts'
import { endSessions, insertSession } from './sessions.store.ts'
import { claimAttempt, forgetFailures, markSignedIn, releaseAttempt } from './sign-in.store.ts'

/** A whole campus may stand behind one address; an account's own lock-out is what stops guessing. */
const perAddress = { burst: 1_000, perMinute: 600 }
const perName = { burst: 10, perMinute: 10 }

type Account = NonNullable<Awaited<ReturnType<typeof findAccountByUsername>>>

interface SignIn {
  username: string
  password: string
  totp?: string | undefined
}

/** Signs in with a password and, where it is on, a second factor. An unknown name and a wrong password answer alike, after the same work. */
export async function signIn(context: RequestContext, input: SignIn) {
  const { services, db } = context
  services.limits.take(`sign-in address ${context.tenant.id} ${context.address}`, perAddress)
  const nameKey = `sign-in name ${context.tenant.id} ${input.username}`
  services.limits.take(nameKey, perName)
  const account = await findAccountByUsername(db, input.username)
  const subjectId = await subjectOf(context, account, input.username)
  const attempt = await claimAttempt(db, subjectId, context.clock.now())
  if (!attempt.allowed) throw lockedFor(attempt.lockedUntil, context)
  const fits = await verifyPassword(services.settings.passwordCost, account?.password_hash ?? null, input.password)
  if (!account || !fits) {
    await recordRefusal(context, account?.id ?? null, 'wrong_password')
    throw refusalOf(attempt, context)
  }
  if (account.state !== 'active') {
    await recordRefusal(context, account.id, 'disabled')
    throw accountDisabled()
  }
  const answer = { accountId: account.id, name: account.name, mustChangePassword: account.must_change_password }
  if (account.totp_confirmed_at !== null && input.totp === undefined) {
    await releaseAttempt(db, subjectId)
    return { ...answer, needsTotp: true }
  }
  await openSession(context, account, { code: input.totp ?? null })
  // Only guesses are counted: an account that many use, as in the demonstration, opens for each of them.
  services.limits.giveBack(nameKey)
  return { ...answer, needsTotp: false }
}

/** An unknown name is counted under an id made from it with a key, so that what was typed is not kept. */
async function subjectOf(context: RequestContext, account: Account | undefined, username: string): Promise<string> {
  const index = await context.services.keys.blindIndex(context.db, 'username_tried')
  const hex = createHash('sha256').update(index(username)).digest('hex')
  const made = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
  return account?.id ?? made
}

/** Opens a session for an account that has proved its password, in place of the one this browser had. */
export async function openSession(context: RequestContext, account: Account, { code }: { code: string | null }): Promise<void> {
  const policy = await readSessionPolicy(context.db)
  const totpSecret = account.totp_confirmed_at === null ? null : await openTotpSecret(context, account)
  const secret = newSecret()
  const previous = context.actor.sessionId
  const opened = await write(actingAs(context, account), async (trx) => {
    const factor = totpSecret === null ? 'password' : await spendSecondFactor(trx, account.id, { secret: totpSecret, code: code ?? '' })
    if (factor === null) {
      trx.audit(refusal(account.id, 'wrong_code', context))
      return false
    }
    await forgetFailures(trx, account.id)
    await markSignedIn(trx, account.id)
    if (previous) await endSessions(trx, context.actor.accountId, { only: previous })
    const id = await insertSession(trx, {
      accountId: account.id,
      secretHash: hashSecret(secret),
      ...policy,
      address: context.address,
      userAgent: context.userAgent,
    })
    trx.audit({ action: 'session.open', entity: { type: 'session', id }, details: { factor, address: context.address, userAgent: context.userAgent } })
    return true
  })
  if (!opened) throw wrongSecondFactor()
  if (previous) forgetActor(context.services, context.actor.accountId)
  context.setCookie(sessionCookie, cookieOf(context.tenant.id, secret), policy.longestDays * 86_400)
}

export async function signOut(context: RequestContext): Promise<void> {
  const { sessionId, accountId } = context.actor
  if (sessionId) {
    await write(context, async (trx) => {
      await endSessions(trx, accountId, { only: sessionId })
      trx.audit({ action: 'session.end', entity: { type: 'session', id: sessionId } })
    })
    forgetActor(context.services, accountId)
  }
  context.setCookie(sessionCookie, '', 0)
}

/** The audit log names the account itself, not the guest who was asked for its password. */
function actingAs(context: RequestContext, account: { id: string; name: string }): RequestContext {
  return { ...context, actor: { ...context.actor, accountId: account.id, name: account.name, via: 'session' } }
}

function recordRefusal(context: RequestContext, accountId: string | null, reason: string): Promise<void> {
  return write(context, async (trx: Trx) => trx.audit(refusal(accountId, reason, context)))
}

/** Never the name that was typed: people type passwords there. */
function refusal(accountId: string | null, reason: string, context: RequestContext) {
  return {
    action: 'session.refuse',
    entity: { type: 'sign_in', id: accountId ?? 'unknown' },
    details: { reason, address: context.address, userAgent: context.userAgent },
  }
}

function refusalOf(attempt: Extract<Attempt, { allowed: true }>, context: RequestContext) {
  const { lockedUntil } = attempt.failures
  return lockedUntil ? lockedFor(lockedUntil, context) : wrongCredentials({ left: attempt.left })
}

function lockedFor(until: Date, context: RequestContext) {
  return lockedOut({ minutes: minutesUntil(until, context.clock.now()), until: until.toISOString() })
}
