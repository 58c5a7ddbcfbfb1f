import { z } from 'zod'
import { id, instant, pageOf, pageQuery, route } from '../../../kernel/contract.ts'
import { answers, enrolmentStatus, myEnrolment, myOffer, myOfferLine, offerPhase, placesLeft } from '../capacity.shapes.ts'

const tags = ['my offers']
const access = 'signed-in'
const named = z.object({ enrolmentId: id })

const list = route
  .route({ method: 'GET', path: '/me/offers', tags, summary: 'Offers that I may see: those I am on first, then those I may sign up to' })
  .meta({ access })
  .input(z.object({ when: z.enum(['open', 'soon', 'past']).default('open'), service: z.string().max(40).optional(), ...pageQuery }))
  .output(pageOf(myOfferLine).extend({ now: instant }))

const show = route
  .route({ method: 'GET', path: '/me/offers/{offerId}', tags, summary: 'One offer: options, places left for me, my sign-ups, server time' })
  .meta({ access })
  .input(z.object({ offerId: id }))
  .output(myOffer)

const places = route
  .route({ method: 'GET', path: '/me/offers/{offerId}/places', tags, summary: 'Places left just now: cheap, to be asked again while the page is open' })
  .meta({ access })
  .input(z.object({ offerId: id }))
  .output(
    z.object({
      now: instant,
      phase: offerPhase,
      opensAt: instant,
      closesAt: instant,
      places: z.array(placesLeft),
      /** My latest sign-up to this offer. */
      mine: z.object({ enrolmentId: id, status: enrolmentStatus, placeInLine: z.number().int().nullable() }).nullable(),
    }),
  )

const enrolments = route
  .route({ method: 'GET', path: '/me/enrolments', tags, summary: 'My sign-ups over all services, the latest first' })
  .meta({ access })
  .input(z.object({ active: z.enum(['true', 'false']).optional(), service: z.string().max(40).optional(), ...pageQuery }))
  .output(pageOf(myEnrolment.extend({ offer: myOfferLine })))

const leave = route
  .route({ method: 'POST', path: '/me/enrolments/{enrolmentId}/leave', tags, summary: 'Give my place back, or leave the line; twice is once' })
  .meta({ access })
  .input(z.object({ enrolmentId: id, reason: z.string().trim().min(1).max(200).optional() }))
  .output(z.object({ late: z.boolean(), enrolment: myEnrolment }))

const accept = route
  .route({ method: 'POST', path: '/me/enrolments/{enrolmentId}/accept', tags, summary: 'Take the place that is kept for me' })
  .meta({ access })
  .input(named)
  .output(myEnrolment)

const changeOption = route
  .route({ method: 'POST', path: '/me/enrolments/{enrolmentId}/option', tags, summary: 'Change to another option: gets a place there, or keeps the one I have' })
  .meta({ access })
  .input(z.object({ enrolmentId: id, optionId: id }))
  .output(myEnrolment)

const changeAnswers = route
  .route({ method: 'PUT', path: '/me/enrolments/{enrolmentId}/answers', tags, summary: 'Correct my answers, until sign-up closes' })
  .meta({ access })
  .input(z.object({ enrolmentId: id, answers }))
  .output(myEnrolment)

export const mineContract = { list, show, places, enrolments, leave, accept, changeOption, changeAnswers }
