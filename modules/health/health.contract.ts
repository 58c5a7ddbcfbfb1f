import { z } from 'zod'
import { offerPhase } from '../../engines/capacity/capacity.shapes.ts'
import { conditions } from '../../engines/capacity/offer-rules.ts'
import { rating } from '../../engines/surveys/rating.shapes.ts'
import { day, id, instant, pageOf, pageQuery, route, version, versioned } from '../../kernel/contract.ts'
import { text } from '../../kernel/text.shapes.ts'
import { ageGroups, personStates, roundKind, slotLayouts } from './health.shapes.ts'

const tags = ['health']
const access = 'signed-in'
const manage = 'health.manage'
const counts = 'health.counts'

const facts = {
  title: text(2, 80),
  kind: roundKind,
  body: text(0, 5_000),
  /** What to bring and to mind: fasting, a paper, loose clothes. */
  bring: text(0, 500),
  contact: text(0, 120),
  layouts: slotLayouts,
  /** What there is to choose besides the hour; none: everybody gets the same. */
  packages: z.array(text(1, 60)).max(20),
  opensAt: instant,
  /** Until then a slot is chosen and changed. */
  closesAt: instant,
  /** The slots of a day close at the end of the day so many days before; null: all close at once, before the first of them. */
  closesDaysBefore: z.number().int().min(1).max(30).nullable().default(null),
  /** Until then it is given back without consequences; null: until the list stands. */
  cancelUntil: instant.nullable(),
  eligibility: conditions,
  /** Once in so many years; null: as often as it is offered. */
  programme: z.object({ key: text(1, 60), years: z.number().int().min(1).max(10) }).nullable(),
  /** A code at the place, by which members check themselves in. */
  poster: z.boolean(),
}

const words = { id, title: z.string(), kind: roundKind, unitName: z.string(), phase: offerPhase }

const numbers = {
  entitled: z.number().int(),
  picked: z.number().int(),
  attended: z.number().int(),
  missed: z.number().int(),
  notChosen: z.number().int(),
}

const span = { firstAt: instant.nullable(), lastAt: instant.nullable(), slots: z.number().int(), places: z.number().int() }

const show = route
  .route({ method: 'GET', path: '/health/{id}', tags, summary: 'One round of checks: what it is, what to bring, on which days my branch has its turn' })
  .meta({ access })
  .input(z.object({ id }))
  .output(
    z.object({
      ...words,
      ...span,
      body: z.string(),
      bring: z.string(),
      contact: z.string(),
      /** Days on which my branch has its turn; null: on every day. */
      myDays: z.array(day).nullable(),
      rating: rating.nullable(),
      mayManage: z.boolean(),
      mayCount: z.boolean(),
    }),
  )

const rounds = route
  .route({ method: 'GET', path: '/health/rounds', tags, summary: 'Rounds within my reach with how many chose and came, the latest first' })
  .meta({ access: counts })
  .input(z.object({ kind: roundKind.optional(), search: text(1, 80).optional(), ...pageQuery }))
  .output(pageOf(z.object({ ...words, ...span, mayManage: z.boolean(), entitled: z.number().int(), picked: z.number().int(), attended: z.number().int() })))

const progress = route
  .route({ method: 'GET', path: '/health/{id}/progress', tags, summary: 'How many chose, came and did not, by branch; for who organises it by sex and age too. Numbers, no names' })
  .meta({ access: counts })
  .input(z.object({ id }))
  .output(
    z.object({
      ...words,
      mayManage: z.boolean(),
      /** Everybody, or the own branches only. */
      everybody: z.boolean(),
      totals: z.object(numbers),
      branches: z.array(z.object({ unitId: id, unitName: z.string(), ...numbers })),
      /** Null: fewer groups than that would say who is meant. */
      sexes: z.array(z.object({ sex: z.enum(['1', '2', '0']), ...numbers })).nullable(),
      ages: z.array(z.object({ age: z.enum(ageGroups), ...numbers })).nullable(),
    }),
  )

const people = route
  .route({ method: 'GET', path: '/health/{id}/people', tags, summary: 'Who may come, with slot and whether they came: for those who organise it' })
  .meta({ access: manage })
  .input(
    z.object({
      id,
      state: z.enum(personStates).optional(),
      unitId: id.optional(),
      sex: z.enum(['1', '2', '0']).optional(),
      age: z.enum(ageGroups).optional(),
      search: text(1, 40).optional(),
      ...pageQuery,
    }),
  )
  .output(
    pageOf(
      z.object({
        staffId: id,
        staffNo: z.string(),
        name: z.string(),
        unitName: z.string(),
        sex: z.enum(['1', '2', '0']),
        age: z.number().int().nullable(),
        state: z.enum(['notChosen', 'chosen', 'attended', 'missed']),
        slot: z.string().nullable(),
        slotAt: instant.nullable(),
        package: z.string().nullable(),
        cameAt: instant.nullable(),
      }),
    ),
  )

const remind = route
  .route({ method: 'POST', path: '/health/{id}/reminders', tags, summary: 'Call to mind to choose a slot: all who have none, or those of one branch', successStatus: 201 })
  .meta({ access: counts })
  .input(z.object({ id, unitId: id.optional() }))
  .output(z.object({ told: z.number().int() }))

const organisers = route
  .route({ method: 'GET', path: '/health/organisers', tags, summary: 'Units for which I may organise checks, the highest first' })
  .meta({ access: manage })
  .output(z.object({ items: z.array(z.object({ id, name: z.string() })) }))

const preview = route
  .route({ method: 'POST', path: '/health/slot-previews', tags, summary: 'The slots that these rules make, before anything is stored' })
  .meta({ access: manage })
  .input(z.object({ layouts: slotLayouts }))
  .output(
    z.object({
      days: z.array(z.object({ day, place: z.string(), from: z.string(), to: z.string(), slots: z.number().int(), places: z.number().int(), branches: z.number().int() })),
      slots: z.number().int(),
      places: z.number().int(),
      /** Years whose holidays nobody has entered: there Monday to Friday counts as working. */
      unknownYears: z.array(z.number().int()),
    }),
  )

const edited = route
  .route({ method: 'GET', path: '/health/{id}/facts', tags, summary: 'A round as its editor has it' })
  .meta({ access: manage })
  .input(z.object({ id }))
  .output(z.object({ ...words, ...facts, unitId: id, version, frozen: z.array(z.string()), rosterSize: z.number().int().nullable() }))

const create = route
  .route({ method: 'POST', path: '/health', tags, summary: 'Begin a round: a draft with its slots and its point of check-in', successStatus: 201 })
  .meta({ access: manage })
  .input(z.object({ unitId: id, ...facts }))
  .output(versioned)

const edit = route
  .route({ method: 'PUT', path: '/health/{id}', tags, summary: 'Change a round; once announced, slots are added or get more places, and none is taken away here' })
  .meta({ access: manage })
  .input(z.object({ id, version, ...facts }))
  .output(versioned)

/** Beside these: GET /health/{id}/hospital-list.xlsx (query: day, clear=yes with reason for identity numbers). */
export const healthContract = { show, rounds, progress, people, remind, organisers, preview, edited, create, edit }
