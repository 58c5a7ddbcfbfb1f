import type { Trx } from '../../../kernel/db/handle.ts'
import { dayOf } from '../../../kernel/clock.ts'
import { readBarred } from '../claims/claims.store.ts'
import { stillMeet } from '../eligibility/still-meets.ts'
import { allProgrammesOf, lockUsage } from '../entitlements.ts'
import { optionClosesAt } from '../offers/option-closing.ts'
import { tellMovedUp, tellDeclined } from '../tell.ts'
import { countWaiting, enrolmentsIn, move, partyOf, spend, type Enrolment, type Hall } from './hall.ts'

const bySystem = '系统'

/**
 * Goes through the line in order and seats whoever fits now: until the list stands. Who does not meet the conditions any
 * more leaves the line; who is barred for a while keeps waiting.
 */
export async function moveUp(trx: Trx, hall: Hall): Promise<Enrolment[]> {
  const { offer, rooms } = hall
  if (offer.state !== 'published' || offer.finalAt === null || trx.at >= offer.finalAt) return []
  // Before anything else: whoever left the line may have been the last for whom something was held.
  rooms.forgetHeld()
  const open = [...offer.options.values()].filter(
    ({ id, state, startsAt }) => state === 'open' && (hall.waiting.get(id) ?? 0) > 0 && !isOver(optionClosesAt(offer.rules, startsAt), trx.at),
  )
  if (open.length === 0) return []
  const line = await enrolmentsIn(trx, offer.id, { statuses: ['waiting'], optionIds: open.map(({ id }) => id) })
  const ids = line.filter((enrolment) => rooms.fits(partyOf(hall, enrolment), 'skip')).map(({ staffId }) => staffId)
  const candidates = new Set(ids)
  const meeting = await stillMeet(trx, offer.rules.eligibility, ids)
  const usage = await lockUsage(trx, ids, allProgrammesOf(offer.rules))
  const barred = await readBarred(trx, offer, { staffIds: ids, usage, on: dayOf(trx.at) })
  const seated: Enrolment[] = []
  const left: Enrolment[] = []
  for (const enrolment of line) {
    const party = partyOf(hall, enrolment)
    if (candidates.has(enrolment.staffId) && !meeting.has(enrolment.staffId)) left.push(enrolment)
    else if (!barred(enrolment.staffId, party.tag) && rooms.seat(party, offer.rules.waiting) === 'confirmed') seated.push(enrolment)
  }
  await letGo(trx, hall, left)
  await take(trx, hall, seated)
  return seated
}

function isOver(at: Date | null, now: Date): boolean {
  return at !== null && now >= at
}

async function take(trx: Trx, hall: Hall, seated: readonly Enrolment[]): Promise<void> {
  const { rules, finalAt } = hall.offer
  for (const { optionId } of seated) if (optionId !== null) countWaiting(hall, optionId, -1)
  const ids = seated.map(({ id }) => id)
  if (rules.answerHours === null || finalAt === null) {
    await move(trx, { ids, to: 'confirmed', what: 'moved_up', actorName: bySystem })
    await spend(trx, hall, seated)
    await tellMovedUp(trx, hall.offer, { told: seated, lapsesAt: null })
  } else {
    const lapsesAt = new Date(Math.min(trx.at.getTime() + rules.answerHours * 3_600_000, finalAt.getTime()))
    await move(trx, { ids, to: 'offered', what: 'offered', lapsesAt, actorName: bySystem })
    await tellMovedUp(trx, hall.offer, { told: seated, lapsesAt })
  }
}

async function letGo(trx: Trx, hall: Hall, left: readonly Enrolment[]): Promise<void> {
  for (const { optionId } of left) if (optionId !== null) countWaiting(hall, optionId, -1)
  const reason = '已不符合报名条件'
  await move(trx, { ids: left.map(({ id }) => id), to: 'declined', what: 'declined', reason, actorName: bySystem })
  await tellDeclined(trx, hall.offer, { told: left, reason })
}
