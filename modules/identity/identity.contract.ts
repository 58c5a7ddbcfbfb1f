import { z } from 'zod'
import { id, instant, route } from '../../kernel/contract.ts'
import { accountsContract } from './accounts.contract.ts'
import { activationContract } from './activation.contract.ts'
import { auditContract } from './audit.contract.ts'
import { grantsContract } from './grants.contract.ts'
import { newPassword, username, wholeCode } from './identity.shapes.ts'
import { sessionsContract } from './sessions.contract.ts'
import { tokensContract } from './tokens.contract.ts'
import { totpContract } from './totp.contract.ts'
import { universityContract, universityName } from './university.contract.ts'

const signIn = route
  .route({ method: 'POST', path: '/session', tags: ['identity'], summary: 'Sign in with a password' })
  .meta({ access: 'public', secret: true })
  .input(
    z.object({
      username,
      password: z.string().min(1).max(200),
      /** Six digits of the authenticator, or a recovery code. */
      totp: wholeCode.optional(),
    }),
  )
  .output(
    z.object({
      accountId: id,
      name: z.string(),
      /** The password was right and a code is still wanted: nobody is signed in yet. */
      needsTotp: z.boolean(),
      mustChangePassword: z.boolean(),
    }),
  )

const signOut = route
  .route({ method: 'DELETE', path: '/session', tags: ['identity'], summary: 'Sign out' })
  .meta({ access: 'signed-in' })
  .output(z.object({ ok: z.literal(true) }))

const me = route
  .route({ method: 'GET', path: '/me', tags: ['identity'], summary: 'Who I am and what I may do' })
  .meta({ access: 'signed-in' })
  .output(
    z.object({
      accountId: id,
      username: z.string(),
      name: z.string(),
      staffId: id.nullable(),
      /** Empty until a password that somebody else set has been changed. */
      permissions: z.array(z.string()),
      roles: z.array(z.object({ role: z.string(), unitId: id.nullable() })),
      mustChangePassword: z.boolean(),
      totpOn: z.boolean(),
      signedInAt: instant.nullable(),
    }),
  )

const changePassword = route
  .route({ method: 'POST', path: '/me/password', tags: ['identity'], summary: 'Change my password; my other sessions end' })
  .meta({ access: 'signed-in', secret: true })
  .input(z.object({ currentPassword: z.string().min(1).max(200), newPassword }))
  .output(z.object({ endedSessions: z.number().int() }))

const setupState = route
  .route({ method: 'GET', path: '/setup', tags: ['identity'], summary: 'Whether a set-up code for an administrator waits to be used' })
  .meta({ access: 'public' })
  .output(
    z.object({
      open: z.boolean(),
      /** Nobody has said yet what the university is called: whoever comes first does. */
      asksUniversity: z.boolean(),
    }),
  )

const setUp = route
  .route({ method: 'POST', path: '/setup', tags: ['identity'], summary: 'Become the administrator whom a one-time code names' })
  .meta({ access: 'public', secret: true })
  .input(
    z.object({
      code: wholeCode,
      username,
      name: z.string().trim().min(1).max(60),
      password: newPassword,
      /** Wanted of whoever comes first; of those after them it is passed over. */
      university: universityName.optional(),
    }),
  )
  .output(z.object({ accountId: id, role: z.string() }))

export const identityContract = {
  signIn,
  signOut,
  me,
  changePassword,
  setupState,
  setUp,
  sessions: sessionsContract,
  tokens: tokensContract,
  totp: totpContract,
  accounts: accountsContract,
  activation: activationContract,
  grants: grantsContract,
  audit: auditContract,
  university: universityContract,
}
