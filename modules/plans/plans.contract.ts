import { z } from 'zod'
import { day, id, instant, route, version } from '../../kernel/contract.ts'

const tags = ['plans']
const text = (max: number) => z.string().trim().min(1).max(max)

export const workSystem = z.enum(['ideology', 'organisation', 'rights', 'relief', 'contests', 'culture'])
export const itemState = z.enum(['open', 'done', 'dropped', 'carried_over'])
const months = z.array(z.number().int().min(1).max(12)).max(12)
const span = z.object({ start: z.number().int(), end: z.number().int() })
const named = z.object({ id, name: z.string() })

const planHead = z.object({
  id,
  year: z.number().int(),
  title: z.string(),
  organisation: z.string().nullable(),
  documentNo: z.string().nullable(),
  state: z.enum(['review', 'accepted', 'discarded']),
  items: z.number().int(),
  done: z.number().int(),
  version,
})

const point = z.object({
  id,
  section: z.string().nullable(),
  no: z.number().int().nullable(),
  title: z.string(),
  text: z.string(),
  workSystem: workSystem.nullable(),
  subItems: z.array(z.object({ no: z.number().int(), title: z.string() })),
  span,
})

const item = z.object({
  id,
  section: z.string().nullable(),
  no: z.number().int(),
  title: z.string(),
  months,
  allYear: z.boolean(),
  monthNote: z.string().nullable(),
  workSystem: workSystem.nullable(),
  lead: named.nullable(),
  support: z.array(named),
  persons: z.array(named),
  state: itemState,
  /** 0–100, from the milestones; 100 takes evidence. */
  progress: z.number().int(),
  overdue: z.boolean(),
  milestones: z.number().int(),
  milestonesDone: z.number().int(),
  evidence: z.number().int(),
  nextDue: day.nullable(),
  span: span.nullable(),
  mayWork: z.boolean(),
  version,
})

const milestone = z.object({ id, title: z.string(), dueOn: day.nullable(), doneOn: day.nullable(), version })
const evidence = z.object({ id, note: z.string(), fileName: z.string().nullable(), by: z.string(), at: instant })

