import { sql } from 'kysely'
import { dayOf } from '../../../kernel/clock.ts'
import type { Db, Trx } from '../../../kernel/db/handle.ts'
import { lockLivingUnits } from '../../organisation/organisation.api.ts'
import { replaceTerms } from '../staff-record.store.ts'
import { writableColumns } from '../staff-columns.ts'
import { countPeople, stepBetween, type CountChange, type CountedRow } from '../staff-counts.store.ts'
import type { ImportBatch } from './import.store.ts'

/**
 * Writes what the dry run staged, all in one transaction: a process killed in the middle leaves nothing half-done.
 * A record that was edited since the dry run is left alone and becomes a conflict. What new people are found by is written
 * beside (apply-terms.ts); given back are those who were not made after all, and by what they were to be found.
 */
export async function applyStaged(trx: Trx, batch: ImportBatch): Promise<HeldBack[]> {
  await sortInMemory(trx)
  await lockPlaces(trx, batch)
  await holdBackStale(trx, batch)
  const held = await createPeople(trx, batch)
  await changePeople(trx, batch)
  await recordHistory(trx, batch)
  return held
}

export interface HeldBack {
  staff_id: string
  terms: string
}

/** Until this transaction ends: 100,000 rows are put in order twice, and one import at a time may take so much. */
export async function sortInMemory(trx: Db): Promise<void> {
  await sql`select set_config('work_mem', '64MB', true)`.execute(trx.q)
}

