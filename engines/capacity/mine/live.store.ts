import { sql } from 'kysely'
import type { Db } from '../../../kernel/db/handle.ts'
import type { EnrolmentStatus, OfferState, OptionState } from '../claims/claims.types.ts'
import type { Room } from '../rooms.ts'

export interface Live {
  state: OfferState['state']
  heldBy: string
  opensAt: Date | null
  closesAt: Date | null
  finalAt: Date | null
  /** The branch for which this member counts on the roster; null: not on it. */
  unitId: string | null
  options: Pick<OptionState, 'id' | 'tag' | 'state'>[]
  counters: Room[]
  waiting: Record<string, number>
  mine: { enrolmentId: string; status: EnrolmentStatus; placeInLine: number | null } | null
}

interface LiveRow extends Omit<Live, 'options' | 'counters'> {
  options: Live['options'] | null
  counters: Room[] | null
}

/** An offer's numbers as they were last committed, with one member's own, in one statement that takes no lock. */
export async function readLive(db: Db, { offerId, staffId }: { offerId: string; staffId: string }): Promise<Live | null> {
  const { rows } = await sql<LiveRow>`
    select o.state, o.unit_id as "heldBy", o.opens_at as "opensAt", o.closes_at as "closesAt", o.final_at as "finalAt", r.unit_id as "unitId", g.waiting,
      (select json_agg(json_build_object('id', p.id, 'tag', p.tag, 'state', p.state) order by p.sort, p.id)
        from offer_options p where p.tenant_id = o.tenant_id and p.offer_id = o.id) as options,
      (select json_agg(json_build_object('id', c.id, 'optionId', c.option_id, 'tag', c.tag, 'unitId', c.unit_id, 'cap', c.cap, 'taken', c.taken, 'held', c.held))
        from offer_counters c where c.tenant_id = o.tenant_id and c.offer_id = o.id and (c.unit_id is null or c.unit_id = r.unit_id)) as counters,
      (select json_build_object('enrolmentId', e.id, 'status', e.status, 'placeInLine', case when e.status = 'waiting' then
          (select count(*) from enrolments w where w.tenant_id = e.tenant_id and w.offer_id = e.offer_id and w.status = 'waiting' and w.option_id = e.option_id and w.seq <= e.seq) end)
        from enrolments e where e.tenant_id = o.tenant_id and e.offer_id = o.id and e.staff_id = ${staffId} order by e.seq desc limit 1) as mine
    from offers o join offer_gates g on g.tenant_id = o.tenant_id and g.offer_id = o.id
      left join offer_people r on r.tenant_id = o.tenant_id and r.offer_id = o.id and r.staff_id = ${staffId}
    where o.tenant_id = ${db.tenantId} and o.id = ${offerId}`.execute(db.q)
  const [row] = rows
  return row ? { ...row, options: row.options ?? [], counters: row.counters ?? [] } : null
}
