import { addDays, endOfDay } from '../../engines/calendar/working-days.ts'
import { dayOf } from '../../kernel/clock.ts'
import { write, type RequestContext } from '../../kernel/context.ts'
import { notFound } from '../../kernel/errors.ts'
import { forgetActor } from './actor-cache.ts'
import { confirmPassword } from './in-person.ts'
import { tokenDays, tokenScope } from './identity.errors.ts'
import { hashSecret, newSecret, tokenOf } from './secrets.ts'
import { insertToken, revokeTokens } from './tokens.store.ts'

/** Accounts and roles are managed by people who are signed in, never by programs. */
const inPersonPermissions = new Set(['identity.accounts', 'identity.roles'])
const longestDays = 366

export function grantableScopes(context: RequestContext): string[] {
  return [...context.actor.permissions.keys()].filter((permission) => !inPersonPermissions.has(permission)).toSorted()
}

/** Makes a token and shows it once. It may never do more than its owner may at the time of each call. */
export async function createToken(context: RequestContext, input: { name: string; scopes: string[]; lastDay: string; password: string }) {
  const account = await confirmPassword(context, input.password)
  const grantable = grantableScopes(context)
  const beyond = input.scopes.filter((scope) => !grantable.includes(scope))
  if (beyond.length > 0) throw tokenScope({ scopes: beyond.join(', ') })
  const today = dayOf(context.clock.now())
  if (input.lastDay < today || input.lastDay > addDays(today, longestDays)) throw tokenDays()
  const expiresAt = endOfDay(input.lastDay)
  const secret = newSecret()
  const id = await write(context, async (trx) => {
    const made = await insertToken(trx, {
      accountId: account.id,
      name: input.name,
      secretHash: hashSecret(secret),
      scopes: [...new Set(input.scopes)],
      expiresAt,
    })
    trx.audit({ action: 'token.create', entity: { type: 'token', id: made }, details: { name: input.name, scopes: input.scopes, lastDay: input.lastDay } })
    return made
  })
  return { id, token: tokenOf(context.tenant.id, secret), expiresAt: expiresAt.toISOString() }
}

export async function revokeToken(context: RequestContext, id: string): Promise<void> {
  await write(context, async (trx) => {
    const revoked = await revokeTokens(trx, context.actor.accountId, id)
    if (revoked === 0) throw notFound()
    trx.audit({ action: 'token.revoke', entity: { type: 'token', id } })
  })
  forgetActor(context.services, context.actor.accountId)
}
