import { z } from 'zod'
import { day, id, instant, pageOf, pageQuery, route, version } from '../../kernel/contract.ts'
import { text } from '../../kernel/text.shapes.ts'
import { topic } from '../proposals/proposals.contract.ts'

export const words = z.object({ zh: z.string(), en: z.string() })
export const named = z.object({ id, name: z.string() })

export const states = ['submitted', 'handling', 'answered', 'adopted', 'partly', 'kept', 'declined', 'done', 'withdrawn'] as const
export const suggestionState = z.enum(states)
export const outcomes = ['adopted', 'partly', 'kept', 'declined'] as const
export const outcome = z.enum(outcomes)
export const anonymity = z.enum(['named', 'team', 'sealed'])
export const tone = z.enum(['calm', 'active', 'good', 'bad'])

export const titleText = text(4, 60)
export const bodyText = text(10, 5_000)

export const settings = z.object({
  /** off: always named; team: whoever manages suggestions may see who it was; sealed: nobody may. */
  anonymity: z.enum(['off', 'team', 'sealed']),
  supportsPerMonth: z.number().int().min(1).max(1000),
  firstLookWorkingDays: z.number().int().min(1).max(60),
  answerWorkingDays: z.number().int().min(1).max(120),
  surveyDays: z.number().int().min(1).max(60),
})

const item = {
  id,
  title: z.string(),
  topic,
  topicTitle: words,
  state: suggestionState,
  stateTitle: words,
  tone,
  supports: z.number().int(),
  supportedByMe: z.boolean(),
  isMine: z.boolean(),
  department: named.nullable(),
  filedAt: instant,
}
export const listItem = z.object(item)

/** For those who manage: beside the rest, who waits for what. Nobody's name where it is hidden. */
export const caseItem = z.object({
  ...item,
  version,
  author: z.string().nullable(),
  anonymity,
  isPublic: z.boolean(),
  dueAt: instant.nullable(),
  overdue: z.boolean(),
  changedAt: instant,
})

export const similarItem = z.object({ id, title: z.string(), stateTitle: words, tone, supports: z.number().int(), feedback: z.string().nullable(), score: z.number() })

export const suggestionView = z.object({
  ...item,
  body: z.string(),
  textHash: z.string(),
  version,
  says: words,
  anonymity,
  isPublic: z.boolean(),
  /** Whose it is; null where this reader may not know. */
  author: z.string().nullable(),
  feedback: z.object({ outcome, outcomeTitle: words, text: z.string(), at: instant, promiseOn: day.nullable() }).nullable(),
  doneReport: z.string().nullable(),
  award: z.string().nullable(),
  /** What happened, without names. */
  steps: z.array(z.object({ title: words, at: instant })),
  proposals: z.array(z.object({ id, title: z.string(), number: z.string().nullable() })),
  fromProposal: z.object({ id, title: z.string(), number: z.string().nullable() }).nullable(),
  project: named.nullable(),
  /** For its author while it is unanswered: the survey that waits. */
  survey: id.nullable(),
  maySupport: z.boolean(),
  /** Why not, where it is not so. */
  supportRefusal: words.nullable(),
  mayWithdraw: z.boolean(),
  mayTakeUp: z.boolean(),
  /** Whether the page of the case with its actions opens for this reader. */
  mayHandle: z.boolean(),
})

const supportState = z.object({ supports: z.number().int(), supported: z.boolean(), left: z.number().int() })

