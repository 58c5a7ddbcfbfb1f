import { os } from '@orpc/server'
import { unauthenticated } from '../../kernel/errors.ts'
import type { RequestContext } from '../../kernel/context.ts'
import { findAccount } from './accounts.store.ts'
import { inPersonOnly, wrongPassword } from './identity.errors.ts'
import { verifyPassword } from './passwords.ts'

/** Keeps access tokens away from what concerns the safety of the account: a stolen one must not make another. */
export const inPerson = os.$context<RequestContext>().middleware(({ context, next }) => {
  if (context.actor.via === 'token') throw inPersonOnly()
  return next()
})

export async function ownAccountOf(context: RequestContext) {
  const account = await findAccount(context.db, context.actor.accountId)
  if (!account) throw unauthenticated()
  return account
}

/** Asks for the password again before something that a borrowed telephone must not do. A few tries, then one a minute. */
export async function confirmPassword(context: RequestContext, password: string) {
  context.services.limits.take(`password ${context.actor.accountId}`, { burst: 5, perMinute: 1 })
  const account = await ownAccountOf(context)
  if (!(await verifyPassword(context.services.settings.passwordCost, account.password_hash, password))) throw wrongPassword()
  return account
}
