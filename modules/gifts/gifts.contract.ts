import { z } from 'zod'
import { enrolmentStatus, offerPhase } from '../../engines/capacity/capacity.shapes.ts'
import { amountShown } from '../../engines/standards/standards.contract.ts'
import { rating } from '../../engines/surveys/rating.shapes.ts'
import { day, id, instant, pageOf, pageQuery, route, version, versioned } from '../../kernel/contract.ts'
import { text } from '../../kernel/text.shapes.ts'

const tags = ['gifts']
const access = 'signed-in'
const manage = 'gifts.manage'

export const giftKinds = ['festival', 'summer', 'children', 'teachers'] as const
export type GiftKind = (typeof giftKinds)[number]
export const giftKind = z.enum(giftKinds)
export const giftYear = z.coerce.number().int().min(2000).max(2100)
export const yuan = z.string().regex(/^\d{1,9}(\.\d{1,2})?$/)

const packageEntry = z.object({
  /** Null: new. */
  id: id.nullable(),
  title: text(1, 60),
  contents: text(0, 500),
  supplier: text(0, 80),
  /** For one person. */
  price: yuan,
})

const facts = {
  title: text(2, 80),
  kind: giftKind,
  /** Which festival, as the rule names it; of other kinds null. */
  festival: text(1, 20).nullable(),
  year: z.number().int().min(2000).max(2100),
  body: text(0, 5_000),
  contact: text(0, 120),
  /** Who is entitled is drawn up when choosing opens, and stands. */
  opensAt: instant,
  closesAt: instant,
  handOutFrom: instant,
  handOutUntil: instant,
  packages: z.array(packageEntry).min(1).max(30),
  /** Which of them those get who choose nothing. */
  defaultAt: z.number().int().min(0).max(29),
  /** Where it can be had besides the own branch. */
  pickupPlaces: z.array(text(1, 60)).max(28),
  /** Whether it can be sent home. */
  post: z.boolean(),
}

const words = { id, title: z.string(), kind: giftKind, festival: z.string().nullable(), year: z.number().int(), unitName: z.string(), phase: offerPhase }

const list = route
  .route({ method: 'GET', path: '/gifts', tags, summary: 'Gifts that are or were for me, with what I chose and whether I have it' })
  .meta({ access })
  .input(z.object({ when: z.enum(['open', 'soon', 'past']).default('open'), ...pageQuery }))
  .output(
    pageOf(
      z.object({
        ...words,
        opensAt: instant.nullable(),
        closesAt: instant.nullable(),
        onRoster: z.boolean(),
        mine: enrolmentStatus.nullable(),
        chosen: z.string().nullable(),
        receivedAt: instant.nullable(),
      }),
    ).extend({ now: instant }),
  )

const show = route
  .route({ method: 'GET', path: '/gifts/{id}', tags, summary: 'One gift: packages, where and when it is handed out, and what those who have it said' })
  .meta({ access })
  .input(z.object({ id }))
  .output(
    z.object({
      ...words,
      unitId: id,
      body: z.string(),
      contact: z.string(),
      packages: z.array(packageEntry.extend({ id, isDefault: z.boolean(), rating: rating.nullable() })),
      handOutFrom: instant.nullable(),
      handOutUntil: instant.nullable(),
      receivedAt: instant.nullable(),
      mayManage: z.boolean(),
    }),
  )

const rounds = route
  .route({ method: 'GET', path: '/gifts/rounds', tags, summary: 'Rounds of a year within my reach: how many are entitled, chose and have it, and which steps are on record' })
  .meta({ access: 'gifts.read' })
  .input(z.object({ year: giftYear, kind: giftKind.optional(), search: text(1, 80).optional(), ...pageQuery }))
  .output(
    pageOf(
      z.object({
        ...words,
        opensAt: instant.nullable(),
        closesAt: instant.nullable(),
        entitled: z.number().int(),
        chosen: z.number().int(),
        byDefault: z.number().int(),
        received: z.number().int(),
        amount: yuan,
        steps: z.number().int(),
      }),
    ),
  )

const festivals = route
  .route({ method: 'GET', path: '/gifts/festivals', tags, summary: 'Festivals that count by the rule, with the rule' })
  .meta({ access: 'gifts.read' })
  .output(z.object({ names: z.array(z.string()), documentNo: z.string().nullable(), verified: z.boolean(), today: day }))

const organisers = route
  .route({ method: 'GET', path: '/gifts/organisers', tags, summary: 'Units for which I may give, the highest first' })
  .meta({ access: manage })
  .output(z.object({ items: z.array(z.object({ id, name: z.string() })) }))

const edited = route
  .route({ method: 'GET', path: '/gifts/{id}/facts', tags, summary: 'A round as its editor has it, with what the year’s standard says to it' })
  .meta({ access: manage })
  .input(z.object({ id }))
  .output(
    z.object({
      ...words,
      ...facts,
      unitId: id,
      version,
      frozen: z.array(z.string()),
      rosterSize: z.number().int().nullable(),
      standard: amountShown,
      /** What somebody already has of this kind and year from other rounds, at most. */
      othersMost: yuan,
    }),
  )

const create = route
  .route({ method: 'POST', path: '/gifts', tags, summary: 'Begin a round: a draft with its packages and its hand-out', successStatus: 201 })
  .meta({ access: manage })
  .input(z.object({ unitId: id, ...facts }))
  .output(versioned)

const edit = route
  .route({ method: 'PUT', path: '/gifts/{id}', tags, summary: 'Change a round; once choosing has begun, what was chosen from stands' })
  .meta({ access: manage })
  .input(z.object({ id, version, ...facts }))
  .output(versioned)

export const giftsContract = { list, show, rounds, festivals, organisers, edited, create, edit }
