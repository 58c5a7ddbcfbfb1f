import { z } from 'zod'
import { id } from '../../kernel/contract.ts'

/** What those who were asked said of one thing, for its own page. */
export const rating = z.object({
  surveyId: id,
  /** To be answered by me. */
  mineToAnswer: z.boolean(),
  invited: z.number().int(),
  counted: z.number().int(),
  /** Too few answers to show any without telling whose they are. */
  suppressed: z.boolean(),
  rate: z.number().nullable(),
  counts: z.array(z.object({ choice: z.string(), label: z.object({ zh: z.string(), en: z.string() }), count: z.number().int() })),
  lines: z.array(z.string()),
})
export type Rating = z.output<typeof rating>
