import { z } from 'zod'
import { bilingual, offerPhase } from '../../../engines/capacity/capacity.shapes.ts'
import { day, id, instant, route, version } from '../../../kernel/contract.ts'
import { yuan } from '../gifts.contract.ts'

const tags = ['gifts']
const text = (least: number, most: number) =>
  z
    .string()
    .trim()
    .min(least)
    .max(most)
    .regex(/^[^\0]*$/)

export const giftSteps = ['needs', 'budget', 'panel', 'notice', 'contract', 'inspection'] as const
export type GiftStep = (typeof giftSteps)[number]
export const giftStep = z.enum(giftSteps)

/** As what somebody took part: a panel has members for welfare and for audit. */
export const giftParts = ['lead', 'welfare', 'audit', 'member', 'other'] as const
export const person = z.object({ name: text(1, 40), part: z.enum(giftParts) })

const bid = z.object({
  supplier: text(1, 80),
  /** For one person. */
  price: yuan,
  /** Out of a hundred, by the panel; null: not scored. */
  score: z
    .string()
    .regex(/^(100(\.0{1,2})?|\d{1,2}(\.\d{1,2})?)$/)
    .nullable(),
  chosen: z.boolean(),
})

export const stepFacts = {
  doneOn: day,
  /** Of a public notice: its last day. */
  untilOn: day.nullable(),
  documentNo: text(1, 80).nullable(),
  amount: yuan.nullable(),
  people: z.array(person).max(40),
  note: text(0, 1_000),
  /** Of the comparison: what suppliers offered. */
  bids: z.array(bid).max(40),
}

const step = z.object({
  step: giftStep,
  /** Null: not on record. */
  record: z.object({ ...stepFacts, workingDays: z.number().int().nullable(), version, recordedName: z.string(), recordedAt: instant }).nullable(),
  /** What somebody who checks would miss. */
  gaps: z.array(bilingual),
  papers: z.array(z.object({ id, name: z.string(), uploadedBy: z.string(), at: instant })),
})

const show = route
  .route({ method: 'GET', path: '/gifts/{id}/chain', tags, summary: 'How a purchase came about: each step with its day, people and papers, and what is missing' })
  .meta({ access: 'gifts.read' })
  .input(z.object({ id }))
  .output(z.object({ id, title: z.string(), phase: offerPhase, mayManage: z.boolean(), steps: z.array(step) }))

const record = route
  .route({ method: 'PUT', path: '/gifts/{id}/chain/{step}', tags, summary: 'Record a step, or correct its record' })
  .meta({ access: 'gifts.manage' })
  .input(z.object({ id, step: giftStep, /** Null: nothing was on record. */ version: version.nullable(), ...stepFacts }))
  .output(z.object({ version }))

export const giftChainContract = { show, record }
