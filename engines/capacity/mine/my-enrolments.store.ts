import { sql, type RawBuilder, type SqlBool } from 'kysely'
import type { Db } from '../../../kernel/db/handle.ts'
import type { EnrolmentStatus } from '../claims/claims.types.ts'

export interface MyEnrolmentRow {
  id: string
  offer_id: string
  status: EnrolmentStatus
  option_id: string | null
  option_title: string | null
  option_starts_at: Date | null
  party: number
  choices: string[] | null
  answers: Record<string, string | boolean> | null
  place_in_line: number | null
  lapses_at: Date | null
  reason: string | null
  by_default: boolean
  on_behalf: boolean
  created_at: Date
  companions: { no: number; name_sealed: string; relation: string }[] | null
}

/** Sign-ups of one member with the place in line as of now and who comes along, the latest first. */
export async function myEnrolments(db: Db, { staffId, where, limit }: { staffId: string; where: RawBuilder<SqlBool>; limit: number }): Promise<MyEnrolmentRow[]> {
  const { rows } = await sql<MyEnrolmentRow>`
    select e.id, e.offer_id, e.status, e.option_id, p.title as option_title, p.starts_at as option_starts_at, e.party, e.choices, e.answers, e.lapses_at, e.reason, e.by_default, e.created_at,
      exists (select from enrolment_events v where v.tenant_id = e.tenant_id and v.enrolment_id = e.id and v.what = 'enrolled_for') as on_behalf,
      case when e.status = 'waiting' then (select count(*)::int from enrolments w where w.tenant_id = e.tenant_id and w.offer_id = e.offer_id
        and w.status = 'waiting' and w.option_id = e.option_id and w.seq <= e.seq) end as place_in_line,
      (select json_agg(json_build_object('no', c.no, 'name_sealed', c.name_sealed, 'relation', c.relation) order by c.no) from enrolment_companions c
        where c.tenant_id = e.tenant_id and c.enrolment_id = e.id) as companions
    from enrolments e left join offer_options p on p.tenant_id = e.tenant_id and p.id = e.option_id
    where e.tenant_id = ${db.tenantId} and e.staff_id = ${staffId} and ${where}
    order by e.id desc limit ${limit}`.execute(db.q)
  return rows
}

export const activeSql = sql<SqlBool>`e.status in ('confirmed', 'waiting', 'offered', 'pending')`

export async function countMyEnrolments(db: Db, { staffId, where, most }: { staffId: string; where: RawBuilder<SqlBool>; most: number }): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from (
    select 1 from enrolments e where e.tenant_id = ${db.tenantId} and e.staff_id = ${staffId} and ${where} limit ${most}) as few`.execute(db.q)
  return rows[0]?.count ?? 0
}
