import { sql } from 'kysely'
import type { OfferPhase } from '../../../engines/capacity/capacity.shapes.ts'
import { phaseSql } from '../../../engines/capacity/offers/phase.ts'
import type { Scope } from '../../../kernel/auth/actor.ts'
import type { Db, Trx } from '../../../kernel/db/handle.ts'
import type { Audience } from '../volunteering.shapes.ts'

export interface TaskFacts {
  body: string
  contact: string
  quarters: number
  audience: Audience
}

export interface Certified {
  at: Date
  by: string
}

export interface Task extends TaskFacts {
  offerId: string
  teamId: string
  teamName: string
  certified: Certified | null
  /** In which those who served were asked how it was; null: nobody was asked yet. */
  surveyId: string | null
  /** Of its one session; a draft of another maker may have none. */
  startsAt: Date | null
  endsAt: Date | null
  place: string | null
}

interface TaskRow {
  offer_id: string
  team_id: string
  team_name: string
  body: string
  contact: string
  quarters: number
  audience: string
  certified_at: Date | null
  certified_name: string | null
  survey_id: string | null
  starts_at: Date | null
  ends_at: Date | null
  place: string | null
}

function taskIn(row: TaskRow): Task {
  const { offer_id: offerId, team_id: teamId, team_name: teamName, body, contact, quarters, place } = row
  const certified = row.certified_at === null ? null : { at: row.certified_at, by: row.certified_name ?? '—' }
  const audience = row.audience === 'team' ? 'team' : 'all'
  return { offerId, teamId, teamName, body, contact, quarters, audience, certified, surveyId: row.survey_id, startsAt: row.starts_at, endsAt: row.ends_at, place }
}

/** One statement, however many tasks. */
export async function tasksOf(db: Db, offerIds: readonly string[]): Promise<ReadonlyMap<string, Task>> {
  if (offerIds.length === 0) return new Map()
  const { rows } = await sql<TaskRow>`
    select t.offer_id, t.team_id, v.name as team_name, t.body, t.contact, t.quarters, t.audience, t.certified_at, t.certified_name, t.survey_id, p.starts_at, p.ends_at, p.place
    from volunteer_tasks t
    join volunteer_teams v on v.tenant_id = t.tenant_id and v.id = t.team_id
    left join lateral (select starts_at, ends_at, place from offer_options p
      where p.tenant_id = t.tenant_id and p.offer_id = t.offer_id order by p.sort, p.id limit 1) p on true
    where t.tenant_id = ${db.tenantId} and t.offer_id = any(${[...offerIds]}::uuid[])`.execute(db.q)
  return new Map(rows.map((row) => [row.offer_id, taskIn(row)]))
}

export async function findTask(db: Db, offerId: string): Promise<Task | null> {
  return (await tasksOf(db, [offerId])).get(offerId) ?? null
}

export async function insertTask(trx: Trx, { offerId, teamId, ...facts }: TaskFacts & { offerId: string; teamId: string }): Promise<void> {
  const { body, contact, quarters, audience } = facts
  await trx.q
    .insertInto('volunteer_tasks')
    .values({
      tenant_id: trx.tenantId,
      offer_id: offerId,
      team_id: teamId,
      body,
      contact,
      quarters,
      audience,
      certified_at: null,
      certified_by: null,
      certified_name: null,
      asked_at: null,
      survey_id: null,
    })
    .execute()
}

export async function updateTask(trx: Trx, offerId: string, { body, contact, quarters, audience }: TaskFacts): Promise<void> {
  await trx.q.updateTable('volunteer_tasks').set({ body, contact, quarters, audience }).where('tenant_id', '=', trx.tenantId).where('offer_id', '=', offerId).execute()
}

/** A draft that is thrown away leaves no task behind. */
export async function forgetTask(trx: Trx, offerId: string): Promise<void> {
  await trx.q.deleteFrom('volunteer_tasks').where('tenant_id', '=', trx.tenantId).where('offer_id', '=', offerId).execute()
}

export async function isLedBy(db: Db, { offerId, staffId }: { offerId: string; staffId: string }): Promise<boolean> {
  const row = await db.q
    .selectFrom('volunteer_tasks as t')
    .innerJoin('volunteer_teams as v', (join) => join.onRef('v.tenant_id', '=', 't.tenant_id').onRef('v.id', '=', 't.team_id'))
    .select('t.offer_id')
    .where('t.tenant_id', '=', db.tenantId)
    .where('t.offer_id', '=', offerId)
    .where('v.leader_id', '=', staffId)
    .executeTakeFirst()
  return row !== undefined
}

