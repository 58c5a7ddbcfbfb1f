import { dayOf } from '../../kernel/clock.ts'
import { write, type RequestContext } from '../../kernel/context.ts'
import type { Trx } from '../../kernel/db/handle.ts'
import { notFound } from '../../kernel/errors.ts'
import { peopleShown } from '../members/members.api.ts'
import { changeAccount, createAccount, findAccountByUsername, lockAccount } from './accounts.store.ts'
import { dropCode } from './activation.store.ts'
import { forgetActor } from './actor-cache.ts'
import { termsFrom } from './grants.store.ts'
import { administratorProtected, ownAccount, ownLink, staffUnknown } from './identity.errors.ts'
import { hashPassword } from './passwords.ts'
import { newOneTimePassword } from './passwords.rules.ts'
import { roles } from './roles.ts'
import { endSessions } from './sessions.store.ts'
import { forgetFailures } from './sign-in.store.ts'
import { revokeTokens } from './tokens.store.ts'

interface Seen {
  id: string
  version: number
}

/** Opens an account with a password for once. A repeated request is refused by the user name. */
export async function openAccount(context: RequestContext, input: { username: string; name: string; staffId: string | null }) {
  const { oneTimePassword, passwordHash } = await drawPassword(context)
  const opened = await write(context, async (trx) => {
    await mustKnowStaff(trx, input.staffId)
    return createAccount(trx, { ...input, passwordHash, mustChangePassword: true })
  })
  return { ...opened, oneTimePassword }
}

/** Says whose account it is. Nobody does so for themselves: the record behind an account is what its owner may read. */
export async function linkStaff(context: RequestContext, { id, version, staffId }: Seen & { staffId: string | null }) {
  if (id === context.actor.accountId) throw ownLink()
  const now = await write(context, async (trx) => {
    const account = await lockAccount(trx, id)
    if (!account) throw notFound()
    await mustKnowStaff(trx, staffId)
    trx.audit({ action: 'account.link_staff', entity: { type: 'account', id }, details: { before: account.staff_id, after: staffId } })
    return changeAccount(trx, { id, version }, { staff_id: staffId })
  })
  forgetActor(context.services, id)
  return { id, version: now }
}

async function mustKnowStaff(trx: Trx, staffId: string | null): Promise<void> {
  if (staffId !== null && !(await peopleShown(trx, [staffId], dayOf(trx.at))).has(staffId)) throw staffUnknown()
}

/** Sets a password for once in place of a forgotten one. The person's sessions and tokens end; the second factor stays. */
export async function resetPassword(context: RequestContext, seen: Seen) {
  const { oneTimePassword, passwordHash } = await drawPassword(context)
  const version = await changeByAdministrator(context, seen, (trx) => replacePassword(trx, seen, passwordHash))
  return { id: seen.id, version, oneTimePassword }
}

/** The same at the server's console, where also an administrator's password can be replaced. */
export async function resetPasswordAtConsole(trx: Trx, input: { username: string; passwordHash: string }): Promise<void> {
  const account = await findAccountByUsername(trx, input.username)
  if (!account) throw notFound()
  await replacePassword(trx, account, input.passwordHash)
}

async function replacePassword(trx: Trx, seen: Seen, passwordHash: string): Promise<number> {
  const version = await changeAccount(trx, seen, { password_hash: passwordHash, must_change_password: true })
  const ended = await shutOut(trx, seen.id)
  await forgetFailures(trx, seen.id)
  await dropCode(trx, seen.id)
  trx.audit({ action: 'password.reset', entity: { type: 'account', id: seen.id }, details: ended })
  return version
}

export async function disableAccount(context: RequestContext, input: Seen & { reason: string }) {
  const version = await changeByAdministrator(context, input, async (trx) => {
    const changed = await changeAccount(trx, input, { state: 'disabled' })
    const ended = await shutOut(trx, input.id)
    trx.audit({ action: 'account.disable', entity: { type: 'account', id: input.id }, details: { reason: input.reason, ...ended } })
    return changed
  })
  return { id: input.id, version }
}

export async function enableAccount(context: RequestContext, seen: Seen) {
  const version = await changeByAdministrator(context, seen, async (trx) => {
    trx.audit({ action: 'account.enable', entity: { type: 'account', id: seen.id } })
    return changeAccount(trx, seen, { state: 'active' })
  })
  return { id: seen.id, version }
}

export async function unlockAccount(context: RequestContext, id: string): Promise<void> {
  await write(context, async (trx) => {
    if (!(await lockAccount(trx, id))) throw notFound()
    await forgetFailures(trx, id)
    trx.audit({ action: 'account.unlock', entity: { type: 'account', id } })
  })
}

/**
 * A change that takes an account out of its owner's hands. Whoever could do it to a security or audit administrator
 * would hold their role too, so it is refused for them, and for oneself.
 */
async function changeByAdministrator(context: RequestContext, seen: Seen, change: (trx: Trx) => Promise<number>): Promise<number> {
  if (seen.id === context.actor.accountId) throw ownAccount()
  const version = await write(context, async (trx) => {
    if (!(await lockAccount(trx, seen.id))) throw notFound()
    await mustNotWatchUs(trx, seen.id)
    return change(trx)
  })
  forgetActor(context.services, seen.id)
  return version
}

async function mustNotWatchUs(trx: Trx, accountId: string): Promise<void> {
  const held = await termsFrom(trx, accountId, dayOf(trx.at))
  for (const role of ['security_admin', 'audit_admin'] as const) {
    if (held.some((grant) => grant.role === role)) throw administratorProtected({ role: roles[role].zh, roleEn: roles[role].en })
  }
}

async function shutOut(trx: Trx, accountId: string): Promise<{ endedSessions: number; revokedTokens: number }> {
  return { endedSessions: await endSessions(trx, accountId), revokedTokens: await revokeTokens(trx, accountId) }
}

async function drawPassword(context: RequestContext): Promise<{ oneTimePassword: string; passwordHash: string }> {
  const oneTimePassword = newOneTimePassword()
  return { oneTimePassword, passwordHash: await hashPassword(context.services.settings.passwordCost, oneTimePassword) }
}
