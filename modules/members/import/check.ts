import { readSheet } from '../../../engines/documents/read-sheet.ts'
import type { SheetRow } from '../../../engines/documents/sheet.types.ts'
import { today } from '../../../kernel/clock.ts'
import type { Services } from '../../../kernel/context.ts'
import type { ColumnCipher } from '../../../kernel/crypto/keys.ts'
import type { Db } from '../../../kernel/db/handle.ts'
import { readTree } from '../../organisation/organisation.api.ts'
import { openStaffSealer, type StaffSealer } from '../staff-columns.ts'
import type { StaffRow } from '../staff-record.store.ts'
import { emptySheet } from './import.errors.ts'
import { countOutcomes, findKnown, missingFromFile, stageRows, type ImportBatch, type RowToStage } from './import.store.ts'
import { cellText, mappedColumns, unitNamesOf } from './import-mapping.ts'
import { fieldsOfRow, type RowFields, type RowRules } from './row-fields.ts'
import { held, planRow, type Known, type RowPlan } from './row-plan.ts'

const batchRows = 1_000

export interface CheckContext {
  services: Services
  db: Db
  batch: ImportBatch
  /** Told after each thousand rows; throws when another process has taken the batch over. */
  progress: (rowsDone: number) => Promise<void>
}

/** The dry run: stages one decision for each row of the sheet and changes nobody's record. */
export async function checkSheet({ services, db, batch, progress }: CheckContext) {
  const checker = await openChecker({ services, db, batch })
  const path = services.files.path(db.tenantId, batch.file_id)
  let done = 0
  for await (const rows of readSheet(path, { ...(batch.sheet ? { sheet: batch.sheet } : {}), batchRows })) {
    const data = rows.filter((row) => row.rowNo > batch.header_rows)
    if (data.length === 0) continue
    await stageRows(db, batch.id, await checker(data))
    done += data.length
    await progress(done)
  }
  if (done === 0) throw emptySheet()
  const missing = await missingFromFile(db, batch.id)
    .select(({ fn }) => fn.countAll<bigint>().as('count'))
    .executeTakeFirstOrThrow()
  return { ...(await countOutcomes(db, batch.id)), missing: Number(missing.count), kept: 0 }
}

export type RowChecker = (rows: SheetRow[]) => Promise<RowToStage[]>

/** Checks rows in the order of the file: the second row with one staff number, or one document number, is told of the first. */
export async function openChecker({ services, db, batch }: Pick<CheckContext, 'services' | 'db' | 'batch'>): Promise<RowChecker> {
  const day = today(services.clock)
  const [sealer, tree, cells] = await Promise.all([openStaffSealer(services.keys, db), readTree(db, day), services.keys.cipher(db, 'member_import_rows.cells')])
  const rules: RowRules = { columns: mappedColumns(batch), unitNames: unitNamesOf(batch), tree, today: day }
  const seen = new Map<string, number>()
  return async (rows) => {
    const read = rows.map((row) => ({ row, ...fieldsOfRow(row, rules) }))
    const known = await knownAmong(db, read, sealer)
    return read.map((entry) => {
      const twice = seenBefore(entry, { seen, sealer })
      const plan = twice ?? planRow(entry, { known, sealer, tenantId: db.tenantId })
      return { ...plan, rowNo: entry.row.rowNo, unknownUnit: entry.unknownUnit, cellsSealed: sealCells(entry.row, plan, { batch, cells }) }
    })
  }
}

function seenBefore({ row, fields }: RowFields & { row: SheetRow }, { seen, sealer }: { seen: Map<string, number>; sealer: StaffSealer }): RowPlan | null {
  const keys = [
    { field: 'staffNo', key: fields.staffNo && `no ${fields.staffNo}`, zh: '工号', en: 'staff number' },
    { field: 'idNo', key: fields.idNo && `id ${sealer.indexIdNo(fields.idNo)}`, zh: '证件号码', en: 'document number' },
  ]
  for (const { field, key, zh, en } of keys) {
    if (!key) continue
    const first = seen.get(key)
    if (first === undefined || first === row.rowNo) {
      seen.set(key, row.rowNo)
      continue
    }
    const label = [fields.name, fields.staffNo].filter(Boolean).join(' ')
    return held('error', label, [{ field, zh: `${zh}与第 ${first} 行相同，只能保留一行。`, en: `The same ${en} stands in row ${first}: keep one of the two.` }])
  }
  return null
}

async function knownAmong(db: Db, rows: RowFields[], sealer: StaffSealer): Promise<Known> {
  const staffNos = rows.flatMap(({ fields }) => (fields.staffNo ? [fields.staffNo] : []))
  const idNoIndexes = rows.flatMap(({ fields }) => (fields.idNo ? [sealer.indexIdNo(fields.idNo)] : []))
  const found = await findKnown(db, { staffNos, idNoIndexes })
  const byNo = new Map(found.map((row) => [row.staff_no, row]))
  const byIdNo = new Map(found.flatMap((row): [string, StaffRow][] => (row.id_no_index ? [[row.id_no_index, row]] : [])))
  return { byStaffNo: (staffNo) => byNo.get(staffNo), byIdNo: (index) => byIdNo.get(index) }
}

/** Only what somebody must mend is kept as it stood, sealed. */
function sealCells(row: SheetRow, plan: RowPlan, { batch, cells }: { batch: ImportBatch; cells: ColumnCipher }): string | null {
  if (plan.outcome !== 'error' && plan.outcome !== 'conflict') return null
  return cells.seal(`${batch.id}/${row.rowNo}`, JSON.stringify(row.cells.map(cellText)))
}
