import { sql } from 'kysely'
import type { Selectable } from 'kysely'
import type { Db } from '../../../kernel/db/handle.ts'
import type { MemberImportRows, MemberImports } from '../../../kernel/db/tables.generated.ts'
import type { StaffRow } from '../staff-record.store.ts'
import type { RowOutcome, RowPlan } from './row-plan.ts'

export type ImportBatch = Selectable<MemberImports>
export type StagedRow = Selectable<MemberImportRows>

export function findImport(db: Db, id: string): Promise<ImportBatch | undefined> {
  return db.q.selectFrom('member_imports').selectAll().where('tenant_id', '=', db.tenantId).where('id', '=', id).executeTakeFirst()
}

export function listImports(db: Db, page: { after: { key: string; id: string } | null; limit: number }): Promise<ImportBatch[]> {
  let rows = db.q.selectFrom('member_imports').selectAll().where('tenant_id', '=', db.tenantId)
  const { after } = page
  if (after) {
    const at = new Date(after.key)
    rows = rows.where(({ eb, and, or }) => or([eb('created_at', '<', at), and([eb('created_at', '=', at), eb('id', '<', after.id)])]))
  }
  return rows
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit + 1)
    .execute()
}

/** Those whom a handful of rows may mean, each once. */
export function findKnown(db: Db, keys: { staffNos: string[]; idNoIndexes: string[] }): Promise<StaffRow[]> {
  return db.q
    .selectFrom('staff')
    .selectAll()
    .where('tenant_id', '=', db.tenantId)
    .where('merged_into', 'is', null)
    .where(sql<boolean>`(staff_no = any(${keys.staffNos}::text[]) or id_no_index = any(${keys.idNoIndexes}::text[]))`)
    .execute()
}

export interface RowToStage extends RowPlan {
  rowNo: number
  unknownUnit: string | null
  cellsSealed: string | null
}

/** Writes many staged rows in one statement; a row that was staged before is replaced. */
export async function stageRows(db: Db, importId: string, rows: RowToStage[]): Promise<void> {
  const staged = rows.map((row) => ({
    row_no: row.rowNo,
    outcome: row.outcome,
    staff_id: row.staffId,
    staff_version: row.staffVersion,
    label: row.label,
    columns: row.columns,
    before: row.before,
    changes: row.changes,
    change_id: row.changeId,
    terms: row.terms,
    unknown_unit: row.unknownUnit,
    problems: row.problems.length > 0 ? row.problems : null,
    cells_sealed: row.cellsSealed,
  }))
  // One JSON text for all of them: thirteen arrays, each element quoted by itself, take both sides twice as long.
  await sql`
    insert into member_import_rows (tenant_id, import_id, row_no, outcome, staff_id, staff_version, label, columns, before, changes, change_id, terms, unknown_unit, problems, cells_sealed)
    select ${db.tenantId}::uuid, ${importId}::uuid, r.*
      from jsonb_to_recordset(${JSON.stringify(staged)}::jsonb) as r (
        row_no int, outcome text, staff_id uuid, staff_version int, label text, columns jsonb, before jsonb, changes jsonb, change_id uuid,
        terms text, unknown_unit text, problems jsonb, cells_sealed text)
    on conflict (tenant_id, import_id, row_no) do update set
      outcome = excluded.outcome, staff_id = excluded.staff_id, staff_version = excluded.staff_version, label = excluded.label,
      columns = excluded.columns, before = excluded.before, changes = excluded.changes, change_id = excluded.change_id,
      terms = excluded.terms, unknown_unit = excluded.unknown_unit, problems = excluded.problems, cells_sealed = excluded.cells_sealed`.execute(db.q)
}

/** Another row of the sheet that means the same person, now or once it is written. */
export function findSamePerson(db: Db, importId: string, { rowNo, staffId, columns }: RowToStage): Promise<{ row_no: number } | undefined> {
  const staffNo = columns?.staff_no ?? null
  const idNoIndex = columns?.id_no_index ?? null
  return db.q
    .selectFrom('member_import_rows')
    .select('row_no')
    .where('tenant_id', '=', db.tenantId)
    .where('import_id', '=', importId)
    .where('row_no', '<>', rowNo)
    .where('outcome', 'in', ['create', 'update', 'unchanged'])
    .where(sql<boolean>`(staff_id = ${staffId}::uuid or columns->>'staff_no' = ${staffNo}::text or columns->>'id_no_index' = ${idNoIndex}::text)`)
    .limit(1)
    .executeTakeFirst()
}

export async function clearStaged(db: Db, importId: string): Promise<void> {
  await db.q.deleteFrom('member_import_rows').where('tenant_id', '=', db.tenantId).where('import_id', '=', importId).execute()
}

/** Makes room for a new check. Rows that keep their cells stay until they are staged again: an officer may have mended them. */
export async function clearForCheck(db: Db, importId: string): Promise<void> {
  await db.q.deleteFrom('member_import_rows').where('tenant_id', '=', db.tenantId).where('import_id', '=', importId).where('cells_sealed', 'is', null).execute()
}

