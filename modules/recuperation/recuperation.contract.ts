import { z } from 'zod'
import { bilingual, enrolmentStatus, offerPhase, problem } from '../../engines/capacity/capacity.shapes.ts'
import { id, instant, pageOf, pageQuery, route, version, versioned } from '../../kernel/contract.ts'
import { text } from '../../kernel/text.shapes.ts'
import { newPanel, panelShown } from '../../engines/panels/panels.shapes.ts'
import { rating } from '../../engines/surveys/rating.shapes.ts'
import { days, facts, groupShown, money, nomination, stepEntry, stepKinds, stepShown, tripEntry, tripShown } from './recuperation.shapes.ts'

const tags = ['recuperation']
const access = 'signed-in'
const manage = 'recuperation.manage'
const read = 'recuperation.read'
const named = { id, tripId: id }

const words = { id, title: z.string(), year: z.number().int(), unitName: z.string(), phase: offerPhase }

const list = route
  .route({ method: 'GET', path: '/recuperation', tags, summary: 'Programmes that I may see' })
  .meta({ access })
  .input(z.object({ when: z.enum(['open', 'soon', 'past']).default('open'), ...pageQuery }))
  .output(
    pageOf(
      z.object({ ...words, opensAt: instant, closesAt: instant, trips: z.number().int(), onRoster: z.boolean(), mine: enrolmentStatus.nullable(), myTrip: z.string().nullable() }),
    ),
  )

const desk = route
  .route({ method: 'GET', path: '/recuperation/desk', tags, summary: 'Programmes within my reach, the latest first' })
  .meta({ access: read })
  .input(z.object({ search: text(1, 80).optional(), ...pageQuery }))
  .output(
    pageOf(
      z.object({
        ...words,
        unitId: id,
        mayManage: z.boolean(),
        trips: z.number().int(),
        places: z.number().int(),
        taken: z.number().int(),
        waiting: z.number().int(),
        /** Sign-ups that a branch has still to check, within reach. */
        unchecked: z.number().int(),
        version,
      }),
    ),
  )

const organisers = route
  .route({ method: 'GET', path: '/recuperation/organisers', tags, summary: 'Units for which I may organise, the highest first' })
  .meta({ access: manage })
  .output(z.object({ items: z.array(z.object({ id, name: z.string() })) }))

const show = route
  .route({ method: 'GET', path: '/recuperation/{id}', tags, summary: 'One programme: its rule, its trips, and what waits for me' })
  .meta({ access })
  .input(z.object({ id }))
  .output(
    z.object({
      ...words,
      unitId: id,
      mayManage: z.boolean(),
      mayRead: z.boolean(),
      basisTitle: facts.basisTitle,
      basisNo: facts.basisNo,
      body: facts.body,
      contact: facts.contact,
      /** The rule in sentences. */
      rule: z.array(bilingual),
      /** Branches nominate; nobody signs up alone. */
      nominated: z.boolean(),
      /** The superior's notice and the year's rule, as they were published. */
      papers: z.array(z.object({ stepId: id, kind: z.enum(stepKinds), title: z.string(), documentNo: z.string(), fileName: z.string().nullable() })),
      /** While those nominated are given public notice. */
      notice: z
        .object({
          from: days,
          until: days,
          people: z.array(z.object({ name: z.string(), unitName: z.string(), honour: z.string(), honourNo: z.string().nullable(), tripTitle: z.string() })),
        })
        .nullable(),
      trips: z.array(tripShown.extend({ /** What those who came back said. */ rating: rating.nullable() })),
      mine: z
        .object({
          enrolmentId: id,
          optionId: id,
          /** To be read and confirmed once the group is formed. */
          letter: z.object({ text: z.string(), confirmedAt: instant.nullable() }).nullable(),
          /** The group was put together with another: to be accepted or left. */
          transfer: z.object({ fromTitle: z.string(), toTitle: z.string() }).nullable(),
        })
        .nullable(),
    }),
  )

const edited = route
  .route({ method: 'GET', path: '/recuperation/{id}/facts', tags, summary: 'A programme as its editor has it' })
  .meta({ access: manage })
  .input(z.object({ id }))
  .output(z.object({ ...words, ...facts, unitId: id, version, frozen: z.array(z.string()), problems: z.array(problem) }))

const create = route
  .route({ method: 'POST', path: '/recuperation', tags, summary: 'Begin a programme: a draft with its rule', successStatus: 201 })
  .meta({ access: manage })
  .input(z.object({ unitId: id, ...facts }))
  .output(versioned)

const edit = route
  .route({ method: 'PUT', path: '/recuperation/{id}', tags, summary: 'Change a programme; what sign-ups rely on is frozen' })
  .meta({ access: manage })
  .input(z.object({ id, version, ...facts }))
  .output(versioned)

