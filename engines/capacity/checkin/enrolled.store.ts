import { sql, type RawBuilder } from 'kysely'
import type { Scope } from '../../../kernel/auth/actor.ts'
import type { Db, Trx } from '../../../kernel/db/handle.ts'
import { directory } from '../capacity.ports.ts'
import type { EnrolmentStatus } from '../claims/claims.types.ts'

/** A sign-up as whoever checks people in needs it. */
export interface Enrolled {
  id: string
  offerId: string
  staffId: string
  unitId: string
  optionId: string | null
  optionTitle: string | null
  party: number
  status: EnrolmentStatus
  name: string
  staffNo: string
}

const columns = sql`e.id, e.offer_id as "offerId", e.staff_id as "staffId", e.unit_id as "unitId", e.option_id as "optionId", p.title as "optionTitle",
  e.party, e.status, coalesce(n.name, '—') as name, coalesce(n.staff_no, '—') as "staffNo"`

/** Sign-ups with the person's name and the option's title. */
function enrolled(db: Db): RawBuilder<unknown> {
  return sql`enrolments e
    left join ${directory().everybody(db)} as n on n.staff_id = e.staff_id
    left join offer_options p on p.tenant_id = e.tenant_id and p.id = e.option_id`
}

/** These sign-ups, which nobody cancels or moves before this has committed. */
export async function holdEnrolled(trx: Trx, ids: readonly string[]): Promise<Map<string, Enrolled>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<Enrolled>`
    select ${columns} from ${enrolled(trx)} where e.tenant_id = ${trx.tenantId} and e.id = any(${[...ids]}::uuid[]) order by e.id for share of e`.execute(trx.q)
  return new Map(rows.map((row) => [row.id, row]))
}

/** The latest sign-up of each of these kinds: by staff number, or of one person. */
export async function findEnrolledId(db: Db, { offerId, staffNo, staffId }: { offerId: string; staffNo?: string; staffId?: string }): Promise<string | null> {
  const who = staffId === undefined ? sql`n.staff_no = ${staffNo ?? ''}` : sql`e.staff_id = ${staffId}`
  const { rows } = await sql<{ id: string }>`
    select e.id from ${enrolled(db)} where e.tenant_id = ${db.tenantId} and e.offer_id = ${offerId} and ${who}
    order by (e.status = 'confirmed') desc, e.created_at desc limit 1`.execute(db.q)
  return rows[0]?.id ?? null
}

/** Everybody with a place whom a point concerns, and whether they came. */
export async function listExpected(
  db: Db,
  { point, reach }: { point: { id: string; offerId: string; optionId: string | null }; reach: Scope },
): Promise<(Enrolled & Pick<PresentRow, 'scannedAt' | 'clockAheadS'>)[]> {
  const { rows } = await sql<Enrolled & Pick<PresentRow, 'scannedAt' | 'clockAheadS'>>`
    select ${columns}, c.scanned_at as "scannedAt", c.clock_ahead_s as "clockAheadS"
    from ${enrolled(db)} left join checkins c on c.tenant_id = e.tenant_id and c.enrolment_id = e.id and c.point_id = ${point.id}
    where e.tenant_id = ${db.tenantId} and e.offer_id = ${point.offerId} and e.status = 'confirmed'
      and (${point.optionId}::uuid is null or e.option_id = ${point.optionId}) and ${within(reach)}
    order by e.id`.execute(db.q)
  return rows
}

export interface PageWanted {
  reach: Scope
  after: { key: string; id: string } | null
  limit: number
}

export type Listed<T> = Enrolled & T & { sortKey: string }

export interface PresentRow {
  at: Date | null
  scannedAt: Date | null
  via: string | null
  clockAheadS: number | null
}

interface PeopleWanted extends PageWanted {
  point: { id: string; offerId: string; optionId: string | null }
  unitId: string | null
  present: 'yes' | 'no' | null
  search: string | null
}

