import { z } from 'zod'
import { day, id, instant, pageOf, pageQuery, route, version } from '../../kernel/contract.ts'

const words = z.object({ zh: z.string(), en: z.string() })
const person = z.object({ staffId: id, name: z.string() })
const unit = z.object({ unitId: id, name: z.string() })
const audience = z.enum(['parties', 'inner'])
const tone = z.enum(['calm', 'active', 'good', 'bad'])
/** A process and its actions are named by their declarations. */
const name = z.string().regex(/^[a-z][a-zA-Z0-9_]{0,59}$/)

/** Where a deadline stands at the moment of asking. `uncounted`: the calendar of that year is not loaded yet. */
const due = z.object({ dueAt: instant.nullable(), overdue: z.boolean(), workingDaysLeft: z.number().int().nullable(), uncounted: z.number().int().nullable() })

/** Why a button is grey. */
const refusal = z.object({ code: z.string(), text: words })

export const caseAction = z.object({
  name,
  title: words,
  tone: z.enum(['main', 'plain', 'danger']),
  concurrent: z.boolean(),
  bulk: z.boolean(),
  /** JSON Schema of the form, with `x-label`, `x-help`, `x-widget` and `x-options` on its properties; null: nothing to fill in. */
  form: z.record(z.string(), z.unknown()).nullable(),
  refusal: refusal.nullable(),
})

const waitingFor = z.object({
  taskId: id,
  action: name,
  title: words,
  /** The person, or the unit's name and the permission's title. */
  who: words,
  ...due.shape,
  takenBy: person.nullable(),
  mine: z.boolean(),
})

const timelineEntry = z.object({
  sequence: z.number().int(),
  action: name,
  title: words,
  by: z.string(),
  /** In whose place, or in which unit's name. */
  inNameOf: z.string().nullable(),
  from: words.nullable(),
  to: words,
  at: instant,
  /** What was entered; null where it is not for this reader. */
  entries: z.array(z.object({ label: words, value: z.string() })).nullable(),
})

const comment = z.object({ id, audience, by: z.string(), text: z.string(), at: instant })
const file = z.object({ id, name: z.string(), sizeBytes: z.number(), contentType: z.string(), audience, by: z.string(), at: instant, mayRemove: z.boolean() })
const sentMessage = z.object({ to: z.string(), kind: z.string(), title: words, at: instant, channels: z.array(z.object({ channel: z.string(), state: z.string() })) })

export const caseView = z.object({
  id,
  process: name,
  processTitle: words,
  title: z.string(),
  number: z.string().nullable(),
  state: name,
  stateTitle: words,
  /** Where it stands, in one sentence. */
  says: words,
  tone,
  closed: z.boolean(),
  version,
  unit: unit.nullable(),
  openedAt: instant,
  changedAt: instant,
  path: z.string(),
  parties: z.array(z.object({ relation: name, title: words, person: person.nullable(), unit: unit.nullable(), doneAt: instant.nullable() })),
  waiting: z.array(waitingFor),
  actions: z.array(caseAction),
  timeline: z.array(timelineEntry),
  comments: z.array(comment),
  files: z.array(file),
  messages: z.array(sentMessage),
  following: z.boolean(),
  /** May write comments that only colleagues of the same office read. */
  mayCommentInner: z.boolean(),
  mayRemind: z.boolean(),
})

/** How soon something that waits is due: late, today, within a week, later or never. */
export const dueGroup = z.enum(['overdue', 'today', 'week', 'later'])

export const inboxItem = z.object({
  caseId: id,
  process: name,
  processTitle: words,
  title: z.string(),
  number: z.string().nullable(),
  state: name,
  version,
  stateTitle: words,
  tone,
  path: z.string(),
  unitName: z.string().nullable(),
  /** What is asked of me, where I am waited for. */
  asks: z.object({ taskId: id, action: name, title: words, takenBy: person.nullable(), inPlaceOf: person.nullable() }).nullable(),
  ...due.shape,
  at: instant,
})

export const delegation = z.object({
  id,
  from: person,
  to: person,
  process: name.nullable(),
  firstDay: day,
  lastDay: day,
  reason: z.string(),
  version,
  endedAt: instant.nullable(),
})
export const template = z.object({ id, process: name, action: name, title: z.string(), content: z.record(z.string(), z.unknown()), unit: unit.nullable(), version })
const caseId = z.object({ caseId: id })

export const rowResult = z.object({
  caseId: id,
  title: z.string(),
  ok: z.boolean(),
  error: z.object({ code: z.string(), text: words }).nullable(),
  version: z.number().int().nullable(),
})

const oneOfMany = rowResult.omit({ version: true })

export const overdueStep = z.enum(['due_soon', 'today', 'overdue'])
export const supervisionItem = z.object({
  taskId: id,
  caseId: id,
  process: name,
  title: z.string(),
  number: z.string().nullable(),
  path: z.string(),
  action: words,
  who: words,
  ...due.shape,
  daysLate: z.number().int(),
  reminders: z.number().int(),
  lastRemindedAt: instant.nullable(),
})

