import { certificateLeast } from '../../engines/capacity/checkin/checkin.view.ts'
import type { RequestContext } from '../../kernel/context.ts'
import { cameTo, isHeld, placeOf, type Meeting } from './meetings.store.ts'

/** How many meetings, and the one that is now or comes next; null: it is no class. */
export function summaryOf(meetings: readonly Meeting[] | undefined, now: Date) {
  if (meetings === undefined) return null
  const held = meetings.filter(isHeld)
  const next = held.find(({ endsAt }) => endsAt > now)
  return { meetings: held.length, next: next === undefined ? null : { id: next.id, no: next.no, ...timesOf(next), place: next.place } }
}

/** `came` holds the meetings at which I was checked in; null: I have no place. */
export function showMeeting(meeting: Meeting, came: ReadonlySet<string> | null) {
  const { id, no, place, calledOffReason, version } = meeting
  return { id, no, ...timesOf(meeting), place, calledOffReason, came: came?.has(id) ?? null, version }
}

/** To which meetings I came, where I have a place. */
export async function attendanceOfMine(context: RequestContext, offerId: string): Promise<{ came: ReadonlySet<string>; least: number | null } | null> {
  const { db, actor } = context
  const enrolmentId = actor.staffId === null ? null : await placeOf(db, { offerId, staffId: actor.staffId })
  if (enrolmentId === null) return null
  return { came: new Set((await cameTo(db, [enrolmentId])).get(enrolmentId)), least: await certificateLeast(context, offerId) }
}

function timesOf({ startsAt, endsAt }: Meeting) {
  return { startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() }
}
