import { z } from 'zod'
import { amountShown } from '../../engines/standards/standards.contract.ts'
import { day, id, pageOf, pageQuery, route, version, versioned } from '../../kernel/contract.ts'
import { text } from '../../kernel/text.shapes.ts'
import { calendars, couponPhases, leapDays, programmeStates } from './birthdays.shapes.ts'

const tags = ['birthdays']
const access = 'signed-in'
const manage = 'birthdays.manage'
const read = 'birthdays.read'
const yuan = z.string().regex(/^\d{1,9}(\.\d{1,2})?$/)
const year = z.coerce.number().int().min(2000).max(2200)
const calendar = z.enum(calendars)
const phase = z.enum(couponPhases)
const search = text(1, 40).optional()
const person = z.object({ staffId: id, name: z.string(), staffNo: z.string(), unitName: z.string() })

/** The rules of a programme, as its people read them. */
const rules = {
  treat: text(1, 60),
  /** For each, in yuan. */
  amount: yuan,
  daysAhead: z.number().int().min(0).max(30),
  validDays: z.number().int().min(1).max(730),
  /** Birthdays from this day on. */
  fromDay: day,
  includeRetired: z.boolean(),
  lateJoiners: z.boolean(),
  leapDay: z.enum(leapDays),
  greeting: text(1, 300),
  contact: text(0, 120),
}

const shopWords = z.object({ id, name: z.string(), address: z.string(), contact: z.string() })

const myCoupon = z.object({
  id,
  year: z.number().int(),
  treat: z.string(),
  amount: z.string(),
  /** In groups of four; empty where it can no longer be used. */
  code: z.string(),
  /** What its QR code says. */
  qr: z.string(),
  phase,
  issuedOn: day,
  validUntil: day,
  usedOn: day.nullable(),
  revokeReason: z.string().nullable(),
  greeting: z.string(),
  shops: z.array(shopWords),
})

const mine = route
  .route({ method: 'GET', path: '/me/birthday', tags, summary: 'My birthday, my coupons, and the rules of my programme' })
  .meta({ access })
  .output(
    z.object({
      calendar,
      /** Null: the record has none, and nothing can be issued. */
      birthday: z.object({ next: day, inDays: z.number().int(), lunar: z.string() }).nullable(),
      coupons: z.array(myCoupon),
      /** The programme of this year that is mine; null: there is none. */
      programme: z.object({ year: z.number().int(), unitName: z.string(), ...rules, shops: z.array(shopWords), standard: amountShown }).nullable(),
      /** Why I am given nothing this year; null where I am, or was. */
      whyNot: z.enum(['no_birth_date', 'before_programme', 'joined_later', 'left', 'retired', 'not_member']).nullable(),
      /** On which day this year's coupon comes; null where it is there already or none comes. */
      dueOn: day.nullable(),
    }),
  )

const wish = route
  .route({ method: 'PUT', path: '/me/birthday/calendar', tags, summary: 'Keep my birthday by the solar or the lunar calendar' })
  .meta({ access })
  .input(z.object({ calendar }))
  .output(z.object({ calendar }))

const overview = route
  .route({ method: 'GET', path: '/birthday-desk', tags, summary: 'What a year comes to: birthdays ahead, coupons issued, used, lapsed, records without a birth date' })
  .meta({ access: read })
  .input(z.object({ year: year.optional() }))
  .output(
    z.object({
      year: z.number().int(),
      thisWeek: z.number().int(),
      thisMonth: z.number().int(),
      withoutBirthDate: z.number().int(),
      issued: z.number().int(),
      open: z.number().int(),
      used: z.number().int(),
      lapsed: z.number().int(),
      revoked: z.number().int(),
      usedAmount: z.string(),
      standard: amountShown,
      /** Running programmes of the year within reach or above it. */
      running: z.number().int(),
    }),
  )

const people = route
  .route({ method: 'GET', path: '/birthday-people', tags, summary: 'Who has a birthday this week or month, or has no birth date in the record' })
  .meta({ access: read })
  .input(z.object({ when: z.enum(['week', 'month', 'missing']).default('month'), search, ...pageQuery }))
  .output(
    pageOf(
      person.extend({
        birthday: day.nullable(),
        calendar,
        /** This year's coupon, or why there is none; both null: it is still to come. */
        phase: phase.nullable(),
        whyNot: z.enum(['no_programme', 'no_birth_date', 'before_programme', 'joined_later', 'left', 'retired']).nullable(),
        dueOn: day.nullable(),
      }),
    ),
  )

