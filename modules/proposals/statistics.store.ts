import { sql } from 'kysely'
import type { Db } from '../../kernel/db/handle.ts'

// The pictures of a session. Drafts, what lapsed and what was taken back are in none of them.

export interface Totals {
  sessionId: string
  filed: number
  accepted: number
  merged: number
  converted: number
  notAccepted: number
  key: number
  ledByLeader: number
  replied: number
  done: number
  overdue: number
  medianDays: number | null
}

const counted = sql`c.process = 'proposal' and c.state not in ('draft', 'seconding', 'lapsed', 'withdrawn')`
const daysToReply = sql`extract(epoch from p.replied_at - p.assigned_at) / 86400`

export async function totalsOf(db: Db, sessionIds: readonly string[], now: Date): Promise<Totals[]> {
  const { rows } = await sql<Totals>`
    select c.round_id as "sessionId", count(*)::int as filed,
           (count(*) filter (where p.accepted_at is not null and c.state <> 'merged'))::int as accepted,
           (count(*) filter (where c.state = 'merged'))::int as merged,
           (count(*) filter (where c.state = 'converted'))::int as converted,
           (count(*) filter (where c.state in ('not_accepted', 'appealed')))::int as "notAccepted",
           (count(*) filter (where p.is_key))::int as key,
           (count(*) filter (where p.led_by_leader))::int as "ledByLeader",
           (count(*) filter (where p.replied_at is not null))::int as replied,
           (count(*) filter (where c.state = 'done'))::int as done,
           (count(*) filter (where c.closed_at is null and c.due_at <= ${now}))::int as overdue,
           (percentile_cont(0.5) within group (order by ${daysToReply}) filter (where p.replied_at is not null))::float8 as "medianDays"
      from cases c join proposals p on p.tenant_id = c.tenant_id and p.id = c.id
     where c.tenant_id = ${db.tenantId} and p.tenant_id = ${db.tenantId} and ${counted} and c.round_id = any(${sessionIds}::uuid[])
     group by c.round_id`.execute(db.q)
  return rows
}

export interface Share {
  key: string
  label: string | null
  count: number
}

export async function byTopic(db: Db, sessionId: string): Promise<Share[]> {
  const { rows } = await sql<Share>`
    select p.topic as key, null as label, count(*)::int as count
      from cases c join proposals p on p.tenant_id = c.tenant_id and p.id = c.id
     where c.tenant_id = ${db.tenantId} and p.tenant_id = ${db.tenantId} and ${counted} and c.round_id = ${sessionId}
     group by p.topic order by count desc, key`.execute(db.q)
  return rows
}

export async function byDelegation(db: Db, sessionId: string): Promise<Share[]> {
  const { rows } = await sql<Share>`
    select d.id as key, d.name as label, count(*)::int as count
      from cases c
      join proposals p on p.tenant_id = c.tenant_id and p.id = c.id
      join congress_delegations d on d.tenant_id = p.tenant_id and d.id = p.delegation_id
     where c.tenant_id = ${db.tenantId} and p.tenant_id = ${db.tenantId} and d.tenant_id = ${db.tenantId} and ${counted} and c.round_id = ${sessionId}
     group by d.tenant_id, d.id order by count desc, d.pinyin_key`.execute(db.q)
  return rows
}

export async function byClass(db: Db, sessionId: string): Promise<Share[]> {
  const { rows } = await sql<Share>`
    select p.reply_class as key, null as label, count(*)::int as count
      from cases c join proposals p on p.tenant_id = c.tenant_id and p.id = c.id
     where c.tenant_id = ${db.tenantId} and p.tenant_id = ${db.tenantId} and ${counted} and c.round_id = ${sessionId} and p.reply_class is not null
     group by p.reply_class order by p.reply_class`.execute(db.q)
  return rows
}

export interface UnitFigures {
  unitId: string
  lead: number
  supporting: number
  replied: number
  overdue: number
  medianDays: number | null
  satisfiedPercent: number | null
}

