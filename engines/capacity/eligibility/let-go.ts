import type { Db, Trx } from '../../../kernel/db/handle.ts'
import { enrolmentsIn, inHall, leaveHall, move } from '../moves/hall.ts'
import { moveUp } from '../moves/move-up.ts'
import { tellDeclined } from '../tell.ts'
import { stillMeet } from './still-meets.ts'

/** Offers on which this person waits for a place, an answer or a review, while their lists do not yet stand. */
export async function offersAwaitedBy(db: Db, { staffId, now }: { staffId: string; now: Date }): Promise<string[]> {
  const rows = await db.q
    .selectFrom('enrolments as e')
    .innerJoin('offers as o', (join) => join.onRef('o.tenant_id', '=', 'e.tenant_id').onRef('o.id', '=', 'e.offer_id'))
    .select('e.offer_id')
    .where('e.tenant_id', '=', db.tenantId)
    .where('e.staff_id', '=', staffId)
    .where('e.status', 'in', [...awaited])
    .where('o.state', '=', 'published')
    .where('o.final_at', '>', now)
    .execute()
  return rows.map(({ offer_id }) => offer_id)
}

const awaited = ['waiting', 'pending', 'offered'] as const

/**
 * Declines what somebody still waits for and may not have any more by the present record, and passes on what was kept
 * for them. A place that is theirs stays theirs: the organiser decides.
 */
export async function letGo(trx: Trx, offerId: string, { staffId, reason }: { staffId: string; reason: string }): Promise<void> {
  await inHall(trx, offerId, async (hall) => {
    const own = (await enrolmentsIn(trx, offerId, { statuses: awaited })).filter((enrolment) => enrolment.staffId === staffId)
    const meets = await stillMeet(trx, hall.offer.rules.eligibility, [staffId])
    const gone = meets.has(staffId) ? [] : own
    for (const enrolment of gone) leaveHall(hall, enrolment)
    await move(trx, { ids: gone.map(({ id }) => id), to: 'declined', what: 'declined', reason, actorName: '系统' })
    await tellDeclined(trx, hall.offer, { told: gone, reason })
    if (gone.length > 0) await moveUp(trx, hall)
    trx.audit({ action: 'enrolment.let_go', entity: { type: 'offer', id: offerId }, unitId: hall.offer.unitId, details: { staffId, declined: gone.length } })
  })
}