export const suggestionsContract = {
  list: route
    .route({ method: 'GET', path: '/suggestions', tags: ['suggestions'], summary: 'Suggestions that are public' })
    .meta({ access: 'signed-in' })
    .input(
      z.object({
        ...pageQuery,
        q: z.string().trim().max(100).optional(),
        topic: topic.optional(),
        state: suggestionState.optional(),
        sort: z.enum(['new', 'supports']).default('new'),
      }),
    )
    .output(pageOf(listItem)),
  mine: route
    .route({ method: 'GET', path: '/me/suggestions', tags: ['suggestions'], summary: 'My own, the hidden ones too' })
    .meta({ access: 'signed-in' })
    .output(z.object({ items: z.array(listItem) })),
  cases: route
    .route({ method: 'GET', path: '/suggestions/cases', tags: ['suggestions'], summary: 'Every suggestion, for those who manage them' })
    .meta({ access: 'suggestions.read' })
    .input(z.object({ ...pageQuery, q: z.string().trim().max(100).optional(), topic: topic.optional(), state: suggestionState.optional(), overdue: z.enum(['true']).optional() }))
    .output(pageOf(caseItem)),
  read: route
    .route({ method: 'GET', path: '/suggestions/{id}', tags: ['suggestions'], summary: 'One suggestion and what came of it' })
    .meta({ access: 'signed-in' })
    .input(z.object({ id }))
    .output(suggestionView),
  submit: route
    .route({ method: 'POST', path: '/suggestions', tags: ['suggestions'], summary: 'Send a suggestion', successStatus: 201 })
    // No body in any log: it may be anonymous.
    .meta({ access: 'signed-in', secret: true })
    .input(z.object({ title: titleText, topic, body: bodyText, anonymous: z.boolean().default(false) }))
    .output(z.object({ id, version })),
  similar: route
    .route({ method: 'POST', path: '/suggestions/similar', tags: ['suggestions'], summary: 'Public ones like this text, and what came of them' })
    .meta({ access: 'signed-in' })
    .input(z.object({ title: z.string().max(200).default(''), text: z.string().max(20_000).default(''), exclude: id.optional() }))
    .output(z.object({ items: z.array(similarItem) })),
  support: route
    .route({ method: 'PUT', path: '/suggestions/{id}/support', tags: ['suggestions'], summary: 'Support the text that one has read, or take the support back' })
    .meta({ access: 'signed-in' })
    .input(z.object({ id, support: z.boolean(), textHash: z.string().length(64) }))
    .output(supportState),
  withdraw: route
    .route({ method: 'PUT', path: '/suggestions/{id}/withdrawal', tags: ['suggestions'], summary: 'Take back one’s own, until it is answered' })
    .meta({ access: 'signed-in', secret: true })
    .input(z.object({ id, version }))
    .output(z.object({ id, version })),
  options: route
    .route({ method: 'GET', path: '/suggestion-options', tags: ['suggestions'], summary: 'What one may choose from, and how many supports are left this month' })
    .meta({ access: 'signed-in' })
    .output(
      z.object({
        topics: z.array(z.object({ topic, title: words })),
        anonymity: z.enum(['off', 'team', 'sealed']),
        supportsPerMonth: z.number().int(),
        supportsLeft: z.number().int(),
      }),
    ),
  settings: route
    .route({ method: 'GET', path: '/suggestion-settings', tags: ['suggestions'], summary: 'How suggestions are handled here' })
    .meta({ access: 'suggestions.manage' })
    .output(z.object({ settings, version: z.number().int() })),
  saveSettings: route
    .route({ method: 'PUT', path: '/suggestion-settings', tags: ['suggestions'], summary: 'Change how suggestions are handled here' })
    .meta({ access: 'suggestions.manage' })
    .input(z.object({ settings, version: z.number().int().min(0) }))
    .output(z.object({ settings, version: z.number().int() })),
  statistics: route
    .route({ method: 'GET', path: '/suggestions/statistics', tags: ['suggestions'], summary: 'How many, where they stand and how quickly they were answered' })
    .meta({ access: 'suggestions.read' })
    .output(
      z.object({
        total: z.number().int(),
        answered: z.number().int(),
        done: z.number().int(),
        overdue: z.number().int(),
        /** Days from filing to the public answer, the middle one. */
        medianDays: z.number().nullable(),
        byState: z.array(z.object({ state: suggestionState, title: words, count: z.number().int() })),
        byTopic: z.array(z.object({ topic, title: words, count: z.number().int() })),
      }),
    ),
}
