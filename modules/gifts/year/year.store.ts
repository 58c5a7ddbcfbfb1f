import { sql, type RawBuilder } from 'kysely'
import { directory } from '../../../engines/capacity/capacity.ports.ts'
import type { Scope } from '../../../kernel/auth/actor.ts'
import type { Db } from '../../../kernel/db/handle.ts'
import type { GiftKind } from '../gifts.contract.ts'

/** Everything given in a year: who, what, its price, and when it was received. A gift that is nobody's any more does not count. */
function given(db: Db, { year, kind }: { year: number; kind: GiftKind | null }): RawBuilder<unknown> {
  return sql`(select e.staff_id, e.unit_id, e.offer_id, r.kind, o.title, p.title as package_title, g.price_fen, o.opens_at,
      (select min(c.at) from checkins c where c.tenant_id = e.tenant_id and c.enrolment_id = e.id) as received_at
    from gift_rounds r
    join offers o on o.tenant_id = r.tenant_id and o.id = r.offer_id and o.state = 'published'
    join enrolments e on e.tenant_id = r.tenant_id and e.offer_id = r.offer_id and e.status = 'confirmed'
    join offer_options p on p.tenant_id = e.tenant_id and p.id = e.option_id
    join gift_packages g on g.tenant_id = e.tenant_id and g.option_id = e.option_id
    where r.tenant_id = ${db.tenantId} and r.year = ${year} and (${kind}::text is null or r.kind = ${kind}))`
}

export interface Given {
  offer_id: string
  kind: string
  title: string
  package_title: string
  price_fen: bigint
  received_at: Date | null
}

/** What one person was given in a year, the latest first. */
export async function givenTo(db: Db, { staffId, year }: { staffId: string; year: number }): Promise<Given[]> {
  const { rows } = await sql<Given>`
    select v.offer_id, v.kind, v.title, v.package_title, v.price_fen, v.received_at from ${given(db, { year, kind: null })} as v
    where v.staff_id = ${staffId} order by v.opens_at desc, v.offer_id`.execute(db.q)
  return rows
}

export interface PeopleAsked {
  year: number
  kind: GiftKind
  scope: Scope
  unitId: string | null
  search: string | null
  /** Fen above which a total is shown; null: all. */
  aboveFen: bigint | null
}

export interface PersonRow {
  staff_id: string
  staff_no: string
  name: string
  unit_id: string
  times: number
  total: bigint
  received: bigint
}

/** One row for each person who was given anything. */
function perPerson(db: Db, { year, kind, scope, unitId, search, aboveFen }: PeopleAsked): RawBuilder<unknown> {
  return sql`(select v.staff_id, n.staff_no, n.name, n.pinyin_key, (array_agg(v.unit_id order by v.opens_at desc))[1] as unit_id, count(*)::int as times,
      sum(v.price_fen)::bigint as total, coalesce(sum(v.price_fen) filter (where v.received_at is not null), 0)::bigint as received
    from ${given(db, { year, kind })} as v join ${directory().everybody(db)} as n on n.staff_id = v.staff_id
    where ${scope.all ? sql`true` : sql`v.unit_id = any(${scope.unitIds}::uuid[])`} and (${unitId}::uuid is null or v.unit_id = ${unitId})
      and (${search}::text is null or starts_with(n.name, ${search}) or n.staff_no = ${search})
    group by v.staff_id, n.staff_no, n.name, n.pinyin_key
    having ${aboveFen}::bigint is null or sum(v.price_fen) > ${aboveFen})`
}

/** A page, the most first; among equals by number. */
export async function pageOfPeople(db: Db, asked: PeopleAsked, { after, limit }: { after: { total: bigint; staffNo: string } | null; limit: number }): Promise<PersonRow[]> {
  const behind = after === null ? sql`true` : sql`(y.total < ${after.total} or (y.total = ${after.total} and y.staff_no collate "C" > ${after.staffNo}))`
  const { rows } = await sql<PersonRow>`select * from ${perPerson(db, asked)} as y where ${behind} order by y.total desc, y.staff_no collate "C" limit ${limit + 1}`.execute(db.q)
  return rows
}

export interface YearTotals {
  everybody: number
  above: number
  total: bigint
}

/** Over everybody who is asked about, and how many of them are above. */
export async function totalsOf(db: Db, asked: PeopleAsked, aboveFen: bigint | null): Promise<YearTotals> {
  const { rows } = await sql<YearTotals>`
    select count(*)::int as everybody, (count(*) filter (where y.total > ${aboveFen}::bigint))::int as above, coalesce(sum(y.total), 0)::bigint as total
    from ${perPerson(db, { ...asked, aboveFen: null })} as y`.execute(db.q)
  return rows[0] ?? { everybody: 0, above: 0, total: 0n }
}

/** The most that anybody has of this kind and year from other rounds: what another gift comes on top of. */
export async function mostFromOthers(db: Db, { year, kind, but }: { year: number; kind: GiftKind; but: string }): Promise<bigint> {
  const { rows } = await sql<{ most: bigint | null }>`
    select max(y.total)::bigint as most from (select sum(v.price_fen) as total from ${given(db, { year, kind })} as v
      where v.offer_id <> ${but} group by v.staff_id) as y`.execute(db.q)
  return rows[0]?.most ?? 0n
}
