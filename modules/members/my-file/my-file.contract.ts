import { z } from 'zod'
import { day, id, instant, route, version } from '../../../kernel/contract.ts'
import { familyForm, membershipStatus, staffForm, staffRecord } from '../members.contract.ts'
import { changeRequest, reviewedPerson } from './review.contract.ts'

const tags = ['my file']
const mine = { access: 'signed-in' } as const

/** What a person may ask to have changed; the rest is the office's to know. */
export const askableFields = staffForm
  .pick({
    name: true,
    formerName: true,
    idType: true,
    idNo: true,
    sex: true,
    birthDate: true,
    ethnicity: true,
    nationality: true,
    politicalStatus: true,
    marital: true,
    education: true,
    degree: true,
    professionalTitle: true,
    phone: true,
    email: true,
    bankAccount: true,
  })
  .partial()

const read = route
  .route({ method: 'GET', path: '/me/file', tags, summary: 'My own record' })
  .meta(mine)
  .output(staffRecord.extend({ askable: z.array(z.string()), waitingRequestId: id.nullable() }))

const reveal = route
  .route({ method: 'POST', path: '/me/file/reveal', tags, summary: 'Read one of my own protected values' })
  .meta({ ...mine, secret: true })
  .input(z.object({ field: z.enum(['idNo', 'phone', 'bankAccount']) }))
  .output(z.object({ value: z.string().nullable() }))

const card = route
  .route({ method: 'GET', path: '/me/card', tags, summary: 'My member card, with a code that proves it for five minutes' })
  .meta(mine)
  .output(
    z.object({
      name: z.string(),
      staffNo: z.string(),
      cardNo: z.string().nullable(),
      university: z.string(),
      unitName: z.string(),
      membership: membershipStatus,
      membershipLabel: z.string(),
      memberSince: day.nullable(),
      /** What the code on the card says; null for who is no member. */
      qrUrl: z.string().nullable(),
      validUntil: instant.nullable(),
    }),
  )

const checkCard = route
  .route({ method: 'GET', path: '/card/{token}', tags, summary: 'Whether a shown card is a member’s' })
  .meta({ access: 'public' })
  .input(z.object({ token: z.string().min(1).max(300) }))
  .output(z.object({ valid: z.boolean(), name: z.string().nullable(), university: z.string(), unit: z.string().nullable(), memberSince: day.nullable() }))

const ask = route
  .route({ method: 'POST', path: '/me/file/requests', tags, summary: 'Ask for changes of my record', successStatus: 201 })
  .meta({ ...mine, secret: true })
  .input(z.object({ fields: askableFields, note: z.string().trim().min(1).max(200).nullable().default(null) }))
  .output(z.object({ id, version }))

const requests = route
  .route({ method: 'GET', path: '/me/file/requests', tags, summary: 'My requests, the latest first' })
  .meta(mine)
  .output(z.object({ items: z.array(changeRequest) }))

const request = route
  .route({ method: 'GET', path: '/me/file/requests/{id}', tags, summary: 'One request, for its person and for whoever reviews it' })
  .meta(mine)
  .input(z.object({ id }))
  .output(changeRequest.extend({ person: reviewedPerson, mayReview: z.boolean() }))

const withdraw = route
  .route({ method: 'POST', path: '/me/file/requests/{id}/withdraw', tags, summary: 'Take a waiting request back' })
  .meta(mine)
  .input(z.object({ id, version }))
  .output(z.object({ id, version }))

const addFamily = route
  .route({ method: 'POST', path: '/me/family', tags, summary: 'Add a member of my family', successStatus: 201 })
  .meta(mine)
  .input(familyForm)
  .output(z.object({ id }))

const removeFamily = route
  .route({ method: 'DELETE', path: '/me/family/{familyId}', tags, summary: 'Remove a member of my family' })
  .meta(mine)
  .input(z.object({ familyId: id }))
  .output(z.object({ id }))

export const myFileContract = { read, reveal, card, checkCard, ask, requests, request, withdraw, addFamily, removeFamily }
