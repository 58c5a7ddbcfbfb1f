import { z } from 'zod'
import { id, instant, route, version } from '../../kernel/contract.ts'

const session = z.object({
  id,
  /** The one that asks. */
  current: z.boolean(),
  createdAt: instant,
  lastSeenAt: instant,
  expiresAt: instant,
  address: z.string(),
  userAgent: z.string(),
})

const list = route
  .route({ method: 'GET', path: '/me/sessions', tags: ['identity'], summary: 'Where I am signed in' })
  .meta({ access: 'signed-in' })
  .output(z.object({ items: z.array(session) }))

const end = route
  .route({ method: 'DELETE', path: '/me/sessions/{id}', tags: ['identity'], summary: 'End one of my sessions' })
  .meta({ access: 'signed-in' })
  .input(z.object({ id }))
  .output(z.object({ ok: z.literal(true) }))

const endOthers = route
  .route({ method: 'POST', path: '/me/sessions/end-others', tags: ['identity'], summary: 'End all my sessions but this one' })
  .meta({ access: 'signed-in' })
  .output(z.object({ endedSessions: z.number().int() }))

export const sessionPolicy = z.object({
  /** A session ends when nobody has used it for so long. */
  idleMinutes: z
    .number()
    .int()
    .min(5)
    .max(30 * 24 * 60),
  /** A session ends so long after sign-in, used or not. */
  longestDays: z.number().int().min(1).max(90),
  /** 0 while it is the one that comes with the product. */
  version: z.number().int().min(0),
})

const readPolicy = route
  .route({ method: 'GET', path: '/session-policy', tags: ['identity'], summary: 'How long sessions last' })
  .meta({ access: 'system.manage' })
  .output(sessionPolicy)

const changePolicy = route
  .route({ method: 'PUT', path: '/session-policy', tags: ['identity'], summary: 'Change how long sessions opened from now on last' })
  .meta({ access: 'system.manage' })
  .input(sessionPolicy)
  .output(z.object({ version }))

export const sessionsContract = { list, end, endOthers, readPolicy, changePolicy }
