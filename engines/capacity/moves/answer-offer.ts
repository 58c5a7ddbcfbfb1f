import { dayOf } from '../../../kernel/clock.ts'
import type { Db, Trx } from '../../../kernel/db/handle.ts'
import { notAnOffer } from '../capacity.errors.ts'
import { readBarred } from '../claims/claims.store.ts'
import { allProgrammesOf, lockUsage } from '../entitlements.ts'
import { enrolmentIn, enrolmentsIn, inHall, leaveHall, move, partyOf, spend } from './hall.ts'
import { moveUp } from './move-up.ts'

/** Says yes to a place that came free, before it lapses. Saying yes twice is one yes. */
export async function acceptPlace(trx: Trx, { offerId, enrolmentId, actorName }: { offerId: string; enrolmentId: string; actorName: string }): Promise<void> {
  await inHall(trx, offerId, async (hall) => {
    const enrolment = await enrolmentIn(trx, offerId, enrolmentId)
    trx.audit({ action: 'enrolment.accept', entity: { type: 'enrolment', id: enrolmentId }, unitId: hall.offer.unitId })
    if (enrolment.status === 'confirmed') return
    // Passed on or not yet: once its time is over it is the next one's.
    if (enrolment.status !== 'offered' || (await lapsedOf(trx, [enrolmentId])).has(enrolmentId)) throw notAnOffer()
    const usage = await lockUsage(trx, [enrolment.staffId], allProgrammesOf(hall.offer.rules))
    const barred = await readBarred(trx, hall.offer, { staffIds: [enrolment.staffId], usage, on: dayOf(trx.at) })
    const refusal = barred(enrolment.staffId, partyOf(hall, enrolment).tag)
    if (refusal) throw refusal
    await move(trx, { ids: [enrolmentId], to: 'confirmed', what: 'accepted', actorName })
    await spend(trx, hall, [enrolment])
  })
}

/** Lets offered places lapse whose time is over, and passes them on. */
export async function lapsePlaces(trx: Trx, offerId: string): Promise<void> {
  await inHall(trx, offerId, async (hall) => {
    const offered = await enrolmentsIn(trx, offerId, { statuses: ['offered'] })
    const over = await lapsedOf(
      trx,
      offered.map(({ id }) => id),
    )
    const lapsed = offered.filter(({ id }) => over.has(id))
    for (const enrolment of lapsed) leaveHall(hall, enrolment)
    await move(trx, { ids: lapsed.map(({ id }) => id), to: 'expired', what: 'lapsed', actorName: '系统' })
    const seated = await moveUp(trx, hall)
    trx.audit({ action: 'enrolment.lapse', entity: { type: 'offer', id: offerId }, unitId: hall.offer.unitId, details: { lapsed: lapsed.length, movedUp: seated.length } })
  })
}

/** Offers with places whose time is over: for the sweep. */
export async function offersWithLapsed(db: Db, now: Date): Promise<string[]> {
  const rows = await db.q
    .selectFrom('enrolments')
    .select('offer_id')
    .distinct()
    .where('tenant_id', '=', db.tenantId)
    .where('status', '=', 'offered')
    .where('lapses_at', '<=', now)
    .execute()
  return rows.map(({ offer_id }) => offer_id)
}

async function lapsedOf(trx: Trx, ids: string[]): Promise<ReadonlySet<string>> {
  const rows = await trx.q
    .selectFrom('enrolments')
    .select('id')
    .where('tenant_id', '=', trx.tenantId)
    .where((eb) => eb('id', '=', eb.fn.any(eb.val(ids))))
    .where('lapses_at', '<=', trx.at)
    .execute()
  return new Set(rows.map(({ id }) => id))
}
