import { z } from 'zod'
import { id, instant, pageOf, pageQuery, route, version } from '../../../kernel/contract.ts'

const tags = ['members']

export const requestState = z.enum(['waiting', 'accepted', 'declined', 'withdrawn'])

/** A request to change one's record, field by field; protected values come masked. */
export const changeRequest = z.object({
  id,
  version,
  state: requestState,
  fields: z.array(z.object({ key: z.string(), label: z.string(), before: z.string(), after: z.string() })),
  note: z.string().nullable(),
  requestedAt: instant,
  decidedAt: instant.nullable(),
  answer: z.string().nullable(),
})

export const reviewedPerson = z.object({ id, name: z.string(), staffNo: z.string(), unitName: z.string() })

const listRequests = route
  .route({ method: 'GET', path: '/staff/requests', tags, summary: 'Change requests of people within reach, the oldest first' })
  .meta({ access: 'members.review' })
  .input(z.object({ ...pageQuery, state: requestState.default('waiting') }))
  .output(pageOf(changeRequest.extend({ person: reviewedPerson })))

const decideRequest = route
  .route({ method: 'POST', path: '/staff/requests/{id}/decide', tags, summary: 'Accept a change request, which carries it out, or decline it with an answer' })
  .meta({ access: 'members.review' })
  .input(z.object({ id, version, decision: z.enum(['accept', 'decline']), answer: z.string().trim().min(1).max(200).nullable().default(null) }))
  .output(z.object({ id, version, state: requestState }))

export const reviewContract = { listRequests, decideRequest }
