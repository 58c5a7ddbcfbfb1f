import { sql, type Selectable } from 'kysely'
import { z } from 'zod'
import type { Db, Trx } from '../../kernel/db/handle.ts'
import type { PlacementRounds } from '../../kernel/db/tables.generated.ts'
import { notFound } from '../../kernel/errors.ts'
import { criterion, gradeAges, gradeKey, group, noticeNames, roundStates } from './placement.shapes.ts'

const stored = z.object({
  state: z.enum(roundStates),
  noticeNames: z.enum(noticeNames),
  groups: z.array(group),
  grades: z.array(gradeAges),
  criteria: z.array(criterion),
})

export interface Round extends z.infer<typeof stored> {
  id: string
  year: number
  title: string
  opensAt: Date
  closesAt: Date
  countedOn: string
  body: string
  papers: string[]
  contact: string
  checkDays: number
  acceptDays: number
  noticeDays: number
  noticedAt: Date | null
  noticeUntil: Date | null
  version: number
}

export interface School {
  id: string
  name: string
  grade: z.infer<typeof gradeKey>
  places: number
  taken: number
  rules: string
}

/** What the office writes of a round, apart from its schools. */
export type RoundFacts = Omit<Round, 'id' | 'state' | 'noticedAt' | 'noticeUntil' | 'version'>

export async function findRound(db: Db, id: string): Promise<Round | null> {
  const row = await db.q.selectFrom('placement_rounds').selectAll().where('tenant_id', '=', db.tenantId).where('id', '=', id).executeTakeFirst()
  return row ? roundOf(row) : null
}

/** Holds the round until the transaction ends: places are given and taken back one decision after another. */
export async function lockRound(trx: Trx, id: string): Promise<Round> {
  const row = await trx.q.selectFrom('placement_rounds').selectAll().where('tenant_id', '=', trx.tenantId).where('id', '=', id).forUpdate().executeTakeFirst()
  if (!row) throw notFound()
  return roundOf(row)
}

export async function roundsIn(db: Db, states: readonly Round['state'][]): Promise<Round[]> {
  const rows = await db.q
    .selectFrom('placement_rounds')
    .selectAll()
    .where('tenant_id', '=', db.tenantId)
    .where('state', 'in', states)
    .orderBy('year', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map(roundOf)
}

export async function schoolsOf(db: Db, roundId: string): Promise<School[]> {
  const rows = await db.q
    .selectFrom('placement_schools')
    .select(['id', 'name', 'grade', 'places', 'taken', 'rules'])
    .where('tenant_id', '=', db.tenantId)
    .where('round_id', '=', roundId)
    .orderBy('sort')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ ...row, grade: gradeKey.parse(row.grade) }))
}

/** Rounds with how many applications stand where, the latest first. */
export async function countedRounds(db: Db, unitIds: readonly string[] | null) {
  const { rows } = await sql<{ id: string; places: number; applications: number; checking: number; papers: number; ready: number }>`
    select r.id,
           (select coalesce(sum(s.places), 0)::int from placement_schools s where s.tenant_id = r.tenant_id and s.round_id = r.id) as places,
           count(c.id) filter (where a.submitted_at is not null)::int as applications,
           count(c.id) filter (where c.state in ('checking', 'returned'))::int as checking,
           count(c.id) filter (where c.state in ('papers', 'more'))::int as papers,
           count(c.id) filter (where c.state = 'ready')::int as ready
      from placement_rounds r
      left join placement_applications a on a.tenant_id = r.tenant_id and a.round_id = r.id
      left join cases c on c.tenant_id = a.tenant_id and c.id = a.id and (${unitIds}::uuid[] is null or c.unit_id = any(${unitIds}::uuid[]))
     where r.tenant_id = ${db.tenantId}
     group by r.tenant_id, r.id`.execute(db.q)
  return new Map(rows.map(({ id, ...counts }) => [id, counts]))
}

export async function insertRound(trx: Trx, id: string, facts: RoundFacts): Promise<void> {
  await trx.q
    .insertInto('placement_rounds')
    .values({ tenant_id: trx.tenantId, id, state: 'draft', ...columnsOf(facts), version: 1, created_at: trx.at, changed_at: trx.at })
    .execute()
}

export async function updateRound(trx: Trx, id: string, facts: RoundFacts): Promise<number> {
  return bumped(trx, id, columnsOf(facts))
}

type Moved = Partial<{ state: Round['state']; noticed_at: Date; notice_until: Date; told_at: Date; closed_at: Date }>

/** The round goes on to its next state; answers its new version. */
export async function moveRound(trx: Trx, id: string, change: Moved): Promise<number> {
  return bumped(trx, id, change)
}

async function bumped(trx: Trx, id: string, change: Moved | ReturnType<typeof columnsOf>): Promise<number> {
  const { version } = await trx.q
    .updateTable('placement_rounds')
    .set((eb) => ({ ...change, changed_at: trx.at, version: eb('version', '+', 1) }))
    .where('tenant_id', '=', trx.tenantId)
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow()
  return version
}

export async function insertSchools(trx: Trx, roundId: string, schools: readonly (Omit<School, 'taken'> & { sort: number })[]): Promise<void> {
  if (schools.length === 0) return
  await trx.q
    .insertInto('placement_schools')
    .values(schools.map((school) => ({ tenant_id: trx.tenantId, round_id: roundId, taken: 0, ...school })))
    .execute()
}

export async function updateSchool(trx: Trx, id: string, change: Pick<School, 'name' | 'grade' | 'places' | 'rules'> & { sort: number }): Promise<void> {
  await trx.q.updateTable('placement_schools').set(change).where('tenant_id', '=', trx.tenantId).where('id', '=', id).execute()
}

export async function removeSchools(trx: Trx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await trx.q.deleteFrom('placement_schools').where('tenant_id', '=', trx.tenantId).where('id', 'in', ids).execute()
}

/** So many more places taken (or fewer); the table itself refuses more than there are. */
export async function takePlaces(trx: Trx, schoolId: string, by: number): Promise<void> {
  await trx.q
    .updateTable('placement_schools')
    .set((eb) => ({ taken: eb('taken', '+', by) }))
    .where('tenant_id', '=', trx.tenantId)
    .where('id', '=', schoolId)
    .execute()
}

function roundOf(row: Selectable<PlacementRounds>): Round {
  return {
    ...stored.parse({ state: row.state, noticeNames: row.notice_names, groups: row.groups, grades: row.grades, criteria: row.criteria }),
    id: row.id,
    year: row.year,
    title: row.title,
    opensAt: row.opens_at,
    closesAt: row.closes_at,
    countedOn: row.counted_on,
    body: row.body,
    papers: row.papers,
    contact: row.contact,
    checkDays: row.check_days,
    acceptDays: row.accept_days,
    noticeDays: row.notice_days,
    noticedAt: row.noticed_at,
    noticeUntil: row.notice_until,
    version: row.version,
  }
}

function columnsOf(facts: RoundFacts) {
  return {
    year: facts.year,
    title: facts.title,
    opens_at: facts.opensAt,
    closes_at: facts.closesAt,
    counted_on: facts.countedOn,
    body: facts.body,
    papers: facts.papers,
    contact: facts.contact,
    groups: JSON.stringify(facts.groups),
    grades: JSON.stringify(facts.grades),
    criteria: JSON.stringify(facts.criteria),
    check_days: facts.checkDays,
    accept_days: facts.acceptDays,
    notice_days: facts.noticeDays,
    notice_names: facts.noticeNames,
  }
}
