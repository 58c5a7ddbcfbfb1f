import type { Db, Trx } from '../../../kernel/db/handle.ts'
import type { AppError } from '../../../kernel/errors.ts'
import { newId } from '../../../kernel/ids.ts'
import { capBelowTaken } from '../capacity.errors.ts'
import { insertPoints } from '../checkin/points.store.ts'
import { closesAfterStart, endsBeforeStart, opensAfterClose } from './offers.errors.ts'
import { limitsOf, optionsOf, standingsOf, type OfferLimit } from './offers.store.ts'
import { storeLimits } from './set-limits.ts'
import { storeOptions } from './set-options.ts'

// An offer that takes place once: one option, one point of check-in beside it, one limit on the whole.

export interface Session {
  title: string
  place: string
  startsAt: Date
  endsAt: Date
}

type Span = Pick<Session, 'startsAt' | 'endsAt'>

/** What is wrong with the times of a form; null: nothing. */
export function timesRefusal({ startsAt, endsAt, opensAt, closesAt }: { startsAt: string; endsAt: string; opensAt: string; closesAt: string }): AppError | null {
  if (Date.parse(endsAt) <= Date.parse(startsAt)) return endsBeforeStart()
  if (Date.parse(closesAt) > Date.parse(startsAt)) return closesAfterStart()
  return Date.parse(opensAt) >= Date.parse(closesAt) ? opensAfterClose() : null
}

/** The session that a form says. */
export function sessionOf({ title, place, startsAt, endsAt }: { title: string; place: string; startsAt: string; endsAt: string }): Session {
  return { title, place, startsAt: new Date(startsAt), endsAt: new Date(endsAt) }
}

const earlyMinutes = 60

/** People come before it begins. */
export function checkinTimes({ startsAt, endsAt }: Span): { opensAt: Date; closesAt: Date } {
  return { opensAt: new Date(startsAt.getTime() - earlyMinutes * 60_000), closesAt: endsAt }
}

/** Writes the session of a new draft. */
export async function beginSession(trx: Trx, offerId: string, session: Session): Promise<{ optionId: string }> {
  const optionId = newId(trx.at.getTime())
  await storeOptions(trx, offerId, [{ ...session, id: optionId, sort: 0, note: null, tag: null }])
  return { optionId }
}

/** Writes where people are checked in to it. */
export async function beginPoint(trx: Trx, offerId: string, span: Span): Promise<{ pointId: string }> {
  const [pointId = ''] = await insertPoints(trx, offerId, [{ optionId: null, title: '签到', ...checkinTimes(span), selfScan: 'screen' }])
  return { pointId }
}

/** Puts the session, and the check-in that goes with it, where it now is. Returns whether time or place is another. The gate must be held. */
export async function moveSession(trx: Trx, { id, title }: { id: string; title: string }, session: Session): Promise<boolean> {
  const [before] = await optionsOf(trx, id)
  if (before === undefined) {
    await beginSession(trx, id, session)
    return false
  }
  // One that was given a name of its own keeps it.
  await storeOptions(trx, id, [{ ...before, ...session, title: before.title === title ? session.title : before.title }])
  const { startsAt, endsAt } = before
  const inTime = startsAt?.getTime() !== session.startsAt.getTime() || endsAt?.getTime() !== session.endsAt.getTime()
  if (inTime && startsAt && endsAt) await movePoint(trx, id, { from: checkinTimes({ startsAt, endsAt }), to: checkinTimes(session) })
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

/** Sets how many may come in all, never fewer than have a place; null: as many as like. Limits of branches and options stay. The gate must be held. */
export async function setWholeCap(trx: Trx, offerId: string, cap: number | null): Promise<void> {
  const others = (await limitsOf(trx, offerId)).filter((limit) => !isWhole(limit))
  const taken = await takenOf(trx, offerId)
  if (cap !== null && cap < taken) throw capBelowTaken({ taken, cap })
  const whole = cap === null ? [] : [{ optionId: null, tag: null, unitId: null, cap }]
  await storeLimits(trx, offerId, { limits: [...others, ...whole], taken: [...others.map((limit) => limit.taken), ...whole.map(() => taken)] })
}

export function isWhole({ optionId, tag, unitId }: OfferLimit): boolean {
  return optionId === null && tag === null && unitId === null
}

/** How many people have a place or are offered one. */
export async function takenOf(db: Db, offerId: string): Promise<number> {
  const standings = await standingsOf(db, [offerId])
  return standings.filter(({ status }) => status === 'confirmed' || status === 'offered').reduce((sum, { people }) => sum + people, 0)
}
