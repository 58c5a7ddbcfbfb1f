import { z } from 'zod'
import { id, route } from '../../kernel/contract.ts'
import { newPassword, username, wholeCode } from './identity.shapes.ts'

const count = z.number().int()

const unit = z.object({
  id,
  name: z.string(),
  /** Who works here or belongs to the union, at this unit itself or in its groups. */
  people: count,
  /** Have an account that they have opened, or that was opened for them one by one. */
  active: count,
  /** Have an account and a code that is still good. */
  waiting: count,
  /** Have an account, and a code that nobody used in time. */
  expired: count,
  /** Have no account. */
  without: count,
})

const overview = route
  .route({ method: 'GET', path: '/account-openings', tags: ['identity'], summary: 'Who can sign in, unit by unit' })
  .meta({ access: 'identity.accounts' })
  .output(z.object({ units: z.array(unit) }))

/** Why somebody could not be given an account in this way. */
const leftOut = z.object({ name: z.string(), staffNo: z.string(), reason: z.enum(['number_unfit', 'name_taken']) })

const open = route
  .route({ method: 'POST', path: '/account-openings', tags: ['identity'], summary: 'Open an account for everybody of a unit who has none, each with an activation code' })
  .meta({ access: 'identity.accounts' })
  .input(
    z.object({
      unitId: id,
      /** Codes that are still good are replaced as well: the papers handed out so far are worth nothing. */
      replaceCodes: z.boolean().default(false),
    }),
  )
  .output(z.object({ opened: count, renewed: count, leftOut: z.array(leftOut) }))

const activate = route
  .route({ method: 'POST', path: '/activation', tags: ['identity'], summary: 'Set the first password with an activation code, and be signed in' })
  .meta({ access: 'public', secret: true })
  .input(z.object({ username, code: wholeCode, password: newPassword }))
  .output(z.object({ accountId: id, name: z.string() }))

export const activationContract = { overview, open, activate }
