import { sql } from 'kysely'
import type { Db } from '../../kernel/db/handle.ts'
import { yuanFromFen } from '../../kernel/money.ts'
import { activitiesOf } from '../activities/activities.api.ts'

export interface ClubNumbers {
  members: number
  asked: number
  activities: number
  planned: number
  done: number
  dueFen: bigint
  paidFen: bigint
}

interface NumbersRow {
  unit_id: string
  members: number
  asked: number
  planned: number
  done: number
  due: bigint
  paid: bigint
}

/** What clubs have to show for a year, and who is in them now: two statements, however many clubs. */
export async function numbersOf(db: Db, unitIds: readonly string[], year: number): Promise<(unitId: string) => ClubNumbers> {
  const held = (await activitiesOf(db, { unitIds, ...spanOfYear(year) })).filter(({ state }) => state === 'published')
  const { rows } = await sql<NumbersRow>`
    select u.id as unit_id,
      (select count(*)::int from club_memberships m where m.tenant_id = ${db.tenantId} and m.unit_id = u.id and m.left_at is null) as members,
      (select count(*)::int from club_requests r where r.tenant_id = ${db.tenantId} and r.unit_id = u.id and r.decided_at is null) as asked,
      (select count(*)::int from club_plan_lines l where l.tenant_id = ${db.tenantId} and l.unit_id = u.id and l.year = ${year} and l.state <> 'dropped') as planned,
      (select count(*)::int from club_plan_lines l where l.tenant_id = ${db.tenantId} and l.unit_id = u.id and l.year = ${year} and l.state = 'done') as done,
      (select coalesce(sum(f.due_fen), 0)::bigint from club_fees f where f.tenant_id = ${db.tenantId} and f.unit_id = u.id and f.year = ${year}) as due,
      (select coalesce(sum(f.paid_fen), 0)::bigint from club_fees f where f.tenant_id = ${db.tenantId} and f.unit_id = u.id and f.year = ${year}) as paid
    from unnest(${[...unitIds]}::uuid[]) as u (id)`.execute(db.q)
  const activities = Map.groupBy(held, ({ unitId }) => unitId)
  const known = new Map(rows.map(({ unit_id, due, paid, ...counts }) => [unit_id, { ...counts, activities: activities.get(unit_id)?.length ?? 0, dueFen: due, paidFen: paid }]))
  return (unitId) => known.get(unitId) ?? { members: 0, asked: 0, activities: 0, planned: 0, done: 0, dueFen: 0n, paidFen: 0n }
}

/** How many people are in any of these clubs: everybody once. */
export async function peopleIn(db: Db, unitIds: readonly string[]): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(distinct staff_id)::int as count from club_memberships
    where tenant_id = ${db.tenantId} and unit_id = any(${[...unitIds]}::uuid[]) and left_at is null`.execute(db.q)
  return rows[0]?.count ?? 0
}

/** As they travel. */
export function shownNumbers({ dueFen, paidFen, ...counts }: ClubNumbers) {
  return { ...counts, due: yuanFromFen(dueFen), paid: yuanFromFen(paidFen) }
}

export function sumOf(numbers: readonly ClubNumbers[]): ClubNumbers {
  return {
    members: total(numbers, ({ members }) => members),
    asked: total(numbers, ({ asked }) => asked),
    activities: total(numbers, ({ activities }) => activities),
    planned: total(numbers, ({ planned }) => planned),
    done: total(numbers, ({ done }) => done),
    dueFen: numbers.reduce((sum, { dueFen }) => sum + dueFen, 0n),
    paidFen: numbers.reduce((sum, { paidFen }) => sum + paidFen, 0n),
  }
}

function total(numbers: readonly ClubNumbers[], read: (numbers: ClubNumbers) => number): number {
  return numbers.reduce((sum, one) => sum + read(one), 0)
}

/** From its first instant in China to that of the next. */
export function spanOfYear(year: number): { from: Date; to: Date } {
  return { from: new Date(`${year}-01-01T00:00:00+08:00`), to: new Date(`${year + 1}-01-01T00:00:00+08:00`) }
}
