import { sql } from 'kysely'
import { insertPoints } from '../../engines/capacity/checkin/points.store.ts'
import { checkinTimes } from '../../engines/capacity/offers/one-session.ts'
import type { Db, Trx } from '../../kernel/db/handle.ts'
import { newId } from '../../kernel/ids.ts'
import type { SeriesRule, Span } from './series.rules.ts'

export interface Series extends SeriesRule {
  attendLeast: number
  /** Of so many, when that was set. */
  attendOf: number
  /** A parent signs up, the child has the place. */
  forChildren: boolean
}

export interface Meeting extends Span {
  id: string
  offerId: string
  no: number
  place: string | null
  pointId: string | null
  calledOffReason: string | null
  version: number
}

export async function findSeries(db: Db, offerId: string): Promise<Series | null> {
  const row = await db.q.selectFrom('activity_series').selectAll().where('tenant_id', '=', db.tenantId).where('offer_id', '=', offerId).executeTakeFirst()
  if (!row) return null
  const { first_day: firstDay, from_time: from, to_time: to, last_day: lastDay, attend_least: attendLeast, attend_of: attendOf, for_children: forChildren, weekdays, times } = row
  return { firstDay, weekdays, from, to, times, lastDay, attendLeast, attendOf, forChildren }
}

const columns = ['id', 'offer_id', 'no', 'starts_at', 'ends_at', 'place', 'point_id', 'called_off_reason', 'version'] as const

/** The meetings of these activities by activity, in the order of time: one statement. What is no class is missing. */
export async function meetingsOf(db: Db, offerIds: readonly string[]): Promise<ReadonlyMap<string, Meeting[]>> {
  if (offerIds.length === 0) return new Map()
  const rows = await db.q
    .selectFrom('activity_meetings')
    .select(columns)
    .where('tenant_id', '=', db.tenantId)
    .where((eb) => eb('offer_id', '=', eb.fn.any(eb.val([...offerIds]))))
    .orderBy('starts_at')
    .orderBy('no')
    .execute()
  const meetings = rows.map((row) => ({
    id: row.id,
    offerId: row.offer_id,
    no: row.no,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    place: row.place,
    pointId: row.point_id,
    calledOffReason: row.called_off_reason,
    version: row.version,
  }))
  return Map.groupBy(meetings, ({ offerId }) => offerId)
}

export function isHeld({ calledOffReason }: Pick<Meeting, 'calledOffReason'>): boolean {
  return calledOffReason === null
}

export async function storeSeries(trx: Trx, offerId: string, series: Series): Promise<void> {
  const { firstDay, weekdays, from, to, times, lastDay, attendLeast, attendOf, forChildren } = series
  const hours = { first_day: firstDay, weekdays, from_time: from, to_time: to, times, last_day: lastDay }
  const columnsOf = { ...hours, attend_least: attendLeast, attend_of: attendOf, for_children: forChildren }
  await trx.q
    .insertInto('activity_series')
    .values({ tenant_id: trx.tenantId, offer_id: offerId, ...columnsOf })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'offer_id']).doUpdateSet(columnsOf))
    .execute()
}

/** Adds meetings, each with a point of its own at which people are checked in. */
export async function insertMeetings(trx: Trx, offerId: string, meetings: readonly (Span & { no: number; place: string | null })[]): Promise<string[]> {
  const points = meetings.map(({ no, startsAt, endsAt }) => ({ optionId: null, title: titleOf(no), ...checkinTimes({ startsAt, endsAt }), selfScan: 'screen' as const }))
  const pointIds = await insertPoints(trx, offerId, points)
  const rows = meetings.map(({ no, startsAt, endsAt, place }, index) => ({
    tenant_id: trx.tenantId,
    id: newId(trx.at.getTime()),
    offer_id: offerId,
    no,
    starts_at: startsAt,
    ends_at: endsAt,
    place,
    point_id: pointIds[index] ?? null,
    called_off_reason: null,
    changed_at: trx.at,
    version: 1,
  }))
  await trx.q.insertInto('activity_meetings').values(rows).execute()
  return pointIds
}

