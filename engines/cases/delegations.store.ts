import type { Db, Trx } from '../../kernel/db/handle.ts'
import { forgetOldest } from '../../kernel/forget-oldest.ts'

export interface DelegationRow {
  id: string
  fromStaff: string
  toStaff: string
  /** Null: everything. */
  process: string | null
  firstDay: string
  lastDay: string
  reason: string
  version: number
  endedAt: Date | null
}

const columns = [
  'id',
  'from_staff as fromStaff',
  'to_staff as toStaff',
  'process',
  'first_day as firstDay',
  'last_day as lastDay',
  'reason',
  'version',
  'ended_at as endedAt',
] as const
const most = 100

/** Whom somebody stands in for on a day, and in which process; null: in all. */
export interface Absence {
  fromStaff: string
  process: string | null
}

/** By the colleague who stands in. */
export type Absences = ReadonlyMap<string, readonly Absence[]>

const keptMs = 5_000
const mostTenants = 500
const kept = new Map<string, { day: string; readAtMs: number; absences: Promise<Absences> }>()

/** For what is shown: read at most once in five seconds, and at once after a change that this process made. What is done asks `absencesNow`. */
export function absencesOn(db: Db, day: string): Promise<Absences> {
  const nowMs = performance.now()
  const known = kept.get(db.tenantId)
  if (known && known.day === day && nowMs - known.readAtMs < keptMs) return known.absences
  if (db.q.isTransaction) return absencesNow(db, day)
  const entry = { day, readAtMs: nowMs, absences: absencesNow(db, day) }
  kept.delete(db.tenantId)
  kept.set(db.tenantId, entry)
  entry.absences.catch(() => kept.get(db.tenantId) === entry && kept.delete(db.tenantId))
  forgetOldest(kept, mostTenants)
  return entry.absences
}

/** After a delegation was given or ended, and committed. */
export function forgetAbsences(tenantId: string): void {
  kept.delete(tenantId)
}

export async function absencesNow(db: Db, day: string): Promise<Absences> {
  const rows = await db.q
    .selectFrom('case_delegations')
    .select(['to_staff', 'from_staff as fromStaff', 'process'])
    .distinct()
    .where('tenant_id', '=', db.tenantId)
    .where('ended_at', 'is', null)
    .where('first_day', '<=', day)
    .where('last_day', '>=', day)
    .orderBy('from_staff')
    .orderBy('process')
    .execute()
  return Map.groupBy(rows, (row) => row.to_staff)
}

/** The processes that somebody has handed over for this day; null among them: all. */
export async function processesHandedOver(db: Db, fromStaff: string, day: string): Promise<(string | null)[]> {
  const rows = await db.q
    .selectFrom('case_delegations')
    .select('process')
    .distinct()
    .where('tenant_id', '=', db.tenantId)
    .where('from_staff', '=', fromStaff)
    .where('ended_at', 'is', null)
    .where('first_day', '<=', day)
    .where('last_day', '>=', day)
    .execute()
  return rows.map((row) => row.process)
}

/** What somebody gave and what they received, newest first. */
export function recentDelegations(db: Db, staffId: string): Promise<DelegationRow[]> {
  return db.q
    .selectFrom('case_delegations')
    .select(columns)
    .where('tenant_id', '=', db.tenantId)
    .where((eb) => eb.or([eb('from_staff', '=', staffId), eb('to_staff', '=', staffId)]))
    .orderBy('last_day', 'desc')
    .orderBy('id', 'desc')
    .limit(most)
    .execute()
}

export function findDelegation(db: Db, id: string): Promise<DelegationRow | undefined> {
  return db.q.selectFrom('case_delegations').select(columns).where('tenant_id', '=', db.tenantId).where('id', '=', id).executeTakeFirst()
}

/** What somebody has handed over already in these days, for the same process or for all. */
export function overlappingDelegations(trx: Trx, fromStaff: string, wanted: Pick<DelegationRow, 'process' | 'firstDay' | 'lastDay'>): Promise<DelegationRow[]> {
  const { process } = wanted
  return trx.q
    .selectFrom('case_delegations')
    .select(columns)
    .where('tenant_id', '=', trx.tenantId)
    .where('from_staff', '=', fromStaff)
    .where('ended_at', 'is', null)
    .where('first_day', '<=', wanted.lastDay)
    .where('last_day', '>=', wanted.firstDay)
    .$if(process !== null, (query) => query.where((eb) => eb.or([eb('process', 'is', null), eb('process', '=', process)])))
    .orderBy('first_day')
    .execute()
}

export async function insertDelegation(trx: Trx, row: DelegationRow): Promise<void> {
  await trx.q
    .insertInto('case_delegations')
    .values({
      tenant_id: trx.tenantId,
      id: row.id,
      from_staff: row.fromStaff,
      to_staff: row.toStaff,
      process: row.process,
      first_day: row.firstDay,
      last_day: row.lastDay,
      reason: row.reason,
      version: row.version,
      created_at: trx.at,
      ended_at: null,
    })
    .execute()
}

/** False where it is not the version that the person saw, or has ended already. */
export async function endDelegationRow(trx: Trx, seen: { id: string; version: number }): Promise<boolean> {
  const ended = await trx.q
    .updateTable('case_delegations')
    .set({ ended_at: trx.at, version: seen.version + 1 })
    .where('tenant_id', '=', trx.tenantId)
    .where('id', '=', seen.id)
    .where('version', '=', seen.version)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return ended.numUpdatedRows === 1n
}
