import { sql } from 'kysely'
import { directory } from '../../../engines/capacity/capacity.ports.ts'
import type { Scope } from '../../../kernel/auth/actor.ts'
import type { Db, Trx } from '../../../kernel/db/handle.ts'
import { notFound } from '../../../kernel/errors.ts'
import { pinyinSortKey } from '../../../kernel/pinyin/sort-key.ts'
import type { Joining } from '../volunteering.shapes.ts'

export interface TeamFacts {
  name: string
  about: string
  joining: Joining
  leaderId: string
}

export interface Team extends TeamFacts {
  id: string
  unitId: string
  state: 'active' | 'disbanded'
  version: number
}

interface TeamRow {
  id: string
  unit_id: string
  name: string
  about: string
  joining: string
  leader_id: string
  state: string
  version: number
}

function teamIn({ unit_id: unitId, leader_id: leaderId, joining, state, ...row }: TeamRow): Team {
  return { ...row, unitId, leaderId, joining: joining === 'approval' ? 'approval' : 'open', state: state === 'disbanded' ? 'disbanded' : 'active' }
}

const columns = ['id', 'unit_id', 'name', 'about', 'joining', 'leader_id', 'state', 'version'] as const

export async function findTeam(db: Db, id: string): Promise<Team | null> {
  const row = await db.q.selectFrom('volunteer_teams').select(columns).where('tenant_id', '=', db.tenantId).where('id', '=', id).executeTakeFirst()
  return row ? teamIn(row) : null
}

/** Holds the team until the commit: who joins, who leaves and what is published for it come one after another. */
export async function lockTeam(trx: Trx, id: string): Promise<Team> {
  const row = await trx.q.selectFrom('volunteer_teams').select(columns).where('tenant_id', '=', trx.tenantId).where('id', '=', id).forUpdate().executeTakeFirst()
  if (!row) throw notFound()
  return teamIn(row)
}

export async function insertTeam(trx: Trx, { id, unitId, ...facts }: TeamFacts & { id: string; unitId: string }): Promise<void> {
  const own = { tenant_id: trx.tenantId, id, unit_id: unitId, state: 'active', created_at: trx.at, version: 1 }
  await trx.q
    .insertInto('volunteer_teams')
    .values({ ...own, ...factColumns(facts) })
    .execute()
}

/** `version` is the one that was seen. False when somebody changed it since. */
export async function updateTeam(trx: Trx, { id, version, state, ...facts }: TeamFacts & Pick<Team, 'id' | 'version' | 'state'>): Promise<boolean> {
  const { numUpdatedRows } = await trx.q
    .updateTable('volunteer_teams')
    .set({ ...factColumns(facts), state, version: version + 1 })
    .where('tenant_id', '=', trx.tenantId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

function factColumns({ name, about, joining, leaderId }: TeamFacts) {
  return { name, name_key: pinyinSortKey(name), about, joining, leader_id: leaderId }
}

export interface TeamLine extends Team {
  nameKey: string
  leaderName: string
  members: number
  quarters: number
  mine: 'asked' | 'in' | null
}

export interface TeamsAsked {
  /** Whose standing is told. */
  staffId: string | null
  /** Only teams in which this person is, or asks to be. */
  mine: boolean
  state: Team['state'] | null
  search: string | null
  /** Only teams of these units; null: of all. */
  within: Scope | null
  /** Hours served from this day on are counted. */
  since: string
}

/** Teams by name, each with its members, hours and the standing of who asks: one statement. */
export async function pageOfTeams(db: Db, asked: TeamsAsked, { after, limit }: { after: { key: string; id: string } | null; limit: number }): Promise<TeamLine[]> {
  const behind = after === null ? sql`true` : sql`(t.name_key, t.id) > (${after.key}, ${after.id}::uuid)`
  return lines(db, asked, sql`${matching(db, asked)} and ${behind} order by t.name_key, t.id limit ${limit + 1}`)
}

export async function teamLine(db: Db, asked: Pick<TeamsAsked, 'staffId' | 'since'>, id: string): Promise<TeamLine | null> {
  const [line] = await lines(db, asked, sql`t.tenant_id = ${db.tenantId} and t.id = ${id}`)
  return line ?? null
}

export async function countTeams(db: Db, asked: TeamsAsked, most: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (select 1 from volunteer_teams t where ${matching(db, asked)} limit ${most}) as few`.execute(db.q)
  return rows[0]?.count ?? 0
}

function matching(db: Db, { staffId, mine, state, search, within }: TeamsAsked) {
  const own = sql`exists (select from volunteer_team_members m where m.tenant_id = t.tenant_id and m.team_id = t.id and m.staff_id = ${staffId} and m.ended_at is null)`
  return sql`t.tenant_id = ${db.tenantId} and (${state}::text is null or t.state = ${state}) and ${within === null || within.all ? sql`true` : sql`t.unit_id = any(${within.unitIds}::uuid[])`}
    and (${search}::text is null or strpos(t.name, ${search}) > 0) and ${mine ? own : sql`true`}`
}

async function lines(db: Db, { staffId, since }: Pick<TeamsAsked, 'staffId' | 'since'>, where: ReturnType<typeof sql>): Promise<TeamLine[]> {
  const { rows } = await sql<TeamRow & { name_key: string; leader_name: string | null; members: number; quarters: number; mine: string | null }>`
    select t.id, t.unit_id, t.name, t.name_key, t.about, t.joining, t.leader_id, t.state, t.version, n.name as leader_name,
      (select count(*)::int from volunteer_team_members m where m.tenant_id = t.tenant_id and m.team_id = t.id and m.state = 'in' and m.ended_at is null) as members,
      (select coalesce(sum(h.quarters), 0)::int from volunteer_hours h join volunteer_tasks k on k.tenant_id = h.tenant_id and k.offer_id = h.offer_id
        where k.tenant_id = t.tenant_id and k.team_id = t.id and h.served_on >= ${since}::date) as quarters,
      (select m.state from volunteer_team_members m where m.tenant_id = t.tenant_id and m.team_id = t.id and m.staff_id = ${staffId} and m.ended_at is null) as mine
    from volunteer_teams t left join ${directory().everybody(db)} as n on n.staff_id = t.leader_id
    where ${where}`.execute(db.q)
  return rows.map(({ name_key: nameKey, leader_name: leaderName, members, quarters, mine, ...row }) => ({
    ...teamIn(row),
    nameKey,
    leaderName: leaderName ?? '—',
    members,
    quarters,
    mine: mine === 'in' || mine === 'asked' ? mine : null,
  }))
}