/** A unit that closed after the dry run takes nobody in: the officer is told which, and checks again. */
async function lockPlaces(trx: Trx, batch: ImportBatch): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select distinct u.id
      from member_import_rows r, lateral (values (r.columns->>'unit_id'), (r.columns->>'group_id')) as u (id)
     where r.tenant_id = ${trx.tenantId} and r.import_id = ${batch.id} and r.outcome in ('create', 'update') and u.id is not null`.execute(trx.q)
  if (rows.length > 0)
    await lockLivingUnits(
      trx,
      rows.map(({ id }) => id),
      dayOf(trx.at),
    )
}

const changedSince = JSON.stringify([
  {
    field: null,
    zh: '检查之后有人修改了这份档案，这一行没有写入。请重新检查。',
    en: 'The record was changed after the check, so this row was not written: check again.',
  },
])
const takenSince = JSON.stringify([
  {
    field: null,
    zh: '检查之后已有人用这个工号或证件号码建档，这一行没有写入。请重新检查。',
    en: 'Somebody was added with this staff or document number after the check: check again.',
  },
])

async function holdBackStale(trx: Trx, batch: ImportBatch): Promise<void> {
  await sql`
    update member_import_rows r set outcome = 'conflict', problems = ${changedSince}::jsonb
     where r.tenant_id = ${trx.tenantId} and r.import_id = ${batch.id} and r.outcome = 'update'
       and not exists (select 1 from staff s where s.tenant_id = ${trx.tenantId} and s.id = r.staff_id and s.version = r.staff_version and s.merged_into is null)`.execute(trx.q)
}

async function createPeople(trx: Trx, batch: ImportBatch): Promise<HeldBack[]> {
  const common = { tenant_id: trx.tenantId, sex: '0', membership: 'none', consents: {}, batch_id: batch.id, version: 1, created_at: trx.at, updated_at: trx.at }
  // In the order of the name: neighbours go to one page of three indexes.
  const { rows: made } = await sql<CountChange>`
    with common as materialized (select jsonb_populate_record(null::staff, ${JSON.stringify(common)}::jsonb) as row),
    made as (
      insert into staff
      select s.* from common, member_import_rows r, lateral jsonb_populate_record(common.row, r.columns) s
       where r.tenant_id = ${trx.tenantId} and r.import_id = ${batch.id} and r.outcome = 'create'
       order by s.pinyin_key
      on conflict do nothing
      returning unit_id, group_id, membership)
    select unit_id, group_id, membership, count(*)::int as people from made group by unit_id, group_id, membership`.execute(trx.q)
  await countPeople(trx, made)
  // The unique numbers decide: whoever was added with one of them since the dry run keeps it.
  const { rows: held } = await sql<HeldBack>`
    update member_import_rows r set outcome = 'conflict', problems = ${takenSince}::jsonb
     where r.tenant_id = ${trx.tenantId} and r.import_id = ${batch.id} and r.outcome = 'create'
       and not exists (select 1 from staff s where s.tenant_id = ${trx.tenantId} and s.id = r.staff_id)
    returning r.staff_id, r.terms`.execute(trx.q)
  return held
}

async function changePeople(trx: Trx, batch: ImportBatch): Promise<void> {
  const renamed = await writeColumns(trx, batch, { from: 'columns', step: 1 })
  for (const person of renamed) await replaceTerms(trx, person)
}

interface WrittenRow extends CountedRow {
  id: string
  name: string
  former_name: string | null
  staff_no: string
  before: Record<string, string | null>
  columns: Record<string, string | null>
}

/** From where the record was to where it is. */
function movesOf(row: WrittenRow, old: Record<string, string | null>): CountChange[] {
  const stood = { ...row, unit_id: old.unit_id ?? row.unit_id, group_id: 'group_id' in old ? (old.group_id ?? null) : row.group_id }
  return stepBetween(stood, row)
}

export interface Renamed {
  id: string
  /** As the person was found before. */
  before: { name: string; formerName: string | null; staffNo: string }
  after: { name: string; formerName: string | null; staffNo: string }
}

/** Lays staged columns over the rows that they belong to. Returns those who are found by other terms from now on. */
export async function writeColumns(trx: Trx, batch: ImportBatch, { from, step }: { from: 'columns' | 'before'; step: number }): Promise<Renamed[]> {
  const columns = [...writableColumns, 'batch_id', 'version', 'updated_at']
  const list = sql.join(columns.map((column) => sql.ref(column)))
  const values = sql.join(columns.map((column) => sql.ref(`p.${column}`)))
  const stamp = JSON.stringify({ batch_id: batch.id, updated_at: trx.at })
  const { rows } = await sql<WrittenRow>`
    update staff s set (${list}) = (
      select ${values} from jsonb_populate_record(s, r.${sql.ref(from)} || ${stamp}::jsonb || jsonb_build_object('version', s.version + 1)) p)
      from member_import_rows r
     where s.tenant_id = ${trx.tenantId} and r.tenant_id = ${trx.tenantId} and r.import_id = ${batch.id} and r.outcome = 'update'
       and s.id = r.staff_id and s.version = r.staff_version + ${step - 1}
    returning s.id, s.name, s.former_name, s.staff_no, s.unit_id, s.group_id, s.membership, s.merged_into, r.before, r.columns`.execute(trx.q)
  await countPeople(
    trx,
    rows.flatMap((row) => movesOf(row, from === 'columns' ? row.before : row.columns)),
  )
  return rows
    .filter((row) => 'name' in row.before || 'former_name' in row.before || 'staff_no' in row.before)
    .map((row) => {
      const old = from === 'columns' ? row.before : row.columns
      return {
        id: row.id,
        before: {
          name: old.name ?? row.name,
          formerName: 'former_name' in old ? (old.former_name ?? null) : row.former_name,
          staffNo: old.staff_no ?? row.staff_no,
        },
        after: { name: row.name, formerName: row.former_name, staffNo: row.staff_no },
      }
    })
}

async function recordHistory(trx: Trx, batch: ImportBatch): Promise<void> {
  await sql`
    insert into staff_changes (tenant_id, id, staff_id, at, account_id, actor_name, reason, batch_id, fields)
    select ${trx.tenantId}::uuid, r.change_id, r.staff_id, ${trx.at}, ${batch.account_id}::uuid, ${batch.actor_name}, 'imported', ${batch.id}::uuid, coalesce(r.changes, '{}')
      from member_import_rows r
     where r.tenant_id = ${trx.tenantId} and r.import_id = ${batch.id} and r.outcome in ('create', 'update')`.execute(trx.q)
}
