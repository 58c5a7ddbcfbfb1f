import { z } from 'zod'

export const offerModes = ['first_come', 'lottery', 'choice', 'approval'] as const
export type OfferMode = (typeof offerModes)[number]

/** "Once in N years", and what a missed place costs. */
const programme = z.object({
  /** What is used up, as people call it: 疗休养, 省外疗休养. */
  key: z.string().min(1).max(60),
  most: z.number().int().min(1),
  years: z.number().int().min(1),
  /** A place that was not taken up counts as used. */
  noShowUses: z.boolean(),
})
export type Programme = z.infer<typeof programme>

/** One condition of the form that an officer fills; all of them must hold. */
export const condition = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('member'), states: z.array(z.enum(['active', 'retained', 'none'])).min(1) }),
  z.object({ kind: z.literal('branches'), unitIds: z.array(z.uuid()).min(1), except: z.boolean() }),
  /** In one of these clubs. */
  z.object({ kind: z.literal('clubs'), unitIds: z.array(z.uuid()).min(1) }),
  z.object({ kind: z.literal('employment'), types: z.array(z.string().max(40)).min(1) }),
  z.object({ kind: z.literal('sex'), sex: z.enum(['1', '2']) }),
  /** Full years on the day, both ends included. */
  z.object({ kind: z.literal('age'), from: z.number().int().min(0).max(150).nullable(), to: z.number().int().min(0).max(150).nullable(), on: z.iso.date() }),
  z.object({ kind: z.literal('serviceYears'), atLeast: z.number().int().min(1).max(80), on: z.iso.date() }),
  z.object({ kind: z.literal('memberYears'), atLeast: z.number().int().min(1).max(80), on: z.iso.date() }),
  z.object({ kind: z.literal('retired'), retired: z.boolean(), on: z.iso.date() }),
  /** Named people and nobody else, of whom there may be none yet; or everybody but these. */
  z.object({ kind: z.literal('people'), staffIds: z.array(z.uuid()).max(20_000), except: z.boolean() }),
])
export type Condition = z.infer<typeof condition>

/** All of them must hold. */
export const conditions = z.array(condition).max(20)

/** What a member is asked when signing up. */
export const question = z.object({
  key: z.string().regex(/^[a-z][a-zA-Z0-9]{0,39}$/),
  label: z.string().min(1).max(60),
  kind: z.enum(['text', 'choice', 'yes']),
  choices: z.array(z.string().min(1).max(60)).max(30),
  required: z.boolean(),
})
export type Question = z.infer<typeof question>

export const offerRules = z.object({
  eligibility: conditions,
  /** People in one party, companions included. */
  partyMost: z.number().int().min(1).max(20),
  waiting: z.enum(['none', 'skip', 'hold']),
  /** Who moves up has so long to say yes; null: is seated at once. */
  answerHours: z.number().int().min(1).max(720).nullable(),
  /** How many options one may name in order, where a draw decides. */
  choicesMost: z.number().int().min(1).max(20),
  programme: programme.nullable(),
  /** Options with this tag use a programme of their own besides. */
  tagProgrammes: z.record(z.string().max(40), programme),
  /** Days without this service; null: no consequence. */
  lateCancelDays: z.number().int().min(1).max(1_000).nullable(),
  noShowDays: z.number().int().min(1).max(1_000).nullable(),
  questions: z.array(question).max(20),
  /** Each option closes at the end of the day so many days before its own; null: all close with the offer. */
  optionClosesDays: z.number().int().min(1).max(60).nullable().default(null),
})
export type OfferRules = z.infer<typeof offerRules>

export const plainRules: OfferRules = {
  eligibility: [{ kind: 'member', states: ['active'] }],
  partyMost: 1,
  waiting: 'skip',
  answerHours: null,
  choicesMost: 1,
  programme: null,
  tagProgrammes: {},
  lateCancelDays: null,
  noShowDays: null,
  questions: [],
  optionClosesDays: null,
}
