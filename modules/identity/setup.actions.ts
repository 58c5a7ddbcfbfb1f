import { dayOf } from '../../kernel/clock.ts'
import { write, type RequestContext } from '../../kernel/context.ts'
import type { Trx } from '../../kernel/db/handle.ts'
import { forgetTenants } from '../../kernel/tenants.ts'
import { forgetTrees, nameUnion } from '../organisation/organisation.api.ts'
import { createAccount, findAccount } from './accounts.store.ts'
import { grantRole } from './grants.actions.ts'
import { universityUnnamed, wrongSetupCode } from './identity.errors.ts'
import { hashPassword } from './passwords.ts'
import { mustBeStrong } from './passwords.rules.ts'
import { nameCodeUser, spendSetupCode } from './setup.store.ts'
import { openSession } from './sign-in.actions.ts'
import { lockUnnamed, renameUniversity, type UniversityName } from './university.store.ts'

interface SetUp {
  code: string
  username: string
  name: string
  password: string
  university?: UniversityName | undefined
}

/**
 * Makes the administrator whom a one-time code names, with a password that only they know, and signs them in.
 * The first of them also says what the university is called.
 */
export async function setUpAdministrator(context: RequestContext, input: SetUp) {
  const { services, tenant } = context
  services.limits.take(`setup ${tenant.id} ${context.address}`, { burst: 10, perMinute: 5 })
  mustBeStrong(input.password, input)
  const passwordHash = await hashPassword(services.settings.passwordCost, input.password)
  const made = await write(context, async (trx) => {
    const spent = await spendSetupCode(trx, input.code)
    if (!spent) throw wrongSetupCode()
    await nameFirst(trx, input)
    const account = await createAccount(trx, { username: input.username, name: input.name, staffId: null, passwordHash, mustChangePassword: false })
    await nameCodeUser(trx, spent.id, account.id)
    await grantRole(trx, { accountId: account.id, role: spent.role, unitId: null, from: dayOf(trx.at), until: null, documentNo: '初始设置' })
    return { accountId: account.id, role: spent.role }
  })
  forgetTenants()
  forgetTrees(tenant.id)
  const account = await findAccount(context.db, made.accountId)
  if (account) await openSession(context, account, { code: null })
  return made
}

/** Two administrators at the same moment are both let in; the university is called what the first of them says. */
async function nameFirst(trx: Trx, { university, name: actorName }: SetUp): Promise<void> {
  if (!(await lockUnnamed(trx))) return
  if (!university) throw universityUnnamed()
  await renameUniversity(trx, { ...university, version: 0 })
  await nameUnion(trx, { name: `${university.name}工会`, actorName })
}
