import { sql, type RawBuilder } from 'kysely'
import { directory } from '../../../engines/capacity/capacity.ports.ts'
import type { Scope } from '../../../kernel/auth/actor.ts'
import type { Db } from '../../../kernel/db/handle.ts'
import { hourKinds, type HourKind } from '../volunteering.shapes.ts'

export interface LedgerRow {
  id: string
  taskId: string
  title: string
  teamName: string
  servedOn: string
  kind: HourKind
  quarters: number
  reason: string | null
  by: string
  at: Date
  staffId: string
  name: string
  staffNo: string
  unitId: string
}

const source = (db: Db) => sql`volunteer_hours h
  join offers o on o.tenant_id = h.tenant_id and o.id = h.offer_id
  join volunteer_teams v on v.tenant_id = h.tenant_id and v.id = h.team_id
  left join ${directory().everybody(db)} as n on n.staff_id = h.staff_id`

const columns = sql`h.id, h.offer_id as "taskId", o.title, v.name as "teamName", h.served_on as "servedOn", h.kind, h.quarters, h.reason, h.account_name as by, h.at,
  h.staff_id as "staffId", coalesce(n.name, '—') as name, coalesce(n.staff_no, '—') as "staffNo", h.unit_id as "unitId"`

type Raw = Omit<LedgerRow, 'kind'> & { kind: string }

function rowIn({ kind, ...row }: Raw): LedgerRow {
  return { ...row, kind: hourKinds.find((one) => one === kind) ?? 'certified' }
}

export function inYear(year: number): RawBuilder<unknown> {
  return sql`h.served_on between ${`${year}-01-01`}::date and ${`${year}-12-31`}::date`
}

/** One person's rows of a year, the latest first. */
export async function entriesOf(db: Db, { staffId, year }: { staffId: string; year: number }): Promise<LedgerRow[]> {
  const { rows } = await sql<Raw>`select ${columns} from ${source(db)}
    where h.tenant_id = ${db.tenantId} and h.staff_id = ${staffId} and ${inYear(year)} order by h.served_on desc, h.at desc, h.id desc`.execute(db.q)
  return rows.map(rowIn)
}

/** What one person served in each year, the latest first. */
export async function yearsOf(db: Db, staffId: string): Promise<{ year: number; quarters: number }[]> {
  const { rows } = await sql<{ year: number; quarters: number }>`
    select extract(year from served_on)::int as year, sum(quarters)::int as quarters from volunteer_hours
    where tenant_id = ${db.tenantId} and staff_id = ${staffId} group by 1 order by 1 desc`.execute(db.q)
  return rows
}

export interface LedgerAsked {
  year: number
  kind: HourKind | null
  teamId: string | null
  search: string | null
  scope: Scope
}

function matching(db: Db, { year, kind, teamId, search, scope }: LedgerAsked): RawBuilder<unknown> {
  return sql`h.tenant_id = ${db.tenantId} and ${inYear(year)} and (${kind}::text is null or h.kind = ${kind}) and (${teamId}::uuid is null or h.team_id = ${teamId})
    and (${search}::text is null or starts_with(n.name, ${search}) or n.staff_no = ${search} or strpos(o.title, ${search}) > 0)
    and ${scope.all ? sql`true` : sql`h.unit_id = any(${scope.unitIds}::uuid[])`}`
}

/** A page of the ledger in the order of writing, which is that of the ids, the latest first. */
export async function pageOfLedger(db: Db, asked: LedgerAsked, { after, limit }: { after: string | null; limit: number }): Promise<LedgerRow[]> {
  const { rows } = await sql<Raw>`select ${columns} from ${source(db)} where ${matching(db, asked)} and (${after}::uuid is null or h.id < ${after})
    order by h.id desc limit ${limit}`.execute(db.q)
  return rows.map(rowIn)
}

export async function countLedger(db: Db, asked: LedgerAsked, most: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (select 1 from ${source(db)} where ${matching(db, asked)} limit ${most}) as few`.execute(db.q)
  return rows[0]?.count ?? 0
}

/** People who served, teams that are there, tasks that took place, and hours, within reach. */
export async function figuresOf(
  db: Db,
  { year, scope, now }: { year: number; scope: Scope; now: Date },
): Promise<{ people: number; teams: number; tasks: number; quarters: number }> {
  const own = (column: string) => (scope.all ? sql`true` : sql`${sql.ref(column)} = any(${scope.unitIds}::uuid[])`)
  const from = new Date(`${year}-01-01T00:00:00+08:00`)
  const { rows } = await sql<{ people: number; teams: number; tasks: number; quarters: number }>`
    select
      (select count(*)::int from (select 1 from volunteer_hours h where h.tenant_id = ${db.tenantId} and ${inYear(year)} and ${own('h.unit_id')}
        group by h.staff_id having sum(h.quarters) > 0) as served) as people,
      (select count(*)::int from volunteer_teams t where t.tenant_id = ${db.tenantId} and t.state = 'active' and ${own('t.unit_id')}) as teams,
      (select count(*)::int from offers o where o.tenant_id = ${db.tenantId} and o.service = 'volunteering' and o.state = 'published' and ${own('o.unit_id')}
        and o.final_at >= ${from} and o.final_at <= ${now}) as tasks,
      (select coalesce(sum(h.quarters), 0)::int from volunteer_hours h where h.tenant_id = ${db.tenantId} and ${inYear(year)} and ${own('h.unit_id')}) as quarters`.execute(db.q)
  return rows[0] ?? { people: 0, teams: 0, tasks: 0, quarters: 0 }
}
