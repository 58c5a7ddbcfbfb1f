import type { Actor } from '../../kernel/auth/actor.ts'
import { dayOf } from '../../kernel/clock.ts'
import type { Db } from '../../kernel/db/handle.ts'
import { people } from './cases.ports.ts'
import type { Hat } from './process.ts'

/** One's own hat first, then those of colleagues who are away and have handed this process to one. */
export async function hatsOf(db: Db, actor: Actor, { process, now }: { process: string | null; now: Date }): Promise<Hat[]> {
  const own: Hat = { actor, actingFor: null }
  if (actor.staffId === null) return [own]
  const absent = await absentColleagues(db, actor.staffId, { process, day: dayOf(now) })
  const actors = await Promise.all(absent.map((staffId) => people().actorOf(db, staffId, now)))
  return [own, ...actors.flatMap((one) => (one ? [{ actor: one, actingFor: one.staffId }] : []))]
}

async function absentColleagues(db: Db, toStaff: string, { process, day }: { process: string | null; day: string }): Promise<string[]> {
  const rows = await db.q
    .selectFrom('case_delegations')
    .select('from_staff')
    .distinct()
    .where('tenant_id', '=', db.tenantId)
    .where('to_staff', '=', toStaff)
    .where('ended_at', 'is', null)
    .where('first_day', '<=', day)
    .where('last_day', '>=', day)
    .where((eb) => (process === null ? eb('process', 'is', null) : eb.or([eb('process', 'is', null), eb('process', '=', process)])))
    .execute()
  return rows.map((row) => row.from_staff)
}