const setTrips = route
  .route({ method: 'PUT', path: '/recuperation/{id}/trips', tags, summary: 'All routes and dates in their order, with prices and places; of a draft also removes' })
  .meta({ access: manage })
  .input(z.object({ id, version, trips: z.array(tripEntry).max(200) }))
  .output(versioned.extend({ movedUp: z.number().int(), outCap: z.number().int().nullable() }))

const groups = route
  .route({ method: 'GET', path: '/recuperation/{id}/groups', tags, summary: 'Trips with their groups: who is confirmed, who leads, what stands in the way' })
  .meta({ access: read })
  .input(z.object({ id }))
  .output(
    z.object({
      ...words,
      version,
      mayManage: z.boolean(),
      nominated: z.boolean(),
      /** Of those with a place: in all, and out of the province, against the share that the rule allows. */
      share: z.object({ people: z.number().int(), out: z.number().int(), of: z.number().int().nullable(), kept: z.boolean() }),
      items: z.array(groupShown),
    }),
  )

const lead = route
  .route({ method: 'PUT', path: '/recuperation/{id}/trips/{tripId}/lead', tags, summary: 'Who leads a group and who minds its safety' })
  .meta({ access: manage })
  .input(z.object({ ...named, leaderId: id, safetyId: id }))
  .output(z.object({ id }))

const form = route
  .route({ method: 'PUT', path: '/recuperation/{id}/trips/{tripId}/formed', tags, summary: 'The group leaves: members are told and confirm the safety letter' })
  .meta({ access: manage })
  .input(z.object(named))
  .output(z.object({ told: z.number().int() }))

const merge = route
  .route({ method: 'PUT', path: '/recuperation/{id}/trips/{tripId}/merged', tags, summary: 'Put a group together with another; its members accept or leave at no cost' })
  .meta({ access: manage })
  .input(z.object({ ...named, into: id }))
  .output(z.object({ moved: z.number().int() }))

const cancel = route
  .route({ method: 'PUT', path: '/recuperation/{id}/trips/{tripId}/cancelled', tags, summary: 'The group does not leave: everybody is told and it costs nobody anything' })
  .meta({ access: manage })
  .input(z.object({ ...named, reason: text(1, 200) }))
  .output(z.object({ affected: z.number().int() }))

const people = route
  .route({ method: 'GET', path: '/recuperation/{id}/trips/{tripId}/people', tags, summary: 'Who travels: letter confirmed or not, moved or not, come or not' })
  .meta({ access: read })
  .input(z.object(named))
  .output(
    z.object({
      items: z.array(
        z.object({
          enrolmentId: id,
          name: z.string(),
          staffNo: z.string(),
          unitName: z.string(),
          party: z.number().int(),
          letterAt: instant.nullable(),
          transfer: z.enum(['open', 'accepted', 'none']),
          came: z.boolean(),
        }),
      ),
    }),
  )

const checks = route
  .route({ method: 'GET', path: '/recuperation/{id}/checks', tags, summary: 'Sign-ups for the branch to check, within my reach, in the order of arrival' })
  .meta({ access: manage })
  .input(z.object({ id, state: z.enum(['unchecked', 'passed', 'declined']).optional(), search: text(1, 40).optional(), ...pageQuery }))
  .output(
    pageOf(
      z.object({
        id,
        name: z.string(),
        staffNo: z.string(),
        unitName: z.string(),
        tripTitle: z.string(),
        party: z.number().int(),
        status: enrolmentStatus,
        createdAt: instant,
        state: z.enum(['unchecked', 'passed', 'declined']),
        reason: z.string().nullable(),
        checkedBy: z.string().nullable(),
        /** The day on which this person last used a recuperation trip. */
        lastUsed: z.iso.date().nullable(),
        /** Why the branch nominated this person; null: signed up alone. */
        nomination: z.object({ honour: z.string(), honourNo: z.string().nullable(), deeds: z.string(), by: z.string() }).nullable(),
      }),
    ),
  )

const check = route
  .route({ method: 'PUT', path: '/recuperation/{id}/checks', tags, summary: 'Pass or decline many sign-ups of my branch at once: one result for each' })
  .meta({ access: manage })
  .input(z.object({ id, enrolmentIds: z.array(id).min(1).max(500), declined: text(1, 200).nullable() }))
  .output(z.object({ rows: z.array(z.object({ enrolmentId: id, status: enrolmentStatus.nullable(), error: problem.nullable() })) }))

const nominate = route
  .route({ method: 'POST', path: '/recuperation/{id}/nominations', tags, summary: 'Nominate one of my branch for an honour; the school checks it', successStatus: 201 })
  .meta({ access: manage })
  .input(z.object({ id, ...nomination.shape }))
  .output(z.object({ enrolmentId: id }))

