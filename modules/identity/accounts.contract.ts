import { z } from 'zod'
import { id, instant, pageOf, pageQuery, route, version, versioned } from '../../kernel/contract.ts'
import { newUsername } from './identity.shapes.ts'

const person = z.object({ id, name: z.string(), staffNo: z.string(), unitName: z.string() })

const account = z.object({
  id,
  username: z.string(),
  name: z.string(),
  /** The staff record behind it: what its owner sees as their own. */
  staff: person.nullable(),
  state: z.enum(['active', 'disabled']),
  mustChangePassword: z.boolean(),
  /** Until when its activation code is good; null once its owner has a password. */
  waitsUntil: instant.nullable(),
  totpOn: z.boolean(),
  /** Set while too many wrong passwords keep it shut. */
  lockedUntil: instant.nullable(),
  lastSignedInAt: instant.nullable(),
  /** Roles in force today. */
  roles: z.array(z.string()),
  version,
})

const seen = z.object({ id, version })

const list = route
  .route({ method: 'GET', path: '/accounts', tags: ['identity'], summary: 'Accounts by user name' })
  .meta({ access: 'identity.read' })
  .input(
    z.object({
      ...pageQuery,
      /** The beginning of a user name or of a name. */
      search: z.string().trim().max(60).optional(),
      /** `waiting`: its owner has yet to use the activation code. */
      state: z.enum(['active', 'waiting', 'disabled']).optional(),
      role: z.string().max(40).optional(),
    }),
  )
  .output(pageOf(account))

const read = route
  .route({ method: 'GET', path: '/accounts/{id}', tags: ['identity'], summary: 'One account' })
  .meta({ access: 'identity.read' })
  .input(z.object({ id }))
  .output(account)

export const newAccount = z.object({ username: newUsername, name: z.string().trim().min(1).max(60), staffId: id.nullable().default(null) })

const create = route
  .route({ method: 'POST', path: '/accounts', tags: ['identity'], summary: 'Open an account; its one-time password is shown this once', successStatus: 201 })
  .meta({ access: 'identity.accounts', secret: true })
  .input(newAccount)
  .output(z.object({ id, version, oneTimePassword: z.string() }))

/** One person, one account: `staffId` null takes the link away. */
export const staffLink = seen.extend({ staffId: id.nullable() })

const linkStaff = route
  .route({ method: 'PUT', path: '/accounts/{id}/staff', tags: ['identity'], summary: 'Say whose account it is, by the staff record' })
  .meta({ access: 'identity.accounts' })
  .input(staffLink)
  .output(versioned)

const findPeople = route
  .route({ method: 'GET', path: '/account-people', tags: ['identity'], summary: 'People to link an account to, by name or staff number' })
  .meta({ access: 'identity.accounts' })
  .input(z.object({ q: z.string().trim().max(60).default('') }))
  .output(z.object({ items: z.array(person) }))

export const disabling = seen.extend({ reason: z.string().trim().min(1).max(200) })

const disable = route
  .route({ method: 'POST', path: '/accounts/{id}/disable', tags: ['identity'], summary: 'Shut an account and end its sessions and tokens' })
  .meta({ access: 'identity.accounts' })
  .input(disabling)
  .output(versioned)

const enable = route
  .route({ method: 'POST', path: '/accounts/{id}/enable', tags: ['identity'], summary: 'Open a shut account again' })
  .meta({ access: 'identity.accounts' })
  .input(seen)
  .output(versioned)

const resetPassword = route
  .route({ method: 'POST', path: '/accounts/{id}/reset-password', tags: ['identity'], summary: 'Set a one-time password, shown this once' })
  .meta({ access: 'identity.accounts', secret: true })
  .input(seen)
  .output(z.object({ id, version, oneTimePassword: z.string() }))

const unlock = route
  .route({ method: 'POST', path: '/accounts/{id}/unlock', tags: ['identity'], summary: 'Lift a lock-out before its time' })
  .meta({ access: 'identity.accounts' })
  .input(z.object({ id }))
  .output(z.object({ ok: z.literal(true) }))

export const accountsContract = { list, read, create, linkStaff, findPeople, disable, enable, resetPassword, unlock }
