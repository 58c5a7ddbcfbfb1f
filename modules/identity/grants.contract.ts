import { z } from 'zod'
import { day, id, pageOf, pageQuery, route, version, versioned } from '../../kernel/contract.ts'

const bilingual = z.object({ zh: z.string(), en: z.string() })

const roles = route
  .route({ method: 'GET', path: '/roles', tags: ['identity'], summary: 'Every role and what it may do' })
  .meta({ access: 'identity.read' })
  .output(
    z.object({
      items: z.array(z.object({ role: z.string(), name: bilingual, permissions: z.array(z.string()), administrator: z.boolean() })),
    }),
  )

const grant = z.object({
  id,
  accountId: id,
  username: z.string(),
  name: z.string(),
  role: z.string(),
  /** null: the whole university. */
  unitId: id.nullable(),
  from: day,
  /** The last day, included; null: open. */
  until: day.nullable(),
  documentNo: z.string(),
  inForce: z.boolean(),
  version,
})

const list = route
  .route({ method: 'GET', path: '/role-grants', tags: ['identity'], summary: 'Roles granted, the latest first' })
  .meta({ access: 'identity.read' })
  .input(
    z.object({
      ...pageQuery,
      accountId: id.optional(),
      unitId: id.optional(),
      role: z.string().max(40).optional(),
      /** Only those in force on this day. */
      on: day.optional(),
    }),
  )
  .output(pageOf(grant))

export const newGrant = z.object({
  accountId: id,
  role: z.string().max(40),
  unitId: id.nullable(),
  from: day,
  until: day.nullable(),
  /** Not every role is given on paper; the form says so. */
  documentNo: z.string().trim().max(100).default(''),
})

const create = route
  .route({ method: 'POST', path: '/role-grants', tags: ['identity'], summary: 'Grant a role at a node of the organisation for a term', successStatus: 201 })
  .meta({ access: 'identity.roles' })
  .input(newGrant)
  .output(versioned)

export const grantEnd = z.object({
  id,
  version,
  /** Yesterday ends it at once. */
  lastDay: day,
})

const end = route
  .route({ method: 'POST', path: '/role-grants/{id}/end', tags: ['identity'], summary: 'End a role: it is in force up to its last day' })
  .meta({ access: 'identity.roles' })
  .input(grantEnd)
  .output(versioned)

export const grantsContract = { roles, list, create, end }