const withdrawNomination = route
  .route({ method: 'PUT', path: '/recuperation/{id}/nominations/{enrolmentId}/withdrawn', tags, summary: 'Take a nomination back, until the school has checked it' })
  .meta({ access: manage })
  .input(z.object({ id, enrolmentId: id, reason: text(1, 200) }))
  .output(z.object({ enrolmentId: id }))

const confirmLetter = route
  .route({ method: 'PUT', path: '/me/recuperation/{enrolmentId}/letter', tags, summary: 'Confirm the safety letter as I read it' })
  .meta({ access })
  .input(z.object({ enrolmentId: id, letter: z.string().min(1).max(20_000) }))
  .output(z.object({ confirmedAt: instant }))

const answerTransfer = route
  .route({ method: 'PUT', path: '/me/recuperation/{enrolmentId}/transfer', tags, summary: 'Accept the other date, or leave at no cost' })
  .meta({ access })
  .input(z.object({ enrolmentId: id, accept: z.boolean() }))
  .output(z.object({ accepted: z.boolean() }))

const settlement = route
  .route({ method: 'GET', path: '/recuperation/{id}/settlement', tags, summary: 'What the trips cost and who pays what' })
  .meta({ access: read })
  .input(z.object({ id }))
  .output(
    z.object({
      ...words,
      mayManage: z.boolean(),
      total: z.object({ people: z.number().int(), cost: money, union: money, administration: money, member: money }),
      items: z.array(
        z.object({
          tripId: id,
          title: z.string(),
          startsAt: instant.nullable(),
          endsAt: instant.nullable(),
          people: z.number().int(),
          price: money,
          unionPays: money,
          administrationPays: money,
          /** Why it cannot be settled now; null: it can. */
          refusal: problem.nullable(),
          settled: z
            .object({
              no: z.number().int(),
              paper: z.string(),
              note: z.string(),
              by: z.string(),
              at: instant,
              people: z.number().int(),
              cost: money,
              union: money,
              administration: money,
              member: money,
            })
            .nullable(),
        }),
      ),
    }),
  )

const settle = route
  .route({
    method: 'POST',
    path: '/recuperation/{id}/trips/{tripId}/settlements',
    tags,
    summary: 'Settle a trip; a further settlement corrects the one before',
    successStatus: 201,
  })
  .meta({ access: manage })
  .input(
    z.object({
      ...named,
      /** The settlement that was seen; null: none yet. */
      after: z.number().int().min(1).nullable(),
      paper: text(1, 120),
      note: text(0, 500),
      price: money,
      unionPays: money,
      administrationPays: money,
      /** For one person who did not come, and who pays it. */
      noShowCost: money,
      noShowPayer: z.enum(['union', 'member']),
    }),
  )
  .output(z.object({ no: z.number().int(), people: z.number().int(), cost: money }))

const steps = route
  .route({ method: 'GET', path: '/recuperation/{id}/steps', tags, summary: 'How it came about: each step with day, people and papers; kinds without a step are named' })
  .meta({ access: read })
  .input(z.object({ id }))
  .output(
    z.object({
      ...words,
      mayManage: z.boolean(),
      items: z.array(stepShown),
      missing: z.array(stepEntry.shape.kind),
      /** How agencies were compared; null: not scored. */ panel: panelShown.extend({ gaps: z.array(bilingual) }).nullable(),
    }),
  )

const addStep = route
  .route({ method: 'POST', path: '/recuperation/{id}/steps', tags, summary: 'Put a step on the record', successStatus: 201 })
  .meta({ access: manage })
  .input(z.object({ id, ...stepEntry.shape }))
  .output(z.object({ id, untilDay: days.nullable() }))

const removeStep = route
  .route({ method: 'DELETE', path: '/recuperation/{id}/steps/{stepId}', tags, summary: 'Take a step off the page; the audit log keeps it' })
  .meta({ access: manage })
  .input(z.object({ id, stepId: id }))
  .output(z.object({ id }))

const recordPanel = route
  .route({
    method: 'POST',
    path: '/recuperation/{id}/panel',
    tags,
    summary: 'How the panel scored the agencies, and whom it chose; a further record corrects the one before',
    successStatus: 201,
  })
  .meta({ access: manage })
  .input(newPanel)
  .output(z.object({ no: z.number().int() }))

/**
 * Beside these, below /recuperation/{id}: trips/{tripId}/insurance.xlsx, contacts.xlsx and letter.docx, settlement.xlsx,
 * nominees.docx, papers/{stepId}, and POST and GET steps/{stepId}/file.
 */
export const recuperationContract = {
  list,
  desk,
  organisers,
  show,
  edited,
  create,
  edit,
  setTrips,
  groups,
  lead,
  form,
  merge,
  cancel,
  people,
  checks,
  check,
  nominate,
  withdrawNomination,
  confirmLetter,
  answerTransfer,
  settlement,
  settle,
  steps,
  addStep,
  removeStep,
  recordPanel,
}
