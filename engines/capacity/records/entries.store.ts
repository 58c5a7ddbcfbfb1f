import { sql, type RawBuilder } from 'kysely'
import type { Scope } from '../../../kernel/auth/actor.ts'
import type { Db, Trx } from '../../../kernel/db/handle.ts'
import { people } from '../capacity.ports.ts'
import type { sources } from './records.contract.ts'

export interface EntryRow {
  id: string
  staffId: string
  staffNo: string
  name: string
  unitId: string
  programme: string
  usedOn: string
  amount: number
  source: (typeof sources)[number]
  offerId: string | null
  offerTitle: string | null
  note: string | null
  at: Date
}

export interface ListWanted {
  reach: Scope
  search: string | null
  after: { key: string; id: string } | null
  limit: number
}

export const countCap = 1_000

/** Those within reach whose name, pinyin or number begins so. */
export function personFilter({ reach, search }: Pick<ListWanted, 'reach' | 'search'>): RawBuilder<unknown> {
  const within = reach.all ? sql`true` : sql`n.unit_id = any(${reach.unitIds}::uuid[])`
  return search === null ? within : sql`${within} and (starts_with(n.name, ${search}) or starts_with(n.staff_no, ${search}) or starts_with(n.pinyin_key, lower(${search})))`
}

/** A page of the ledger, the newest first, and how many there are, to a cap. */
export async function listEntries(db: Db, wanted: ListWanted & { staffId: string | null; programme: string | null }): Promise<{ rows: EntryRow[]; count: number }> {
  const { staffId, programme, after, limit } = wanted
  const from = sql`entitlement_entries x join ${people().relation(db)} as n on n.staff_id = x.staff_id
    left join enrolments e on e.tenant_id = x.tenant_id and e.id = x.enrolment_id
    left join offers o on o.tenant_id = e.tenant_id and o.id = e.offer_id`
  const filter = sql`x.tenant_id = ${db.tenantId} and ${personFilter(wanted)}
    and (${staffId}::uuid is null or x.staff_id = ${staffId}) and (${programme}::text is null or x.programme = ${programme})`
  const behind = after === null ? sql`true` : sql`(x.at, x.id) < (${after.key}::timestamptz, ${after.id}::uuid)`
  const { rows } = await sql<EntryRow>`
    select x.id, x.staff_id as "staffId", n.staff_no as "staffNo", n.name, n.unit_id as "unitId", x.programme, x.used_on as "usedOn", x.amount, x.source,
      o.id as "offerId", o.title as "offerTitle", x.note, x.at
    from ${from} where ${filter} and ${behind} order by x.at desc, x.id desc limit ${limit + 1}`.execute(db.q)
  const counted = await sql<{ count: number }>`select count(*)::int as count from (select 1 from ${from} where ${filter} limit ${countCap + 1}) as counted`.execute(db.q)
  return { rows, count: counted.rows[0]?.count ?? 0 }
}

export interface ProgrammeRule {
  key: string
  most: number | null
  years: number | null
}

/** Every programme that was used or is named by an offer, with the rule of the offer published last. */
export async function listProgrammes(db: Db): Promise<ProgrammeRule[]> {
  const { rows } = await sql<ProgrammeRule>`
    with named as (
      select distinct on (r.rule ->> 'key') r.rule ->> 'key' as key, (r.rule ->> 'most')::int as most, (r.rule ->> 'years')::int as years
      from offers o
      cross join lateral (
        select o.rules -> 'programme' as rule where o.rules -> 'programme' <> 'null'::jsonb
        union all select t.value from jsonb_each(o.rules -> 'tagProgrammes') t) r
      where o.tenant_id = ${db.tenantId} and o.state <> 'cancelled'
      order by r.rule ->> 'key', o.published_at desc nulls last, o.id desc),
    used as (select distinct programme as key from entitlement_entries where tenant_id = ${db.tenantId})
    select coalesce(n.key, u.key) as key, n.most, n.years from named n full join used u on u.key = n.key order by 1`.execute(db.q)
  return rows
}

export interface Use {
  programme: string
  usedOn: string
  offerTitle: string | null
  note: string | null
}

/** What somebody used and was not given back, the newest first. */
export async function listUses(db: Db, staffId: string): Promise<Use[]> {
  const { rows } = await sql<Use & { times: number }>`
    select x.programme, x.used_on as "usedOn", max(o.title) as "offerTitle", max(x.note) filter (where x.amount = 1) as note, sum(x.amount)::int as times
    from entitlement_entries x
    left join enrolments e on e.tenant_id = x.tenant_id and e.id = x.enrolment_id
    left join offers o on o.tenant_id = e.tenant_id and o.id = e.offer_id
    where x.tenant_id = ${db.tenantId} and x.staff_id = ${staffId}
    group by x.programme, x.used_on, x.enrolment_id
    order by x.used_on desc, x.programme`.execute(db.q)
  return netUses(rows)
}

/** What a correction took back stands without the sign-up that it concerns: it cancels a use of the same day. */
function netUses(rows: readonly (Use & { times: number })[]): Use[] {
  return [...Map.groupBy(rows, ({ programme, usedOn }) => `${usedOn} ${programme}`).values()].flatMap((day) => {
    const net = day.reduce((sum, { times }) => sum + times, 0)
    const uses = day.flatMap(({ times, programme, usedOn, offerTitle, note }) => Array.from({ length: Math.max(0, times) }, () => ({ programme, usedOn, offerTitle, note })))
    return uses.slice(0, Math.max(0, net))
  })
}

/** How often somebody used a programme on a day; the lock on what they have left is held. */
export async function netUseOn(trx: Trx, { staffId, programme, usedOn }: { staffId: string; programme: string; usedOn: string }): Promise<number> {
  const { rows } = await sql<{ times: number }>`
    select coalesce(sum(amount), 0)::int as times from entitlement_entries
    where tenant_id = ${trx.tenantId} and staff_id = ${staffId} and programme = ${programme} and used_on = ${usedOn}`.execute(trx.q)
  return rows[0]?.times ?? 0
}
