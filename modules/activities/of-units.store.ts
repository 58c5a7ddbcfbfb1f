import { sql } from 'kysely'
import type { Db } from '../../kernel/db/handle.ts'
import { activityService } from './activities.service.ts'

/** An activity as the unit that holds it counts it. */
export interface UnitActivity {
  id: string
  unitId: string
  title: string
  state: 'draft' | 'published' | 'cancelled'
  opensAt: Date | null
  closesAt: Date | null
  finalAt: Date | null
  startsAt: Date | null
  endsAt: Date | null
  place: string | null
  /** Sign-ups with a place, and those of them that were checked in. */
  enrolled: number
  came: number
}

/** What these units hold between two instants, drafts too, the latest first: one statement. */
export async function activitiesOf(db: Db, { unitIds, from, to }: { unitIds: readonly string[]; from: Date; to: Date }): Promise<UnitActivity[]> {
  if (unitIds.length === 0) return []
  const { rows } = await sql<UnitActivity>`
    select o.id, o.unit_id as "unitId", o.title, o.state, o.opens_at as "opensAt", o.closes_at as "closesAt", o.final_at as "finalAt",
      p.starts_at as "startsAt", p.ends_at as "endsAt", p.place,
      (select count(*)::int from enrolments e where e.tenant_id = o.tenant_id and e.offer_id = o.id and e.status = 'confirmed') as enrolled,
      (select count(distinct c.enrolment_id)::int from enrolments e join checkins c on c.tenant_id = e.tenant_id and c.enrolment_id = e.id
        where e.tenant_id = o.tenant_id and e.offer_id = o.id and e.status = 'confirmed') as came
    from offers o
    join lateral (select starts_at, ends_at, place from offer_options p
      where p.tenant_id = o.tenant_id and p.offer_id = o.id order by p.state, p.sort, p.id limit 1) p on true
    where o.tenant_id = ${db.tenantId} and o.service = ${activityService.key} and o.unit_id = any(${[...unitIds]}::uuid[])
      and p.starts_at >= ${from} and p.starts_at < ${to}
    order by p.starts_at desc, o.id`.execute(db.q)
  return rows
}
