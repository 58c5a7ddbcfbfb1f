import type { Actor } from '../../kernel/auth/actor.ts'
import { dayOf } from '../../kernel/clock.ts'
import type { Db } from '../../kernel/db/handle.ts'
import { prepared } from '../../kernel/db/prepared.ts'
import { people } from './cases.ports.ts'
import type { Hat } from './process.ts'

/** A hat, and the process for which one wears it; null: for all. */
export interface WornHat extends Hat {
  process: string | null
}

/** One's own hat first, then those of colleagues who are away and have handed this process to one. */
export async function hatsOf(db: Db, actor: Actor, { process, now }: { process: string; now: Date }): Promise<Hat[]> {
  return hatsFor(await allHats(db, actor, now), process)
}

/** Every hat that somebody wears today, one's own first. An access token speaks only for the person who made it. */
export async function allHats(db: Db, actor: Actor, now: Date): Promise<WornHat[]> {
  const own: WornHat = { actor, actingFor: null, process: null }
  if (actor.staffId === null || actor.via === 'token') return [own]
  const absent = await absentColleagues(db, actor.staffId, dayOf(now))
  if (absent.length === 0) return [own]
  const actors = await people().actorsOf(db, [...new Set(absent.map(({ from_staff }) => from_staff))], now)
  const worn = absent.flatMap(({ from_staff, process }): WornHat[] => {
    const colleague = actors.get(from_staff)
    return colleague ? [{ actor: colleague, actingFor: from_staff, process }] : []
  })
  return [own, ...worn]
}

export function hatsFor(worn: readonly WornHat[], process: string): Hat[] {
  return worn.filter((hat) => hat.process === null || hat.process === process)
}

function absentColleagues(db: Db, toStaff: string, day: string): Promise<{ from_staff: string; process: string | null }[]> {
  return db.q
    .selectFrom('case_delegations')
    .modifyFront(prepared)
    .select(['from_staff', 'process'])
    .where('tenant_id', '=', db.tenantId)
    .where('to_staff', '=', toStaff)
    .where('ended_at', 'is', null)
    .where('first_day', '<=', day)
    .where('last_day', '>=', day)
    .groupBy(['from_staff', 'process'])
    .execute()
}
