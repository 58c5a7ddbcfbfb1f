import type { AppError } from '../../../kernel/errors.ts'
import type { Room } from '../rooms.ts'
import type { OfferMode, OfferRules } from '../offer-rules.ts'

/** Who comes along. The identity number only where the trip needs it: tickets, insurance. */
export interface Companion {
  name: string
  relation: string
  idNo: string | null
}

/** What a member asks for. */
export interface Asking {
  /** Null where choices are named in order for a draw. */
  optionId: string | null
  choices: readonly string[] | null
  party: number
  answers: Record<string, unknown> | null
  /** Nobody, or all of the party but the member. */
  companions: readonly Companion[]
}

/** One press: a member wants a place, with a key that stays the same however often it is pressed. */
export interface Press extends Asking {
  offerId: string
  staffId: string
  accountId: string
  key: string
  /** When it reached the server. */
  at: Date
}

export interface Claim extends Press {
  /** What was asked for, short. */
  asked: string
}

export type EnrolmentStatus = 'confirmed' | 'waiting' | 'offered' | 'pending' | 'declined' | 'cancelled' | 'expired'

export interface ClaimAnswer {
  enrolmentId: string
  status: EnrolmentStatus
  optionId: string | null
  /** The place in the waiting list at that moment. */
  place: number | null
  /** When it was decided. */
  at: Date
}

export type Outcome = { answer: ClaimAnswer } | { refusal: AppError }

export interface OptionState {
  id: string
  tag: string | null
  state: 'open' | 'withdrawn'
  /** As the database writes an instant. */
  startsAt: string | null
}

/** An offer as the batch found it behind its gate. */
export interface OfferState {
  id: string
  service: string
  title: string
  unitId: string
  mode: OfferMode
  state: 'draft' | 'published' | 'cancelled'
  opensAt: Date | null
  closesAt: Date | null
  cancelUntil: Date | null
  finalAt: Date | null
  cancelledReason: string | null
  rules: OfferRules
  options: ReadonlyMap<string, OptionState>
  counters: readonly Room[]
  nextSeq: bigint
  /** How many parties wait, by option. */
  waiting: ReadonlyMap<string, number>
}

export interface EarlierEnrolment extends ClaimAnswer {
  staffId: string
  key: string
  asked: string
}

/** What is known of those who press. */
export interface Claimants {
  /** Those on the roster, with their branch. */
  branchOf: ReadonlyMap<string, string>
  earlier: ReadonlyMap<string, readonly EarlierEnrolment[]>
  /** Why somebody may not now, though on the roster: a sanction, a used entitlement. */
  barred(staffId: string, tag: string | null): AppError | null
  /** What the service of the offer still has to be told by whoever presses. */
  lacking?(press: Pick<Press, 'staffId' | 'party'>): AppError | null
}

export interface NewEnrolment extends ClaimAnswer {
  claim: Claim
  unitId: string
  seq: bigint
}

/** What a batch is decided on. */
export interface Found {
  offer: OfferState
  claimants: Claimants
  /** The instant of the decision. */
  at: Date
}

export interface Decision {
  /** One for each claim, in their order. */
  outcomes: Outcome[]
  enrolled: NewEnrolment[]
  changedRooms: Room[]
  nextSeq: bigint
  waiting: ReadonlyMap<string, number>
}
