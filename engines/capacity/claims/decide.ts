import { shanghaiMinute } from '../../../kernel/clock.ts'
import { idempotencyMismatch, type AppError } from '../../../kernel/errors.ts'
import { newId } from '../../../kernel/ids.ts'
import {
  alreadyEnrolled,
  companionsDoNotFit,
  full,
  notOnRoster,
  notYetOpen,
  nowClosed,
  offerCancelled,
  optionClosed,
  partyTooLarge,
  tooManyChoices,
  unknownOption,
} from '../capacity.errors.ts'
import { optionClosesAt } from '../offers/option-closing.ts'
import { openRooms, type Rooms } from '../rooms.ts'
import { answersRefusal } from './answers.rules.ts'
import type { Claim, Claimants, Decision, EarlierEnrolment, EnrolmentStatus, Found, NewEnrolment, OfferState, Outcome } from './claims.types.ts'

const active: readonly EnrolmentStatus[] = ['confirmed', 'waiting', 'offered', 'pending']

/** Decides a batch in the order of arrival. Pure: what it finds is written by whoever holds the gate. */
export function decide({ offer, claimants, at }: Found, claims: readonly Claim[]): Decision {
  const rooms = openRooms(offer.counters)
  const waiting = new Map(offer.waiting)
  const enrolled: NewEnrolment[] = []
  const earlier = new Map(claimants.earlier)
  let nextSeq = offer.nextSeq
  // One for all: in a rush thousands hear the same.
  const noPlace = { refusal: full() }
  const outcomes = claims.map((claim): Outcome => {
    const known = knownAnswer(earlier.get(claim.staffId) ?? [], claim)
    if (known) return known
    const refusal = refuse(offer, claimants, claim)
    if (refusal) return { refusal }
    // `refuse` has seen that this person is on the roster.
    const unitId = claimants.branchOf.get(claim.staffId) ?? ''
    const seated = seat({ offer, rooms, waiting }, claim, unitId)
    if (seated === null) return noPlace
    const enrolment: NewEnrolment = { enrolmentId: newId(), ...seated, optionId: claim.optionId, at, claim, unitId, seq: nextSeq }
    nextSeq += 1n
    enrolled.push(enrolment)
    earlier.set(claim.staffId, [...(earlier.get(claim.staffId) ?? []), { ...answerOf(enrolment), staffId: claim.staffId, key: claim.key, asked: claim.asked }])
    return { answer: answerOf(enrolment) }
  })
  return { outcomes, enrolled, changedRooms: rooms.changed(), nextSeq, waiting }
}

/** The same press again gets the same answer; another press while a place is held or awaited is one too many. */
function knownAnswer(earlier: readonly EarlierEnrolment[], claim: Claim): Outcome | null {
  const same = earlier.find(({ key }) => key === claim.key)
  if (same) return same.asked === claim.asked ? { answer: answerOf(same) } : { refusal: idempotencyMismatch() }
  const held = earlier.find(({ status }) => active.includes(status))
  return held ? { refusal: alreadyEnrolled({ enrolment: answerOf(held) }) } : null
}

function refuse(offer: OfferState, claimants: Claimants, claim: Claim): AppError | null {
  return (
    notNow(offer, claim.at) ??
    (claimants.branchOf.has(claim.staffId) ? wrongAsked(offer, claim) : notOnRoster()) ??
    barredFrom(offer, claimants, claim) ??
    claimants.lacking?.(claim) ??
    null
  )
}

function notNow({ state, opensAt, closesAt, cancelledReason }: OfferState, at: Date): AppError | null {
  if (state === 'cancelled') return offerCancelled({ reason: cancelledReason ?? '' })
  if (opensAt === null || closesAt === null || state === 'draft') return notYetOpen({ opensAt: '—' })
  if (at < opensAt) return notYetOpen({ opensAt: shanghaiMinute(opensAt) })
  return at >= closesAt ? nowClosed({ closesAt: shanghaiMinute(closesAt) }) : null
}

function wrongAsked({ rules, mode, options }: OfferState, claim: Claim): AppError | null {
  if (claim.party > rules.partyMost) return partyTooLarge({ most: rules.partyMost })
  if (claim.companions.length > 0 && claim.companions.length !== claim.party - 1) return companionsDoNotFit({ named: claim.companions.length, party: claim.party })
  const named = namedBy(claim)
  const most = mode === 'lottery' ? rules.choicesMost : 1
  if (named.length === 0 || named.length > most || new Set(named).size < named.length) return tooManyChoices({ most })
  // Only a draw chooses among several.
  if (mode !== 'lottery' && claim.optionId === null) return unknownOption()
  if (!named.every((optionId) => options.get(optionId)?.state === 'open')) return unknownOption()
  const closedAt = named.map((optionId) => optionClosesAt(rules, options.get(optionId)?.startsAt ?? null)).find((at) => at !== null && claim.at >= at)
  if (closedAt) return optionClosed({ closedAt: shanghaiMinute(closedAt) })
  return answersRefusal(rules.questions, claim.answers ?? {})
}

function barredFrom({ options }: OfferState, claimants: Claimants, claim: Claim): AppError | null {
  for (const optionId of namedBy(claim)) {
    const barred = claimants.barred(claim.staffId, options.get(optionId)?.tag ?? null)
    if (barred) return barred
  }
  return null
}

function namedBy({ optionId, choices }: Claim): string[] {
  return optionId === null ? [...(choices ?? [])] : [optionId]
}

interface Hall {
  offer: OfferState
  rooms: Rooms
  waiting: Map<string, number>
}

/** Null: there is no place and nobody waits here. */
function seat({ offer, rooms, waiting }: Hall, claim: Claim, unitId: string): Pick<NewEnrolment, 'status' | 'place'> | null {
  if (claim.optionId === null || offer.mode === 'lottery' || offer.mode === 'approval') return { status: 'pending', place: null }
  const tag = offer.options.get(claim.optionId)?.tag ?? null
  const seating = rooms.seat({ optionId: claim.optionId, tag, unitId, size: claim.party }, offer.rules.waiting)
  if (seating === 'full') return null
  if (seating === 'confirmed') return { status: 'confirmed', place: null }
  const place = (waiting.get(claim.optionId) ?? 0) + 1
  waiting.set(claim.optionId, place)
  return { status: 'waiting', place }
}

function answerOf({ enrolmentId, status, optionId, place, at }: EarlierEnrolment | NewEnrolment) {
  return { enrolmentId, status, optionId, place, at }
}
