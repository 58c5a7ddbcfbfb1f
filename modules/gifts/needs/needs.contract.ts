import { z } from 'zod'
import { bilingual } from '../../../engines/capacity/capacity.shapes.ts'
import { day, id, instant, route } from '../../../kernel/contract.ts'
import { text } from '../../../kernel/text.shapes.ts'
import { giftYear } from '../gifts.contract.ts'

const tags = ['gifts']

/** One question to all members of a unit: they pick one and may add a line. */
export const needsFacts = {
  unitId: id,
  year: z.number().int().min(2000).max(2100),
  question: text(4, 80),
  choices: z.array(text(1, 30)).min(2).max(10),
  /** The last day to answer. */
  closesOn: day,
}

const list = route
  .route({ method: 'GET', path: '/gifts/needs', tags, summary: 'What members were asked for the plan of a year, and what they answered' })
  .meta({ access: 'gifts.read' })
  .input(z.object({ year: giftYear }))
  .output(
    z.object({
      items: z.array(
        z.object({
          surveyId: id,
          question: bilingual,
          unitName: z.string(),
          askedBy: z.string(),
          closesAt: instant,
          open: z.boolean(),
          invited: z.number().int(),
          answered: z.number().int(),
          /** Answers in these figures: while it is open they come in groups. */
          counted: z.number().int(),
          /** Too few to be shown without telling whose they are. */
          suppressed: z.boolean(),
          counts: z.array(z.object({ label: bilingual, count: z.number().int() })),
          lines: z.array(z.string()),
        }),
      ),
    }),
  )

const ask = route
  .route({ method: 'POST', path: '/gifts/needs', tags, summary: 'Ask all members of a unit what they need, before the year’s gifts are planned', successStatus: 201 })
  .meta({ access: 'gifts.manage' })
  .input(z.object(needsFacts))
  .output(z.object({ id, invited: z.number().int() }))

export const giftNeedsContract = { list, ask }
