import { dayOf } from '../../kernel/clock.ts'
import { write, type RequestContext } from '../../kernel/context.ts'
import { createAccount, findAccount } from './accounts.store.ts'
import { grantRole } from './grants.actions.ts'
import { wrongSetupCode } from './identity.errors.ts'
import { hashPassword } from './passwords.ts'
import { mustBeStrong } from './passwords.rules.ts'
import { nameCodeUser, spendSetupCode } from './setup.store.ts'
import { openSession } from './sign-in.actions.ts'

/** Makes the administrator whom a one-time code names, with a password that only they know, and signs them in. */
export async function setUpAdministrator(context: RequestContext, input: { code: string; username: string; name: string; password: string }) {
  const { services, tenant } = context
  services.limits.take(`setup ${tenant.id} ${context.address}`, { burst: 10, perMinute: 5 })
  mustBeStrong(input.password, input)
  const passwordHash = await hashPassword(services.settings.passwordCost, input.password)
  const made = await write(context, async (trx) => {
    const spent = await spendSetupCode(trx, input.code)
    if (!spent) throw wrongSetupCode()
    const account = await createAccount(trx, { username: input.username, name: input.name, staffId: null, passwordHash, mustChangePassword: false })
    await nameCodeUser(trx, spent.id, account.id)
    await grantRole(trx, { accountId: account.id, role: spent.role, unitId: null, from: dayOf(trx.at), until: null, documentNo: '初始设置' })
    return { accountId: account.id, role: spent.role }
  })
  const account = await findAccount(context.db, made.accountId)
  if (account) await openSession(context, account, { code: null })
  return made
}
