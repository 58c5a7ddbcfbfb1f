import { z } from 'zod'
import { id, pageOf, pageQuery, route, version, versioned } from '../../../kernel/contract.ts'
import { bilingual, limitEntry, offerLine, offerPhase, offerShown, offerWindow, optionEntry, reason, title } from '../capacity.shapes.ts'
import { offerModes, offerRules } from '../offer-rules.ts'

const tags = ['offers']
const access = 'signed-in'
const service = z.string().min(1).max(40)

const services = route
  .route({ method: 'GET', path: '/offer-services', tags, summary: 'Services that offer limited places, and which of them I manage' })
  .meta({ access })
  .output(z.object({ items: z.array(z.object({ key: z.string(), name: bilingual, mayManage: z.boolean() })) }))

const list = route
  .route({ method: 'GET', path: '/offers', tags, summary: 'Offers of a service within my reach, the latest first' })
  .meta({ access })
  .input(z.object({ service, phase: offerPhase.optional(), search: z.string().trim().min(1).max(80).optional(), ...pageQuery }))
  .output(pageOf(offerLine))

const create = route
  .route({ method: 'POST', path: '/offers', tags, summary: 'Begin a draft', successStatus: 201 })
  .meta({ access })
  .input(z.object({ service, title, unitId: id, mode: z.enum(offerModes) }))
  .output(versioned)

const show = route
  .route({ method: 'GET', path: '/offers/{offerId}', tags, summary: 'An offer with options, limits, rules and what is still missing' })
  .meta({ access })
  .input(z.object({ offerId: id }))
  .output(offerShown)

const edit = route
  .route({ method: 'PUT', path: '/offers/{offerId}', tags, summary: 'Change title, mode, window and rules; what is frozen after publication is refused by name' })
  .meta({ access })
  .input(z.object({ offerId: id, version, title, mode: z.enum(offerModes), ...offerWindow, rules: offerRules, defaultOptionId: id.nullable() }))
  .output(versioned)

const discard = route
  .route({ method: 'DELETE', path: '/offers/{offerId}', tags, summary: 'Throw a draft away' })
  .meta({ access })
  .input(z.object({ offerId: id }))
  .output(z.object({ id }))

const setOptions = route
  .route({ method: 'PUT', path: '/offers/{offerId}/options', tags, summary: 'All options in their order: adds, changes, orders; of a draft also removes' })
  .meta({ access })
  .input(z.object({ offerId: id, version, options: z.array(optionEntry).max(500) }))
  .output(versioned.extend({ optionIds: z.array(id) }))

const setLimits = route
  .route({ method: 'PUT', path: '/offers/{offerId}/limits', tags, summary: 'All limits at once; where one grows, the line moves up' })
  .meta({ access })
  .input(z.object({ offerId: id, version, limits: z.array(limitEntry).max(5_000) }))
  .output(versioned.extend({ movedUp: z.number().int() }))

const publish = route
  .route({ method: 'POST', path: '/offers/{offerId}/publish', tags, summary: 'Announce it; what is missing is listed at once. Draws up who may come' })
  .meta({ access })
  .input(z.object({ offerId: id, version }))
  .output(versioned.extend({ rosterSize: z.number().int() }))

const copy = route
  .route({
    method: 'POST',
    path: '/offers/{offerId}/copy',
    tags,
    summary: 'A draft after an earlier offer: options, limits, rules; dates moved by whole years',
    successStatus: 201,
  })
  .meta({ access })
  .input(z.object({ offerId: id, title }))
  .output(versioned)

const withdrawOption = route
  .route({ method: 'POST', path: '/offers/{offerId}/options/{optionId}/withdraw', tags, summary: 'Take an option away; whoever is on it is told and may choose another' })
  .meta({ access })
  .input(z.object({ offerId: id, optionId: id, reason }))
  .output(z.object({ affected: z.number().int() }))

const callOff = route
  .route({ method: 'POST', path: '/offers/{offerId}/call-off', tags, summary: 'Call the whole offer off; everybody on it is told and it costs nobody anything' })
  .meta({ access })
  .input(z.object({ offerId: id, reason }))
  .output(z.object({ affected: z.number().int() }))

export const offersContract = { services, list, create, show, edit, discard, setOptions, setLimits, publish, copy, withdrawOption, callOff }