const coupons = route
  .route({ method: 'GET', path: '/birthday-coupons', tags, summary: 'Coupons of a year, the latest first' })
  .meta({ access: read })
  .input(z.object({ year: year.optional(), phase: phase.optional(), shopId: id.optional(), search, ...pageQuery }))
  .output(
    pageOf(
      person.extend({
        id,
        year: z.number().int(),
        treat: z.string(),
        amount: z.string(),
        code: z.string(),
        phase,
        birthday: day.nullable(),
        issuedOn: day,
        validUntil: day,
        usedOn: day.nullable(),
        shopName: z.string().nullable(),
        settled: z.boolean(),
        issueReason: z.string().nullable(),
        revokeReason: z.string().nullable(),
        /** Whether this officer may take it back. */
        mayRevoke: z.boolean(),
      }),
    ),
  )

const issue = route
  .route({ method: 'POST', path: '/birthday-coupons', tags, summary: 'Issue a coupon by hand to one who was left out', successStatus: 201 })
  .meta({ access: manage })
  .input(z.object({ programmeId: id, staffId: id, reason: text(2, 200) }))
  .output(z.object({ id }))

const revoke = route
  .route({ method: 'PUT', path: '/birthday-coupons/{couponId}/revoked', tags, summary: 'Take an unused coupon back' })
  .meta({ access: manage })
  .input(z.object({ couponId: id, reason: text(2, 200) }))
  .output(z.object({ id }))

const enterUsed = route
  .route({ method: 'POST', path: '/birthday-coupons/used', tags, summary: 'Enter what a shop has handed out, line by line: a code, and the day where it was not today' })
  .meta({ access: manage })
  .input(z.object({ shopId: id, lines: z.array(text(0, 200)).min(1).max(300) }))
  .output(z.object({ lines: z.array(z.object({ line: z.string(), ok: z.boolean(), message: z.string() })), used: z.number().int(), amount: z.string() }))

const programme = z.object({
  id,
  unitId: id,
  unitName: z.string(),
  year: z.number().int(),
  ...rules,
  shopIds: z.array(id),
  state: z.enum(programmeStates),
  issuedThrough: day.nullable(),
  issued: z.number().int(),
  version,
  mayManage: z.boolean(),
})

const programmes = route
  .route({ method: 'GET', path: '/birthday-programmes', tags, summary: 'Programmes within reach and above it, the latest year first' })
  .meta({ access: read })
  .output(z.object({ items: z.array(programme) }))

const showProgramme = route
  .route({ method: 'GET', path: '/birthday-programmes/{id}', tags, summary: 'One programme, with what starting it would do' })
  .meta({ access: read })
  .input(z.object({ id }))
  .output(
    programme.extend({
      standard: amountShown,
      people: z.number().int(),
      /** Given at once when it starts. */
      dueNow: z.number().int(),
      withoutBirthDate: z.number().int(),
      /** For everybody entitled in the year. */
      total: z.string(),
    }),
  )

const units = route
  .route({ method: 'GET', path: '/birthday-units', tags, summary: 'Units for which I may make programmes and contract shops, the highest first' })
  .meta({ access: manage })
  .output(z.object({ items: z.array(z.object({ id, name: z.string() })) }))

const facts = { ...rules, shopIds: z.array(id).max(50) }

const create = route
  .route({ method: 'POST', path: '/birthday-programmes', tags, summary: 'Draft the programme of a unit and year', successStatus: 201 })
  .meta({ access: manage })
  .input(z.object({ unitId: id, year, ...facts }))
  .output(versioned)

const edit = route
  .route({ method: 'PUT', path: '/birthday-programmes/{id}', tags, summary: 'Change a programme; once it runs, only its words, shops and days of validity' })
  .meta({ access: manage })
  .input(z.object({ id, version, ...facts }))
  .output(versioned)

const setState = route
  .route({ method: 'PUT', path: '/birthday-programmes/{id}/state', tags, summary: 'Start a programme, which issues what is due at once, or end it' })
  .meta({ access: manage })
  .input(z.object({ id, version, state: z.enum(['running', 'ended']) }))
  .output(versioned.extend({ issued: z.number().int() }))

export const birthdaysContract = { mine, wish, overview, people, coupons, issue, revoke, enterUsed, programmes, showProgramme, units, create, edit, setState }