/** Satisfied counts of those who rated the result; whoever said nothing is in neither part. */
export async function byUnit(db: Db, sessionId: string, now: Date): Promise<UnitFigures[]> {
  const { rows } = await sql<UnitFigures>`
    select v.unit_id as "unitId",
           (count(*) filter (where v.relation = 'leadUnit'))::int as lead,
           (count(*) filter (where v.relation = 'supportingUnit'))::int as supporting,
           (count(*) filter (where v.relation = 'leadUnit' and p.replied_at is not null))::int as replied,
           (count(*) filter (where v.relation = 'leadUnit' and c.closed_at is null and c.due_at <= ${now}))::int as overdue,
           (percentile_cont(0.5) within group (order by ${daysToReply}) filter (where v.relation = 'leadUnit' and p.replied_at is not null))::float8 as "medianDays",
           round(100.0 * sum(r.satisfied) filter (where v.relation = 'leadUnit') / nullif(sum(r.rated) filter (where v.relation = 'leadUnit'), 0))::float8 as "satisfiedPercent"
      from cases c
      join proposals p on p.tenant_id = c.tenant_id and p.id = c.id
      join case_parties v on v.tenant_id = c.tenant_id and v.case_id = c.id and v.relation in ('leadUnit', 'supportingUnit') and v.until is null
      left join lateral (
        select count(*) as rated, count(*) filter (where x.result <> 'unsatisfied') as satisfied from proposal_ratings x
         where x.tenant_id = ${db.tenantId} and x.proposal_id = p.id and x.handling_round = p.handling_round) r on true
     where c.tenant_id = ${db.tenantId} and p.tenant_id = ${db.tenantId} and v.tenant_id = ${db.tenantId} and ${counted} and c.round_id = ${sessionId}
     group by v.unit_id order by lead desc, supporting desc, v.unit_id`.execute(db.q)
  return rows
}

/** Days from assignment to the published answer, by the first of these bounds that they keep; the rest under null. */
export async function replyDays(db: Db, sessionId: string, bounds: readonly number[]): Promise<{ bound: number | null; count: number }[]> {
  const { rows } = await sql<{ bound: number | null; count: number }>`
    select (select min(b) from unnest(${bounds}::int[]) b where b >= ${daysToReply}) as bound, count(*)::int as count
      from cases c join proposals p on p.tenant_id = c.tenant_id and p.id = c.id
     where c.tenant_id = ${db.tenantId} and p.tenant_id = ${db.tenantId} and ${counted} and c.round_id = ${sessionId} and p.replied_at is not null and p.assigned_at is not null
     group by 1`.execute(db.q)
  return rows
}

export interface Opinion {
  key: string
  attitude: number
  result: number
}

/** Of everybody who may rate an answer that is published: what they said last, or that they said nothing. */
export async function satisfactionOf(db: Db, sessionId: string): Promise<Opinion[]> {
  const { rows } = await sql<{ attitude: string; result: string; count: number }>`
    select coalesce(x.attitude, 'not_rated') as attitude, coalesce(x.result, 'not_rated') as result, count(*)::int as count
      from (select distinct c.id, p.handling_round, v.staff_id
              from cases c
              join proposals p on p.tenant_id = c.tenant_id and p.id = c.id
              join case_parties v on v.tenant_id = c.tenant_id and v.case_id = c.id and v.relation in ('proposer', 'seconder') and v.until is null
             where c.tenant_id = ${db.tenantId} and p.tenant_id = ${db.tenantId} and v.tenant_id = ${db.tenantId} and ${counted} and c.round_id = ${sessionId} and p.replied_at is not null) raters
      left join lateral (
        select r.attitude, r.result from proposal_ratings r
         where r.tenant_id = ${db.tenantId} and r.proposal_id = raters.id and r.staff_id = raters.staff_id and r.handling_round <= raters.handling_round
         order by r.handling_round desc limit 1) x on true
     group by 1, 2`.execute(db.q)
  const sum = (of: 'attitude' | 'result', key: string) => rows.reduce((total, row) => total + (row[of] === key ? row.count : 0), 0)
  return ['satisfied', 'mostly', 'unsatisfied', 'not_rated'].map((key) => ({ key, attitude: sum('attitude', key), result: sum('result', key) }))
}
