import { z } from 'zod'
import { id, instant, pageOf, pageQuery, route } from '../../../kernel/contract.ts'
import { bilingual, preview, previewPerson, why } from '../capacity.shapes.ts'
import { conditions } from '../offer-rules.ts'

const tags = ['offers']
const access = 'signed-in'

const previewOffer = route
  .route({
    method: 'POST',
    path: '/offers/{offerId}/eligibility/preview',
    tags,
    summary: 'How many may come, and how many each condition keeps out. Without conditions: those stored',
  })
  .meta({ access })
  .input(z.object({ offerId: id, conditions: conditions.optional() }))
  .output(preview)

const previewPeople = route
  .route({ method: 'POST', path: '/offers/{offerId}/eligibility/people', tags, summary: 'Names of those who meet the conditions, or do not, with what they lack' })
  .meta({ access })
  .input(
    z.object({
      offerId: id,
      conditions: conditions.optional(),
      meets: z.boolean().optional(),
      /** Those who lack this condition, by its index. */
      failing: z.number().int().min(0).max(19).optional(),
      unitId: id.optional(),
      search: z.string().trim().min(1).max(40).optional(),
      ...pageQuery,
    }),
  )
  .output(pageOf(previewPerson))

const refreshRoster = route
  .route({ method: 'POST', path: '/offers/{offerId}/roster', tags, summary: 'Draw up anew who may come, by the records as they are now' })
  .meta({ access })
  .input(z.object({ offerId: id }))
  .output(z.object({ rosterAt: instant, size: z.number().int(), added: z.number().int(), removed: z.number().int() }))

const whyOf = route
  .route({ method: 'GET', path: '/offers/{offerId}/people/{staffId}/why', tags, summary: 'Why a member may or may not sign up' })
  .meta({ access })
  .input(z.object({ offerId: id, staffId: id }))
  .output(why)

const whyMe = route
  .route({ method: 'GET', path: '/me/offers/{offerId}/why', tags, summary: 'Why I may or may not sign up' })
  .meta({ access })
  .input(z.object({ offerId: id }))
  .output(why)

/** The choices of the form: employment types, branches and clubs as the records know them. */
const formChoices = route
  .route({ method: 'GET', path: '/offer-form-choices', tags, summary: 'What the form of conditions can choose from' })
  .meta({ access })
  .output(
    z.object({
      employmentTypes: z.array(z.object({ code: z.string(), label: bilingual })),
      branches: z.array(z.object({ id, name: z.string() })),
      clubs: z.array(z.object({ id, name: z.string() })),
    }),
  )

export const eligibilityContract = { preview: previewOffer, people: previewPeople, refreshRoster, whyOf, whyMe, formChoices }
