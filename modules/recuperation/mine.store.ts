import { sql } from 'kysely'
import type { Db } from '../../kernel/db/handle.ts'

export interface MyTravel {
  enrolmentId: string
  optionId: string
  status: string
  letterAt: Date | null
  /** From which trip this person was moved and has not yet answered. */
  transferFrom: string | null
}

/** Where this member travels by a programme: one statement. */
export async function myTravel(db: Db, { offerId, staffId }: { offerId: string; staffId: string }): Promise<MyTravel | null> {
  const { rows } = await sql<MyTravel>`
    select e.id as "enrolmentId", e.option_id as "optionId", e.status, w.at as "letterAt", m.from_option_id as "transferFrom"
    from enrolments e
    left join recuperation_letters w on w.tenant_id = e.tenant_id and w.enrolment_id = e.id and w.option_id = e.option_id
    left join recuperation_transfers m on m.tenant_id = e.tenant_id and m.enrolment_id = e.id and m.answer is null
    where e.tenant_id = ${db.tenantId} and e.offer_id = ${offerId} and e.staff_id = ${staffId} and e.option_id is not null
      and e.status in ('confirmed', 'waiting', 'offered', 'pending')`.execute(db.q)
  return rows[0] ?? null
}

export interface AwaitedOfMe {
  offerId: string
  title: string
  letter: boolean
}

/** Programmes in which something waits for this member: a letter to confirm, or a move to answer. */
export async function awaitedOf(db: Db, { staffId, now }: { staffId: string; now: Date }): Promise<AwaitedOfMe[]> {
  const { rows } = await sql<AwaitedOfMe>`
    select o.id as "offerId", p.title, m.id is null as letter
    from enrolments e
    join offers o on o.tenant_id = e.tenant_id and o.id = e.offer_id
    join recuperation_trips t on t.tenant_id = e.tenant_id and t.option_id = e.option_id
    join offer_options p on p.tenant_id = e.tenant_id and p.id = e.option_id
    left join recuperation_letters w on w.tenant_id = e.tenant_id and w.enrolment_id = e.id and w.option_id = e.option_id
    left join recuperation_transfers m on m.tenant_id = e.tenant_id and m.enrolment_id = e.id and m.answer is null
    where e.tenant_id = ${db.tenantId} and e.staff_id = ${staffId} and o.state = 'published' and p.starts_at > ${now}
      and ((m.id is not null and e.status in ('confirmed', 'waiting', 'offered', 'pending')) or (t.state = 'formed' and e.status = 'confirmed' and w.enrolment_id is null))
    order by p.starts_at`.execute(db.q)
  return rows
}
