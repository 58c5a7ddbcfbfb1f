import { sql, type RawBuilder, type SqlBool } from 'kysely'
import type { Db } from '../../../kernel/db/handle.ts'
import type { EnrolmentStatus } from '../claims/claims.types.ts'
import { offerColumns, type OfferRow } from '../offers/offers.store.ts'

export interface MyOfferRow extends OfferRow {
  on_roster: boolean
  mine_id: string | null
  mine_status: EnrolmentStatus | null
  mine_option: string | null
  mine_lapses_at: Date | null
  rank: number
  ord: string
}

export type When = 'open' | 'soon' | 'past'

export interface MyOffersQuery {
  staffId: string
  /** Units whose offers are shown though this member is not on their roster. */
  unitIds: readonly string[]
  when: When
  service: string | null
  now: Date
  after: { rank: number; ord: string; id: string } | null
  limit: number
}

const columns = sql.join(offerColumns.map((column) => sql.ref(`o.${column}`)))

/** Offers that a member sees: those this member is on, then those to sign up to, then the others; by when they close, open or closed. */
export async function myOffers(db: Db, query: MyOffersQuery): Promise<MyOfferRow[]> {
  const { after, limit, when } = query
  const ord = when === 'soon' ? sql`extract(epoch from o.opens_at)` : when === 'open' ? sql`extract(epoch from o.closes_at)` : sql`- extract(epoch from o.closes_at)`
  const later = after === null ? sql`true` : sql`(rank, ord, id) > (${after.rank}::int, ${after.ord}::numeric, ${after.id}::uuid)`
  const { rows } = await sql<MyOfferRow>`
    select * from (
      select ${columns}, r.staff_id is not null as on_roster, e.id as mine_id, e.status as mine_status, p.title as mine_option, e.lapses_at as mine_lapses_at,
        case when e.status in ('confirmed', 'waiting', 'offered', 'pending') then 0 when r.staff_id is not null then 1 else 2 end as rank, ${ord} as ord
      from ${seen(db, query)}
      left join offer_options p on p.tenant_id = e.tenant_id and p.id = e.option_id
      where ${among(db, query)}) as shown
    where ${later} order by rank, ord, id limit ${limit + 1}`.execute(db.q)
  return rows
}

export async function countMyOffers(db: Db, query: MyOffersQuery, most: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from (select 1 from ${seen(db, query)} where ${among(db, query)} limit ${most}) as few`.execute(db.q)
  return rows[0]?.count ?? 0
}

/** One offer as a member's list would show it. */
export async function myOfferRows(db: Db, { staffId, offerIds }: { staffId: string; offerIds: readonly string[] }): Promise<MyOfferRow[]> {
  if (offerIds.length === 0) return []
  const { rows } = await sql<MyOfferRow>`
    select ${columns}, r.staff_id is not null as on_roster, e.id as mine_id, e.status as mine_status, p.title as mine_option, e.lapses_at as mine_lapses_at, 0 as rank, '0' as ord
    from ${seen(db, { staffId })} left join offer_options p on p.tenant_id = e.tenant_id and p.id = e.option_id
    where o.tenant_id = ${db.tenantId} and o.id = any(${[...offerIds]}::uuid[])`.execute(db.q)
  return rows
}

/** Offers with this member's entry on the roster and latest sign-up. */
function seen(db: Db, { staffId }: Pick<MyOffersQuery, 'staffId'>): RawBuilder<unknown> {
  return sql`offers o
    left join offer_people r on r.tenant_id = o.tenant_id and r.offer_id = o.id and r.staff_id = ${staffId}
    left join lateral (select m.tenant_id, m.id, m.status, m.option_id, m.lapses_at from enrolments m
      where m.tenant_id = ${db.tenantId} and m.offer_id = o.id and m.staff_id = ${staffId} order by m.seq desc limit 1) e on true`
}

function among(db: Db, { when, unitIds, service, now }: MyOffersQuery): RawBuilder<SqlBool> {
  const inTime = {
    open: sql`o.state = 'published' and o.opens_at <= ${now} and o.closes_at > ${now}`,
    soon: sql`o.state = 'published' and o.opens_at > ${now}`,
    past: sql`(o.state = 'cancelled' or (o.state = 'published' and o.closes_at <= ${now}))`,
  }[when]
  return sql`o.tenant_id = ${db.tenantId} and ${inTime} and ${service === null ? sql`true` : sql`o.service = ${service}`}
    and (r.staff_id is not null or e.id is not null or o.unit_id = any(${[...unitIds]}::uuid[]))`
}
