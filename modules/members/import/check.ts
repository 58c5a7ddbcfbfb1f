import { sql } from 'kysely'
import { readSheet } from '../../../engines/documents/read-sheet.ts'
import type { SheetRow } from '../../../engines/documents/sheet.types.ts'
import { today } from '../../../kernel/clock.ts'
import type { Services } from '../../../kernel/context.ts'
import type { Db } from '../../../kernel/db/handle.ts'
import { readTree } from '../../organisation/organisation.api.ts'
import { fieldOf } from '../rules/fields.ts'
import { openStaffSealer, type StaffSealer } from '../staff-columns.ts'
import type { StaffRow } from '../staff-record.store.ts'
import { emptySheet } from './import.errors.ts'
import { countOutcomes, findKnown, missingFromFile, stageRows, type ImportBatch, type RowToStage } from './import.store.ts'
import { cellText, mappedColumns, unitNamesOf } from './import-mapping.ts'
import { openMends, type CheckedRow } from './mended-rows.ts'
import { openCellSealer } from './row-cells.ts'
import { openRowReader, type MappedColumn, type RowFields } from './row-fields.ts'
import { held, planRow, type Known, type RowPlan } from './row-plan.ts'

/** So few that whoever asks the server for something meanwhile does not feel a batch. */
const batchRows = 500

const batchesUnderWay = 2

export interface CheckContext {
  services: Services
  db: Db
  batch: ImportBatch
  /** Told of each batch of rows, in the transaction that stages it. */
  progress: (trx: Db, rowsDone: number) => Promise<void>
}

/** The dry run: stages one decision for each row of the sheet and changes nobody's record. */
export async function checkSheet({ services, db, batch, progress }: CheckContext) {
  const [check, mends] = [await openChecker({ services, db, batch }), await openMends(services.keys, db, batch.id)]
  const path = services.files.path(db.tenantId, batch.file_id)
  let done = 0
  const checkAndStage = async (rows: CheckedRow[]) => {
    const staged = await check(rows)
    done += rows.length
    await stageLightly(db, async (trx) => {
      await stageRows(trx, batch.id, staged)
      await progress(trx, done)
    })
  }
  // While the database takes one batch in and looks the next one up, a third is read: each keeps a core of its own.
  const underWay: Promise<void>[] = []
  try {
    for await (const rows of readSheet(path, { ...(batch.sheet ? { sheet: batch.sheet } : {}), batchRows })) {
      const data = await mends(rows.filter((row) => row.rowNo > batch.header_rows))
      if (data.length === 0) continue
      const next = checkAndStage(data)
      // Should it fail before it is waited for: that is where its error counts.
      next.catch(() => undefined)
      underWay.push(next)
      if (underWay.length > batchesUnderWay) await underWay.shift()
    }
  } finally {
    await allEnded(underWay)
  }
  if (done === 0) throw emptySheet()
  const missing = await missingFromFile(db, batch.id)
    .select(({ fn }) => fn.countAll<bigint>().as('count'))
    .executeTakeFirstOrThrow()
  return { ...(await countOutcomes(db, batch.id)), missing: Number(missing.count), kept: 0 }
}

/** Without waiting for the disk: should the machine stop, the dry run begins anew, and what ends it waits for all that came before. */
function stageLightly(db: Db, work: (trx: Db) => Promise<void>): Promise<void> {
  return db.q.transaction().execute(async (q) => {
    await sql`select set_config('synchronous_commit', 'off', true)`.execute(q)
    await work({ tenantId: db.tenantId, q })
  })
}

/** Waits for all of them, whatever becomes of each; then the first error counts. */
async function allEnded(batches: Promise<void>[]): Promise<void> {
  await Promise.allSettled(batches)
  await Promise.all(batches)
}

export type RowChecker = (rows: CheckedRow[]) => Promise<RowToStage[]>

