import { z } from 'zod'
import { day, id, instant, pageOf, pageQuery, route, version } from '../../kernel/contract.ts'
import { congressContract, session } from './congress.contract.ts'
import { roundsContract } from './rounds.contract.ts'

const words = z.object({ zh: z.string(), en: z.string() })
const person = z.object({ staffId: id, name: z.string() })
const unit = z.object({ unitId: id, name: z.string() })

/** What proposals are about; statistics go by it. */
export const topics = [
  'development',
  'teaching',
  'research',
  'personnel',
  'students',
  'welfare',
  'campus',
  'logistics',
  'digital',
  'health',
  'children',
  'democracy',
  'other',
] as const
export const topic = z.enum(topics)

export const states = [
  'draft',
  'seconding',
  'submitted',
  'correcting',
  'in_review',
  'accepted',
  'merged',
  'converted',
  'not_accepted',
  'appealed',
  'proposed',
  'assigned',
  'reassigning',
  'handling',
  'sign_off',
  'signed',
  'replied',
  'checking',
  'escalated',
  'tracked',
  'done',
  'lapsed',
  'withdrawn',
] as const
export const proposalState = z.enum(states)
export const replyClass = z.enum(['A', 'B', 'C', 'D'])
export const progressKind = z.enum(['done', 'under_way', 'not_done'])
export const meetingKind = z.enum(['in_person', 'by_phone', 'in_writing'])
export const satisfaction = z.enum(['satisfied', 'mostly', 'unsatisfied'])

const text = {
  title: z.string().trim().min(4).max(60),
  topic,
  reason: z.string().trim().max(20_000),
  suggestion: z.string().trim().max(20_000),
}

export const startInput = z
  .object({ ...text, kind: z.enum(['individual', 'collective']), onBehalfOf: id.optional(), fromSuggestion: id.optional() })
  .partial({ reason: true, suggestion: true })

/** Length and one-matter hints beside the text; none of them stops a draft from being kept. */
export const hint = z.object({ field: z.enum(['title', 'reason', 'suggestion']), tone: z.enum(['note', 'must']), text: words })

export const listItem = z.object({
  id,
  number: z.string().nullable(),
  title: z.string(),
  topic,
  kind: z.enum(['individual', 'collective']),
  state: proposalState,
  stateTitle: words,
  tone: z.enum(['calm', 'active', 'good', 'bad']),
  sessionId: id,
  sessionTitle: z.string(),
  proposers: z.array(person),
  delegation: z.string().nullable(),
  branch: z.string().nullable(),
  leadUnit: unit.nullable(),
  supportingUnits: z.array(unit),
  isKey: z.boolean(),
  ledByLeader: z.boolean(),
  seconds: z.number().int(),
  dueAt: instant.nullable(),
  overdue: z.boolean(),
  replyClass: replyClass.nullable(),
  handlingRound: z.number().int(),
  mergedInto: id.nullable(),
  changedAt: instant,
  version,
})

const reply = z.object({
  handlingRound: z.number().int(),
  replyClass,
  progress: progressKind,
  text: z.string(),
  promiseDueOn: day.nullable(),
  draftedBy: z.string(),
  draftedAt: instant,
  signedBy: z.string().nullable(),
  signedAt: instant.nullable(),
  publishedAt: instant.nullable(),
})
const rating = z.object({ handlingRound: z.number().int(), person: person.nullable(), attitude: satisfaction, result: satisfaction, words: z.string(), at: instant })
const milestone = z.object({
  id,
  what: z.string(),
  dueOn: day,
  overdue: z.boolean(),
  report: z.string().nullable(),
  reportedBy: z.string().nullable(),
  reportedAt: instant.nullable(),
  confirmedBy: z.string().nullable(),
  confirmedAt: instant.nullable(),
})

/** What the page of a proposal shows beside what every case shows (`cases.read`). */
export const proposalView = listItem.extend({
  reason: z.string(),
  suggestion: z.string(),
  textHash: z.string().nullable(),
  texts: z.array(z.object({ sequence: z.number().int(), title: z.string(), reason: z.string(), suggestion: z.string(), by: z.string(), at: instant })),
  secondsNeeded: z.number().int(),
  seconders: z.array(z.object({ person, delegation: z.string().nullable(), at: instant, voided: z.boolean(), enteredBy: z.string().nullable(), paperNote: z.string().nullable() })),
  invited: z.array(person),
  merged: z.array(z.object({ id, number: z.string().nullable(), title: z.string(), proposers: z.array(person) })),
  suggestionId: id.nullable(),
  outcomeReason: z.string().nullable(),
  /** The committee's votes: counts for everybody who reviews, who voted what for nobody else. */
  votes: z
    .object({
      review: z.number().int(),
      counts: z.record(z.string(), z.number().int()),
      mine: z.string().nullable(),
      entitled: z.number().int(),
      list: z.array(z.object({ person, outcome: z.string(), note: z.string(), at: instant })).nullable(),
    })
    .nullable(),
  supervisor: person.nullable(),
  leader: person.nullable(),
  opinions: z.array(z.object({ handlingRound: z.number().int(), unit, text: z.string().nullable(), by: z.string().nullable(), at: instant.nullable() })),
  meetings: z.array(
    z.object({
      id,
      handlingRound: z.number().int(),
      heldOn: day,
      how: meetingKind,
      place: z.string(),
      attended: z.string(),
      record: z.string(),
      by: z.string(),
      at: instant,
    }),
  ),
  replies: z.array(reply),
  ratings: z.array(rating),
  mayRate: z.boolean(),
  milestones: z.array(milestone),
  similar: z.array(z.object({ id, title: z.string(), number: z.string().nullable(), sessionTitle: z.string(), score: z.number(), cameTo: words })),
})

