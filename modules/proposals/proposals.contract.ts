import { z } from 'zod'
import { day, id, instant, pageOf, pageQuery, route, version } from '../../kernel/contract.ts'
import { sessionSettings } from './proposals.settings.ts'

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
export const satisfaction = z.enum(['satisfied', 'mostly', 'unsatisfied'])

const term = z.object({ id, ordinal: z.number().int(), title: z.string(), fromDay: day, untilDay: day.nullable(), version })
const session = z.object({
  id,
  termId: id,
  termTitle: z.string(),
  ordinal: z.number().int(),
  title: z.string(),
  heldOn: day.nullable(),
  collectFrom: instant,
  collectUntil: instant,
  /** At the moment of asking. */
  window: z.enum(['before', 'open', 'over']),
  settings: sessionSettings,
  repliesPublishedAt: instant.nullable(),
  archivedAt: instant.nullable(),
  proposals: z.number().int(),
  version,
})
const delegation = z.object({ id, termId: id, name: z.string(), head: person.nullable(), delegates: z.number().int(), version })
const delegate = z.object({
  id,
  termId: id,
  person,
  staffNo: z.string(),
  delegation: z.object({ id, name: z.string() }),
  kind: z.enum(['delegate', 'non_voting', 'invited']),
  fromDay: day,
  untilDay: day.nullable(),
  version,
})

const text = {
  title: z.string().trim().min(4).max(60),
  topic,
  reason: z.string().trim().max(20_000),
  suggestion: z.string().trim().max(20_000),
}

/** Length and one-matter hints beside the text; none of them stops a draft from being kept. */
const hint = z.object({ field: z.enum(['title', 'reason', 'suggestion']), tone: z.enum(['note', 'must']), text: words })