/** Checks rows in the order of the file: the second row with one staff number, or one document number, is told of the first. */
export async function openChecker({ services, db, batch }: Pick<CheckContext, 'services' | 'db' | 'batch'>): Promise<RowChecker> {
  const day = today(services.clock)
  const [staffSealer, tree, cells] = await Promise.all([openStaffSealer(services.keys, db), readTree(db, day), openCellSealer(services.keys, db, batch.id)])
  const sealer = { ...staffSealer, indexIdNo: remembered(staffSealer.indexIdNo), indexLast4: remembered(staffSealer.indexLast4) }
  const columns = mappedColumns(batch)
  const texts = openTexts(columns)
  const readRow = openRowReader({ columns, unitNames: unitNamesOf(batch), tree, today: day })
  const seen: SeenRows = { staffNo: new Map(), idNo: new Map() }
  return async (rows) => {
    const read = rows.map(({ row, mended }) => {
      const fields = readRow(row)
      return { row, mended, fields, twice: seenBefore(row.rowNo, fields, { seen, sealer }) }
    })
    const known = await knownAmong(
      db,
      read.map(({ fields }) => fields),
      sealer,
    )
    return read.map(({ row, mended, fields, twice }) => {
      const plan = twice ?? planRow(fields, { known, sealer })
      // Only what somebody must mend, or has mended, is kept as it stood.
      const kept = mended || plan.outcome === 'error' || plan.outcome === 'conflict'
      const cellsSealed = kept ? cells.seal(row.rowNo, { texts: texts(row, fields), mended }) : null
      return { ...plan, rowNo: row.rowNo, unknownUnit: fields.unknownUnit, cellsSealed }
    })
  }
}

/** A row as it stood, for whoever mends it. A day that the sheet holds as a number is written as a day: nobody could read 31340, nor could the next check. */
function openTexts(columns: MappedColumn[]): (row: SheetRow, read: RowFields) => string[] {
  const days = new Map(columns.flatMap(({ column, field }) => (field && fieldOf(field).kind === 'date' ? [[column, field] as const] : [])))
  return ({ cells }, { fields }) => {
    const read = new Map<string, string | null>(Object.entries(fields))
    return cells.map((cell, column) => (cell.kind === 'number' && read.get(days.get(column) ?? '')) || cellText(cell))
  }
}

const mostRemembered = 20_000

/** A hash is asked for three times on the way of one row, and thousands of phones end alike. */
function remembered(index: (value: string) => string): (value: string) => string {
  const known = new Map<string, string>()
  return (value) => {
    const before = known.get(value)
    if (before !== undefined) return before
    if (known.size >= mostRemembered) known.clear()
    const found = index(value)
    known.set(value, found)
    return found
  }
}

/** The first row with each. */
interface SeenRows {
  staffNo: Map<string, number>
  idNo: Map<string, number>
}

function seenBefore(rowNo: number, { fields }: RowFields, { seen, sealer }: { seen: SeenRows; sealer: StaffSealer }): RowPlan | null {
  const { staffNo, idNo } = fields
  const byNo = staffNo ? firstRow(seen.staffNo, staffNo, rowNo) : rowNo
  const byIdNo = idNo && byNo === rowNo ? firstRow(seen.idNo, sealer.indexIdNo(idNo), rowNo) : rowNo
  if (byNo === rowNo && byIdNo === rowNo) return null
  const [field, first, zh, en] = byNo === rowNo ? (['idNo', byIdNo, '证件号码', 'document number'] as const) : (['staffNo', byNo, '工号', 'staff number'] as const)
  const label = [fields.name, staffNo].filter(Boolean).join(' ')
  return held('error', label, [{ field, zh: `${zh}与第 ${first} 行相同，只能保留一行。`, en: `The same ${en} stands in row ${first}: keep one of the two.` }])
}

/** The row that was the first to say this; itself, if none before did. */
function firstRow(seen: Map<string, number>, key: string, rowNo: number): number {
  const first = seen.get(key)
  if (first === undefined) seen.set(key, rowNo)
  return first ?? rowNo
}

async function knownAmong(db: Db, rows: RowFields[], sealer: StaffSealer): Promise<Known> {
  const staffNos = rows.flatMap(({ fields }) => (fields.staffNo ? [fields.staffNo] : []))
  const idNoIndexes = rows.flatMap(({ fields }) => (fields.idNo ? [sealer.indexIdNo(fields.idNo)] : []))
  const found = await findKnown(db, { staffNos, idNoIndexes })
  const byNo = new Map(found.map((row) => [row.staff_no, row]))
  const byIdNo = new Map(found.flatMap((row): [string, StaffRow][] => (row.id_no_index ? [[row.id_no_index, row]] : [])))
  return { byStaffNo: (staffNo) => byNo.get(staffNo), byIdNo: (index) => byIdNo.get(index) }
}