export const casesContract = {
  inbox: route
    .route({ method: 'GET', path: '/cases/inbox', tags: ['cases'], summary: 'What waits for me, what I did, what I follow, what I handed over' })
    .meta({ access: 'signed-in' })
    .input(z.object({ ...pageQuery, box: z.enum(['todo', 'done', 'followed', 'filed', 'delegated']).default('todo'), process: name.optional(), due: dueGroup.optional() }))
    .output(pageOf(inboxItem)),
  read: route
    .route({ method: 'GET', path: '/cases/{caseId}', tags: ['cases'], summary: 'A case as I may see it, with what can be done and why not' })
    .meta({ access: 'signed-in' })
    .input(caseId)
    .output(caseView),
  act: route
    .route({ method: 'POST', path: '/cases/{caseId}/actions/{action}', tags: ['cases'], summary: 'Take an action' })
    .meta({ access: 'signed-in' })
    .input(z.object({ caseId: id, action: name, version: version.nullable(), input: z.record(z.string(), z.unknown()).default({}) }))
    .output(z.object({ id, version, state: name, stateTitle: words, says: words })),
  actOnMany: route
    .route({ method: 'POST', path: '/cases/actions/{action}', tags: ['cases'], summary: 'Take one action on many cases, one result each' })
    .meta({ access: 'signed-in' })
    .input(
      z.object({
        action: name,
        cases: z
          .array(z.object({ caseId: id, version }))
          .min(1)
          .max(200),
        input: z.record(z.string(), z.unknown()).default({}),
      }),
    )
    .output(z.object({ results: z.array(rowResult) })),
  comment: route
    .route({ method: 'POST', path: '/cases/{caseId}/comments', successStatus: 201, tags: ['cases'], summary: 'Say something to the parties or to colleagues of the same office' })
    .meta({ access: 'signed-in' })
    .input(z.object({ caseId: id, audience, text: z.string().trim().min(1).max(2000) }))
    .output(z.object({ id })),
  removeFile: route
    .route({ method: 'POST', path: '/cases/{caseId}/files/{fileId}/remove', tags: ['cases'], summary: 'Take an attachment away' })
    .meta({ access: 'signed-in' })
    .input(z.object({ caseId: id, fileId: id }))
    .output(z.object({ id })),
  follow: route
    .route({ method: 'POST', path: '/cases/{caseId}/follow', tags: ['cases'], summary: 'Hear of each change, or no more' })
    .meta({ access: 'signed-in' })
    .input(z.object({ caseId: id, follow: z.boolean() }))
    .output(z.object({ following: z.boolean() })),
  takeTask: route
    .route({ method: 'POST', path: '/cases/{caseId}/tasks/{taskId}/take', tags: ['cases'], summary: 'Take what waits for my office, give it to a colleague, or give it back' })
    .meta({ access: 'signed-in' })
    .input(z.object({ caseId: id, taskId: id, staffId: id.nullable() }))
    .output(z.object({ taskId: id, takenBy: person.nullable() })),
  takeMany: route
    .route({ method: 'POST', path: '/cases/tasks/take', tags: ['cases'], summary: 'Take many tasks of my office, give them to one colleague, or give them back, one result each' })
    .meta({ access: 'signed-in' })
    .input(
      z.object({
        tasks: z
          .array(z.object({ caseId: id, taskId: id }))
          .min(1)
          .max(200),
        staffId: id.nullable(),
      }),
    )
    .output(z.object({ results: z.array(oneOfMany.extend({ taskId: id })) })),
  remind: route
    .route({ method: 'POST', path: '/cases/{caseId}/remind', tags: ['cases'], summary: 'Remind whoever is waited for' })
    .meta({ access: 'signed-in' })
    .input(z.object({ caseId: id, note: z.string().trim().max(500).default('') }))
    .output(z.object({ told: z.number().int() })),
  remindMany: route
    .route({ method: 'POST', path: '/cases/remind', tags: ['cases'], summary: 'Remind whoever is waited for in many cases, one result each' })
    .meta({ access: 'signed-in' })
    .input(z.object({ caseIds: z.array(id).min(1).max(200), note: z.string().trim().max(500).default('') }))
    .output(z.object({ results: z.array(oneOfMany.extend({ told: z.number().int() })) })),
  readDraft: route
    .route({ method: 'GET', path: '/case-drafts/{process}/{action}/{subject}', tags: ['cases'], summary: 'What I typed and did not send' })
    .meta({ access: 'signed-in' })
    .input(z.object({ process: name, action: name, subject: z.string().max(60) }))
    .output(z.object({ content: z.record(z.string(), z.unknown()), version, changedAt: instant }).nullable()),
  saveDraft: route
    .route({ method: 'PUT', path: '/case-drafts/{process}/{action}/{subject}', tags: ['cases'], summary: 'Keep what I typed (null: throw it away)' })
    .meta({ access: 'signed-in' })
    .input(z.object({ process: name, action: name, subject: z.string().max(60), content: z.record(z.string(), z.unknown()).nullable() }))
    .output(z.object({ changedAt: instant.nullable() })),
  listTemplates: route
    .route({ method: 'GET', path: '/case-templates', tags: ['cases'], summary: 'Prepared texts for an action' })
    .meta({ access: 'signed-in' })
    .input(z.object({ process: name, action: name.optional() }))
    .output(z.object({ items: z.array(template) })),
  saveTemplate: route
    .route({ method: 'POST', path: '/case-templates', successStatus: 201, tags: ['cases'], summary: 'Keep a prepared text' })
    .meta({ access: 'signed-in' })
    .input(
      z.object({
        id: id.optional(),
        version: version.optional(),
        process: name,
        action: name,
        title: z.string().trim().min(1).max(60),
        content: z.record(z.string(), z.unknown()),
        unitId: id.nullable(),
      }),
    )
    .output(template),
  removeTemplate: route
    .route({ method: 'POST', path: '/case-templates/{id}/remove', tags: ['cases'], summary: 'Take a prepared text away' })
    .meta({ access: 'signed-in' })
    .input(z.object({ id, version }))
    .output(z.object({ id })),
  listDelegations: route
    .route({ method: 'GET', path: '/case-delegations', tags: ['cases'], summary: 'Whom I stand in for, and who stands in for me' })
    .meta({ access: 'signed-in' })
    .input(z.object({}))
    .output(z.object({ given: z.array(delegation), received: z.array(delegation) })),
  delegate: route
    .route({ method: 'POST', path: '/case-delegations', successStatus: 201, tags: ['cases'], summary: 'While I am away, a colleague acts for me' })
    .meta({ access: 'signed-in' })
    .input(z.object({ toStaffId: id, process: name.nullable(), firstDay: day, lastDay: day, reason: z.string().trim().min(1).max(200) }))
    .output(delegation),
  endDelegation: route
    .route({ method: 'POST', path: '/case-delegations/{id}/end', tags: ['cases'], summary: 'I am back' })
    .meta({ access: 'signed-in' })
    .input(z.object({ id, version }))
    .output(delegation),
  supervise: route
    .route({ method: 'GET', path: '/case-supervision', tags: ['cases'], summary: 'What is late or will be soon, for those who supervise' })
    .meta({ access: 'cases.supervise' })
    .input(z.object({ ...pageQuery, step: overdueStep.optional(), process: name.optional(), unitId: id.optional() }))
    .output(pageOf(supervisionItem)),
  statistics: route
    .route({ method: 'GET', path: '/case-statistics/{process}', tags: ['cases'], summary: 'How many, how long, where stuck' })
    .meta({ access: 'cases.supervise' })
    .input(z.object({ process: name, roundId: id.optional(), from: day.optional(), to: day.optional() }))
    .output(
      z.object({
        states: z.array(
          z.object({ state: name, title: words, count: z.number().int(), overdue: z.number().int(), medianDays: z.number().nullable(), longestDays: z.number().nullable() }),
        ),
        opened: z.array(z.object({ month: z.string(), opened: z.number().int(), closed: z.number().int() })),
        units: z.array(z.object({ unit, open: z.number().int(), overdue: z.number().int(), closed: z.number().int(), medianDays: z.number().nullable() })),
      }),
    ),
  findPeople: route
    .route({ method: 'GET', path: '/case-people', tags: ['cases'], summary: 'Colleagues to name in a form or to hand work to' })
    .meta({ access: 'signed-in' })
    .input(z.object({ q: z.string().trim().max(60).default('') }))
    .output(z.object({ items: z.array(z.object({ staffId: id, name: z.string(), staffNo: z.string(), unitName: z.string() })) })),
  listProcesses: route
    .route({ method: 'GET', path: '/case-processes', tags: ['cases'], summary: 'What kinds of case there are' })
    .meta({ access: 'signed-in' })
    .output(z.object({ items: z.array(z.object({ process: name, title: words })) })),
  process: route
    .route({ method: 'GET', path: '/case-processes/{process}', tags: ['cases'], summary: 'A process as a picture and in words' })
    .meta({ access: 'signed-in' })
    /** `state`: drawn as where a case is. */
    .input(z.object({ process: name, state: name.optional() }))
    .output(
      z.object({
        process: name,
        title: words,
        states: z.array(z.object({ name, title: words, says: words, closed: z.boolean() })),
        actions: z.array(z.object({ name, title: words, from: z.array(name), to: z.array(name), who: words })),
        /** The drawing in each language. */
        svg: words,
      }),
    ),
}
