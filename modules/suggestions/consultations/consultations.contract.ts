import { z } from 'zod'
import { id, instant, route, version } from '../../../kernel/contract.ts'
import { text } from '../../../kernel/text.shapes.ts'

export const stage = z.enum(['draft', 'before', 'open', 'closed', 'answered'])
export const kindOutcome = z.enum(['taken', 'partly', 'not_taken'])
export const mostParagraphs = 400
const paragraph = text(1, 5_000)

const facts = {
  title: text(4, 80),
  intro: text(0, 5_000).default(''),
  opensAt: instant,
  closesAt: instant,
  anonymous: z.boolean().default(true),
  paragraphs: z.array(paragraph).min(1).max(mostParagraphs),
}

export const consultationItem = z.object({
  id,
  title: z.string(),
  round: z.number().int(),
  /** At the moment of asking. */
  stage,
  anonymous: z.boolean(),
  opensAt: instant,
  closesAt: instant,
  comments: z.number().int(),
  mine: z.number().int(),
})

export const comment = z.object({ id, paragraph: z.number().int().nullable(), text: z.string(), at: instant, mine: z.boolean(), by: z.string().nullable(), kindId: id.nullable() })
export const kind = z.object({ id, title: z.string(), outcome: kindOutcome.nullable(), answer: z.string(), comments: z.number().int() })

export const consultationView = consultationItem.extend({
  intro: z.string(),
  paragraphs: z.array(z.object({ number: z.number().int(), text: z.string() })),
  previousId: id.nullable(),
  nextId: id.nullable(),
  version,
  mayManage: z.boolean(),
  /** One's own until the answers are public, then everybody's; the office's all along. */
  list: z.array(comment),
  /** With their answers once these are public. */
  kinds: z.array(kind),
  resultsIntro: z.string(),
})

export const sortedKind = z.object({
  title: text(2, 80),
  outcome: kindOutcome.nullable(),
  answer: text(0, 5_000),
  commentIds: z.array(id).max(5_000),
})

export const consultationsContract = {
  list: route
    .route({ method: 'GET', path: '/consultations', tags: ['consultations'], summary: 'Draft texts on which colleagues are heard, the newest first' })
    .meta({ access: 'signed-in' })
    .output(z.object({ items: z.array(consultationItem) })),
  read: route
    .route({ method: 'GET', path: '/consultations/{id}', tags: ['consultations'], summary: 'The text, the comments that this reader may see, and the answers' })
    .meta({ access: 'signed-in' })
    .input(z.object({ id }))
    .output(consultationView),
  create: route
    .route({ method: 'POST', path: '/consultations', tags: ['consultations'], summary: 'Draft a consultation, or a new round of one', successStatus: 201 })
    .meta({ access: 'suggestions.manage' })
    .input(z.object({ ...facts, previousId: id.optional() }))
    .output(z.object({ id, version })),
  save: route
    .route({ method: 'PUT', path: '/consultations/{id}', tags: ['consultations'], summary: 'Change a draft; once published its text stands' })
    .meta({ access: 'suggestions.manage' })
    .input(z.object({ id, version, ...facts }))
    .output(z.object({ id, version })),
  publish: route
    .route({ method: 'PUT', path: '/consultations/{id}/publication', tags: ['consultations'], summary: 'Publish it: from now on the text stands' })
    .meta({ access: 'suggestions.manage' })
    .input(z.object({ id, version }))
    .output(z.object({ id, version })),
  comment: route
    .route({ method: 'POST', path: '/consultations/{id}/comments', tags: ['consultations'], summary: 'Comment on a paragraph or the whole, while it is open', successStatus: 201 })
    // No body in any log: it may be anonymous.
    .meta({ access: 'signed-in', secret: true })
    .input(z.object({ id, paragraph: z.number().int().min(1).nullable(), text: text(2, 2_000) }))
    .output(z.object({ id })),
  withdrawComment: route
    .route({ method: 'PUT', path: '/consultations/{id}/comments/{commentId}/withdrawal', tags: ['consultations'], summary: 'Take one’s own comment back, while it is open' })
    .meta({ access: 'signed-in' })
    .input(z.object({ id, commentId: id }))
    .output(z.object({ id })),
  sortComments: route
    .route({ method: 'PUT', path: '/consultations/{id}/kinds', tags: ['consultations'], summary: 'Group the comments into kinds and answer each kind' })
    .meta({ access: 'suggestions.manage' })
    .input(z.object({ id, version, resultsIntro: text(0, 5_000), kinds: z.array(sortedKind).max(100) }))
    .output(z.object({ id, version })),
  publishResults: route
    .route({ method: 'PUT', path: '/consultations/{id}/results', tags: ['consultations'], summary: 'Publish the answers, once each comment has a kind and each kind an answer' })
    .meta({ access: 'suggestions.manage' })
    .input(z.object({ id, version }))
    .output(z.object({ id, version })),
}
