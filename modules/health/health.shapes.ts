import { z } from 'zod'
import { day, id } from '../../kernel/contract.ts'
import { text } from '../../kernel/text.shapes.ts'

export const roundKinds = ['general', 'special'] as const
export type RoundKind = (typeof roundKinds)[number]
export const roundKind = z.enum(roundKinds)

const layoutDays = ['working', 'every', 'weekend'] as const

/** An hour of the day in China. */
const hour = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

/** From which day to which, on which of them, from what hour to what hour: slots of so many minutes with so many places. */
export const slotLayout = z.object({
  firstDay: day,
  lastDay: day,
  days: z.enum(layoutDays),
  from: hour,
  to: hour,
  minutes: z.number().int().min(5).max(480),
  places: z.number().int().min(1).max(2_000),
  place: text(1, 60),
  /** Only people of these branches; none: everybody. */
  unitIds: z.array(id).max(200),
})
export type SlotLayout = z.infer<typeof slotLayout>
export const slotLayouts = z.array(slotLayout).min(1).max(40)

/** Where somebody stands: has no slot, has one still to come, was checked in, did not come. `picked` is all who have or had one. */
export const personStates = ['notChosen', 'picked', 'attended', 'missed'] as const
export type PersonState = (typeof personStates)[number]

export const ageGroups = ['under30', 'from30', 'from40', 'from50', 'from60', 'unknown'] as const
export type AgeGroup = (typeof ageGroups)[number]
