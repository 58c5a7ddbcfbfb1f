import { z } from 'zod'
import { day, id, instant, pageOf, pageQuery, route, version } from '../../kernel/contract.ts'
import { sessionSettings } from './proposals.settings.ts'

const words = z.object({ zh: z.string(), en: z.string() })
const person = z.object({ staffId: id, name: z.string() })
const unit = z.object({ unitId: id, name: z.string() })

export const term = z.object({ id, ordinal: z.number().int(), title: z.string(), fromDay: day, untilDay: day.nullable(), version })
export const session = z.object({
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
export const delegation = z.object({ id, termId: id, name: z.string(), head: person.nullable(), delegates: z.number().int(), version })
export const delegateKind = z.enum(['delegate', 'non_voting', 'invited'])
export const delegate = z.object({
  id,
  termId: id,
  person,
  staffNo: z.string(),
  delegation: z.object({ id, name: z.string() }),
  kind: delegateKind,
  fromDay: day,
  untilDay: day.nullable(),
  version,
})

/** Terms, sessions and delegates, and what is done with a session as a whole. */
export const congressContract = {
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
    .route({ method: 'POST', path: '/congress/sessions/{id}/archive', tags: ['proposals'], summary: 'Close a session’s books; drafts end, what is tracked goes on and is named' })
    .meta({ access: 'proposals.manage' })
    .input(z.object({ id, version }))
    .output(session.extend({ lapsedDrafts: z.number().int(), tracked: z.array(z.object({ id, number: z.string().nullable(), title: z.string() })) })),
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
        kind: delegateKind.default('delegate'),
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
  publishReplies: route
    .route({ method: 'POST', path: '/congress/sessions/{id}/publish-replies', tags: ['proposals'], summary: 'Publish every signed reply that was held, together' })
    .meta({ access: 'proposals.manage' })
    .input(z.object({ id, version }))
    .output(
      z.object({ published: z.number().int(), unsigned: z.array(z.object({ id, number: z.string().nullable(), title: z.string(), leadUnit: z.string().nullable() })), session }),
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
}
