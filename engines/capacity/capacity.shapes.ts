import { z } from 'zod'
import { id, instant, version } from '../../kernel/contract.ts'
import { text } from '../../kernel/text.shapes.ts'
import { offerModes, offerRules } from './offer-rules.ts'

// What the routes of limited places speak in: shapes alone, for both sides.

export const bilingual = z.object({ zh: z.string(), en: z.string() })

export const offerStates = ['draft', 'published', 'cancelled'] as const

/** Where an offer stands by the clock: announced, open, closed but still moving, settled, called off. */
export const offerPhases = ['draft', 'soon', 'open', 'closed', 'settled', 'cancelled'] as const
export const offerPhase = z.enum(offerPhases)
export type OfferPhase = z.infer<typeof offerPhase>

export const enrolmentStatuses = ['confirmed', 'waiting', 'offered', 'pending', 'declined', 'cancelled', 'expired'] as const
export const enrolmentStatus = z.enum(enrolmentStatuses)

export const title = text(1, 80)
export const reason = text(1, 200)

export const offerWindow = {
  opensAt: instant.nullable(),
  closesAt: instant.nullable(),
  /** Until then a place is given back without consequences; null: until the list stands. */
  cancelUntil: instant.nullable(),
  /** From then on the list stands and nobody moves up. */
  finalAt: instant.nullable(),
}

/** An option as it is written. Without id it is new; its place in the array is its place on the page. */
export const optionEntry = z.object({
  id: id.nullable(),
  title,
  note: text(1, 500).nullable(),
  place: text(1, 120).nullable(),
  /** Options that share a limit, or a programme of their own, bear the same tag. */
  tag: text(1, 40).nullable(),
  startsAt: instant.nullable(),
  endsAt: instant.nullable(),
})

/** A limit: on everything, an option, a tag, a branch, or a branch within an option or tag. Null means any. */
export const limitEntry = z.object({
  optionId: id.nullable(),
  tag: text(1, 40).nullable(),
  unitId: id.nullable(),
  cap: z.number().int().min(0).max(1_000_000),
})

export const optionShown = optionEntry.extend({
  id,
  state: z.enum(['open', 'withdrawn']),
  taken: z.number().int(),
  waiting: z.number().int(),
})

export const limitShown = limitEntry.extend({ id, unitName: z.string().nullable(), taken: z.number().int() })

export const offerLine = z.object({
  id,
  service: z.string(),
  title: z.string(),
  unitId: id,
  unitName: z.string(),
  mode: z.enum(offerModes),
  state: z.enum(offerStates),
  phase: offerPhase,
  ...offerWindow,
  /** Places in all, where the limits say so. */
  cap: z.number().int().nullable(),
  taken: z.number().int(),
  waiting: z.number().int(),
  pending: z.number().int(),
  rosterSize: z.number().int().nullable(),
  version,
})

/** Why something cannot be done yet, in words. */
export const problem = z.object({ code: z.string(), text: bilingual })

export const offerShown = offerLine.extend({
  /** False: a branch officer, who sees the own branch's sign-ups and changes nothing. */
  mayManage: z.boolean(),
  rules: offerRules,
  defaultOptionId: id.nullable(),
  rosterAt: instant.nullable(),
  cancelledReason: z.string().nullable(),
  createdAt: instant,
  publishedAt: instant.nullable(),
  options: z.array(optionShown),
  limits: z.array(limitShown),
  /** What still stands between this draft and its publication, all at once. */
  problems: z.array(problem),
  /** What cannot be changed any more, with the reason: field name by reason. */
  frozen: z.array(z.object({ field: z.string(), reason: bilingual })),
})

/** What a condition asks, how many lack it, and how many lack nothing else. */
export const funnelLine = z.object({ said: bilingual, keptOut: z.number().int(), onlyThis: z.number().int() })

export const preview = z.object({
  /** Everybody in service, or a member. */
  total: z.number().int(),
  eligible: z.number().int(),
  /** One for each condition, in their order. */
  conditions: z.array(funnelLine),
  /** Of those who meet all conditions: who cannot sign up just now. */
  barred: z.object({ sanctioned: z.number().int(), entitlementUsed: z.number().int() }),
  branches: z.array(z.object({ unitId: id, unitName: z.string(), total: z.number().int(), eligible: z.number().int() })),
})

export const previewPerson = z.object({
  staffId: id,
  staffNo: z.string(),
  name: z.string(),
  unitId: id,
  unitName: z.string(),
  meets: z.boolean(),
  /** Indexes of the conditions that this person does not meet. */
  failing: z.array(z.number().int()),
})

