import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { directory } from '../../../engines/capacity/capacity.ports.ts'
import type { Db, Trx } from '../../../kernel/db/handle.ts'
import { newId } from '../../../kernel/ids.ts'
import { endings, type Ending } from '../clubs.shapes.ts'

export interface Episode {
  id: string
  unitId: string
  staffId: string
  joinedAt: Date
  leftAt: Date | null
  ended: Ending | null
  reason: string | null
}

interface EpisodeRow {
  id: string
  unit_id: string
  staff_id: string
  joined_at: Date
  left_at: Date | null
  ended: string | null
  reason: string | null
}

export function episodeIn(row: EpisodeRow): Episode {
  const { left_at: leftAt, reason } = row
  const ended = endings.find((one) => one === row.ended) ?? 'merged'
  return { id: row.id, unitId: row.unit_id, staffId: row.staff_id, joinedAt: row.joined_at, leftAt, ended: leftAt === null ? null : ended, reason }
}

/** All episodes of one person, the latest first. */
export async function episodesOf(db: Db, staffId: string): Promise<Episode[]> {
  const rows = await db.q
    .selectFrom('club_memberships')
    .selectAll()
    .where('tenant_id', '=', db.tenantId)
    .where('staff_id', '=', staffId)
    .orderBy('joined_at', 'desc')
    .orderBy('id')
    .execute()
  return rows.map(episodeIn)
}

export async function findEpisode(db: Db, id: string): Promise<Episode | null> {
  const row = await db.q.selectFrom('club_memberships').selectAll().where('tenant_id', '=', db.tenantId).where('id', '=', id).executeTakeFirst()
  return row ? episodeIn(row) : null
}

/** Who is in a club now. */
export async function membersOf(db: Db, unitId: string): Promise<Episode[]> {
  const rows = await db.q.selectFrom('club_memberships').selectAll().where('tenant_id', '=', db.tenantId).where('unit_id', '=', unitId).where('left_at', 'is', null).execute()
  return rows.map(episodeIn)
}

/** How many are in each of these clubs now. */
export async function countMembers(db: Db, unitIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (unitIds.length === 0) return new Map()
  const rows = await db.q
    .selectFrom('club_memberships')
    .select('unit_id')
    .select(({ fn }) => fn.countAll<bigint>().as('count'))
    .where('tenant_id', '=', db.tenantId)
    .where('unit_id', 'in', unitIds)
    .where('left_at', 'is', null)
    .groupBy('unit_id')
    .execute()
  return new Map(rows.map((row) => [row.unit_id, Number(row.count)]))
}

/** The caller holds the club and knows that none of them is in it. Answers the ids of the new episodes. */
export async function openEpisodes(trx: Trx, unitId: string, people: readonly { staffId: string; joinedAt: Date }[]): Promise<string[]> {
  if (people.length === 0) return []
  const rows = people.map(({ staffId, joinedAt }) => ({
    tenant_id: trx.tenantId,
    id: newId(trx.at.getTime()),
    unit_id: unitId,
    staff_id: staffId,
    joined_at: joinedAt,
    left_at: null,
    ended: null,
    reason: null,
    moved_to: null,
  }))
  await trx.q.insertInto('club_memberships').values(rows).execute()
  return rows.map(({ id }) => id)
}

/** How somebody goes; `movedTo`: the club into which theirs merged. */
export type Going = { ended: 'left' | 'removed' | 'dissolved'; reason: string | null } | { ended: 'moved'; reason: string; movedTo: string }

export async function endEpisodes(trx: Trx, ids: readonly string[], going: Going): Promise<void> {
  if (ids.length === 0) return
  await trx.q
    .updateTable('club_memberships')
    .set({ left_at: trx.at, ended: going.ended, reason: going.reason, moved_to: going.ended === 'moved' ? going.movedTo : null })
    .where('tenant_id', '=', trx.tenantId)
    .where('id', 'in', ids)
    .where('left_at', 'is', null)
    .execute()
}

export interface RosterAsked {
  unitId: string
  state: 'in' | 'out'
  search: string | null
  after: { key: string; id: string } | null
  limit: number
}

export interface RosterRow extends EpisodeRow {
  name: string
  staff_no: string
  pinyin_key: string
}

/** A page by name: whoever is in, or the episodes that are over. */
export async function rosterPage(db: Db, asked: RosterAsked): Promise<{ rows: RosterRow[]; count: number }> {
  const { after, limit } = asked
  const later = after === null ? sql`true` : sql`(n.pinyin_key collate "C", m.id) > (${after.key} collate "C", ${after.id}::uuid)`
  const matching = sql`club_memberships m join ${directory().everybody(db)} as n on n.staff_id = m.staff_id where m.tenant_id = ${db.tenantId} and ${concerned(asked)}`
  const { rows } = await sql<RosterRow>`
    select m.id, m.unit_id, m.staff_id, m.joined_at, m.left_at, m.ended, m.reason, n.name, n.staff_no, n.pinyin_key
    from ${matching} and ${later} order by n.pinyin_key collate "C", m.id limit ${limit + 1}`.execute(db.q)
  const counted = await sql<{ count: number }>`select count(*)::int as count from ${matching}`.execute(db.q)
  return { rows, count: counted.rows[0]?.count ?? 0 }
}

function concerned({ unitId, state, search }: RosterAsked): RawBuilder<SqlBool> {
  const found = search === null ? sql`true` : sql`(n.staff_no = ${search} or strpos(n.name, ${search}) > 0)`
  return sql`(m.unit_id = ${unitId} and (m.left_at is null) = ${state === 'in'} and ${found})`
}