const listItem = z.object({
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
  progress: z.enum(['done', 'under_way', 'not_done']),
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
  seconders: z.array(z.object({ person, delegation: z.string().nullable(), at: instant, voided: z.boolean() })),
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
      how: z.enum(['in_person', 'by_phone', 'in_writing']),
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

const listQuery = {
  ...pageQuery,
  sessionId: id.optional(),
  termId: id.optional(),
  state: z.union([proposalState, z.array(proposalState)]).optional(),
  topic: topic.optional(),
  unitId: id.optional(),
  delegationId: id.optional(),
  kind: z.enum(['individual', 'collective']).optional(),
  replyClass: replyClass.optional(),
  isKey: z.coerce.boolean().optional(),
  overdue: z.coerce.boolean().optional(),
  waitsForMe: z.coerce.boolean().optional(),
  q: z.string().trim().max(100).optional(),
  sort: z.enum(['changed', 'number', 'due', 'seconds']).default('changed'),
}

const share = z.object({ key: z.string(), label: words, count: z.number().int() })

const congress = {
  terms: route
    .route({ method: 'GET', path: '/congress/terms', tags: ['proposals'], summary: 'Terms of the congress' })
    .meta({ access: 'signed-in' })
    .input(z.object({}))
    .output(z.object({ items: z.array(term) })),
  saveTerm: route
    .route({ method: 'POST', path: '/congress/terms', tags: ['proposals'], summary: 'Enter or correct a term' })
    .meta({ access: 'proposals.manage' })
    .input(
      z.object({
        id: id.optional(),
        version: version.optional(),
        ordinal: z.number().int().min(1).max(99),
        title: z.string().trim().min(1).max(40),
        fromDay: day,
        untilDay: day.nullable(),
      }),
    )
    .output(term),
  sessions: route
    .route({ method: 'GET', path: '/congress/sessions', tags: ['proposals'], summary: 'Sessions with their collection windows and rules' })
    .meta({ access: 'signed-in' })
    .input(z.object({ termId: id.optional() }))
    .output(z.object({ items: z.array(session), current: id.nullable() })),
  saveSession: route
    .route({ method: 'POST', path: '/congress/sessions', tags: ['proposals'], summary: 'Enter a session, or change its window and rules' })
    .meta({ access: 'proposals.manage' })
    .input(
      z.object({
        id: id.optional(),
        version: version.optional(),
        termId: id,
        ordinal: z.number().int().min(1).max(99),
        title: z.string().trim().min(1).max(60),
        heldOn: day.nullable(),
        collectFrom: instant,
        collectUntil: instant,
        settings: sessionSettings,
      }),
    )
    .output(session),
  settingSources: route
    .route({ method: 'GET', path: '/congress/setting-sources', tags: ['proposals'], summary: 'Where each default of a session comes from' })
    .meta({ access: 'signed-in' })
    .input(z.object({}))
    .output(z.object({ sources: z.record(z.string(), words) })),
  archiveSession: route
    .route({ method: 'POST', path: '/congress/sessions/{id}/archive', tags: ['proposals'], summary: 'Close a session’s books; what is open is named and must be ended first' })
    .meta({ access: 'proposals.manage' })
    .input(z.object({ id, version }))
    .output(session),
  delegations: route
    .route({ method: 'GET', path: '/congress/delegations', tags: ['proposals'], summary: 'Delegations of a term' })
    .meta({ access: 'signed-in' })
    .input(z.object({ termId: id }))
    .output(z.object({ items: z.array(delegation) })),
  saveDelegation: route
    .route({ method: 'POST', path: '/congress/delegations', tags: ['proposals'], summary: 'Enter a delegation or name its head' })
    .meta({ access: 'proposals.manage' })
    .input(z.object({ id: id.optional(), version: version.optional(), termId: id, name: z.string().trim().min(1).max(60), headStaffId: id.nullable() }))
    .output(delegation),
  delegates: route
    .route({ method: 'GET', path: '/congress/delegates', tags: ['proposals'], summary: 'Delegates of a term' })
    .meta({ access: 'proposals.manage' })
    .input(z.object({ ...pageQuery, termId: id, delegationId: id.optional(), q: z.string().max(60).optional() }))
    .output(pageOf(delegate)),
  addDelegates: route
    .route({ method: 'POST', path: '/congress/delegates', tags: ['proposals'], summary: 'Enter delegates by staff number, one result each' })
    .meta({ access: 'proposals.manage' })
    .input(
      z.object({
        termId: id,
        delegationId: id.optional(),
        kind: z.enum(['delegate', 'non_voting', 'invited']).default('delegate'),
        fromDay: day,
        rows: z
          .array(z.object({ staffNo: z.string().max(40), delegation: z.string().max(60).optional() }))
          .min(1)
          .max(1000),
      }),
    )
    .output(z.object({ results: z.array(z.object({ staffNo: z.string(), name: z.string().nullable(), ok: z.boolean(), error: words.nullable() })) })),
  endDelegate: route
    .route({ method: 'POST', path: '/congress/delegates/{id}/end', tags: ['proposals'], summary: 'A delegate leaves' })
    .meta({ access: 'proposals.manage' })
    .input(z.object({ id, version, untilDay: day }))
    .output(delegate),
}

export const proposalsContract = {
  ...congress,
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
    .input(z.object(listQuery))
    .output(pageOf(listItem)),
  /** Accepted ones, answered or not, for every member. */
  published: route
    .route({ method: 'GET', path: '/proposals/published', tags: ['proposals'], summary: 'Accepted proposals and their answers, for every member' })
    .meta({ access: 'signed-in' })
    .input(z.object(listQuery))
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
    .route({ method: 'POST', path: '/proposals', tags: ['proposals'], summary: 'Begin a draft, one’s own or (secretary) for a delegate who wrote on paper' })
    .meta({ access: 'signed-in' })
    .input(z.object({ ...text, kind: z.enum(['individual', 'collective']), onBehalfOf: id.optional(), fromSuggestion: id.optional() }).partial({ reason: true, suggestion: true }))
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
  publishReplies: route
    .route({ method: 'POST', path: '/congress/sessions/{id}/publish-replies', tags: ['proposals'], summary: 'Publish every signed reply that was held, together' })
    .meta({ access: 'proposals.manage' })
    .input(z.object({ id, version }))
    .output(
      z.object({ published: z.number().int(), unsigned: z.array(z.object({ id, number: z.string().nullable(), title: z.string(), leadUnit: z.string().nullable() })), session }),
    ),
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
  deliveries: route
    .route({ method: 'GET', path: '/congress/sessions/{id}/deliveries', tags: ['proposals'], summary: 'Delivery meetings and their signing lists' })
    .meta({ access: 'signed-in' })
    .input(z.object({ id }))
    .output(
      z.object({
        meetings: z.array(z.object({ id, heldOn: day, place: z.string(), version })),
        rows: z.array(
          z.object({ unit, proposals: z.array(z.object({ id, number: z.string().nullable(), title: z.string(), signedBy: z.string().nullable(), signedAt: instant.nullable() })) }),
        ),
      }),
    ),
  saveDelivery: route
    .route({ method: 'POST', path: '/congress/deliveries', tags: ['proposals'], summary: 'Call a delivery meeting' })
    .meta({ access: 'proposals.manage' })
    .input(z.object({ id: id.optional(), version: version.optional(), sessionId: id, heldOn: day, place: z.string().trim().max(100) }))
    .output(z.object({ id, version })),
  rounds: route
    .route({ method: 'GET', path: '/proposal-rounds', tags: ['proposals'], summary: 'Look-backs and awards' })
    .meta({ access: 'signed-in' })
    .input(z.object({}))
    .output(
      z.object({
        items: z.array(
          z.object({
            id,
            kind: z.enum(['look_back', 'awards']),
            title: z.string(),
            sessionIds: z.array(id),
            opensOn: day,
            closesOn: day,
            closedAt: instant.nullable(),
            entries: z.number().int(),
            decided: z.number().int(),
            version,
          }),
        ),
      }),
    ),
  saveRound: route
    .route({ method: 'POST', path: '/proposal-rounds', tags: ['proposals'], summary: 'Open a look-back or an award round' })
    .meta({ access: 'proposals.manage' })
    .input(
      z.object({
        id: id.optional(),
        version: version.optional(),
        kind: z.enum(['look_back', 'awards']),
        title: z.string().trim().min(1).max(60),
        sessionIds: z.array(id).min(1).max(20),
        opensOn: day,
        closesOn: day,
      }),
    )
    .output(z.object({ id, version })),
  round: route
    .route({ method: 'GET', path: '/proposal-rounds/{id}', tags: ['proposals'], summary: 'A round and its entries' })
    .meta({ access: 'signed-in' })
    .input(z.object({ id }))
    .output(
      z.object({
        id,
        kind: z.enum(['look_back', 'awards']),
        title: z.string(),
        opensOn: day,
        closesOn: day,
        closedAt: instant.nullable(),
        version,
        entries: z.array(
          z.object({
            id,
            proposal: z.object({ id, number: z.string().nullable(), title: z.string(), leadUnit: z.string().nullable(), sessionTitle: z.string() }).nullable(),
            unit: unit.nullable(),
            award: z.enum(['excellent_proposal', 'handling_unit', 'organising_unit']).nullable(),
            finding: z.enum(['carried_out', 'partly', 'not']).nullable(),
            note: z.string(),
            votes: z.number().int(),
            mine: z.boolean(),
            awarded: z.boolean(),
            decidedBy: z.string().nullable(),
          }),
        ),
      }),
    ),
  decideEntry: route
    .route({ method: 'POST', path: '/proposal-rounds/{id}/entries/{entryId}', tags: ['proposals'], summary: 'Look-back finding, or whether the award is given' })
    .meta({ access: 'proposals.review' })
    .input(z.object({ id, entryId: id, finding: z.enum(['carried_out', 'partly', 'not']).nullable(), note: z.string().trim().max(1000), awarded: z.boolean() }))
    .output(z.object({ id })),
  nominate: route
    .route({ method: 'POST', path: '/proposal-rounds/{id}/entries', tags: ['proposals'], summary: 'Nominate a proposal or a unit for an award' })
    .meta({ access: 'proposals.review' })
    .input(
      z.object({
        id,
        award: z.enum(['excellent_proposal', 'handling_unit', 'organising_unit']),
        proposalId: id.nullable(),
        unitId: id.nullable(),
        note: z.string().trim().max(1000),
      }),
    )
    .output(z.object({ id })),
  voteEntry: route
    .route({ method: 'POST', path: '/proposal-rounds/{id}/entries/{entryId}/vote', tags: ['proposals'], summary: 'Vote for an entry, or take the vote back' })
    .meta({ access: 'proposals.review' })
    .input(z.object({ id, entryId: id, vote: z.boolean() }))
    .output(z.object({ votes: z.number().int(), mine: z.boolean() })),
  closeRound: route
    .route({ method: 'POST', path: '/proposal-rounds/{id}/close', tags: ['proposals'], summary: 'Close a round; what was not carried out is tracked again' })
    .meta({ access: 'proposals.manage' })
    .input(z.object({ id, version }))
    .output(z.object({ id, version })),
}
