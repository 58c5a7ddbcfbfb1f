import { sql, type RawBuilder } from 'kysely'
import { directory } from '../../engines/capacity/capacity.ports.ts'
import type { Db, Trx } from '../../kernel/db/handle.ts'
import { otherParent } from './other-parent.ts'
import type { GradeKey, PointsLine } from './placement.shapes.ts'

/** An application with where its case stands. */
export interface Application {
  id: string
  roundId: string
  staffId: string
  contentSealed: string | null
  childMasked: string | null
  live: boolean
  grade: GradeKey | null
  wishes: string[]
  claims: string[]
  points: number | null
  pointsLines: PointsLine[]
  serviceSince: string | null
  submittedAt: Date | null
  schoolId: string | null
  placedHow: 'rule' | 'hand' | 'moved_up' | null
  placedWhy: string | null
  erasedAt: Date | null
  changedAt: Date
  state: string
  /** Grows with everything that is typed or submitted. */
  version: number
  caseVersion: number
  number: string | null
  unitId: string | null
}

const columns = sql`a.id, a.round_id as "roundId", a.staff_id as "staffId", a.content_sealed as "contentSealed", a.child_masked as "childMasked", a.live, a.grade, a.wishes, a.claims,
  a.points, a.points_lines as "pointsLines", a.service_since as "serviceSince", a.submitted_at as "submittedAt", a.school_id as "schoolId", a.placed_how as "placedHow",
  a.placed_why as "placedWhy", a.erased_at as "erasedAt", a.changed_at as "changedAt", c.state, a.version, c.version as "caseVersion", c.number, c.unit_id as "unitId"`

/** More points first, then longer service, then who submitted first: as text, for the cursor. */
const rankKey = sql`(lpad((100000 - coalesce(a.points, 0))::text, 6, '0') || coalesce(a.service_since::text, '9999-12-31')
  || coalesce(to_char(a.submitted_at at time zone 'UTC', 'YYYYMMDDHH24MISSUS'), '9')) collate "C"`

function from(db: Db): RawBuilder<unknown> {
  return sql`placement_applications a join cases c on c.tenant_id = a.tenant_id and c.id = a.id where a.tenant_id = ${db.tenantId} and c.tenant_id = ${db.tenantId}`
}

export async function findApplication(db: Db, id: string): Promise<Application | null> {
  const { rows } = await sql<Application>`select ${columns} from ${from(db)} and a.id = ${id}`.execute(db.q)
  return rows[0] ?? null
}

/** All applications of one person, the latest first. */
export async function applicationsOf(db: Db, { staffId, roundId = null }: { staffId: string; roundId?: string | null }): Promise<Application[]> {
  const { rows } = await sql<Application>`
    select ${columns} from ${from(db)} and a.staff_id = ${staffId} and (${roundId}::uuid is null or a.round_id = ${roundId}::uuid)
     order by a.id desc limit 50`.execute(db.q)
  return rows
}

/** Applications of others that name this person as the other parent, the latest first. */
export async function applicationsNaming(db: Db, staffId: string): Promise<Application[]> {
  const { rows } = await sql<Application>`
    select ${columns} from ${from(db)} and a.submitted_at is not null
      and exists (select from case_parties p where p.tenant_id = ${db.tenantId} and p.case_id = a.id and p.staff_id = ${staffId} and p.relation = ${otherParent} and p.until is null)
     order by a.id desc limit 50`.execute(db.q)
  return rows
}

/** Those of a round that stand in one of these states, in the order of rank. */
export async function applicationsIn(db: Db, { roundId, states }: { roundId: string; states: readonly string[] }): Promise<Application[]> {
  const { rows } =
    await sql<Application>`select ${columns} from ${from(db)} and a.round_id = ${roundId} and c.state = any(${[...states]}::text[]) order by ${rankKey}, a.id`.execute(db.q)
  return rows
}

export async function countIn(db: Db, { roundId, states }: { roundId: string; states: readonly string[] }): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from ${from(db)} and a.round_id = ${roundId} and c.state = any(${[...states]}::text[])`.execute(db.q)
  return rows[0]?.count ?? 0
}

export const countCap = 1_000

export interface ListFilter {
  roundId: string
  unitIds: readonly string[] | null
  state?: string | undefined
  grade?: string | undefined
  schoolId?: string | undefined
  search?: string | undefined
}

export type ListedApplication = Application & { key: string; name: string; staffNo: string }

/** What has been submitted, one row more than asked for. */
export async function listApplications(db: Db, filter: ListFilter, page: { after: { key: string; id: string } | null; limit: number }): Promise<ListedApplication[]> {
  const onwards = page.after ? sql`and (${rankKey}, a.id) > (${page.after.key}::text collate "C", ${page.after.id}::uuid)` : sql``
  const { rows } = await sql<ListedApplication>`
    select ${columns}, ${rankKey} as key, p.name, p.staff_no as "staffNo" from ${listed(db, filter)} ${onwards} order by ${rankKey}, a.id limit ${page.limit + 1}`.execute(db.q)
  return rows
}

export async function countApplications(db: Db, filter: ListFilter): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from (select 1 from ${listed(db, filter)} limit ${countCap + 1}) x`.execute(db.q)
  return rows[0]?.count ?? 0
}

