import { implement } from '@orpc/server'
import { today } from '../../kernel/clock.ts'
import type { RequestContext } from '../../kernel/context.ts'
import { authorise } from '../../kernel/http/authorise.ts'
import { accountsRoutes } from './accounts.routes.ts'
import { activationRoutes } from './activation.routes.ts'
import { auditRoutes } from './audit.routes.ts'
import { grantsRoutes } from './grants.routes.ts'
import { rolesHeld } from './grants.store.ts'
import { identityContract } from './identity.contract.ts'
import { inPerson, ownAccountOf } from './in-person.ts'
import { changePassword } from './password.actions.ts'
import { sessionsRoutes } from './sessions.routes.ts'
import { findSessionStart } from './sessions.store.ts'
import { setUpAdministrator } from './setup.actions.ts'
import { isSetupOpen } from './setup.store.ts'
import { signIn, signOut } from './sign-in.actions.ts'
import { tokensRoutes } from './tokens.routes.ts'
import { totpRoutes } from './totp.routes.ts'
import { universityRoutes } from './university.routes.ts'
import { isUnnamed } from './university.store.ts'

const os = implement(identityContract).$context<RequestContext>().use(authorise)

const me = os.me.handler(async ({ context }) => {
  const { actor, db } = context
  const account = await ownAccountOf(context)
  const signedInAt = actor.sessionId ? await findSessionStart(db, actor.sessionId) : null
  return {
    accountId: account.id,
    username: account.username,
    name: account.name,
    staffId: account.staff_id,
    permissions: [...actor.permissions.keys()].toSorted(),
    roles: await rolesHeld(db, account.id, today(context.clock)),
    mustChangePassword: account.must_change_password,
    totpOn: account.totp_confirmed_at !== null,
    signedInAt: signedInAt?.toISOString() ?? null,
  }
})

/** The groups below authorise by themselves, so this router is put together without the middleware of `os`. */
export const identityRoutes = {
  signIn: os.signIn.handler(({ context, input }) => signIn(context, input)),
  signOut: os.signOut.handler(async ({ context }) => {
    await signOut(context)
    return { ok: true as const }
  }),
  me,
  changePassword: os.changePassword.use(inPerson).handler(({ context, input }) => changePassword(context, input)),
  setupState: os.setupState.handler(async ({ context: { db, clock } }) => {
    const open = await isSetupOpen(db, clock.now())
    return { open, asksUniversity: open && (await isUnnamed(db)) }
  }),
  setUp: os.setUp.handler(({ context, input }) => setUpAdministrator(context, input)),
  sessions: sessionsRoutes,
  tokens: tokensRoutes,
  totp: totpRoutes,
  accounts: accountsRoutes,
  activation: activationRoutes,
  grants: grantsRoutes,
  audit: auditRoutes,
  university: universityRoutes,
}
