import { z } from 'zod'
import { day, id, route, version, versioned } from '../../kernel/contract.ts'
import { officerRoutes } from './officers.contract.ts'
import { unitRoutes } from './units.contract.ts'

const tags = ['organisation']
const manage = { access: 'organisation.manage' } as const
const signedIn = { access: 'signed-in' } as const

const name = z.string().trim().min(1).max(60)
const documentNo = z.string().trim().min(1).max(80).nullable().default(null)

export const superiorKind = z.enum(['managing', 'guiding'])

const superiors = route
  .route({ method: 'GET', path: '/organisation/superiors', tags, summary: 'The unions above, now and before' })
  .meta(signedIn)
  .output(
    z.object({
      items: z.array(
        z.object({
          id,
          kind: superiorKind,
          name: z.string(),
          tenantId: id.nullable(),
          documentNo: z.string().nullable(),
          from: day,
          to: day.nullable(),
          version,
        }),
      ),
      /** Superiors on this installation, to choose from. */
      onPlatform: z.array(z.object({ tenantId: id, name: z.string() })),
    }),
  )

const setSuperior = route
  .route({ method: 'POST', path: '/organisation/superiors', tags, summary: 'Enter the managing or guiding superior from a day on', successStatus: 201 })
  .meta(manage)
  .input(z.object({ kind: superiorKind, name, tenantId: id.nullable().default(null), documentNo, from: day }))
  .output(versioned)

const endSuperior = route
  .route({ method: 'POST', path: '/organisation/superiors/{id}/end', tags, summary: 'End the relation with a superior' })
  .meta(manage)
  .input(z.object({ id, version, on: day }))
  .output(versioned)

const campus = z.object({ id, name: z.string(), active: z.boolean(), units: z.int(), version })

const campuses = route
  .route({ method: 'GET', path: '/organisation/campuses', tags, summary: 'The campuses and how many units each has today' })
  .meta(signedIn)
  .output(z.object({ items: z.array(campus) }))

const addCampus = route
  .route({ method: 'POST', path: '/organisation/campuses', tags, summary: 'Add a campus', successStatus: 201 })
  .meta(manage)
  .input(z.object({ name }))
  .output(versioned)

const changeCampus = route
  .route({ method: 'PATCH', path: '/organisation/campuses/{id}', tags, summary: 'Rename a campus, or stop using it' })
  .meta(manage)
  .input(z.object({ id, version, name, active: z.boolean() }))
  .output(versioned)

export const organisationContract = { ...unitRoutes, ...officerRoutes, superiors, setSuperior, endSuperior, campuses, addCampus, changeCampus }
