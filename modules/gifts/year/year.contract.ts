import { z } from 'zod'
import { amountShown } from '../../../engines/standards/standards.contract.ts'
import { id, instant, pageOf, pageQuery, route } from '../../../kernel/contract.ts'
import { giftKind, giftKinds, giftYear, yuan } from '../gifts.contract.ts'

const tags = ['gifts']

/** What one kind came to in the year for one person, beside what the rule allows. */
const kindOfYear = z.object({ kind: giftKind, total: yuan, received: yuan, standard: amountShown, above: z.boolean() })

const mine = route
  .route({ method: 'GET', path: '/me/gifts/{year}', tags, summary: 'What I was given in a year, beside the standard of each kind' })
  .meta({ access: 'signed-in' })
  .input(z.object({ year: giftYear }))
  .output(
    z.object({
      year: z.number().int(),
      kinds: z.array(kindOfYear),
      items: z.array(z.object({ id, title: z.string(), kind: giftKind, packageTitle: z.string(), price: yuan, receivedAt: instant.nullable() })),
    }),
  )

const people = route
  .route({
    method: 'GET',
    path: '/gifts/people/{year}',
    tags,
    summary: 'What each member was given in a year of one kind, the most first; on request those above the standard alone',
  })
  .meta({ access: 'gifts.read' })
  .input(
    z.object({
      year: giftYear,
      kind: z.enum(giftKinds).default('festival'),
      above: z.enum(['yes']).optional(),
      unitId: id.optional(),
      search: z.string().trim().min(1).max(40).optional(),
      ...pageQuery,
    }),
  )
  .output(
    pageOf(z.object({ staffId: id, staffNo: z.string(), name: z.string(), unitName: z.string(), times: z.number().int(), total: yuan, received: yuan, above: z.boolean() })).extend(
      { standard: amountShown, everybody: z.number().int(), aboveCount: z.number().int(), total: yuan },
    ),
  )

export const giftYearContract = { mine, people }
