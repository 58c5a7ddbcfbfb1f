import { sql } from 'kysely'
import { directory } from '../../engines/capacity/capacity.ports.ts'
import type { Scope } from '../../kernel/auth/actor.ts'
import type { Db } from '../../kernel/db/handle.ts'
import type { GiftKind } from './gifts.contract.ts'
import { giftService } from './gifts.service.ts'

export interface RoundsAsked {
  scope: Scope
  day: string
  year: number
  kind: GiftKind | null
  search: string | null
}

export interface RoundRow {
  id: string
  title: string
  kind: string
  festival: string | null
  year: number
  unit_id: string
  state: 'draft' | 'published' | 'cancelled'
  opens_at: Date | null
  closes_at: Date | null
  final_at: Date | null
  entitled: number
  chosen: number
  by_default: number
  received: number
  amount: bigint
  steps: number
}

async function asking(db: Db, { scope, day, year, kind, search }: RoundsAsked) {
  const above = scope.all ? [] : await directory().unitsAbove(db, scope.unitIds, day)
  // Of a round held above one sees the own branch's people.
  const mine = scope.all ? sql`true` : sql`(o.unit_id = any(${scope.unitIds}::uuid[]) or (o.state <> 'draft' and o.unit_id = any(${above}::uuid[])))`
  const people = scope.all ? sql`true` : sql`x.unit_id = any(${scope.unitIds}::uuid[])`
  const which = sql`r.tenant_id = ${db.tenantId} and r.year = ${year} and (${kind}::text is null or r.kind = ${kind})
    and o.service = ${giftService.key} and ${mine} and (${search}::text is null or strpos(o.title, ${search}) > 0)`
  return { people, which }
}

const from = sql`gift_rounds r join offers o on o.tenant_id = r.tenant_id and o.id = r.offer_id`

/** Rounds of a year, the latest first, each with its figures within reach: one statement. */
export async function pageOfRounds(db: Db, asked: RoundsAsked, { after, limit }: { after: string | null; limit: number }): Promise<RoundRow[]> {
  const { people, which } = await asking(db, asked)
  const { rows } = await sql<RoundRow>`
    select o.id, o.title, r.kind, r.festival, r.year, o.unit_id, o.state, o.opens_at, o.closes_at, o.final_at,
      (select count(*)::int from offer_people x where x.tenant_id = o.tenant_id and x.offer_id = o.id and ${people}) as entitled,
      coalesce(f.chosen, 0) as chosen, coalesce(f.by_default, 0) as by_default, coalesce(f.received, 0) as received, coalesce(f.amount, 0) as amount,
      (select count(*)::int from gift_steps s where s.tenant_id = o.tenant_id and s.offer_id = o.id) as steps
    from ${from}
    left join lateral (
      select count(*) filter (where not x.by_default)::int as chosen, count(*) filter (where x.by_default)::int as by_default,
        count(*) filter (where exists (select from checkins c where c.tenant_id = x.tenant_id and c.enrolment_id = x.id))::int as received,
        coalesce(sum(g.price_fen), 0)::bigint as amount
      from enrolments x left join gift_packages g on g.tenant_id = x.tenant_id and g.option_id = x.option_id
      where x.tenant_id = o.tenant_id and x.offer_id = o.id and x.status = 'confirmed' and ${people}) f on true
    where ${which} and ${after === null ? sql`true` : sql`o.id < ${after}::uuid`} order by o.id desc limit ${limit + 1}`.execute(db.q)
  return rows
}

export async function countRounds(db: Db, asked: RoundsAsked): Promise<number> {
  const { which } = await asking(db, asked)
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from ${from} where ${which}`.execute(db.q)
  return rows[0]?.count ?? 0
}