/** Every condition, with what the person's own record says. */
export const why = z.object({
  /** May sign up by all that follows; null conditions aside, this is what a press would be told. */
  eligible: z.boolean(),
  /** On the list that was drawn up; null: there is none yet. */
  onRoster: z.boolean().nullable(),
  rosterAt: instant.nullable(),
  /** In one sentence. */
  summary: bilingual,
  conditions: z.array(z.object({ said: bilingual, met: z.boolean(), yours: bilingual })),
  entitlements: z.array(
    z.object({
      programme: z.string(),
      /** Null: of every option; otherwise of options with this tag. */
      tag: z.string().nullable(),
      most: z.number().int(),
      years: z.number().int(),
      usedOn: z.array(z.iso.date()),
      met: z.boolean(),
      /** From then on again, where it is used up. */
      from: z.iso.date().nullable(),
      said: bilingual,
    }),
  ),
  sanctions: z.array(z.object({ cause: bilingual, from: instant, until: instant })),
})

export const answers = z.record(z.string().max(40), z.union([z.string().max(500), z.boolean()]))

/** Why a button is grey; null: it may be pressed. */
const guard = problem.nullable()

export const myEnrolment = z.object({
  id,
  offerId: id,
  status: enrolmentStatus,
  optionId: id.nullable(),
  optionTitle: z.string().nullable(),
  party: z.number().int(),
  choices: z.array(id).nullable(),
  answers: answers.nullable(),
  /** In the waiting line of this option, as of now. */
  placeInLine: z.number().int().nullable(),
  /** A place that is kept: until then. */
  lapsesAt: instant.nullable(),
  reason: z.string().nullable(),
  /** Given because nothing was chosen. */
  byDefault: z.boolean(),
  /** Signed up by somebody else. */
  onBehalf: z.boolean(),
  companions: z.array(z.object({ name: z.string(), relation: z.string() })),
  createdAt: instant,
  can: z.object({ leave: guard, accept: guard, changeOption: guard, changeAnswers: guard }),
  /** What leaving now would cost, in words; null: nothing. */
  leavingCosts: bilingual.nullable(),
})

const mineShort = z.object({ enrolmentId: id, status: enrolmentStatus, optionTitle: z.string().nullable(), lapsesAt: instant.nullable() })

export const myOfferLine = z.object({
  id,
  service: z.string(),
  serviceName: bilingual,
  title: z.string(),
  unitName: z.string(),
  mode: z.enum(offerModes),
  phase: offerPhase,
  opensAt: instant,
  closesAt: instant,
  /** The page of the service on which this offer is shown. */
  path: z.string(),
  onRoster: z.boolean(),
  mine: mineShort.nullable(),
})

export const placesLeft = z.object({
  optionId: id,
  /** For a person of my branch; null: no limit. */
  left: z.number().int().nullable(),
  waiting: z.number().int(),
})

export const myOffer = myOfferLine.extend({
  now: instant,
  cancelUntil: instant.nullable(),
  finalAt: instant,
  cancelledReason: z.string().nullable(),
  /** As published; who may come is answered by “why”. */
  rules: offerRules.omit({ eligibility: true }),
  conditions: z.array(bilingual),
  defaultOptionId: id.nullable(),
  options: z.array(optionEntry.extend({ id, state: z.enum(['open', 'withdrawn']), closesAt: instant.nullable(), left: z.number().int().nullable(), waiting: z.number().int() })),
  /** Each sign-up of mine to this offer: one may leave and come again. */
  enrolments: z.array(myEnrolment),
})

export const deskEnrolment = z.object({
  id,
  staffId: id,
  staffNo: z.string(),
  name: z.string(),
  unitId: id,
  unitName: z.string(),
  optionId: id.nullable(),
  optionTitle: z.string().nullable(),
  party: z.number().int(),
  status: enrolmentStatus,
  /** The order of arrival. */
  seq: z.string(),
  /** In the waiting line of the option, as of now. */
  placeInLine: z.number().int().nullable(),
  choices: z.array(id).nullable(),
  answers: answers.nullable(),
  byDefault: z.boolean(),
  /** Who signed this person up, where it was somebody else. */
  enrolledBy: z.string().nullable(),
  lapsesAt: instant.nullable(),
  reason: z.string().nullable(),
  createdAt: instant,
  changedAt: instant,
})
