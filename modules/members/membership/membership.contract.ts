import { z } from 'zod'
import { inboxItem } from '../../../engines/cases/cases.contract.ts'
import { day, id, instant, pageOf, pageQuery, route, version, versioned } from '../../../kernel/contract.ts'
import { membershipStatus } from '../members.contract.ts'

const tags = ['membership']
const words = z.object({ zh: z.string(), en: z.string() })

export const matterKind = z.enum(['admission', 'transfer_in', 'retention', 'retirement', 'transfer_out', 'withdrawal'])
const input = z.record(z.string(), z.unknown()).default({})
/** `YYYY-MM`. */
export const month = z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/)

const matter = z.object({
  caseId: id,
  process: matterKind,
  title: words,
  stateTitle: words,
  says: words,
  tone: z.enum(['calm', 'active', 'good', 'bad']),
  path: z.string(),
  version,
  at: instant,
})

/** JSON Schema of a matter's form, as actions of cases have it; and why it cannot be filed now. */
const offer = z.object({ process: matterKind, title: words, form: z.record(z.string(), z.unknown()), refusal: z.object({ code: z.string(), text: words }).nullable() })

const mine = route
  .route({ method: 'GET', path: '/me/membership', tags, summary: 'My membership: where my matters stand, and what I can ask for' })
  .meta({ access: 'signed-in' })
  .output(
    z.object({
      /** What an application is filled with: the record, protected values as masks. */
      person: z.object({ name: z.string(), staffNo: z.string(), unitName: z.string(), employment: z.string().nullable(), hireDate: day.nullable(), phone: z.string().nullable() }),
      membership: membershipStatus,
      membershipLabel: words,
      memberSince: day.nullable(),
      cardNo: z.string().nullable(),
      consent: words,
      open: matter.nullable(),
      past: z.array(matter),
      offers: z.array(offer),
    }),
  )

const file = route
  .route({ method: 'POST', path: '/me/membership/matters', tags, summary: 'Apply to join, to transfer, to keep membership, to withdraw', successStatus: 201 })
  .meta({ access: 'signed-in' })
  .input(z.object({ process: matterKind, input }))
  .output(versioned)

const offersFor = route
  .route({ method: 'GET', path: '/staff/{id}/membership-matters', tags, summary: 'What an officer can file for somebody without a phone' })
  .meta({ access: 'members.write' })
  .input(z.object({ id }))
  .output(z.object({ offers: z.array(offer) }))

const fileFor = route
  .route({ method: 'POST', path: '/staff/{id}/membership-matters', tags, summary: 'The same for somebody without a phone, on the record', successStatus: 201 })
  .meta({ access: 'members.write' })
  .input(z.object({ id, process: matterKind, input }))
  .output(versioned)

const list = route
  .route({ method: 'GET', path: '/membership/matters', tags, summary: 'Matters of membership within reach, the latest first' })
  .meta({ access: 'members.review' })
  .input(z.object({ ...pageQuery, process: matterKind.optional(), state: z.enum(['filling', 'checking', 'agreed', 'done', 'declined', 'withdrawn']).optional() }))
  .output(pageOf(inboxItem))

const newcomer = z.object({
  id,
  name: z.string(),
  staffNo: z.string(),
  unitName: z.string(),
  employment: z.string().nullable(),
  hireDate: day.nullable(),
  invitedAt: instant.nullable(),
})

const newcomers = route
  .route({ method: 'GET', path: '/membership/newcomers', tags, summary: 'Staff who are no members and have not applied, the newest first' })
  .meta({ access: 'members.review' })
  .input(z.object(pageQuery))
  .output(pageOf(newcomer))

const invite = route
  .route({ method: 'POST', path: '/membership/invitations', tags, summary: 'Invite people to apply; who cannot is told apart', successStatus: 201 })
  .meta({ access: 'members.review' })
  .input(z.object({ staffIds: z.array(id).min(1).max(500) }))
  .output(z.object({ invited: z.number().int(), rows: z.array(z.object({ id, name: z.string(), ok: z.boolean(), message: z.string().nullable() })) }))

const dues = route
  .route({ method: 'GET', path: '/membership/dues', tags, summary: 'What the dues list of a month comes to, and by which rule' })
  .meta({ access: 'members.export' })
  .input(z.object({ month }))
  .output(
    z.object({
      month,
      payers: z.number().int(),
      withoutBase: z.number().int(),
      joined: z.number().int(),
      left: z.number().int(),
      total: z.string(),
      rule: z.object({ rate: z.string(), citation: z.string().nullable(), verified: z.boolean() }),
    }),
  )

const retirees = route
  .route({ method: 'GET', path: '/membership/retirees', tags, summary: 'Who retires in a year, and who comes to the ceremony' })
  .meta({ access: 'members.export' })
  .input(z.object({ year: z.coerce.number().int().min(2000).max(2100) }))
  .output(
    z.object({
      items: z.array(z.object({ id, name: z.string(), staffNo: z.string(), unitName: z.string(), retiresOn: day, years: z.number().int().nullable(), ceremony: z.boolean() })),
    }),
  )

export const membershipContract = { mine, file, offersFor, fileFor, list, newcomers, invite, dues, retirees }
