import { sql, type Selectable } from 'kysely'
import type { Scope } from '../../../kernel/auth/actor.ts'
import type { Db, Trx } from '../../../kernel/db/handle.ts'
import { newId } from '../../../kernel/ids.ts'
import type { Tables } from '../../../kernel/db/tables.generated.ts'

const outcomes = ['admitted', 'declined', 'withdrawn', 'dissolved'] as const
type Outcome = (typeof outcomes)[number]

export interface JoinRequest {
  id: string
  unitId: string
  staffId: string
  message: string
  askedAt: Date
  decidedAt: Date | null
  outcome: Outcome | null
  reason: string | null
}

function requestIn(row: Selectable<Tables['club_requests']>): JoinRequest {
  const outcome = outcomes.find((one) => one === row.outcome) ?? null
  return { id: row.id, unitId: row.unit_id, staffId: row.staff_id, message: row.message, askedAt: row.asked_at, decidedAt: row.decided_at, outcome, reason: row.reason }
}

export async function findRequest(db: Db, id: string): Promise<JoinRequest | null> {
  const row = await db.q.selectFrom('club_requests').selectAll().where('tenant_id', '=', db.tenantId).where('id', '=', id).executeTakeFirst()
  return row ? requestIn(row) : null
}

/** Everything that somebody asked, the latest first. */
export async function requestsBy(db: Db, staffId: string): Promise<JoinRequest[]> {
  const rows = await db.q.selectFrom('club_requests').selectAll().where('tenant_id', '=', db.tenantId).where('staff_id', '=', staffId).orderBy('asked_at', 'desc').execute()
  return rows.map(requestIn)
}

/** What waits at a club. */
export async function waitingAt(db: Db, unitId: string): Promise<JoinRequest[]> {
  const rows = await db.q.selectFrom('club_requests').selectAll().where('tenant_id', '=', db.tenantId).where('unit_id', '=', unitId).where('decided_at', 'is', null).execute()
  return rows.map(requestIn)
}

interface PageAsked {
  unitId: string
  state: 'waiting' | 'decided'
  after: { key: string; id: string } | null
  limit: number
}

/** What waits, the longest first; what was decided, the latest first. */
export async function requestPage(db: Db, { unitId, state, after, limit }: PageAsked): Promise<{ rows: JoinRequest[]; count: number }> {
  const waiting = state === 'waiting'
  const matching = db.q
    .selectFrom('club_requests')
    .where('tenant_id', '=', db.tenantId)
    .where('unit_id', '=', unitId)
    .where('decided_at', waiting ? 'is' : 'is not', null)
  const { count } = await matching.select(({ fn }) => fn.countAll<bigint>().as('count')).executeTakeFirstOrThrow()
  const beyond = waiting
    ? sql<boolean>`(asked_at, id) > (${after?.key ?? null}::timestamptz, ${after?.id ?? null}::uuid)`
    : sql<boolean>`(asked_at, id) < (${after?.key ?? null}::timestamptz, ${after?.id ?? null}::uuid)`
  const rows = await matching
    .selectAll()
    .$if(after !== null, (q) => q.where(beyond))
    .orderBy('asked_at', waiting ? 'asc' : 'desc')
    .orderBy('id', waiting ? 'asc' : 'desc')
    .limit(limit + 1)
    .execute()
  return { rows: rows.map(requestIn), count: Number(count) }
}

/** How many wait within reach, at which clubs. */
export async function waitingWithin(db: Db, scope: Scope): Promise<{ unitId: string; count: number }[]> {
  const rows = await db.q
    .selectFrom('club_requests')
    .select('unit_id')
    .select(({ fn }) => fn.countAll<bigint>().as('count'))
    .where('tenant_id', '=', db.tenantId)
    .where('decided_at', 'is', null)
    .$if(!scope.all, (q) => q.where(sql<boolean>`unit_id = any(${scope.all ? [] : scope.unitIds}::uuid[])`))
    .groupBy('unit_id')
    .execute()
  return rows.map((row) => ({ unitId: row.unit_id, count: Number(row.count) }))
}

export async function insertRequest(trx: Trx, { unitId, staffId, message }: Pick<JoinRequest, 'unitId' | 'staffId' | 'message'>): Promise<string> {
  const id = newId(trx.at.getTime())
  await trx.q
    .insertInto('club_requests')
    .values({ tenant_id: trx.tenantId, id, unit_id: unitId, staff_id: staffId, message, asked_at: trx.at, decided_at: null, outcome: null, reason: null, decided_by: null })
    .execute()
  return id
}

export async function settleRequests(trx: Trx, ids: readonly string[], { outcome, reason }: { outcome: Outcome; reason: string | null }): Promise<void> {
  if (ids.length === 0) return
  await trx.q
    .updateTable('club_requests')
    .set({ decided_at: trx.at, outcome, reason, decided_by: trx.actorId })
    .where('tenant_id', '=', trx.tenantId)
    .where('id', 'in', ids)
    .where('decided_at', 'is', null)
    .execute()
}

/** What waits at a club waits at another: of whoever is there already, or has asked there, it is over. The caller holds both. Answers how many wait there now. */
export async function moveRequests(trx: Trx, fromUnitId: string, toUnitId: string): Promise<number> {
  const waiting = sql`update club_requests r set`
  const ofThis = sql`where r.tenant_id = ${trx.tenantId} and r.unit_id = ${fromUnitId} and r.decided_at is null`
  const known = sql`(exists (select from club_memberships m where m.tenant_id = ${trx.tenantId} and m.unit_id = ${toUnitId} and m.staff_id = r.staff_id and m.left_at is null)
    or exists (select from club_requests o where o.tenant_id = ${trx.tenantId} and o.unit_id = ${toUnitId} and o.staff_id = r.staff_id and o.decided_at is null))`
  await sql`${waiting} decided_at = ${trx.at}, outcome = 'dissolved' ${ofThis} and ${known}`.execute(trx.q)
  const { numAffectedRows } = await sql`${waiting} unit_id = ${toUnitId} ${ofThis}`.execute(trx.q)
  return Number(numAffectedRows ?? 0n)
}
