import { sql, type RawBuilder, type SqlBool } from 'kysely'
import type { Db } from '../../../kernel/db/handle.ts'
import { people } from '../capacity.ports.ts'
import type { Condition, Programme } from '../offer-rules.ts'
import { allOf, conditionSql } from './compile.ts'

export interface BranchCounts {
  unitId: string
  total: number
  eligible: number
  /** By condition: how many lack it, and how many lack nothing else. */
  keptOut: number[]
  onlyThis: number[]
}

/** Everybody counted once, by branch. */
export async function countByBranch(db: Db, conditions: readonly Condition[]): Promise<BranchCounts[]> {
  const met = conditions.map((condition, index) => sql`${conditionSql(condition)} as ${sql.ref(`c${index}`)}`)
  const columns = conditions.map((_, index) => sql.ref(`c${index}`))
  const failed =
    columns.length === 0
      ? sql`0`
      : sql.join(
          columns.map((column) => sql`(not ${column})::int`),
          sql` + `,
        )
  const counts = (where: (column: RawBuilder<unknown>) => RawBuilder<SqlBool>) =>
    columns.length === 0 ? sql`array[]::int[]` : sql`array[${sql.join(columns.map((column) => sql`count(*) filter (where ${where(column)})::int`))}]`
  const { rows } = await sql<{ unit_id: string; total: number; eligible: number; kept_out: number[]; only_this: number[] }>`
    select unit_id, count(*)::int as total, count(*) filter (where failed = 0)::int as eligible,
      ${counts((column) => sql`not ${column}`)} as kept_out, ${counts((column) => sql`not ${column} and failed = 1`)} as only_this
    from (select *, ${failed} as failed from (select ${sql.join([sql`p.unit_id`, ...met])} from ${people().relation(db)} as p) as judged) as counted
    group by unit_id order by unit_id`.execute(db.q)
  return rows.map((row) => ({ unitId: row.unit_id, total: row.total, eligible: row.eligible, keptOut: row.kept_out, onlyThis: row.only_this }))
}

export interface BarredQuery {
  conditions: readonly Condition[]
  service: string
  programme: Programme | null
  now: Date
  today: string
}

/** Of those who meet all conditions: how many are kept from the service for a while, how many have used up what they may. */
export async function countBarred(db: Db, { conditions, service, programme, now, today }: BarredQuery): Promise<{ sanctioned: number; entitlementUsed: number }> {
  const used =
    programme === null
      ? sql`false`
      : sql`(select coalesce(sum(e.amount), 0) from entitlement_entries e where e.tenant_id = ${db.tenantId} and e.staff_id = p.staff_id
          and e.programme = ${programme.key} and e.used_on > (${today}::date - make_interval(years => ${programme.years}))) >= ${programme.most}`
  const { rows } = await sql<{ sanctioned: number; used: number }>`
    select count(*) filter (where exists (select from sanctions s where s.tenant_id = ${db.tenantId} and s.staff_id = p.staff_id and s.service = ${service}
        and s.lifted_at is null and s.from_at <= ${now} and s.until_at > ${now}))::int as sanctioned,
      count(*) filter (where ${used})::int as used
    from ${people().relation(db)} as p where ${allOf(conditions)}`.execute(db.q)
  return { sanctioned: rows[0]?.sanctioned ?? 0, entitlementUsed: rows[0]?.used ?? 0 }
}

export interface PeopleQuery {
  conditions: readonly Condition[]
  meets: boolean | null
  failing: number | null
  unitIds: readonly string[] | null
  search: string | null
  after: { key: string; id: string } | null
  limit: number
}

export interface JudgedPerson {
  staffId: string
  staffNo: string
  name: string
  pinyinKey: string
  unitId: string
  met: boolean[]
}

export const countCap = 1_000

/** People in the order of their names, each with every condition judged, and how many there are up to the cap. */
export async function judgePeople(db: Db, query: PeopleQuery): Promise<{ rows: JudgedPerson[]; count: number }> {
  const { conditions, after, limit } = query
  const met = conditions.length === 0 ? sql`array[]::boolean[]` : sql`array[${sql.join(conditions.map(conditionSql))}]`
  const later = after === null ? sql`true` : sql`(p.pinyin_key, p.staff_id) > (${after.key}, ${after.id}::uuid)`
  const { rows } = await sql<{ staff_id: string; staff_no: string; name: string; pinyin_key: string; unit_id: string; met: boolean[] }>`
    select p.staff_id, p.staff_no, p.name, p.pinyin_key, p.unit_id, ${met} as met from ${people().relation(db)} as p
    where ${asked(query)} and ${later} order by p.pinyin_key, p.staff_id limit ${limit + 1}`.execute(db.q)
  const counted = await sql<{ count: number }>`
    select count(*)::int as count from (select 1 from ${people().relation(db)} as p where ${asked(query)} limit ${countCap}) as few`.execute(db.q)
  return {
    rows: rows.map((row) => ({ staffId: row.staff_id, staffNo: row.staff_no, name: row.name, pinyinKey: row.pinyin_key, unitId: row.unit_id, met: row.met })),
    count: counted.rows[0]?.count ?? 0,
  }
}

function asked({ conditions, meets, failing, unitIds, search }: PeopleQuery): RawBuilder<SqlBool> {
  const lacking = failing === null ? undefined : conditions[failing]
  const parts: RawBuilder<SqlBool>[] = [sql`true`]
  if (meets !== null) parts.push(meets ? allOf(conditions) : sql`not ${allOf(conditions)}`)
  if (lacking) parts.push(sql`not ${conditionSql(lacking)}`)
  if (unitIds) parts.push(sql`p.unit_id = any(${[...unitIds]}::uuid[])`)
  if (search !== null) parts.push(sql`(p.staff_no = ${search} or strpos(p.name, ${search}) > 0)`)
  return sql`${sql.join(parts, sql` and `)}`
}
