import { sql } from 'kysely'
import { directory } from '../../../engines/capacity/capacity.ports.ts'
import type { Db, Trx } from '../../../kernel/db/handle.ts'
import { newId } from '../../../kernel/ids.ts'

export interface Standing {
  id: string
  staffId: string
  state: 'asked' | 'in'
}

/** Where a person stands with a team just now. */
export async function standingOf(db: Db, { teamId, staffId }: { teamId: string; staffId: string }): Promise<Standing | null> {
  const row = await open(db, teamId).where('staff_id', '=', staffId).executeTakeFirst()
  return row ? standingIn(row) : null
}

export async function findStanding(db: Db, { teamId, memberId }: { teamId: string; memberId: string }): Promise<Standing | null> {
  const row = await open(db, teamId).where('id', '=', memberId).executeTakeFirst()
  return row ? standingIn(row) : null
}

function open(db: Db, teamId: string) {
  return db.q
    .selectFrom('volunteer_team_members')
    .select(['id', 'staff_id', 'state'])
    .where('tenant_id', '=', db.tenantId)
    .where('team_id', '=', teamId)
    .where('ended_at', 'is', null)
}

function standingIn({ id, staff_id: staffId, state }: { id: string; staff_id: string; state: string }): Standing {
  return { id, staffId, state: state === 'in' ? 'in' : 'asked' }
}

export async function insertStanding(trx: Trx, { teamId, staffId, state }: { teamId: string; staffId: string; state: Standing['state'] }): Promise<void> {
  await trx.q
    .insertInto('volunteer_team_members')
    .values({
      tenant_id: trx.tenantId,
      id: newId(),
      team_id: teamId,
      staff_id: staffId,
      state,
      reason: null,
      asked_at: trx.at,
      joined_at: state === 'in' ? trx.at : null,
      ended_at: null,
      decided_by: null,
    })
    .execute()
}

export async function changeStanding(trx: Trx, id: string, { state, reason = null }: { state: 'in' | 'declined' | 'left'; reason?: string | null }): Promise<void> {
  const moment = state === 'in' ? { joined_at: trx.at } : { ended_at: trx.at }
  await trx.q
    .updateTable('volunteer_team_members')
    .set({ state, reason, decided_by: trx.actorId, ...moment })
    .where('tenant_id', '=', trx.tenantId)
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .execute()
}

/** Everybody in a team. */
export async function staffInTeam(db: Db, teamId: string): Promise<string[]> {
  const rows = await open(db, teamId).where('state', '=', 'in').orderBy('staff_id').execute()
  return rows.map(({ staff_id: staffId }) => staffId)
}

export async function countStanding(db: Db, { teamId, state }: { teamId: string; state: Standing['state'] }): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from volunteer_team_members
    where tenant_id = ${db.tenantId} and team_id = ${teamId} and state = ${state} and ended_at is null`.execute(db.q)
  return rows[0]?.count ?? 0
}

export interface MemberRow {
  id: string
  staff_id: string
  name: string
  pinyin_key: string
  since: Date
  quarters: number
}

interface MembersAsked {
  teamId: string
  state: Standing['state']
  /** Hours served for the team from this day on are counted. */
  since: string
  after: { key: string; id: string } | null
  limit: number
}

/** A page of those who are in, or ask to be, by name. */
export async function pageOfMembers(db: Db, { teamId, state, since, after, limit }: MembersAsked): Promise<MemberRow[]> {
  const behind = after === null ? sql`true` : sql`(coalesce(n.pinyin_key, '') collate "C", m.id) > (${after.key}, ${after.id}::uuid)`
  const { rows } = await sql<MemberRow>`
    select m.id, m.staff_id, coalesce(n.name, '—') as name, coalesce(n.pinyin_key, '') as pinyin_key, coalesce(m.joined_at, m.asked_at) as since,
      (select coalesce(sum(h.quarters), 0)::int from volunteer_hours h
        where h.tenant_id = m.tenant_id and h.staff_id = m.staff_id and h.team_id = m.team_id and h.served_on >= ${since}::date) as quarters
    from volunteer_team_members m left join ${directory().everybody(db)} as n on n.staff_id = m.staff_id
    where m.tenant_id = ${db.tenantId} and m.team_id = ${teamId} and m.state = ${state} and m.ended_at is null and ${behind}
    order by coalesce(n.pinyin_key, '') collate "C", m.id limit ${limit + 1}`.execute(db.q)
  return rows
}
