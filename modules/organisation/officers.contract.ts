import { z } from 'zod'
import { day, id, pageOf, pageQuery, route, version, versioned } from '../../kernel/contract.ts'

const tags = ['organisation']
const officers = { access: 'organisation.officers' } as const

export const officeCode = z.enum([
  'chair',
  'vice_chair',
  'standing_member',
  'committee_member',
  'finance_officer',
  'women_officer',
  'office_director',
  'cadre',
  'director',
  'vice_director',
  'secretary',
  'group_leader',
  'president',
  'vice_president',
])
export const cadreKind = z.enum(['full_time', 'seconded', 'part_time'])
export const endReason = z.enum(['term_end', 'transfer', 'resignation', 'retirement', 'removal', 'death', 'reorganisation', 'mistake'])

const documentNo = z.string().trim().min(1).max(80).nullable().default(null)

export const officer = z.object({
  id,
  unitId: id,
  unitName: z.string(),
  staffId: id,
  staffName: z.string(),
  staffNo: z.string(),
  office: officeCode,
  title: z.string(),
  cadreKind,
  termId: id.nullable(),
  from: day,
  /** The first day on which it is no longer held. */
  to: day.nullable(),
  documentNo: z.string().nullable(),
  endReason: endReason.nullable(),
  endDocumentNo: z.string().nullable(),
  consentNo: z.string().nullable(),
  consentOn: day.nullable(),
  version,
})

const appoint = route
  .route({ method: 'POST', path: '/organisation/units/{id}/offices', tags, summary: 'Give somebody an office', successStatus: 201 })
  .meta(officers)
  .input(
    z.object({
      id,
      staffId: id,
      office: officeCode,
      title: z.string().trim().min(1).max(40),
      cadreKind,
      termId: id.nullable().default(null),
      from: day,
      documentNo,
    }),
  )
  .output(versioned)

const endOffice = route
  .route({
    method: 'POST',
    path: '/organisation/offices/{id}/end',
    tags,
    summary: 'End an office; a chair’s transfer before the end of the term needs the superior’s prior consent',
  })
  .meta(officers)
  .input(
    z.object({
      id,
      version,
      on: day,
      reason: endReason.exclude(['reorganisation']),
      documentNo,
      consentNo: documentNo,
      consentOn: day.nullable().default(null),
    }),
  )
  .output(versioned)

const addTerm = route
  .route({ method: 'POST', path: '/organisation/units/{id}/terms', tags, summary: 'Enter a term of office', successStatus: 201 })
  .meta(officers)
  .input(z.object({ id, ordinal: z.int().min(1).max(200), from: day, to: day, documentNo }))
  .output(versioned)

const changeTerm = route
  .route({ method: 'PATCH', path: '/organisation/terms/{id}', tags, summary: 'Correct a term, or end it earlier or later' })
  .meta(officers)
  .input(z.object({ id, version, ordinal: z.int().min(1).max(200), from: day, to: day, documentNo }))
  .output(versioned)

const cadres = route
  .route({ method: 'GET', path: '/organisation/cadres', tags, summary: 'Who holds which office now' })
  .meta(officers)
  .input(z.object({ ...pageQuery, cadreKind: cadreKind.optional(), unitId: id.optional(), q: z.string().trim().max(40).optional() }))
  .output(pageOf(officer.extend({ unitPath: z.string() })))

const cadreRatio = route
  .route({ method: 'GET', path: '/organisation/cadre-ratio', tags, summary: 'Full-time cadres against the line, with its arithmetic and source' })
  .meta({ access: 'organisation.manage' })
  .output(
    z.object({
      onDate: day,
      members: z.int(),
      numerator: z.int(),
      denominator: z.int(),
      /** members × numerator ÷ denominator, in decimals */
      exact: z.string(),
      /** The same rounded up: a part of a person cannot be appointed, and rounding down would fall short of the line. */
      needs: z.int(),
      has: z.int(),
      short: z.int(),
      people: z.object({ fullTime: z.int(), seconded: z.int(), partTime: z.int() }),
      rounding: z.object({ zh: z.string(), en: z.string() }),
      citation: z.object({
        documentNo: z.string().nullable(),
        title: z.string(),
        article: z.string().nullable(),
        region: z.string(),
        verified: z.boolean(),
        validFrom: day,
      }),
    }),
  )

export const officerRoutes = { appoint, endOffice, addTerm, changeTerm, cadres, cadreRatio }
