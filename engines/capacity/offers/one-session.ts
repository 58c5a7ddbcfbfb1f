import { capBelowTaken } from '../capacity.errors.ts'
import { insertPoints } from '../checkin/points.store.ts'
import type { Trx } from '../../../kernel/db/handle.ts'
import { newId } from '../../../kernel/ids.ts'
import { optionsOf, standingsOf } from './offers.store.ts'
import { storeLimits } from './set-limits.ts'
import { storeOptions } from './set-options.ts'

// An offer that takes place once: one option, one point of check-in beside it, one limit on the whole.

export interface Session {
  title: string
  place: string
  startsAt: Date
  endsAt: Date
}

const earlyMinutes = 60

/** People come before it begins. */
function checkinTimes({ startsAt, endsAt }: Pick<Session, 'startsAt' | 'endsAt'>): { opensAt: Date; closesAt: Date } {
  return { opensAt: new Date(startsAt.getTime() - earlyMinutes * 60_000), closesAt: endsAt }
}

/** Writes the session of a new draft with its point of check-in. */
export async function beginSession(trx: Trx, offerId: string, session: Session): Promise<{ optionId: string; pointId: string }> {
  const optionId = newId(trx.at.getTime())
  await storeOptions(trx, offerId, [{ ...session, id: optionId, sort: 0, note: null, tag: null }])
  const [pointId = ''] = await insertPoints(trx, offerId, [{ optionId: null, title: '签到', ...checkinTimes(session), selfScan: 'screen' }])
  return { optionId, pointId }
}

/** Puts the session, and the check-in that goes with it, where it now is. Returns whether time or place is another. The gate must be held. */
export async function moveSession(trx: Trx, offerId: string, session: Session): Promise<boolean> {
  const [before] = await optionsOf(trx, offerId)
  if (!before?.startsAt || !before.endsAt) throw new TypeError(`no session: ${offerId}`)
  const { startsAt, endsAt } = before
  await storeOptions(trx, offerId, [{ ...before, ...session }])
  const inTime = startsAt.getTime() !== session.startsAt.getTime() || endsAt.getTime() !== session.endsAt.getTime()
  if (inTime) await movePoint(trx, offerId, { from: checkinTimes({ startsAt, endsAt }), to: checkinTimes(session) })
  return inTime || before.place !== session.place
}

type Times = ReturnType<typeof checkinTimes>

/** Only a point that still stands at the usual time goes along: one that was set by hand stays. */
async function movePoint(trx: Trx, offerId: string, { from, to }: { from: Times; to: Times }): Promise<void> {
  await trx.q
    .updateTable('checkin_points')
    .set((eb) => ({ opens_at: to.opensAt, closes_at: to.closesAt, version: eb('version', '+', 1) }))
    .where('tenant_id', '=', trx.tenantId)
    .where('offer_id', '=', offerId)
    .where('opens_at', '=', from.opensAt)
    .where('closes_at', '=', from.closesAt)
    .where('closed_at', 'is', null)
    .execute()
}

/** Sets how many may come; never fewer than have a place. The gate must be held. */
export async function setWholeCap(trx: Trx, offerId: string, cap: number): Promise<void> {
  const standings = await standingsOf(trx, [offerId])
  const taken = standings.filter(({ status }) => status === 'confirmed' || status === 'offered').reduce((sum, { people }) => sum + people, 0)
  if (cap < taken) throw capBelowTaken({ taken, cap })
  await storeLimits(trx, offerId, { limits: [{ optionId: null, tag: null, unitId: null, cap }], taken: [taken] })
}
