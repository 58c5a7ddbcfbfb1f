import type { AppError } from '../../../kernel/errors.ts'
import type { Room } from '../rooms.ts'
import type { OfferMode, OfferRules } from '../offer-rules.ts'

/** One press: a member wants a place, with a key that stays the same however often it is pressed. */
export interface Claim {
  offerId: string
  staffId: string
  accountId: string
  key: string
  /** Null where choices are named in order for a draw. */
  optionId: string | null
  choices: string[] | null
  party: number
  answers: Record<string, unknown> | null
  /** When it reached the server. */
  at: Date
}

export type EnrolmentStatus = 'confirmed' | 'waiting' | 'offered' | 'pending' | 'declined' | 'cancelled' | 'expired'

export interface ClaimAnswer {
  enrolmentId: string
  status: EnrolmentStatus
  optionId: string | null
  /** The place in the waiting list at that moment. */
  place: number | null
}

export type Outcome = { answer: ClaimAnswer } | { refusal: AppError }

export interface OptionState {
  id: string
  tag: string | null
  state: 'open' | 'withdrawn'
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
}

export interface NewEnrolment extends ClaimAnswer {
  claim: Claim
  unitId: string
  seq: bigint
  asked: string
}

export interface Decision {
  /** One for each claim, in their order. */
  outcomes: Outcome[]
  enrolled: NewEnrolment[]
  changedRooms: Room[]
  nextSeq: bigint
  waiting: ReadonlyMap<string, number>
}
