import type { Actor } from '../../kernel/auth/actor.ts'
import { dayOf } from '../../kernel/clock.ts'
import type { Db } from '../../kernel/db/handle.ts'
import { absencesNow, absencesOn, type Absences } from './delegations.store.ts'
import { people } from './cases.ports.ts'
import type { Hat } from './process.ts'

/** A hat, and the process for which one wears it; null: for all. */
export interface WornHat extends Hat {
  process: string | null
}

/** One's own hat first, then those of colleagues who are away and have handed this process to one: as it stands at this moment. */
export async function hatsOf(db: Db, actor: Actor, { process, now }: { process: string; now: Date }): Promise<Hat[]> {
  return hatsFor(await wornBy(actor, { db, now, absences: absencesNow }), process)
}

/** Every hat that somebody wears today, one's own first, for what is shown to them. */
export function allHats(db: Db, actor: Actor, now: Date): Promise<WornHat[]> {
  return wornBy(actor, { db, now, absences: absencesOn })
}

/** An access token speaks only for the person who made it. */
async function wornBy(actor: Actor, { db, now, absences }: { db: Db; now: Date; absences: (db: Db, day: string) => Promise<Absences> }): Promise<WornHat[]> {
  const own: WornHat = { actor, actingFor: null, process: null }
  if (actor.staffId === null || actor.via === 'token') return [own]
  const absent = (await absences(db, dayOf(now))).get(actor.staffId) ?? []
  if (absent.length === 0) return [own]
  const actors = await people().actorsOf(db, [...new Set(absent.map(({ fromStaff }) => fromStaff))], now)
  const worn = absent.flatMap(({ fromStaff, process }): WornHat[] => {
    const colleague = actors.get(fromStaff)
    return colleague ? [{ actor: colleague, actingFor: fromStaff, process }] : []
  })
  return [own, ...worn]
}

export function hatsFor(worn: readonly WornHat[], process: string): Hat[] {
  return worn.filter((hat) => hat.process === null || hat.process === process)
}