function titleOf(no: number): string {
  return `第${no}次`
}

/** Takes all meetings and their points away: of a draft, to which nobody has come. */
export async function dropMeetings(trx: Trx, offerId: string): Promise<void> {
  const { rows } = await sql<{ point_id: string | null }>`
    delete from activity_meetings where tenant_id = ${trx.tenantId} and offer_id = ${offerId} returning point_id`.execute(trx.q)
  await removePoints(
    trx,
    rows.flatMap(({ point_id: pointId }) => pointId ?? []),
  )
}

export async function dropSeries(trx: Trx, offerId: string): Promise<void> {
  await dropMeetings(trx, offerId)
  await trx.q.deleteFrom('activity_series').where('tenant_id', '=', trx.tenantId).where('offer_id', '=', offerId).execute()
}

export async function removePoints(trx: Trx, pointIds: readonly string[]): Promise<void> {
  if (pointIds.length === 0) return
  await trx.q
    .deleteFrom('checkin_points')
    .where('tenant_id', '=', trx.tenantId)
    .where((eb) => eb('id', '=', eb.fn.any(eb.val([...pointIds]))))
    .execute()
}

/** How many were checked in at a point. Whoever is just being checked in holds it: they are waited for and counted. */
export async function lockAndCountCame(trx: Trx, pointId: string): Promise<number> {
  await trx.q.selectFrom('checkin_points').select('id').where('tenant_id', '=', trx.tenantId).where('id', '=', pointId).forUpdate().execute()
  const { count } = await trx.q
    .selectFrom('checkins')
    .select(({ fn }) => fn.countAll<bigint>().as('count'))
    .where('tenant_id', '=', trx.tenantId)
    .where('point_id', '=', pointId)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Writes a meeting as it now stands; false where somebody changed it since. */
export async function storeMeeting(
  trx: Trx,
  meetingId: string,
  { version, ...facts }: { version: number; startsAt?: Date; endsAt?: Date; place?: string | null; pointId?: null; calledOffReason?: string },
): Promise<boolean> {
  const { numUpdatedRows } = await trx.q
    .updateTable('activity_meetings')
    .set({
      ...(facts.startsAt && { starts_at: facts.startsAt }),
      ...(facts.endsAt && { ends_at: facts.endsAt }),
      ...(facts.place !== undefined && { place: facts.place }),
      ...(facts.pointId !== undefined && { point_id: facts.pointId }),
      ...(facts.calledOffReason !== undefined && { called_off_reason: facts.calledOffReason }),
      changed_at: trx.at,
      version: version + 1,
    })
    .where('tenant_id', '=', trx.tenantId)
    .where('id', '=', meetingId)
    .where('version', '=', version)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Meetings to which these sign-ups came, by sign-up. */
export async function cameTo(db: Db, enrolmentIds: readonly string[]): Promise<ReadonlyMap<string, string[]>> {
  if (enrolmentIds.length === 0) return new Map()
  const { rows } = await sql<{ enrolment_id: string; meeting_id: string }>`
    select c.enrolment_id, m.id as meeting_id from checkins c
    join activity_meetings m on m.tenant_id = c.tenant_id and m.point_id = c.point_id
    where c.tenant_id = ${db.tenantId} and c.enrolment_id = any(${[...enrolmentIds]}::uuid[])`.execute(db.q)
  const grouped = Map.groupBy(rows, (row) => row.enrolment_id)
  return new Map([...grouped].map(([id, came]) => [id, came.map((row) => row.meeting_id)]))
}

/** The sign-up with which this person has a place. */
export async function placeOf(db: Db, { offerId, staffId }: { offerId: string; staffId: string }): Promise<string | null> {
  const row = await db.q
    .selectFrom('enrolments')
    .select('id')
    .where('tenant_id', '=', db.tenantId)
    .where('offer_id', '=', offerId)
    .where('staff_id', '=', staffId)
    .where('status', '=', 'confirmed')
    .executeTakeFirst()
  return row?.id ?? null
}
