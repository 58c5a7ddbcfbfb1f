import type { Trx } from '../../../kernel/db/handle.ts'
import { giveBack } from '../entitlements.ts'
import { notFound } from '../../../kernel/errors.ts'
import { capBelowTaken } from '../capacity.errors.ts'
import { tellCancelled, tellDeclined } from '../tell.ts'
import { activeStatuses, enrolmentsIn, inHall, leaveHall, move } from './hall.ts'
import { moveUp } from './move-up.ts'

/** Sets a limit while people sign up: never below what is taken; where it grows, the line moves up. */
export async function setCap(trx: Trx, { offerId, counterId, cap }: { offerId: string; counterId: string; cap: number }): Promise<{ movedUp: number }> {
  return inHall(trx, offerId, async (hall) => {
    const counter = hall.offer.counters.find(({ id }) => id === counterId)
    if (!counter) throw notFound()
    if (cap < counter.taken) throw capBelowTaken({ taken: counter.taken, cap })
    await trx.q.updateTable('offer_counters').set({ cap }).where('tenant_id', '=', trx.tenantId).where('id', '=', counterId).execute()
    hall.rooms.setCap(counterId, cap)
    const seated = await moveUp(trx, hall)
    trx.audit({
      action: 'offer.cap',
      entity: { type: 'offer', id: offerId },
      unitId: hall.offer.unitId,
      details: { counterId, from: counter.cap, to: cap, movedUp: seated.length },
    })
    return { movedUp: seated.length }
  })
}

/** Takes an option away: whoever had or awaited a place there is told why and may choose another, at no cost. */
export async function withdrawOption(
  trx: Trx,
  { offerId, optionId, reason, actorName }: { offerId: string; optionId: string; reason: string; actorName: string },
): Promise<{ affected: number }> {
  return inHall(trx, offerId, async (hall) => {
    if (!hall.offer.options.has(optionId)) throw notFound()
    await trx.q.updateTable('offer_options').set({ state: 'withdrawn' }).where('tenant_id', '=', trx.tenantId).where('id', '=', optionId).execute()
    const affected = await enrolmentsIn(trx, offerId, { statuses: activeStatuses, optionIds: [optionId] })
    for (const enrolment of affected) leaveHall(hall, enrolment)
    await giveBack(trx, affected)
    await move(trx, { ids: affected.map(({ id }) => id), to: 'declined', what: 'option_withdrawn', reason, actorName })
    await tellDeclined(trx, hall.offer, { told: affected, reason })
    // A limit that several options share has room again.
    hall.offer.options = new Map([...hall.offer.options].map(([id, option]) => [id, id === optionId ? { ...option, state: 'withdrawn' as const } : option]))
    await moveUp(trx, hall)
    trx.audit({ action: 'offer.withdraw_option', entity: { type: 'offer', id: offerId }, unitId: hall.offer.unitId, details: { optionId, reason, affected: affected.length } })
    return { affected: affected.length }
  })
}

/** Calls the whole thing off: everybody on it is told, and it costs nobody anything. */
export async function callOff(trx: Trx, { offerId, reason, actorName }: { offerId: string; reason: string; actorName: string }): Promise<{ affected: number }> {
  return inHall(trx, offerId, async (hall) => {
    const affected = hall.offer.state === 'cancelled' ? [] : await enrolmentsIn(trx, offerId, { statuses: activeStatuses })
    for (const enrolment of affected) leaveHall(hall, enrolment)
    await trx.q
      .updateTable('offers')
      .set((eb) => ({ state: 'cancelled', cancelled_reason: reason, version: eb('version', '+', 1) }))
      .where('tenant_id', '=', trx.tenantId)
      .where('id', '=', offerId)
      .where('state', '=', 'published')
      .execute()
    await giveBack(trx, affected)
    await move(trx, { ids: affected.map(({ id }) => id), to: 'cancelled', what: 'called_off', reason, actorName })
    await tellCancelled(trx, hall.offer, { told: affected, reason })
    trx.audit({ action: 'offer.call_off', entity: { type: 'offer', id: offerId }, unitId: hall.offer.unitId, details: { reason, affected: affected.length } })
    return { affected: affected.length }
  })
}
