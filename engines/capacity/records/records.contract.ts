import { z } from 'zod'
import { day, id, instant, pageOf, pageQuery, route } from '../../../kernel/contract.ts'
import { text } from '../../../kernel/text.shapes.ts'
import { bilingual, reason } from '../capacity.shapes.ts'

const tags = ['records']
const access = 'entitlements.manage'

export const programmeKey = text(1, 60)
const search = z.string().trim().min(1).max(40).optional()
const person = { staffId: id, staffNo: z.string(), name: z.string(), unitId: id, unitName: z.string() }
export const sources = ['enrolment', 'record', 'correction'] as const

const entry = z.object({
  id,
  ...person,
  programme: z.string(),
  usedOn: day,
  /** Used, or given back. */
  amount: z.union([z.literal(1), z.literal(-1)]),
  source: z.enum(sources),
  /** The offer, where it comes from a sign-up. */
  offerId: id.nullable(),
  offerTitle: z.string().nullable(),
  note: z.string().nullable(),
  at: instant,
})

const programmes = route
  .route({ method: 'GET', path: '/entitlement-programmes', tags, summary: 'Programmes of which something was used, or which an offer names' })
  .meta({ access })
  .output(z.object({ items: z.array(z.object({ key: z.string(), most: z.number().int().nullable(), years: z.number().int().nullable() })) }))

const entries = route
  .route({ method: 'GET', path: '/entitlement-entries', tags, summary: 'What people used of which programme and where it comes from, the newest first' })
  .meta({ access })
  .input(z.object({ staffId: id.optional(), programme: programmeKey.optional(), search, ...pageQuery }))
  .output(pageOf(entry))

const correct = route
  .route({ method: 'POST', path: '/entitlement-entries', tags, summary: 'Correct what somebody used, with a reason', successStatus: 201 })
  .meta({ access })
  .input(z.object({ staffId: id, programme: programmeKey, usedOn: day, amount: z.union([z.literal(1), z.literal(-1)]), reason }))
  .output(z.object({ id }))

const sanctionStates = ['active', 'over', 'lifted'] as const

const sanctions = route
  .route({ method: 'GET', path: '/sanctions', tags, summary: 'Who may not sign up for what, until when and why' })
  .meta({ access })
  .input(z.object({ service: z.string().max(40).optional(), state: z.enum(sanctionStates).optional(), search, ...pageQuery }))
  .output(
    pageOf(
      z.object({
        id,
        ...person,
        service: z.string(),
        serviceName: bilingual,
        cause: bilingual,
        offerId: id,
        offerTitle: z.string(),
        from: instant,
        until: instant,
        state: z.enum(sanctionStates),
        liftedAt: instant.nullable(),
        liftReason: z.string().nullable(),
      }),
    ),
  )

const lift = route
  .route({ method: 'POST', path: '/sanctions/{sanctionId}/lift', tags, summary: 'Lift a sanction, with a reason' })
  .meta({ access })
  .input(z.object({ sanctionId: id, reason }))
  .output(z.object({ id }))

const mine = route
  .route({ method: 'GET', path: '/me/entitlements', tags, summary: 'What I have used and until when, and what keeps me from signing up' })
  .meta({ access: 'signed-in' })
  .output(
    z.object({
      programmes: z.array(
        z.object({
          key: z.string(),
          /** At most so many in so many years, by the latest offer of this programme; null: none names it now. */
          rule: z.object({ most: z.number().int(), years: z.number().int() }).nullable(),
          uses: z.array(z.object({ usedOn: day, offerTitle: z.string().nullable(), note: z.string().nullable() })),
          /** From then on again; null: now. */
          againFrom: day.nullable(),
        }),
      ),
      sanctions: z.array(z.object({ serviceName: bilingual, cause: bilingual, offerTitle: z.string(), until: instant })),
    }),
  )

export const recordsContract = { programmes, entries, correct, sanctions, lift, mine }