/** A page of who is expected at a point, and who came, by name; one row more than asked for tells that there is a next page. */
export async function pageOfPeople(db: Db, { point, reach, unitId, present, search, after, limit }: PeopleWanted): Promise<{ rows: Listed<PresentRow>[]; count: number }> {
  const filter = sql`e.tenant_id = ${db.tenantId} and e.offer_id = ${point.offerId} and e.status = 'confirmed'
    and (${point.optionId}::uuid is null or e.option_id = ${point.optionId}) and ${within(reach)}
    and (${unitId}::uuid is null or e.unit_id = ${unitId})
    and (${present}::text is null or (c.enrolment_id is not null) = (${present} = 'yes'))
    and (${search}::text is null or starts_with(n.name, ${search}) or starts_with(n.staff_no, ${search}) or starts_with(n.pinyin_key, lower(${search})))`
  const from = sql`${enrolled(db)} left join checkins c on c.tenant_id = e.tenant_id and c.enrolment_id = e.id and c.point_id = ${point.id}`
  const extra = sql`c.at, c.scanned_at as "scannedAt", c.via, c.clock_ahead_s as "clockAheadS"`
  return page<PresentRow>(db, { from, filter, extra, after, limit })
}

export interface AttendanceRow {
  attended: number
  meetings: number
}

/** A page of everybody with a place, and how many of the meetings that concern them they came to. */
export function pageOfAttendance(db: Db, { offerId, reach, after, limit }: PageWanted & { offerId: string }): Promise<{ rows: Listed<AttendanceRow>[]; count: number }> {
  const filter = sql`e.tenant_id = ${db.tenantId} and e.offer_id = ${offerId} and e.status = 'confirmed' and ${within(reach)}`
  return page<AttendanceRow>(db, { from: enrolled(db), filter, extra: meetingCounts, after, limit })
}

export interface NoShowRow {
  at: Date
  excuse: string | null
  excusedAt: Date | null
}

export function pageOfNoShows(db: Db, { offerId, reach, after, limit }: PageWanted & { offerId: string }): Promise<{ rows: Listed<NoShowRow>[]; count: number }> {
  const from = sql`${enrolled(db)} join no_shows s on s.tenant_id = e.tenant_id and s.enrolment_id = e.id`
  const filter = sql`e.tenant_id = ${db.tenantId} and s.offer_id = ${offerId} and ${within(reach)}`
  return page<NoShowRow>(db, { from, filter, extra: sql`s.at, s.excuse, s.excused_at as "excusedAt"`, after, limit })
}

/** One sign-up with what it was come to. */
export async function attendanceOf(db: Db, enrolmentId: string): Promise<(Enrolled & AttendanceRow) | null> {
  const { rows } = await sql<Enrolled & AttendanceRow>`
    select ${columns}, ${meetingCounts} from ${enrolled(db)} where e.tenant_id = ${db.tenantId} and e.id = ${enrolmentId}`.execute(db.q)
  return rows[0] ?? null
}

const concerns = sql`m.tenant_id = e.tenant_id and m.offer_id = e.offer_id and (m.option_id is null or m.option_id = e.option_id)`
const meetingCounts = sql`
  (select count(*)::int from checkin_points m where ${concerns}) as meetings,
  (select count(*)::int from checkins a join checkin_points m on m.tenant_id = a.tenant_id and m.id = a.point_id
    where a.tenant_id = e.tenant_id and a.enrolment_id = e.id and ${concerns}) as attended`

function within(reach: Scope): RawBuilder<unknown> {
  return reach.all ? sql`true` : sql`e.unit_id = any(${reach.unitIds}::uuid[])`
}

const sortKey = sql`coalesce(n.pinyin_key, '') collate "C"`

interface Query {
  from: RawBuilder<unknown>
  filter: RawBuilder<unknown>
  extra: RawBuilder<unknown>
  after: PageWanted['after']
  limit: number
}

/** Nobody reads past "1,000+". */
const countCap = 1_000

async function page<T>(db: Db, { from, filter, extra, after, limit }: Query): Promise<{ rows: Listed<T>[]; count: number }> {
  const behind = after === null ? sql`true` : sql`(${sortKey}, e.id) > (${after.key}, ${after.id}::uuid)`
  const { rows } = await sql<
    Listed<T>
  >`select ${columns}, ${sortKey} as "sortKey", ${extra} from ${from} where ${filter} and ${behind} order by ${sortKey}, e.id limit ${limit + 1}`.execute(db.q)
  const counted = await sql<{ count: number }>`select count(*)::int as count from (select 1 from ${from} where ${filter} limit ${countCap + 1}) as counted`.execute(db.q)
  return { rows, count: counted.rows[0]?.count ?? 0 }
}
