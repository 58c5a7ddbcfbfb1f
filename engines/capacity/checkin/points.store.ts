import { sql } from 'kysely'
import type { Scope } from '../../../kernel/auth/actor.ts'
import type { Db, Trx } from '../../../kernel/db/handle.ts'
import { newId } from '../../../kernel/ids.ts'
import { selfScans } from './checkin.contract.ts'

export type SelfScan = (typeof selfScans)[number]

export interface PointFacts {
  optionId: string | null
  title: string
  opensAt: Date
  closesAt: Date
  selfScan: SelfScan
}

export interface Point extends PointFacts {
  id: string
  offerId: string
  version: number
  closedAt: Date | null
}

interface PointRow {
  id: string
  offer_id: string
  option_id: string | null
  title: string
  opens_at: Date
  closes_at: Date
  self_scan: string
  version: number
  closed_at: Date | null
}

const columns = ['id', 'offer_id', 'option_id', 'title', 'opens_at', 'closes_at', 'self_scan', 'version', 'closed_at'] as const

function pointOf(row: PointRow): Point {
  const selfScan = selfScans.find((one) => one === row.self_scan) ?? 'none'
  return {
    id: row.id,
    offerId: row.offer_id,
    optionId: row.option_id,
    title: row.title,
    opensAt: row.opens_at,
    closesAt: row.closes_at,
    selfScan,
    version: row.version,
    closedAt: row.closed_at,
  }
}

export async function findPoint(db: Db, pointId: string): Promise<Point | null> {
  const row = await db.q.selectFrom('checkin_points').select(columns).where('tenant_id', '=', db.tenantId).where('id', '=', pointId).executeTakeFirst()
  return row ? pointOf(row) : null
}

/** Reads a point that nobody closes before this has committed. */
export async function holdPoint(trx: Trx, pointId: string): Promise<Point | null> {
  const row = await trx.q.selectFrom('checkin_points').select(columns).where('tenant_id', '=', trx.tenantId).where('id', '=', pointId).forShare().executeTakeFirst()
  return row ? pointOf(row) : null
}

/** Takes all points of an offer for closing: whoever is just being checked in at any of them is waited for. */
export async function lockPoints(trx: Trx, offerId: string): Promise<Point[]> {
  const rows = await trx.q.selectFrom('checkin_points').select(columns).where('tenant_id', '=', trx.tenantId).where('offer_id', '=', offerId).orderBy('id').forUpdate().execute()
  return rows.map(pointOf)
}

export interface CountedPoint extends Point {
  entitled: number
  present: number
}

/** All points of an offer, or one, with who is expected and who came, within reach: one statement. */
export async function listPoints(db: Db, { offerId, pointId, reach }: { offerId: string; pointId?: string; reach: Scope }): Promise<CountedPoint[]> {
  const units = reach.all ? null : reach.unitIds
  const { rows } = await sql<PointRow & { entitled: number; present: number }>`
    select p.id, p.offer_id, p.option_id, p.title, p.opens_at, p.closes_at, p.self_scan, p.version, p.closed_at,
      count(e.id)::int as entitled, count(c.enrolment_id)::int as present
    from checkin_points p
    left join enrolments e on e.tenant_id = p.tenant_id and e.offer_id = p.offer_id and e.status = 'confirmed' and (p.option_id is null or e.option_id = p.option_id)
      and (${units}::uuid[] is null or e.unit_id = any(${units}::uuid[]))
    left join checkins c on c.tenant_id = p.tenant_id and c.point_id = p.id and c.enrolment_id = e.id
    where p.tenant_id = ${db.tenantId} and p.offer_id = ${offerId} and (${pointId ?? null}::uuid is null or p.id = ${pointId ?? null})
    group by p.tenant_id, p.id order by p.opens_at, p.id`.execute(db.q)
  return rows.map((row) => ({ ...pointOf(row), entitled: row.entitled, present: row.present }))
}

export async function insertPoints(trx: Trx, offerId: string, points: readonly PointFacts[]): Promise<string[]> {
  const rows = points.map(({ optionId, title, opensAt, closesAt, selfScan }) => ({
    tenant_id: trx.tenantId,
    id: newId(),
    offer_id: offerId,
    option_id: optionId,
    title,
    opens_at: opensAt,
    closes_at: closesAt,
    self_scan: selfScan,
    version: 1,
    closed_at: null,
    closed_by: null,
  }))
  await trx.q.insertInto('checkin_points').values(rows).execute()
  return rows.map(({ id }) => id)
}
