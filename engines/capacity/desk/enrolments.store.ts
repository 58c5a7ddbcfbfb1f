import { sql, type RawBuilder, type SqlBool } from 'kysely'
import type { Scope } from '../../../kernel/auth/actor.ts'
import type { Db } from '../../../kernel/db/handle.ts'
import { directory } from '../capacity.ports.ts'
import type { EnrolmentStatus } from '../claims/claims.types.ts'

export interface DeskQuery {
  offerId: string
  reach: Scope
  statuses: readonly EnrolmentStatus[] | null
  optionId: string | null
  unitId: string | null
  search: string | null
  /** Just this one. */
  enrolmentId?: string
}

export interface DeskRow {
  id: string
  staff_id: string
  staff_no: string
  name: string
  unit_id: string
  option_id: string | null
  option_title: string | null
  party: number
  status: EnrolmentStatus
  seq: bigint
  place_in_line: number | null
  choices: string[] | null
  answers: Record<string, string | boolean> | null
  by_default: boolean
  enrolled_by: string | null
  lapses_at: Date | null
  reason: string | null
  created_at: Date
  changed_at: Date
  companions: { no: number; name_sealed: string; relation: string; id_no_sealed: string | null }[] | null
}

export const countCap = 1_000

/** Sign-ups in the order of arrival after this number. */
export async function listEnrolments(db: Db, query: DeskQuery, { after, limit }: { after: string | null; limit: number }): Promise<DeskRow[]> {
  const { rows } = await sql<DeskRow>`
    select e.id, e.staff_id, s.staff_no, s.name, e.unit_id, e.option_id, p.title as option_title, e.party, e.status, e.seq, e.choices, e.answers, e.by_default, e.lapses_at,
      e.reason, e.created_at, e.changed_at,
      case when e.status = 'waiting' then (select count(*)::int from enrolments w where w.tenant_id = e.tenant_id and w.offer_id = e.offer_id
        and w.status = 'waiting' and w.option_id = e.option_id and w.seq <= e.seq) end as place_in_line,
      (select v.actor_name from enrolment_events v where v.tenant_id = e.tenant_id and v.enrolment_id = e.id and v.what = 'enrolled_for' limit 1) as enrolled_by,
      (select json_agg(json_build_object('no', c.no, 'name_sealed', c.name_sealed, 'relation', c.relation, 'id_no_sealed', c.id_no_sealed) order by c.no)
        from enrolment_companions c where c.tenant_id = e.tenant_id and c.enrolment_id = e.id) as companions
    from ${joined(db)} where ${among(db, query)} and ${after === null ? sql`true` : sql`e.seq > ${after}::bigint`}
    order by e.seq limit ${limit}`.execute(db.q)
  return rows
}

export async function countEnrolments(db: Db, query: DeskQuery): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from (select 1 from ${joined(db)} where ${among(db, query)} limit ${countCap}) as few`.execute(db.q)
  return rows[0]?.count ?? 0
}

function joined(db: Db): RawBuilder<unknown> {
  return sql`enrolments e join ${directory().everybody(db)} as s on s.staff_id = e.staff_id
    left join offer_options p on p.tenant_id = e.tenant_id and p.id = e.option_id`
}

function among(db: Db, { offerId, reach, statuses, optionId, unitId, search, enrolmentId }: DeskQuery): RawBuilder<SqlBool> {
  const parts = [sql`e.tenant_id = ${db.tenantId}`, sql`e.offer_id = ${offerId}`]
  if (enrolmentId !== undefined) parts.push(sql`e.id = ${enrolmentId}`)
  if (!reach.all) parts.push(sql`e.unit_id = any(${reach.unitIds}::uuid[])`)
  if (statuses) parts.push(sql`e.status = any(${[...statuses]}::text[])`)
  if (optionId !== null) parts.push(sql`(e.option_id = ${optionId} or ${optionId}::uuid = any(e.choices))`)
  if (unitId !== null) parts.push(sql`e.unit_id = ${unitId}`)
  if (search !== null) parts.push(sql`(s.staff_no = ${search} or strpos(s.name, ${search}) > 0)`)
  return sql`${sql.join(parts, sql` and `)}`
}

export interface Counted {
  option_id: string | null
  unit_id: string
  status: EnrolmentStatus
  parties: number
  people: number
}

export async function countByStatus(db: Db, { offerId, reach }: Pick<DeskQuery, 'offerId' | 'reach'>): Promise<Counted[]> {
  const { rows } = await sql<Counted>`
    select option_id, unit_id, status, count(*)::int as parties, sum(party)::int as people from enrolments e
    where e.tenant_id = ${db.tenantId} and e.offer_id = ${offerId} and ${reach.all ? sql`true` : sql`e.unit_id = any(${reach.unitIds}::uuid[])`}
    group by option_id, unit_id, status`.execute(db.q)
  return rows
}

export interface EnrolmentEvent {
  what: string
  reason: string | null
  actor_name: string
  at: Date
}

export function eventsOf(db: Db, enrolmentId: string): Promise<EnrolmentEvent[]> {
  return db.q
    .selectFrom('enrolment_events')
    .select(['what', 'reason', 'actor_name', 'at'])
    .where('tenant_id', '=', db.tenantId)
    .where('enrolment_id', '=', enrolmentId)
    .orderBy('at')
    .orderBy('id')
    .execute()
}
