import { giveBack } from '../entitlements.ts'
import { shanghaiMinute } from '../../../kernel/clock.ts'
import type { Trx } from '../../../kernel/db/handle.ts'
import type { AppError } from '../../../kernel/errors.ts'
import { tooLateToCancel } from '../capacity.errors.ts'
import type { EnrolmentStatus } from '../claims/claims.types.ts'
import type { Offer } from '../offers/offers.store.ts'
import { optionClosesAt } from '../offers/option-closing.ts'
import { postSanctions } from '../sanctions.ts'
import { activeStatuses, enrolmentIn, inHall, leaveHall, move } from './hall.ts'
import { moveUp } from './move-up.ts'

export interface Leaving {
  offerId: string
  enrolmentId: string
  reason: string | null
  actorName: string
  /** An organiser takes somebody off at any time, without consequences for the member. */
  byOrganiser: boolean
}

/** Why a member cannot give this back any more: its list stands, that of the whole offer or that of its option; null: it can be. */
export function leavingRefusal(
  { finalAt, rules }: Pick<Offer, 'finalAt' | 'rules'>,
  { status, startsAt }: { status: EnrolmentStatus; startsAt: Date | string | null },
  now: Date,
): AppError | null {
  if (status === 'waiting') return null
  const stood = [optionClosesAt(rules, startsAt), finalAt].find((at) => at !== null && now >= at)
  return stood ? tooLateToCancel({ finalAt: shanghaiMinute(stood) }) : null
}

/** Gives a place back, or leaves the line; the next ones move up in the same transaction. Leaving twice changes nothing. */
export async function leave(trx: Trx, { offerId, enrolmentId, reason, actorName, byOrganiser }: Leaving): Promise<{ late: boolean }> {
  return inHall(trx, offerId, async (hall) => {
    const { offer } = hall
    const enrolment = await enrolmentIn(trx, offerId, enrolmentId)
    trx.audit({ action: 'enrolment.leave', entity: { type: 'enrolment', id: enrolmentId }, unitId: offer.unitId, details: { status: enrolment.status, byOrganiser, reason } })
    if (!activeStatuses.includes(enrolment.status)) return { late: false }
    const refusal = byOrganiser ? null : leavingRefusal(offer, { status: enrolment.status, startsAt: offer.options.get(enrolment.optionId ?? '')?.startsAt ?? null }, trx.at)
    if (refusal) throw refusal
    leaveHall(hall, enrolment)
    await move(trx, { ids: [enrolmentId], to: 'cancelled', what: byOrganiser ? 'taken_off' : 'cancelled', reason, actorName })
    const late = !byOrganiser && enrolment.status === 'confirmed' && offer.cancelUntil !== null && trx.at >= offer.cancelUntil
    const days = offer.rules.lateCancelDays
    if (late && days !== null) await postSanctions(trx, offer, { cause: 'late_cancel', days, enrolments: [enrolment] })
    if (!late) await giveBack(trx, [enrolment])
    await moveUp(trx, hall)
    return { late }
  })
}