/** The last row that keeps its cells; 0 where none does. */
export async function lastKeptRow(db: Db, importId: string): Promise<number> {
  const { last } = await db.q
    .selectFrom('member_import_rows')
    .select(({ fn }) => fn.max('row_no').as('last'))
    .where('tenant_id', '=', db.tenantId)
    .where('import_id', '=', importId)
    .where('cells_sealed', 'is not', null)
    .executeTakeFirstOrThrow()
  return last ?? 0
}

/** The rows among these that keep their cells, as whoever mends them sees them. */
export function findKeptCells(db: Db, importId: string, { from, to }: { from: number; to: number }): Promise<{ row_no: number; cells_sealed: string | null }[]> {
  return db.q
    .selectFrom('member_import_rows')
    .select(['row_no', 'cells_sealed'])
    .where('tenant_id', '=', db.tenantId)
    .where('import_id', '=', importId)
    .where('row_no', '>=', from)
    .where('row_no', '<=', to)
    .where('cells_sealed', 'is not', null)
    .execute()
}

export async function countOutcomes(db: Db, importId: string): Promise<Record<RowOutcome, number>> {
  const rows = await db.q
    .selectFrom('member_import_rows')
    .select('outcome')
    .select(({ fn }) => fn.countAll<bigint>().as('count'))
    .where('tenant_id', '=', db.tenantId)
    .where('import_id', '=', importId)
    .groupBy('outcome')
    .execute()
  const of = (outcome: RowOutcome) => Number(rows.find((row) => row.outcome === outcome)?.count ?? 0n)
  return { create: of('create'), update: of('update'), unchanged: of('unchanged'), conflict: of('conflict'), error: of('error') }
}

export function listStaged(db: Db, query: { importId: string; outcome: RowOutcome | null; afterRow: number; limit: number }): Promise<StagedRow[]> {
  let rows = db.q.selectFrom('member_import_rows').selectAll().where('tenant_id', '=', db.tenantId).where('import_id', '=', query.importId).where('row_no', '>', query.afterRow)
  if (query.outcome) rows = rows.where('outcome', '=', query.outcome)
  return rows
    .orderBy('row_no')
    .limit(query.limit + 1)
    .execute()
}

/** People at work in the database whom no row of the file means: proposals for an officer, never deletions. */
export function missingFromFile(db: Db, importId: string) {
  return db.q
    .selectFrom('staff as s')
    .where('s.tenant_id', '=', db.tenantId)
    .where('s.merged_into', 'is', null)
    .where('s.leave_date', 'is', null)
    .where('s.death_date', 'is', null)
    .where('s.retire_date', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('member_import_rows as r').select('r.row_no').where('r.tenant_id', '=', db.tenantId).where('r.import_id', '=', importId).whereRef('r.staff_id', '=', 's.id'),
        ),
      ),
    )
}

/** Whom an undo left as they are, with the reason that it wrote beside them. */
export function listKeptRecords(db: Db, page: { importId: string; after: { key: string; id: string } | null; limit: number }) {
  let rows = db.q
    .selectFrom('member_import_rows as r')
    .innerJoin('staff as s', (join) => join.onRef('s.tenant_id', '=', 'r.tenant_id').onRef('s.id', '=', 'r.staff_id'))
    .innerJoin('member_imports as i', (join) => join.onRef('i.tenant_id', '=', 'r.tenant_id').onRef('i.id', '=', 'r.import_id'))
    .select(['s.id', 's.staff_no', 's.name', 's.pinyin_key', 'r.problems'])
    .where('r.tenant_id', '=', db.tenantId)
    .where('s.tenant_id', '=', db.tenantId)
    .where('i.tenant_id', '=', db.tenantId)
    .where('r.import_id', '=', page.importId)
    .where('i.state', '=', 'undone')
    .where('r.outcome', 'in', ['create', 'update'])
    .where('r.problems', 'is not', null)
  const { after } = page
  if (after) rows = rows.where(({ eb, refTuple, tuple }) => eb(refTuple('s.pinyin_key', 's.id'), '>', tuple(after.key, after.id)))
  return rows
    .orderBy('s.pinyin_key')
    .orderBy('s.id')
    .limit(page.limit + 1)
    .execute()
}

export async function listUnknownUnits(db: Db, importId: string): Promise<{ name: string; rows: number }[]> {
  const rows = await db.q
    .selectFrom('member_import_rows')
    .select('unknown_unit')
    .select(({ fn }) => fn.countAll<bigint>().as('count'))
    .where('tenant_id', '=', db.tenantId)
    .where('import_id', '=', importId)
    .where('unknown_unit', 'is not', null)
    .groupBy('unknown_unit')
    .orderBy('count', 'desc')
    .limit(200)
    .execute()
  return rows.map((row) => ({ name: row.unknown_unit ?? '', rows: Number(row.count) }))
}