function listed(db: Db, { roundId, unitIds, state, grade, schoolId, search }: ListFilter): RawBuilder<unknown> {
  return sql`placement_applications a join cases c on c.tenant_id = a.tenant_id and c.id = a.id join ${directory().everybody(db)} p on p.staff_id = a.staff_id
    where a.tenant_id = ${db.tenantId} and c.tenant_id = ${db.tenantId} and a.round_id = ${roundId} and a.submitted_at is not null
      ${unitIds ? sql`and c.unit_id = any(${[...unitIds]}::uuid[])` : sql``}
      ${state ? sql`and c.state = ${state}` : sql``}
      ${grade ? sql`and a.grade = ${grade}` : sql``}
      ${schoolId ? sql`and a.school_id = ${schoolId}::uuid` : sql``}
      ${search ? sql`and (strpos(p.name, ${search}) > 0 or p.staff_no = ${search} or c.number = ${search})` : sql``}`
}

export async function insertApplication(trx: Trx, { id, roundId, staffId }: { id: string; roundId: string; staffId: string }): Promise<void> {
  await trx.q
    .insertInto('placement_applications')
    .values({
      tenant_id: trx.tenantId,
      id,
      round_id: roundId,
      staff_id: staffId,
      content_sealed: null,
      child_masked: null,
      child_index: null,
      live: false,
      grade: null,
      wishes: [],
      claims: [],
      points: null,
      points_lines: '[]',
      service_since: null,
      submitted_at: null,
      more_days: null,
      school_id: null,
      placed_how: null,
      placed_why: null,
      erased_at: null,
      version: 1,
      changed_at: trx.at,
    })
    .execute()
}

/** Keeps what was typed so far: a statement of its own, as often as the person types. False where something newer is there by now. */
export async function keepContent(db: Db, { id, version, sealed, at }: { id: string; version: number; sealed: string; at: Date }): Promise<boolean> {
  const kept = await db.q
    .updateTable('placement_applications')
    .set({ content_sealed: sealed, changed_at: at, version: version + 1 })
    .where('tenant_id', '=', db.tenantId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return kept.numUpdatedRows > 0n
}

export interface Submitted {
  sealed: string
  childMasked: string
  childIndex: string
  grade: GradeKey
  wishes: readonly string[]
  claims: readonly string[]
  points: number
  pointsLines: readonly PointsLine[]
  serviceSince: string | null
}

/** The first instant of submission stays: sent back and submitted again, one does not lose one's turn. */
export async function storeSubmitted(trx: Trx, id: string, submitted: Submitted): Promise<void> {
  await trx.q
    .updateTable('placement_applications')
    .set((eb) => ({
      content_sealed: submitted.sealed,
      child_masked: submitted.childMasked,
      child_index: submitted.childIndex,
      live: true,
      grade: submitted.grade,
      wishes: [...submitted.wishes],
      claims: [...submitted.claims],
      points: submitted.points,
      points_lines: JSON.stringify(submitted.pointsLines),
      service_since: submitted.serviceSince,
      submitted_at: eb.fn.coalesce('submitted_at', eb.val(trx.at)),
      more_days: null,
      changed_at: trx.at,
      version: eb('version', '+', 1),
    }))
    .where('tenant_id', '=', trx.tenantId)
    .where('id', '=', id)
    .execute()
}

export async function askForMore(trx: Trx, id: string, workingDays: number): Promise<void> {
  await trx.q.updateTable('placement_applications').set({ more_days: workingDays }).where('tenant_id', '=', trx.tenantId).where('id', '=', id).execute()
}

/** The child may be applied for anew. */
export async function leaveRound(trx: Trx, id: string): Promise<void> {
  await trx.q.updateTable('placement_applications').set({ live: false }).where('tenant_id', '=', trx.tenantId).where('id', '=', id).execute()
}

/** Gives an application this place; null: takes it away. */
export async function setPlace(
  trx: Trx,
  id: string,
  place: { schoolId: string; how: 'rule' | 'hand' | 'moved_up'; why: string | null } | { schoolId: null; how: 'hand' | null; why: string | null },
): Promise<void> {
  await trx.q
    .updateTable('placement_applications')
    .set({ school_id: place.schoolId, placed_how: place.how, placed_why: place.why })
    .where('tenant_id', '=', trx.tenantId)
    .where('id', '=', id)
    .execute()
}

/** Who applied for this child and stands in the round; the one that is meant to be allowed is left out. */
export async function liveApplicationFor(db: Db, { roundId, childIndex, except }: { roundId: string; childIndex: string; except: string }): Promise<Application | null> {
  const { rows } = await sql<Application>`
    select ${columns} from ${from(db)} and a.round_id = ${roundId} and a.child_index = ${childIndex} and a.live and a.id <> ${except} limit 1`.execute(db.q)
  return rows[0] ?? null
}

/** The first on the waiting list that wishes for this place, held; whoever is just taking theirs back is passed over. */
export async function firstWaitingFor(trx: Trx, { roundId, schoolId }: { roundId: string; schoolId: string }): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select a.id from ${from(trx)} and a.round_id = ${roundId} and c.state = 'waiting' and a.live and ${schoolId}::uuid = any(a.wishes)
     order by ${rankKey}, a.id limit 1 for update of c skip locked`.execute(trx.q)
  return rows[0]?.id ?? null
}

/** How many stand before this one on the waiting list of its grade. */
export async function waitingBefore(db: Db, application: Pick<Application, 'id' | 'roundId' | 'grade'>): Promise<number> {
  const { rows } = await sql<{ place: number }>`
    select place from (
      select a.id, (row_number() over (order by ${rankKey}, a.id))::int as place from ${from(db)} and a.round_id = ${application.roundId} and c.state = 'waiting' and a.grade = ${application.grade}
    ) w where w.id = ${application.id}`.execute(db.q)
  return (rows[0]?.place ?? 1) - 1
}
