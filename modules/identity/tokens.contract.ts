import { z } from 'zod'
import { day, id, instant, route } from '../../kernel/contract.ts'

const token = z.object({
  id,
  name: z.string(),
  scopes: z.array(z.string()),
  createdAt: instant,
  expiresAt: instant,
  lastUsedAt: instant.nullable(),
})

const list = route
  .route({ method: 'GET', path: '/me/tokens', tags: ['identity'], summary: 'My personal access tokens' })
  .meta({ access: 'signed-in' })
  .output(
    z.object({
      items: z.array(token),
      /** Permissions that a token of mine may carry. */
      grantable: z.array(z.string()),
    }),
  )

const create = route
  .route({ method: 'POST', path: '/me/tokens', tags: ['identity'], summary: 'Make a personal access token; it is shown this once', successStatus: 201 })
  .meta({ access: 'signed-in', secret: true })
  .input(
    z.object({
      name: z.string().trim().min(1).max(60),
      scopes: z.array(z.string().max(60)).min(1).max(40),
      /** The last day on which it works, at most a year ahead. */
      lastDay: day,
      password: z.string().min(1).max(200),
    }),
  )
  .output(z.object({ id, token: z.string(), expiresAt: instant }))

const revoke = route
  .route({ method: 'DELETE', path: '/me/tokens/{id}', tags: ['identity'], summary: 'Revoke one of my tokens' })
  .meta({ access: 'signed-in' })
  .input(z.object({ id }))
  .output(z.object({ ok: z.literal(true) }))

export const tokensContract = { list, create, revoke }