/** In an address `false` is a word, and every word would count as true. */
const flag = z.union([z.boolean(), z.enum(['true', 'false']).transform((word) => word === 'true')])

export const listQuery = z.object({
  ...pageQuery,
  sessionId: id.optional(),
  termId: id.optional(),
  state: z.union([proposalState, z.array(proposalState)]).optional(),
  topic: topic.optional(),
  unitId: id.optional(),
  delegationId: id.optional(),
  kind: z.enum(['individual', 'collective']).optional(),
  replyClass: replyClass.optional(),
  isKey: flag.optional(),
  overdue: flag.optional(),
  waitsForMe: flag.optional(),
  /** Led or supported by a unit for which I handle proposals. */
  handledByMe: flag.optional(),
  /** Those that I supervise, have taken up as a leader, or have seconded. */
  myPart: z.enum(['supervisor', 'leader', 'seconder']).optional(),
  q: z.string().trim().max(100).optional(),
  sort: z.enum(['changed', 'number', 'due', 'seconds']).default('changed'),
})

const share = z.object({ key: z.string(), label: words, count: z.number().int() })

export const proposalsContract = {
  ...congressContract,
  ...roundsContract,
  standing: route
    .route({ method: 'GET', path: '/proposals/standing', tags: ['proposals'], summary: 'What I may do: whether I am a delegate, the open window, my numbers' })
    .meta({ access: 'signed-in' })
    .input(z.object({}))
    .output(
      z.object({
        delegate: z.boolean(),
        delegation: z.string().nullable(),
        head: z.boolean(),
        session: session.nullable(),
        drafts: z.number().int(),
        toSecond: z.number().int(),
        toRate: z.number().int(),
        waitsForMe: z.number().int(),
      }),
    ),
  list: route
    .route({ method: 'GET', path: '/proposals', tags: ['proposals'], summary: 'Proposals that I may see' })
    .meta({ access: 'signed-in' })
    .input(listQuery)
    .output(pageOf(listItem)),
  /** Accepted ones, answered or not, for every member. */
  published: route
    .route({ method: 'GET', path: '/proposals/published', tags: ['proposals'], summary: 'Accepted proposals and their answers, for every member' })
    .meta({ access: 'signed-in' })
    .input(listQuery)
    .output(pageOf(listItem)),
  counts: route
    .route({ method: 'GET', path: '/proposals/counts', tags: ['proposals'], summary: 'How many stand where, in a session' })
    .meta({ access: 'signed-in' })
    .input(z.object({ sessionId: id }))
    .output(z.object({ states: z.array(z.object({ state: proposalState, title: words, count: z.number().int(), overdue: z.number().int() })) })),
  read: route
    .route({ method: 'GET', path: '/proposals/{id}', tags: ['proposals'], summary: 'A proposal' })
    .meta({ access: 'signed-in' })
    .input(z.object({ id }))
    .output(proposalView),
  start: route
    .route({ method: 'POST', path: '/proposals', tags: ['proposals'], summary: 'Begin a draft, one’s own or (secretary) for a delegate who wrote on paper', successStatus: 201 })
    .meta({ access: 'signed-in' })
    .input(startInput)
    .output(z.object({ id, version })),
  similar: route
    .route({ method: 'POST', path: '/proposals/similar', tags: ['proposals'], summary: 'Earlier and present ones like this text, and what came of them' })
    .meta({ access: 'signed-in' })
    .input(z.object({ title: z.string().max(200).default(''), text: z.string().max(100_000).default(''), exclude: id.optional() }))
    .output(
      z.object({
        items: z.array(z.object({ id, title: z.string(), number: z.string().nullable(), sessionTitle: z.string(), stateTitle: words, score: z.number(), cameTo: words })),
      }),
    ),
  hints: route
    .route({ method: 'POST', path: '/proposals/hints', tags: ['proposals'], summary: 'Length and one-matter hints for a text' })
    .meta({ access: 'signed-in' })
    .input(z.object({ sessionId: id.optional(), title: z.string().max(200), reason: z.string().max(100_000), suggestion: z.string().max(100_000) }))
    .output(z.object({ hints: z.array(hint) })),
  statistics: route
    .route({
      method: 'GET',
      path: '/congress/sessions/{id}/statistics',
      tags: ['proposals'],
      summary: 'By branch, unit, topic, time to reply and satisfaction, against the session before',
    })
    .meta({ access: 'signed-in' })
    .input(z.object({ id }))
    .output(
      z.object({
        session: z.object({ id, title: z.string() }),
        before: z.object({ id, title: z.string() }).nullable(),
        totals: z.array(z.object({ key: z.string(), label: words, now: z.number(), before: z.number().nullable() })),
        topics: z.array(share),
        delegations: z.array(share),
        units: z.array(
          z.object({
            unit,
            lead: z.number().int(),
            supporting: z.number().int(),
            replied: z.number().int(),
            overdue: z.number().int(),
            medianDays: z.number().nullable(),
            satisfiedPercent: z.number().nullable(),
          }),
        ),
        replyDays: z.array(z.object({ upTo: z.number().int(), count: z.number().int() })),
        classes: z.array(share),
        satisfaction: z.array(z.object({ key: satisfaction.or(z.literal('not_rated')), attitude: z.number().int(), result: z.number().int() })),
      }),
    ),
}
