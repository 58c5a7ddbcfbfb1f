import { dayOf } from '../../../kernel/clock.ts'
import type { Trx } from '../../../kernel/db/handle.ts'
import { full, notAnOffer } from '../capacity.errors.ts'
import { readBarred } from '../claims/claims.store.ts'
import { allProgrammesOf, lockUsage } from '../entitlements.ts'
import { tellConfirmed, tellDeclined } from '../tell.ts'
import { countWaiting, enrolmentIn, inHall, move, partyOf, spend, type Enrolment, type Hall } from './hall.ts'

export interface Review {
  offerId: string
  enrolmentId: string
  /** Null approves. */
  declined: string | null
  actorName: string
}

/** Decides one sign-up that needs approval: it gets a place, or waits in line where there is none. */
export async function review(trx: Trx, { offerId, enrolmentId, declined, actorName }: Review): Promise<{ status: 'confirmed' | 'waiting' | 'declined' }> {
  return inHall(trx, offerId, async (hall) => {
    const enrolment = await enrolmentIn(trx, offerId, enrolmentId)
    if (enrolment.status !== 'pending') throw notAnOffer()
    const status = declined === null ? await approve(trx, hall, { enrolment, actorName }) : 'declined'
    if (declined !== null) {
      await move(trx, { ids: [enrolmentId], to: 'declined', what: 'declined', reason: declined, actorName })
      await tellDeclined(trx, hall.offer, { told: [enrolment], reason: declined })
    }
    trx.audit({ action: 'enrolment.review', entity: { type: 'enrolment', id: enrolmentId }, unitId: hall.offer.unitId, details: { status } })
    return { status }
  })
}

async function approve(trx: Trx, hall: Hall, { enrolment, actorName }: { enrolment: Enrolment; actorName: string }): Promise<'confirmed' | 'waiting'> {
  const usage = await lockUsage(trx, [enrolment.staffId], allProgrammesOf(hall.offer.rules))
  const barred = await readBarred(trx, hall.offer, { staffIds: [enrolment.staffId], usage, on: dayOf(trx.at) })
  const party = partyOf(hall, enrolment)
  const refusal = barred(enrolment.staffId, party.tag)
  if (refusal) throw refusal
  const seating = hall.rooms.seat(party, hall.offer.rules.waiting)
  if (seating === 'full') throw full()
  await move(trx, { ids: [enrolment.id], to: seating, what: seating === 'waiting' ? 'queued' : 'approved', actorName })
  if (seating === 'waiting') countWaiting(hall, party.optionId, 1)
  else {
    await spend(trx, hall, [enrolment])
    await tellConfirmed(trx, hall.offer, [enrolment])
  }
  return seating
}
