import { z } from 'zod'
import { id, instant, route } from '../../kernel/contract.ts'
import { text } from '../../kernel/text.shapes.ts'

const bilingual = z.object({ zh: z.string(), en: z.string() })

export const mostLineLength = 500

/** What one may answer. `satisfied` says whether the answer counts towards the rate. */
export const choice = z.object({ key: z.string(), label: bilingual, satisfied: z.boolean() })

/** How something was, or what is needed. */
export const surveyKinds = ['satisfaction', 'needs'] as const

const asked = {
  id,
  kind: z.enum(surveyKinds),
  /** What is asked about: its type and id are the module's. */
  subject: z.object({ type: z.string(), id }),
  question: bilingual,
  choices: z.array(choice),
  anonymous: z.boolean(),
  closesAt: instant,
}

const mine = route
  .route({ method: 'GET', path: '/me/surveys', tags: ['surveys'], summary: 'What I am asked and have not answered yet' })
  .meta({ access: 'signed-in' })
  .output(z.object({ items: z.array(z.object(asked)) }))

const answer = route
  .route({ method: 'POST', path: '/me/surveys/{id}/answer', tags: ['surveys'], summary: 'Answer once; it cannot be changed', successStatus: 201 })
  .meta({ access: 'signed-in', secret: true })
  .input(
    z.object({
      id,
      choice: z.string().min(1).max(40),
      line: text(1, mostLineLength).optional(),
    }),
  )
  .output(z.object({ answered: z.literal(true) }))

const list = route
  .route({ method: 'GET', path: '/surveys', tags: ['surveys'], summary: 'Surveys whose results one may see, the newest first' })
  .meta({ access: 'surveys.read' })
  .output(z.object({ items: z.array(z.object({ ...asked, state: z.enum(['open', 'closed']), invited: z.number().int(), answered: z.number().int() })) }))

const results = route
  .route({ method: 'GET', path: '/surveys/{id}/results', tags: ['surveys'], summary: 'How a survey was answered' })
  .meta({ access: 'surveys.read' })
  .input(z.object({ id }))
  .output(
    z.object({
      ...asked,
      state: z.enum(['open', 'closed']),
      invited: z.number().int(),
      answered: z.number().int(),
      /** Answers in these results: while an anonymous survey is open they come in groups, so that nobody sees whose came last. */
      counted: z.number().int(),
      /** Fewer than five answers of an anonymous survey would tell whose they are: nothing is shown. */
      suppressed: z.boolean(),
      counts: z.array(z.object({ choice: z.string(), count: z.number().int() })),
      /** The share of satisfied answers, 0 to 1; null where there are none, or it was not asked. */
      rate: z.number().nullable(),
      lines: z.array(z.object({ choice: z.string(), line: z.string() })),
    }),
  )

export const surveysContract = { mine, answer, list, results }
