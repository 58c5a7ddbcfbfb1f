import { giveBack } from '../entitlements.ts'
import { shanghaiMinute } from '../../../kernel/clock.ts'
import type { Trx } from '../../../kernel/db/handle.ts'
import { tooLateToCancel } from '../capacity.errors.ts'
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

/** Gives a place back, or leaves the line; the next ones move up in the same transaction. Leaving twice changes nothing. */
export async function leave(trx: Trx, { offerId, enrolmentId, reason, actorName, byOrganiser }: Leaving): Promise<{ late: boolean }> {
  return inHall(trx, offerId, async (hall) => {
    const { offer } = hall
    const enrolment = await enrolmentIn(trx, offerId, enrolmentId)
    trx.audit({ action: 'enrolment.leave', entity: { type: 'enrolment', id: enrolmentId }, unitId: offer.unitId, details: { status: enrolment.status, byOrganiser, reason } })
    if (!activeStatuses.includes(enrolment.status)) return { late: false }
    const final = offer.finalAt !== null && trx.at >= offer.finalAt
    if (final && !byOrganiser && enrolment.status !== 'waiting') throw tooLateToCancel({ finalAt: shanghaiMinute(offer.finalAt ?? trx.at) })
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