const itemDetail = item.extend({
  planId: id,
  year: z.number().int(),
  summary: z.string().nullable(),
  carriedFrom: id.nullable(),
  milestoneList: z.array(milestone),
  evidenceList: z.array(evidence),
  changes: z.array(
    z.object({
      at: instant,
      by: z.string(),
      reason: z.string().nullable(),
      fields: z.array(z.object({ label: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
    }),
  ),
})

const list = route.route({ method: 'GET', path: '/plans', tags, summary: 'Plans of the years' }).meta({ access: 'signed-in' }).output(z.array(planHead))

const read = route
  .route({ method: 'GET', path: '/plans/{id}', tags, summary: 'A plan with its text, points and items' })
  .meta({ access: 'signed-in' })
  .input(z.object({ id }))
  .output(
    planHead.extend({
      sourceText: z.string(),
      sourceName: z.string().nullable(),
      points: z.array(point),
      itemList: z.array(item),
      unread: z.array(z.object({ text: z.string(), reason: z.string(), span })),
    }),
  )

const readText = route
  .route({ method: 'POST', path: '/plans', tags, summary: 'Read a pasted plan; it waits for review', successStatus: 201 })
  .meta({ access: 'plans.manage' })
  .input(z.object({ text: z.string().min(20).max(400_000), name: z.string().max(200).optional() }))
  .output(z.object({ id }))

const reviewItem = z.object({
  id: id.optional(),
  section: text(60).nullable(),
  title: text(400),
  months,
  allYear: z.boolean(),
  monthNote: z.string().max(60).nullable(),
  workSystem: workSystem.nullable(),
  span: span.nullable(),
})

const review = route
  .route({ method: 'PUT', path: '/plans/{id}/review', tags, summary: 'Correct what was read, before it is accepted' })
  .meta({ access: 'plans.manage' })
  .input(
    z.object({
      id,
      version,
      year: z.number().int().min(1990).max(2200),
      title: text(200),
      items: z.array(reviewItem).max(500),
      unread: z.array(z.number().int()).max(500),
    }),
  )
  .output(z.object({ id, version }))

const accept = route
  .route({ method: 'POST', path: '/plans/{id}/accept', tags, summary: 'Make it the plan of its year' })
  .meta({ access: 'plans.manage' })
  .input(z.object({ id, version }))
  .output(z.object({ id, version }))

const discard = route
  .route({ method: 'POST', path: '/plans/{id}/discard', tags, summary: 'Put a plan away that was not accepted' })
  .meta({ access: 'plans.manage' })
  .input(z.object({ id, version }))
  .output(z.object({ id, version }))

const readItem = route
  .route({ method: 'GET', path: '/plan-items/{id}', tags, summary: 'One item with milestones, evidence and changes' })
  .meta({ access: 'signed-in' })
  .input(z.object({ id }))
  .output(itemDetail)

const changeItem = route
  .route({ method: 'PATCH', path: '/plan-items/{id}', tags, summary: 'Who does it, and when; a changed date keeps its reason' })
  .meta({ access: 'plans.manage' })
  .input(
    z.object({
      id,
      version,
      title: text(400).optional(),
      months: months.optional(),
      allYear: z.boolean().optional(),
      workSystem: workSystem.nullable().optional(),
      leadUnitId: id.nullable().optional(),
      supportUnitIds: z.array(id).max(20).optional(),
      personIds: z.array(id).max(20).optional(),
      reason: text(200).nullable().optional(),
    }),
  )
  .output(z.object({ id, version }))

const setMilestones = route
  .route({ method: 'PUT', path: '/plan-items/{id}/milestones', tags, summary: 'The steps of an item, in order' })
  .meta({ access: 'plans.work' })
  .input(z.object({ id, version, milestones: z.array(z.object({ id: id.optional(), title: text(120), dueOn: day.nullable() })).max(30) }))
  .output(z.object({ id, version }))

const tickMilestone = route
  .route({ method: 'POST', path: '/plan-items/{id}/milestones/{milestoneId}/done', tags, summary: 'A step is done, or not after all' })
  .meta({ access: 'plans.work' })
  .input(z.object({ id, milestoneId: id, done: z.boolean() }))
  .output(z.object({ id, progress: z.number().int() }))

const addEvidence = route
  .route({
    method: 'POST',
    path: '/plan-items/{id}/evidence',
    tags,
    summary: 'A note or a link as proof (files: multipart at …/evidence-files)',
    successStatus: 201,
  })
  .meta({ access: 'plans.work' })
  .input(z.object({ id, note: text(1000) }))
  .output(z.object({ id }))

const settle = route
  .route({ method: 'POST', path: '/plan-items/{id}/settle', tags, summary: 'Done (with evidence), dropped (with a reason), or open again' })
  .meta({ access: 'plans.work' })
  .input(z.object({ id, version, state: z.enum(['open', 'done', 'dropped']), summary: text(1000).nullable().optional() }))
  .output(z.object({ id, version }))

const carryOver = route
  .route({ method: 'POST', path: '/plan-items/{id}/carry-over', tags, summary: 'Take an open item into another year’s plan' })
  .meta({ access: 'plans.manage' })
  .input(z.object({ id, version, toPlanId: id, reason: text(200) }))
  .output(z.object({ id }))

const makeFeed = route
  .route({ method: 'POST', path: '/me/plan-feed', tags, summary: 'A calendar address of one’s own; the earlier one stops working' })
  .meta({ access: 'signed-in', secret: true })
  .output(z.object({ url: z.string() }))

export const plansContract = {
  list,
  read,
  readText,
  review,
  accept,
  discard,
  readItem,
  changeItem,
  setMilestones,
  tickMilestone,
  addEvidence,
  settle,
  carryOver,
  makeFeed,
}
