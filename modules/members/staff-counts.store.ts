import { sql, type Expression, type RawBuilder, type SqlBool } from 'kysely'
import type { Db } from '../../kernel/db/handle.ts'
import { newId } from '../../kernel/ids.ts'
import type { UnitReach } from './staff-reach.ts'

/** Where a person stands: what the counters tell apart. */
interface Place {
  unit_id: string
  group_id: string | null
  membership: string
}

/** So many more people at a place, or fewer where it is negative. */
export interface CountChange extends Place {
  people: number
}

/** A record that points to another one counts nowhere. */
export interface CountedRow extends Place {
  merged_into: string | null
}

/** More rows than this at one place are folded into one. */
const mostRowsOfPlace = 8

/** Every statement that puts people somewhere, or takes them away, tells it here within its transaction. */
export async function countPeople(trx: Db, changes: CountChange[]): Promise<void> {
  const sums = summed(changes)
  if (sums.length === 0) return
  const rows = JSON.stringify(sums.map((change) => ({ id: newId(), ...change })))
  await sql`
    insert into staff_counts (tenant_id, id, unit_id, group_id, membership, people)
    select ${trx.tenantId}::uuid, r.*
      from jsonb_to_recordset(${rows}::jsonb) as r (id uuid, unit_id uuid, group_id uuid, membership text, people int)`.execute(trx.q)
}

/** What one person's change from one place to another means. */
export function stepBetween(before: CountedRow, after: CountedRow): CountChange[] {
  return [...standing(before, -1), ...standing(after, 1)]
}

function standing({ unit_id, group_id, membership, merged_into }: CountedRow, people: number): CountChange[] {
  return merged_into === null ? [{ unit_id, group_id, membership, people }] : []
}

function summed(changes: CountChange[]): CountChange[] {
  const byPlace = new Map<string, CountChange>()
  for (const { unit_id, group_id, membership, people } of changes) {
    const place = `${unit_id} ${group_id} ${membership}`
    byPlace.set(place, { unit_id, group_id, membership, people: people + (byPlace.get(place)?.people ?? 0) })
  }
  return [...byPlace.values()].filter(({ people }) => people !== 0)
}

/** How many stand within these reaches: an expression for a statement of the same tenant. */
export function peopleWithin(db: Db, { reaches, membership }: { reaches: (UnitReach | null)[]; membership: string | null }): RawBuilder<number> {
  const conditions = reaches.flatMap((reach) => (reach ? [sql`and ${inReachOf('c', reach)}`] : []))
  return sql<number>`(
    select coalesce(sum(c.people), 0)::int from staff_counts c
     where c.tenant_id = ${db.tenantId} ${sql.join(conditions, sql` `)} ${membership === null ? sql`` : sql`and c.membership = ${membership}`})`
}

/** One branch by equality: then an index gives its people in their order, which a list of branches would not. */
export function inReachOf(alias: 's' | 'c', { unitIds, groupIds }: UnitReach): Expression<SqlBool> {
  const [unit, group] = [sql.ref(`${alias}.unit_id`), sql.ref(`${alias}.group_id`)]
  const byUnit = unitIds.length === 1 ? sql<SqlBool>`${unit} = ${unitIds[0]}::uuid` : sql<SqlBool>`${unit} = any(${unitIds}::uuid[])`
  return groupIds.length === 0 ? byUnit : sql<SqlBool>`(${byUnit} or ${group} = any(${groupIds}::uuid[]))`
}

/** Folds the rows of busy places. What is added meanwhile stays, and every reader sees the sum before or the same sum after. */
export async function foldCounts(db: Db): Promise<void> {
  await db.q.transaction().execute(async (q) => {
    const trx = { tenantId: db.tenantId, q }
    const { rows } = await sql<CountChange>`
      delete from staff_counts c
       using (select unit_id, group_id, membership from staff_counts where tenant_id = ${db.tenantId}
               group by unit_id, group_id, membership having count(*) > ${mostRowsOfPlace}) busy
       where c.tenant_id = ${db.tenantId} and c.unit_id = busy.unit_id and c.group_id is not distinct from busy.group_id and c.membership = busy.membership
      returning c.unit_id, c.group_id, c.membership, c.people`.execute(q)
    await countPeople(trx, rows)
  })
}

/** Counts everybody anew and adds what is missing from the counters, as one moment sees both. Returns the places that were wrong. */
export function mendCounts(db: Db): Promise<CountChange[]> {
  return db.q
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (q) => {
      const trx = { tenantId: db.tenantId, q }
      const wrong = await wrongCounts(trx)
      await countPeople(trx, wrong)
      return wrong
    })
}

/** Where the counters say another number than counting does, with what is missing. */
export async function wrongCounts(db: Db): Promise<CountChange[]> {
  const { rows } = await sql<CountChange>`
    select unit_id, group_id, membership, sum(people)::int as people
      from (select unit_id, group_id, membership, 1 as people from staff where tenant_id = ${db.tenantId} and merged_into is null
            union all
            select unit_id, group_id, membership, -people from staff_counts where tenant_id = ${db.tenantId}) both_sides
     group by unit_id, group_id, membership
    having sum(people) <> 0`.execute(db.q)
  return rows
}
