import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { directory } from '../../../engines/capacity/capacity.ports.ts'
import type { Db, Trx } from '../../../kernel/db/handle.ts'
import { newId } from '../../../kernel/ids.ts'

export interface Fee {
  id: string
  unitId: string
  staffId: string
  year: number
  dueFen: bigint
  paidFen: bigint | null
  paidOn: string | null
  note: string
  version: number
}

interface FeeRow {
  id: string
  unit_id: string
  staff_id: string
  year: number
  due_fen: bigint
  paid_fen: bigint | null
  paid_on: string | null
  note: string
  version: number
}

export function feeIn(row: FeeRow): Fee {
  const { id, year, note, version } = row
  return {
    id,
    unitId: row.unit_id,
    staffId: row.staff_id,
    year,
    dueFen: row.due_fen,
    paidFen: row.paid_fen,
    paidOn: row.paid_on,
    note,
    version,
  }
}

export async function findFee(db: Db, id: string): Promise<Fee | null> {
  const row = await db.q.selectFrom('club_fees').selectAll().where('tenant_id', '=', db.tenantId).where('id', '=', id).executeTakeFirst()
  return row ? feeIn(row) : null
}

/** What one person owed and paid a club, the latest year first. */
export async function feesOf(db: Db, { unitId, staffId }: { unitId: string; staffId: string }): Promise<Fee[]> {
  const rows = await db.q
    .selectFrom('club_fees')
    .selectAll()
    .where('tenant_id', '=', db.tenantId)
    .where('unit_id', '=', unitId)
    .where('staff_id', '=', staffId)
    .orderBy('year', 'desc')
    .execute()
  return rows.map(feeIn)
}

export interface FeesAsked {
  unitId: string
  year: number
  state: 'open' | 'paid' | null
  search: string | null
}

export type FeeLine = FeeRow & { name: string; staff_no: string; pinyin_key: string }

/** A page by name; without a limit all. */
export async function feePage(
  db: Db,
  asked: FeesAsked,
  { after, limit }: { after: { key: string; id: string } | null; limit: number | null },
): Promise<{ rows: FeeLine[]; count: number }> {
  const later = after === null ? sql`true` : sql`(n.pinyin_key collate "C", f.id) > (${after.key} collate "C", ${after.id}::uuid)`
  const matching = sql`club_fees f join ${directory().everybody(db)} as n on n.staff_id = f.staff_id where f.tenant_id = ${db.tenantId} and ${concerned(asked)}`
  const { rows } = await sql<FeeLine>`
    select f.id, f.unit_id, f.staff_id, f.year, f.due_fen, f.paid_fen, f.paid_on, f.note, f.version, n.name, n.staff_no, n.pinyin_key
    from ${matching} and ${later} order by n.pinyin_key collate "C", f.id limit ${limit === null ? null : limit + 1}::int`.execute(db.q)
  const counted = await sql<{ count: number }>`select count(*)::int as count from ${matching}`.execute(db.q)
  return { rows, count: counted.rows[0]?.count ?? 0 }
}

function concerned({ unitId, year, state, search }: FeesAsked): RawBuilder<SqlBool> {
  const found = search === null ? sql`true` : sql`(n.staff_no = ${search} or strpos(n.name, ${search}) > 0)`
  const wanted = state === null ? sql`true` : state === 'paid' ? sql`f.paid_fen is not null` : sql`coalesce(f.paid_fen, 0) < f.due_fen`
  return sql`(f.unit_id = ${unitId} and f.year = ${year} and ${wanted} and ${found})`
}

export interface FeeTotals {
  people: number
  paidBy: number
  dueFen: bigint
  paidFen: bigint
  /** What is still to come: more paid by one does not make up for another. */
  openFen: bigint
}

export async function feeTotals(db: Db, { unitId, year }: { unitId: string; year: number }): Promise<FeeTotals> {
  const { rows } = await sql<{ people: number; paid_by: number; due: bigint; paid: bigint; open: bigint }>`
    select count(*)::int as people, count(paid_fen)::int as paid_by, coalesce(sum(due_fen), 0)::bigint as due, coalesce(sum(paid_fen), 0)::bigint as paid,
      coalesce(sum(greatest(due_fen - coalesce(paid_fen, 0), 0)), 0)::bigint as open
    from club_fees where tenant_id = ${db.tenantId} and unit_id = ${unitId} and year = ${year}`.execute(db.q)
  const [row] = rows
  return { people: row?.people ?? 0, paidBy: row?.paid_by ?? 0, dueFen: BigInt(row?.due ?? 0), paidFen: BigInt(row?.paid ?? 0), openFen: BigInt(row?.open ?? 0) }
}

/** Members of today who have no line for the year. */
export async function withoutFee(db: Db, { unitId, year }: { unitId: string; year: number }): Promise<string[]> {
  const { rows } = await sql<{ staff_id: string }>`
    select m.staff_id from club_memberships m where m.tenant_id = ${db.tenantId} and m.unit_id = ${unitId} and m.left_at is null
      and not exists (select from club_fees f where f.tenant_id = m.tenant_id and f.unit_id = m.unit_id and f.year = ${year} and f.staff_id = m.staff_id)`.execute(db.q)
  return rows.map((row) => row.staff_id)
}

export async function insertFees(trx: Trx, { unitId, year, dueFen }: { unitId: string; year: number; dueFen: bigint }, staffIds: readonly string[]): Promise<void> {
  if (staffIds.length === 0) return
  const rows = staffIds.map((staffId) => ({
    tenant_id: trx.tenantId,
    id: newId(trx.at.getTime()),
    unit_id: unitId,
    staff_id: staffId,
    year,
    due_fen: dueFen,
    paid_fen: null,
    paid_on: null,
    note: '',
    created_at: trx.at,
    version: 1,
  }))
  await trx.q.insertInto('club_fees').values(rows).execute()
}

/** False where it is no longer the version that the caller saw. */
export async function updateFee(
  trx: Trx,
  seen: { id: string; version: number },
  { dueFen, paidFen, paidOn, note }: Pick<Fee, 'dueFen' | 'paidFen' | 'paidOn' | 'note'>,
): Promise<boolean> {
  const { numUpdatedRows } = await trx.q
    .updateTable('club_fees')
    .set({ due_fen: dueFen, paid_fen: paidFen, paid_on: paidOn, note, version: seen.version + 1 })
    .where('tenant_id', '=', trx.tenantId)
    .where('id', '=', seen.id)
    .where('version', '=', seen.version)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
