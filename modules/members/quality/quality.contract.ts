import { z } from 'zod'
import { id, route } from '../../../kernel/contract.ts'

const read = route
  .route({ method: 'GET', path: '/staff/quality', tags: ['members'], summary: 'How complete and consistent the records of each branch are, of 100 points' })
  .meta({ access: 'members.read' })
  .output(
    z.object({
      staff: z.number().int(),
      score: z.number().nullable(),
      /** People who lose points by each rule; the list behind a number is the list of people with `qualityRule`. */
      rules: z.array(z.object({ rule: z.string(), label: z.string(), points: z.number().int(), count: z.number().int() })),
      branches: z.array(
        z.object({
          unitId: id,
          unitName: z.string(),
          staff: z.number().int(),
          score: z.number(),
          rules: z.array(z.object({ rule: z.string(), count: z.number().int() })),
        }),
      ),
    }),
  )

export const qualityContract = { read }
