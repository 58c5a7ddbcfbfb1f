import { z } from 'zod'
import { id, instant, pageOf, pageQuery, route } from '../../../kernel/contract.ts'
import { answers, bilingual, deskEnrolment, enrolmentStatus, reason } from '../capacity.shapes.ts'

const tags = ['enrolments']
const access = 'signed-in'

const list = route
  .route({ method: 'GET', path: '/offers/{offerId}/enrolments', tags, summary: 'Sign-ups in the order of arrival; a branch officer sees the own branch' })
  .meta({ access })
  .input(
    z.object({
      offerId: id,
      status: enrolmentStatus.optional(),
      optionId: id.optional(),
      unitId: id.optional(),
      search: z.string().trim().min(1).max(40).optional(),
      ...pageQuery,
    }),
  )
  .output(pageOf(deskEnrolment))

const counts = route
  .route({ method: 'GET', path: '/offers/{offerId}/enrolment-counts', tags, summary: 'How many by status, by option and by branch, within my reach' })
  .meta({ access })
  .input(z.object({ offerId: id }))
  .output(
    z.object({
      statuses: z.array(z.object({ status: enrolmentStatus, parties: z.number().int(), people: z.number().int() })),
      options: z.array(z.object({ optionId: id.nullable(), status: enrolmentStatus, parties: z.number().int(), people: z.number().int() })),
      branches: z.array(z.object({ unitId: id, unitName: z.string(), confirmed: z.number().int(), waiting: z.number().int(), pending: z.number().int() })),
    }),
  )

const show = route
  .route({ method: 'GET', path: '/offers/{offerId}/enrolments/{enrolmentId}', tags, summary: 'One sign-up with companions and what became of it' })
  .meta({ access })
  .input(z.object({ offerId: id, enrolmentId: id }))
  .output(
    deskEnrolment.extend({
      companions: z.array(z.object({ no: z.number().int(), name: z.string(), relation: z.string() })),
      events: z.array(z.object({ what: z.string(), said: bilingual, reason: z.string().nullable(), by: z.string(), at: instant })),
    }),
  )

const review = route
  .route({ method: 'POST', path: '/offers/{offerId}/enrolments/review', tags, summary: 'Approve or decline many at once, in the order of arrival: one result for each' })
  .meta({ access })
  .input(z.object({ offerId: id, enrolmentIds: z.array(id).min(1).max(500), declined: reason.nullable() }))
  .output(
    z.object({
      rows: z.array(z.object({ enrolmentId: id, status: enrolmentStatus.nullable(), error: z.object({ code: z.string(), text: bilingual }).nullable() })),
    }),
  )

const enrol = route
  .route({
    method: 'POST',
    path: '/offers/{offerId}/enrolments',
    tags,
    summary: 'Sign somebody up: within the window, or later with a reason while places are free',
    successStatus: 201,
  })
  .meta({ access })
  .input(
    z.object({
      offerId: id,
      staffId: id,
      optionId: id.nullable(),
      choices: z.array(id).min(1).max(20).nullable().default(null),
      party: z.number().int().min(1).max(20).default(1),
      answers: answers.nullable().default(null),
      reason: reason.nullable().default(null),
    }),
  )
  .output(z.object({ enrolmentId: id, status: enrolmentStatus, optionId: id.nullable(), place: z.number().int().nullable() }))

const takeOff = route
  .route({ method: 'POST', path: '/offers/{offerId}/enrolments/{enrolmentId}/take-off', tags, summary: 'Take somebody off, with a reason and without consequences for them' })
  .meta({ access })
  .input(z.object({ offerId: id, enrolmentId: id, reason }))
  .output(z.object({ id }))

/** Beside these: GET /offers/{offerId}/enrolments.xlsx (query as the list), /offers/{offerId}/list.docx and list.pdf (query: by=option|branch). */
export const deskContract = { list, counts, show, review, enrol, takeOff }
