import { z } from 'zod'
import { problem } from '../../engines/capacity/capacity.shapes.ts'
import { day, id, instant } from '../../kernel/contract.ts'
import { text } from '../../kernel/text.shapes.ts'

export const days = day

/** Yuan with at most two places. */
export const money = z.string().regex(/^\d{1,9}(\.\d{1,2})?$/)

/** By nomination nobody signs up alone: branches nominate those with an honour, the school checks. */
export const signUpModes = ['first_come', 'approval', 'nominated'] as const

/** What an officer writes of a programme. */
export const facts = {
  title: text(2, 80),
  year: z.number().int().min(2000).max(2100),
  basisTitle: text(2, 120),
  /** Null: the school's own rule without a published number. */
  basisNo: text(1, 60).nullable(),
  everyYears: z.number().int().min(1).max(20),
  serviceYears: z.number().int().min(0).max(40),
  countsOn: day,
  noShowUses: z.boolean(),
  companions: z.number().int().min(0).max(5),
  /** Out of the province at most one place in so many; null: the rule says nothing of it. */
  outShareOf: z.number().int().min(1).max(100).nullable(),
  outEveryYears: z.number().int().min(1).max(20).nullable(),
  body: text(0, 5_000),
  contact: text(0, 120),
  safetyLetter: text(10, 5_000),
  /** Places are given in the order of arrival and checked afterwards, by the branch's approval, or by its nomination and the school's. */
  mode: z.enum(signUpModes),
  /** Of a nominated programme: whether a place counts as the person's ordinary one. */
  usesOrdinary: z.boolean().default(true),
  waiting: z.boolean(),
  opensAt: instant,
  closesAt: instant,
  cancelUntil: instant.nullable(),
  finalAt: instant,
}

/** A route on a date. Without id it is new; its place in the array is its place on the page. */
export const tripEntry = z.object({
  id: id.nullable(),
  title: text(1, 80),
  place: text(1, 120),
  startsAt: instant,
  endsAt: instant,
  outOfProvince: z.boolean(),
  price: money,
  unionPays: money,
  administrationPays: money,
  places: z.number().int().min(1).max(10_000),
  least: z.number().int().min(1).max(1_000),
  meeting: text(0, 120),
  plan: text(0, 5_000),
})

export const tripStates = ['open', 'formed', 'merged', 'cancelled'] as const

/** One of the branch's people, for which honour, by which trip. */
export const nomination = z.object({
  staffId: id,
  tripId: id,
  honour: text(2, 60),
  /** The document that conferred it, where it is known. */
  honourNo: text(1, 60).nullable(),
  deeds: text(0, 1_000),
  phone: text(1, 40),
  emergency: text(1, 60),
})

export const tripShown = tripEntry.extend({
  id,
  memberPays: money,
  state: z.enum(tripStates),
  taken: z.number().int(),
  waiting: z.number().int(),
  leader: z.object({ id, name: z.string() }).nullable(),
  safety: z.object({ id, name: z.string() }).nullable(),
  reason: z.string().nullable(),
  mergedInto: z.string().nullable(),
})

export const groupShown = tripShown.extend({
  /** Parties and people with a place. */
  parties: z.number().int(),
  pending: z.number().int(),
  unchecked: z.number().int(),
  letters: z.number().int(),
  unanswered: z.number().int(),
  settled: z.boolean(),
  rating: z.object({ invited: z.number().int(), counted: z.number().int(), rate: z.number().nullable() }).nullable(),
  /** Why it cannot be done; null: it can. */
  can: z.object({ form: problem.nullable(), merge: problem.nullable(), cancel: problem.nullable() }),
})

export const stepKinds = ['notice', 'rule', 'plan', 'agencies', 'choice', 'public_notice', 'contract', 'filing'] as const

export const stepEntry = z.object({
  kind: z.enum(stepKinds),
  title: text(1, 120),
  documentNo: text(0, 60),
  fromDay: day,
  /** Of a public notice: for so many working days; null: it has one day. */
  workingDays: z.number().int().min(1).max(60).nullable(),
  people: text(0, 200),
  note: text(0, 2_000),
})

export const stepShown = z.object({
  id,
  kind: z.enum(stepKinds),
  title: z.string(),
  documentNo: z.string(),
  fromDay: day,
  untilDay: day.nullable(),
  people: z.string(),
  note: z.string(),
  fileName: z.string().nullable(),
  by: z.string(),
  at: instant,
})
