import { z } from 'zod'
import { day, id, instant, pageOf, pageQuery, route } from '../../kernel/contract.ts'

const entry = z.object({
  id,
  at: instant,
  accountId: id.nullable(),
  actorName: z.string(),
  via: z.string(),
  requestId: z.string(),
  action: z.string(),
  entityType: z.string(),
  entityId: z.string(),
  unitId: id.nullable(),
  details: z.record(z.string(), z.unknown()),
})

const list = route
  .route({ method: 'GET', path: '/audit', tags: ['audit'], summary: 'The audit log, the latest first' })
  .meta({ access: 'audit.read' })
  .input(
    z.object({
      ...pageQuery,
      accountId: id.optional(),
      /** `member.admit`, or `member.` for everything done to members. */
      action: z.string().max(80).optional(),
      entityType: z.string().max(80).optional(),
      entityId: z.string().max(80).optional(),
      from: day.optional(),
      until: day.optional(),
    }),
  )
  .output(pageOf(entry))

const verify = route
  .route({ method: 'GET', path: '/audit/verify', tags: ['audit'], summary: 'Recompute the seals of the audit log' })
  .meta({ access: 'audit.read' })
  .output(
    z.object({
      intact: z.boolean(),
      seals: z.number().int(),
      sealedEntries: z.number().int(),
      /** Committed, not yet sealed: at most the last second's. */
      unsealedEntries: z.number().int(),
      /** The first seal that does not hold, as a decimal string. */
      brokenAt: z.string().nullable(),
    }),
  )

export const auditContract = { list, verify }
