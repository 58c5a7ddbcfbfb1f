import { sql } from 'kysely'
import type { Db } from '../../../kernel/db/handle.ts'
import type { UnitReach } from '../staff-reach.ts'

export interface StoredPair {
  a: string
  b: string
  score: number
}

/** The list counts no further. */
export const pairCountCap = 1_000

interface PairPage {
  reach: UnitReach | null
  after: StoredPair | null
  limit: number
}

/** The likeliest pairs first; both records still stand alone and within reach. */
export async function listPairs(db: Db, { reach, after, limit }: PairPage): Promise<StoredPair[]> {
  const beyond = after ? sql`and p.score <= ${after.score} and (p.score < ${after.score} or (p.first_id, p.second_id) > (${after.a}::uuid, ${after.b}::uuid))` : sql``
  const { rows } = await sql<StoredPair>`
    select p.first_id as a, p.second_id as b, p.score ${standing(db, reach)} ${beyond}
     order by p.score desc, p.first_id, p.second_id limit ${limit}`.execute(db.q)
  return rows
}

/** How many pairs there are, up to one more than the cap, and whether anybody is still to be compared. */
export async function countPairs(db: Db, reach: UnitReach | null): Promise<{ count: number; waiting: boolean }> {
  const { rows } = await sql<{ count: number; waiting: boolean }>`
    select (select count(*)::int from (select 1 ${standing(db, reach)} limit ${pairCountCap + 1}) counted) as count,
           (select true ${unpairedOf(db)} limit 1) is not null as waiting`.execute(db.q)
  return rows[0] ?? { count: 0, waiting: false }
}

function standing(db: Db, reach: UnitReach | null) {
  const within = (row: string) =>
    reach ? sql`and (${sql.ref(`${row}.unit_id`)} = any(${reach.unitIds}::uuid[]) or ${sql.ref(`${row}.group_id`)} = any(${reach.groupIds}::uuid[]))` : sql``
  return sql`
      from staff_pairs p
      join staff one on one.tenant_id = ${db.tenantId} and one.id = p.first_id and one.merged_into is null ${within('one')}
      join staff other on other.tenant_id = ${db.tenantId} and other.id = p.second_id and other.merged_into is null ${within('other')}
     where p.tenant_id = ${db.tenantId}`
}

/** In the order of the index staff_unpaired: otherwise the planner, which takes nearly everybody to be unpaired, reads everybody. */
function unpairedOf(db: Db) {
  return sql`
      from staff s
     where s.tenant_id = ${db.tenantId} and s.merged_into is null and s.paired_version is distinct from s.version
     order by s.tenant_id, s.id`
}

/** Whoever is still to be compared, up to `limit`. */
export async function listUnpaired(db: Db, limit: number): Promise<{ id: string; version: number }[]> {
  const { rows } = await sql<{ id: string; version: number }>`
    select s.id, s.version ${unpairedOf(db)} limit ${limit}`.execute(db.q)
  return rows
}

/** These have been compared as they were in this version; who changed meanwhile is compared again. */
export async function markPaired(db: Db, people: { id: string; version: number }[]): Promise<void> {
  await sql`
    with free as (
      select s.id, s.version from staff s
        join unnest(${people.map(({ id }) => id)}::uuid[], ${people.map(({ version }) => version)}::int[]) as w (id, version) on w.id = s.id and w.version = s.version
       where s.tenant_id = ${db.tenantId} order by s.id for update of s skip locked)
    update staff s set paired_version = f.version from free f where s.tenant_id = ${db.tenantId} and s.id = f.id`.execute(db.q)
}

/** Everybody, before all are compared: who changes from now on is compared again. */
export async function markAllPaired(db: Db): Promise<void> {
  await sql`
    with free as (select s.id ${unpairedOf(db)} for update skip locked)
    update staff s set paired_version = s.version from free f where s.tenant_id = ${db.tenantId} and s.id = f.id`.execute(db.q)
}

export async function storePairs(db: Db, pairs: StoredPair[]): Promise<void> {
  if (pairs.length === 0) return
  await sql`
    insert into staff_pairs (tenant_id, first_id, second_id, score)
    select ${db.tenantId}, w.a, w.b, w.score
      from unnest(${pairs.map(({ a }) => a)}::uuid[], ${pairs.map(({ b }) => b)}::uuid[], ${pairs.map(({ score }) => score)}::smallint[]) as w (a, b, score)`.execute(db.q)
}

/** Pairs of these people, or all of them. */
export async function dropPairs(db: Db, ids: string[] | null): Promise<void> {
  const those = ids ? sql`and (first_id = any(${ids}::uuid[]) or second_id = any(${ids}::uuid[]))` : sql``
  await sql`delete from staff_pairs where tenant_id = ${db.tenantId} ${those}`.execute(db.q)
}

export async function dropPair(db: Db, pair: { first_id: string; second_id: string }): Promise<void> {
  await db.q.deleteFrom('staff_pairs').where('tenant_id', '=', db.tenantId).where('first_id', '=', pair.first_id).where('second_id', '=', pair.second_id).execute()
}

/** When everybody was last compared; undefined while somebody else is comparing. It holds until the transaction ends. */
export async function holdPairing(db: Db): Promise<{ comparedAt: Date | null } | undefined> {
  await db.q
    .insertInto('staff_pairings')
    .values({ tenant_id: db.tenantId, compared_at: null })
    .onConflict((conflict) => conflict.column('tenant_id').doNothing())
    .execute()
  const held = await db.q.selectFrom('staff_pairings').select('compared_at').where('tenant_id', '=', db.tenantId).forUpdate().skipLocked().executeTakeFirst()
  return held && { comparedAt: held.compared_at }
}

export async function notePairing(db: Db, comparedAt: Date | null): Promise<void> {
  await db.q.updateTable('staff_pairings').set({ compared_at: comparedAt }).where('tenant_id', '=', db.tenantId).execute()
}

/** Null: never. */
export async function lastPairing(db: Db): Promise<Date | null> {
  const row = await db.q.selectFrom('staff_pairings').select('compared_at').where('tenant_id', '=', db.tenantId).executeTakeFirst()
  return row?.compared_at ?? null
}
