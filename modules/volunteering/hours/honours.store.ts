import { sql, type RawBuilder } from 'kysely'
import { directory } from '../../../engines/capacity/capacity.ports.ts'
import type { Scope } from '../../../kernel/auth/actor.ts'
import type { Db } from '../../../kernel/db/handle.ts'
import { inYear } from './ledger.store.ts'

export interface HonoursAsked {
  year: number
  scope: Scope
  search: string | null
  /** Fewer quarters than these are not shown; null: everybody. */
  least: number | null
}

export interface Ranked {
  id: string
  rank: number
  tied: boolean
  name: string
  /** A staff number, or the reading of a name: orders those who are tied. */
  sortKey: string
  unitId: string
  tasks: number
  quarters: number
}

export interface RankedPerson extends Ranked {
  staffNo: string
}

export interface RankedTeam extends Ranked {
  leaderName: string
  people: number
}

/** What each person has of each task in a year, all rows of the ledger together. */
function served(db: Db, year: number): RawBuilder<unknown> {
  return sql`(select h.staff_id, h.team_id, h.offer_id, (array_agg(h.unit_id order by h.id desc))[1] as unit_id, max(h.served_on) as served_on, sum(h.quarters)::int as quarters
    from volunteer_hours h where h.tenant_id = ${db.tenantId} and ${inYear(year)} group by h.staff_id, h.team_id, h.offer_id having sum(h.quarters) > 0)`
}

const standing = sql`(rank() over (order by sum(s.quarters) desc))::int as rank, count(*) over (partition by sum(s.quarters)) > 1 as tied`

function within(scope: Scope, column: string): RawBuilder<unknown> {
  return scope.all ? sql`true` : sql`${sql.ref(column)} = any(${scope.unitIds}::uuid[])`
}

function people(db: Db, { year, scope }: HonoursAsked): RawBuilder<unknown> {
  return sql`(select s.staff_id as id, n.name, n.staff_no as "staffNo", n.staff_no collate "C" as "sortKey",
      (array_agg(s.unit_id order by s.served_on desc))[1] as "unitId", count(*)::int as tasks, sum(s.quarters)::int as quarters, ${standing}
    from ${served(db, year)} as s join ${directory().everybody(db)} as n on n.staff_id = s.staff_id
    where ${within(scope, 's.unit_id')} group by s.staff_id, n.name, n.staff_no)`
}

function teams(db: Db, { year, scope }: HonoursAsked): RawBuilder<unknown> {
  return sql`(select v.id, v.name, v.name_key as "sortKey", coalesce(n.name, '—') as "leaderName", v.unit_id as "unitId",
      count(distinct s.offer_id)::int as tasks, count(distinct s.staff_id)::int as people, sum(s.quarters)::int as quarters, ${standing}
    from ${served(db, year)} as s join volunteer_teams v on v.tenant_id = ${db.tenantId} and v.id = s.team_id
    left join ${directory().everybody(db)} as n on n.staff_id = v.leader_id
    where ${within(scope, 'v.unit_id')} group by v.id, v.name, v.name_key, n.name, v.unit_id)`
}

/** Ranks are those among all: a search narrows the list and moves nobody up. */
function matching({ search, least }: HonoursAsked): RawBuilder<unknown> {
  return sql`(${least}::int is null or r.quarters >= ${least}) and (${search}::text is null or strpos(r.name, ${search}) > 0 or r."sortKey" = ${search})`
}

export interface After {
  quarters: number
  sortKey: string
  id: string
}

async function page<Row>(db: Db, asked: HonoursAsked, { from, after, limit }: { from: RawBuilder<unknown>; after: After | null; limit: number }): Promise<Row[]> {
  const behind = after === null ? sql`true` : sql`(-r.quarters, r."sortKey", r.id) > (${-after.quarters}::int, ${after.sortKey}, ${after.id}::uuid)`
  const { rows } = await sql<Row>`select * from ${from} as r where ${matching(asked)} and ${behind} order by r.quarters desc, r."sortKey", r.id limit ${limit}`.execute(db.q)
  return rows
}

export function rankedPeople(db: Db, asked: HonoursAsked, cut: { after: After | null; limit: number }): Promise<RankedPerson[]> {
  return page<RankedPerson>(db, asked, { ...cut, from: people(db, asked) })
}

export function rankedTeams(db: Db, asked: HonoursAsked, cut: { after: After | null; limit: number }): Promise<RankedTeam[]> {
  return page<RankedTeam>(db, asked, { ...cut, from: teams(db, asked) })
}

/** How many the list has, and how many of all reach the threshold. */
export async function countHonours(
  db: Db,
  asked: HonoursAsked,
  { of, threshold }: { of: 'people' | 'teams'; threshold: number | null },
): Promise<{ count: number; reached: number }> {
  const from = of === 'people' ? people(db, asked) : teams(db, asked)
  const { rows } = await sql<{ count: number; reached: number }>`
    select (count(*) filter (where ${matching(asked)}))::int as count, (count(*) filter (where r.quarters >= ${threshold}::int))::int as reached from ${from} as r`.execute(db.q)
  return rows[0] ?? { count: 0, reached: 0 }
}