interface OfTeam {
  teamId: string
  drafts: boolean
  after: string | null
  limit: number
}

/** Ids of a team's tasks, the latest made first. */
export async function taskIdsOfTeam(db: Db, { teamId, drafts, after, limit }: OfTeam): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select o.id from volunteer_tasks t join offers o on o.tenant_id = t.tenant_id and o.id = t.offer_id
    where t.tenant_id = ${db.tenantId} and t.team_id = ${teamId} and (${drafts} or o.state <> 'draft') and (${after}::uuid is null or o.id < ${after})
    order by o.id desc limit ${limit}`.execute(db.q)
  return rows.map(({ id }) => id)
}

export async function countTasksOfTeam(db: Db, { teamId, drafts }: Pick<OfTeam, 'teamId' | 'drafts'>): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from volunteer_tasks t join offers o on o.tenant_id = t.tenant_id and o.id = t.offer_id
    where t.tenant_id = ${db.tenantId} and t.team_id = ${teamId} and (${drafts} or o.state <> 'draft')`.execute(db.q)
  return rows[0]?.count ?? 0
}

export interface DeskAsked {
  scope: Scope
  phase: OfferPhase | null
  /** In which it takes place, in China. */
  year: number | null
  search: string | null
  now: Date
}

function onDesk(db: Db, { scope, phase, year, search, now }: DeskAsked) {
  const inYear = year === null ? sql`true` : sql`o.final_at >= ${newYearOf(year)} and o.final_at < ${newYearOf(year + 1)}`
  return sql`t.tenant_id = ${db.tenantId} and ${scope.all ? sql`true` : sql`o.unit_id = any(${scope.unitIds}::uuid[])`}
    and ${phase === null ? sql`true` : phaseSql(phase, now)} and ${inYear} and (${search}::text is null or strpos(o.title, ${search}) > 0)`
}

function newYearOf(year: number): Date {
  return new Date(`${year}-01-01T00:00:00+08:00`)
}

/** Ids of tasks within reach with when they begin, the latest first. */
export async function pageOfDesk(db: Db, asked: DeskAsked, { after, limit }: { after: { at: Date; id: string } | null; limit: number }): Promise<{ id: string; at: Date }[]> {
  const behind = after === null ? sql`true` : sql`(o.final_at, o.id) < (${after.at}, ${after.id}::uuid)`
  const { rows } = await sql<{ id: string; at: Date }>`
    select o.id, o.final_at as at from volunteer_tasks t join offers o on o.tenant_id = t.tenant_id and o.id = t.offer_id
    where ${onDesk(db, asked)} and ${behind} order by o.final_at desc, o.id desc limit ${limit}`.execute(db.q)
  return rows
}

export async function countDesk(db: Db, asked: DeskAsked, most: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (select 1 from volunteer_tasks t join offers o on o.tenant_id = t.tenant_id and o.id = t.offer_id
      where ${onDesk(db, asked)} limit ${most}) as few`.execute(db.q)
  return rows[0]?.count ?? 0
}

/** How many were checked in, by task. */
export async function cameTo(db: Db, offerIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (offerIds.length === 0) return new Map()
  const { rows } = await sql<{ offer_id: string; came: number }>`
    select e.offer_id, count(distinct e.id)::int as came from enrolments e
    join checkins c on c.tenant_id = e.tenant_id and c.enrolment_id = e.id
    where e.tenant_id = ${db.tenantId} and e.offer_id = any(${[...offerIds]}::uuid[]) and e.status = 'confirmed'
    group by e.offer_id`.execute(db.q)
  return new Map(rows.map((row) => [row.offer_id, row.came]))
}

/** Published tasks whose title says this, of those that this member sees. */
export async function titledTasks(
  db: Db,
  { staffId, unitIds, text, limit }: { staffId: string; unitIds: readonly string[]; text: string; limit: number },
): Promise<{ id: string; title: string }[]> {
  const { rows } = await sql<{ id: string; title: string }>`
    select o.id, o.title from volunteer_tasks t join offers o on o.tenant_id = t.tenant_id and o.id = t.offer_id
    where t.tenant_id = ${db.tenantId} and o.state <> 'draft' and strpos(o.title, ${text}) > 0
      and (o.unit_id = any(${[...unitIds]}::uuid[])
        or exists (select from offer_people r where r.tenant_id = o.tenant_id and r.offer_id = o.id and r.staff_id = ${staffId})
        or exists (select from enrolments e where e.tenant_id = o.tenant_id and e.offer_id = o.id and e.staff_id = ${staffId}))
    order by o.id desc limit ${limit}`.execute(db.q)
  return rows
}
