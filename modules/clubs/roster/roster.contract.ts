import { z } from 'zod'
import { day, id, instant, pageOf, pageQuery, route, version, versioned } from '../../../kernel/contract.ts'
import { text } from '../../../kernel/text.shapes.ts'
import { endings, year, yuan } from '../clubs.shapes.ts'

const tags = ['clubs']
const manage = 'clubs.manage'
const search = text(1, 40).optional()

const person = { staffId: id, name: z.string(), staffNo: z.string(), unitName: z.string() }

const members = route
  .route({ method: 'GET', path: '/clubs/{unitId}/members', tags, summary: 'Who is in a club, or was, by name' })
  .meta({ access: manage })
  .input(z.object({ unitId: id, state: z.enum(['in', 'out']).default('in'), search, ...pageQuery }))
  .output(
    pageOf(
      z.object({
        id,
        ...person,
        /** What this person holds in the club now. */
        office: z.string().nullable(),
        joinedAt: instant,
        leftAt: instant.nullable(),
        ended: z.enum(endings).nullable(),
        reason: z.string().nullable(),
      }),
    ),
  )

const addMembers = route
  .route({ method: 'POST', path: '/clubs/{unitId}/members', tags, summary: 'Put people on the roster, by record or staff number; who is on it stays', successStatus: 201 })
  .meta({ access: manage })
  .input(z.object({ unitId: id, staffIds: z.array(id).max(200), staffNos: z.array(text(1, 40)).max(500), joinedOn: day }))
  .output(z.object({ added: z.number().int(), already: z.array(z.string()), unknown: z.array(z.string()) }))

const removeMember = route
  .route({ method: 'PUT', path: '/club-memberships/{membershipId}/removal', tags, summary: 'Take somebody off the roster, with the reason' })
  .meta({ access: manage })
  .input(z.object({ membershipId: id, reason: text(1, 200) }))
  .output(z.object({ id }))

const requests = route
  .route({ method: 'GET', path: '/clubs/{unitId}/requests', tags, summary: 'Who asked to join: those that wait, the longest first; or those decided, the latest first' })
  .meta({ access: manage })
  .input(z.object({ unitId: id, state: z.enum(['waiting', 'decided']).default('waiting'), ...pageQuery }))
  .output(
    pageOf(
      z.object({
        id,
        ...person,
        message: z.string(),
        askedAt: instant,
        decidedAt: instant.nullable(),
        outcome: z.enum(['admitted', 'declined', 'withdrawn', 'dissolved']).nullable(),
        reason: z.string().nullable(),
      }),
    ),
  )

const decide = route
  .route({ method: 'PUT', path: '/club-requests/{requestId}', tags, summary: 'Admit somebody who asked, or decline with the reason' })
  .meta({ access: manage })
  .input(z.object({ requestId: id, declined: text(1, 200).nullable() }))
  .output(z.object({ id }))

const fees = route
  .route({ method: 'GET', path: '/clubs/{unitId}/fees', tags, summary: 'What members owe a club for a year and what was paid, by name' })
  .meta({ access: manage })
  .input(z.object({ unitId: id, year: year.optional(), state: z.enum(['open', 'paid']).optional(), search, ...pageQuery }))
  .output(
    pageOf(z.object({ id, ...person, due: z.string(), paid: z.string().nullable(), paidOn: day.nullable(), note: z.string(), version })).extend({
      year: z.number().int(),
      /** Members of today who have no line for the year yet. */
      without: z.number().int(),
      totals: z.object({ people: z.number().int(), paidBy: z.number().int(), due: z.string(), paid: z.string(), open: z.string() }),
    }),
  )

const raiseFees = route
  .route({ method: 'POST', path: '/clubs/{unitId}/fees', tags, summary: 'Enter what every member of today owes for a year; who has a line keeps it', successStatus: 201 })
  .meta({ access: manage })
  .input(z.object({ unitId: id, year: z.int().min(1949).max(2199), amount: yuan }))
  .output(z.object({ added: z.number().int() }))

export const feeFacts = { due: yuan, paid: yuan.nullable(), paidOn: day.nullable(), note: text(0, 200) }

const recordFee = route
  .route({ method: 'PUT', path: '/club-fees/{feeId}', tags, summary: 'Record what one member owes and paid' })
  .meta({ access: manage })
  .input(z.object({ feeId: id, version, ...feeFacts }))
  .output(versioned)

export const clubRosterContract = { members, addMembers, removeMember, requests, decide, fees, raiseFees, recordFee }
