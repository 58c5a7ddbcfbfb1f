import { z } from 'zod'
import { bilingual, offerPhase } from '../../../engines/capacity/capacity.shapes.ts'
import { newPanel, panelShown, personInPart } from '../../../engines/panels/panels.shapes.ts'
import { day, id, instant, route, version } from '../../../kernel/contract.ts'
import { text } from '../../../kernel/text.shapes.ts'
import { yuan } from '../gifts.contract.ts'

const tags = ['gifts']

export const giftSteps = ['needs', 'budget', 'panel', 'notice', 'contract', 'inspection'] as const
export type GiftStep = (typeof giftSteps)[number]
export const giftStep = z.enum(giftSteps)

/** A panel is put on record by its scores. */
const typedSteps = z.enum(giftSteps).exclude(['panel'])

export const stepFacts = {
  doneOn: day,
  /** Of a public notice: its last day. */
  untilOn: day.nullable(),
  documentNo: text(1, 80).nullable(),
  amount: yuan.nullable(),
  people: z.array(personInPart).max(40),
  note: text(0, 1_000),
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
  .output(
    z.object({
      id,
      title: z.string(),
      year: z.number().int(),
      phase: offerPhase,
      mayManage: z.boolean(),
      steps: z.array(step),
      /** How suppliers were compared; null: not on record. */
      panel: panelShown.nullable(),
    }),
  )

const record = route
  .route({ method: 'PUT', path: '/gifts/{id}/chain/{step}', tags, summary: 'Record a step, or correct its record' })
  .meta({ access: 'gifts.manage' })
  .input(z.object({ id, step: typedSteps, /** Null: nothing was on record. */ version: version.nullable(), ...stepFacts }))
  .output(z.object({ version }))

const recordPanel = route
  .route({
    method: 'POST',
    path: '/gifts/{id}/panel',
    tags,
    summary: 'How the panel scored the suppliers, and whom it chose; a further record corrects the one before',
    successStatus: 201,
  })
  .meta({ access: 'gifts.manage' })
  .input(newPanel)
  .output(z.object({ no: z.number().int() }))

export const giftChainContract = { show, record, recordPanel }
