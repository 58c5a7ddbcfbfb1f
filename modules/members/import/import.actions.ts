import { sql } from 'kysely'
import { lastEditorOf } from '../../../kernel/audit/last-editor.ts'
import { write } from '../../../kernel/context.ts'
import type { Trx } from '../../../kernel/db/handle.ts'
import { notFound, versionConflict } from '../../../kernel/errors.ts'
import type { RouteContext } from '../../../kernel/http/authorise.ts'
import { recordFile, type Upload } from '../../../kernel/http/upload.ts'
import { newId } from '../../../kernel/ids.ts'
import { openChecker } from './check.ts'
import { wrongState } from './import.errors.ts'
import { fingerprintOf, mappedColumns, requireUsable } from './import-mapping.ts'
import { countOutcomes, findImport, findKeptCells, findSamePerson, stageRows, type ImportBatch, type RowToStage } from './import.store.ts'
import { mendedRow } from './mended-rows.ts'
import { openCellSealer } from './row-cells.ts'
import type { MappedColumn, RowProblem } from './row-fields.ts'
import { held, type RowOutcome } from './row-plan.ts'
import { stateLabel } from './import.view.ts'
import { readHead } from './sheet-head.ts'

const keptDays = 30
const noCounts = JSON.stringify({ create: 0, update: 0, unchanged: 0, conflict: 0, error: 0, missing: 0, kept: 0 })

/** Finds the header of a stored sheet and proposes which column is which field. */
export async function createImport(context: RouteContext, sheet: Upload): Promise<{ id: string }> {
  const head = await readHead(context.services.files.path(context.db.tenantId, sheet.fileId))
  const columns = await rememberedMapping(context, head.columns)
  const id = newId()
  return write(context, async (trx) => {
    const expiresAt = new Date(trx.at.getTime() + keptDays * 86_400_000)
    await recordFile(trx, sheet, { purpose: 'member_import', expiresAt })
    await trx.q
      .insertInto('member_imports')
      .values({
        tenant_id: trx.tenantId,
        id,
        file_id: sheet.fileId,
        file_name: sheet.fileName,
        sheet: head.sheet,
        header_rows: head.headerRows,
        mapping: JSON.stringify(columns),
        unit_names: '{}',
        state: 'uploaded',
        rows_done: 0,
        rows_total: null,
        counts: noCounts,
        problem: null,
        runner: null,
        runner_at: null,
        account_id: context.actor.accountId,
        actor_name: context.actor.name,
        created_at: trx.at,
        applied_at: null,
        undone_at: null,
        expires_at: expiresAt,
        version: 1,
      })
      .execute()
    trx.audit({ action: 'import.upload', entity: { type: 'member_import', id }, details: { file: sheet.fileName, sizeBytes: sheet.sizeBytes } })
    return { id }
  })
}

export function setMapping(context: RouteContext, input: { id: string; version: number; columns: MappedColumn[]; unitNames: Record<string, string> }): Promise<ImportBatch> {
  requireUsable(input.columns)
  return change(context, input, {
    from: ['uploaded', 'checked', 'failed'],
    action: 'import.map',
    // Names settled earlier stay settled.
    set: () => ({ mapping: JSON.stringify(input.columns), unit_names: sql`unit_names || ${JSON.stringify(input.unitNames)}::jsonb`, state: 'uploaded' }),
    also: (trx) => rememberMapping(trx, input.columns),
  })
}

/** Starts the dry run. The job starts from the committed event: a crash here loses nothing. */
export async function startCheck(context: RouteContext, input: { id: string; version: number }): Promise<ImportBatch> {
  const batch = await findImport(context.db, input.id)
  if (!batch) throw notFound()
  requireUsable(mappedColumns(batch))
  return change(context, input, { from: ['uploaded', 'checked', 'failed'], action: 'import.start_check', set: started('checking'), also: runLater(input.id) })
}

export function startApply(context: RouteContext, input: { id: string; version: number }): Promise<ImportBatch> {
  return change(context, input, { from: ['checked'], action: 'import.start_apply', set: started('applying'), also: runLater(input.id) })
}

export function cancelImport(context: RouteContext, input: { id: string; version: number }): Promise<ImportBatch> {
  return change(context, input, { from: ['uploaded', 'checked', 'failed'], action: 'import.cancel', set: () => ({ state: 'cancelled' }) })
}

/** One row with mended cells, checked again as the whole sheet was. Cells that are not given stay as they stood. */
export async function fixRow(
  context: RouteContext,
  input: { id: string; rowNo: number; cells: { column: number; text: string }[] },
): Promise<{ outcome: RowOutcome; problems: RowProblem[] }> {
  const { services, db } = context
  const batch = await findImport(db, input.id)
  if (!batch) throw notFound()
  if (batch.state !== 'checked') throw wrongState({ state: stateLabel(batch.state, context.locale) })
  const [kept] = await findKeptCells(db, batch.id, { from: input.rowNo, to: input.rowNo })
  if (!kept) throw notFound()
  const before = (await openCellSealer(services.keys, db, batch.id)).open(kept)?.texts ?? []
  const given = new Map(input.cells.map(({ column, text }) => [column, text]))
  const width = Math.max(before.length, ...input.cells.map(({ column }) => column + 1))
  const texts = Array.from({ length: width }, (_, column) => given.get(column) ?? before[column] ?? '')
  const check = await openChecker({ services, db, batch })
  const [checked] = await check([mendedRow(input.rowNo, texts)])
  if (!checked) throw notFound()
  return stageMended(context, batch, checked)
}

function stageMended(context: RouteContext, batch: ImportBatch, checked: RowToStage): Promise<{ outcome: RowOutcome; problems: RowProblem[] }> {
  return write(context, async (trx) => {
    await lockChecked(trx, context, batch.id)
    const row = await heldIfTwice(trx, batch.id, checked)
    await stageRows(trx, batch.id, [row])
    const counts = { ...(batch.counts as Record<string, number>), ...(await countOutcomes(trx, batch.id)) }
    await trx.q
      .updateTable('member_imports')
      .set({ counts: JSON.stringify(counts) })
      .where('tenant_id', '=', trx.tenantId)
      .where('id', '=', batch.id)
      .execute()
    trx.audit({ action: 'import.fix_row', entity: { type: 'member_import', id: batch.id }, details: { rowNo: row.rowNo, outcome: row.outcome } })
    return { outcome: row.outcome, problems: row.problems }
  })
}

/** Rows are mended one after another, and not while the batch is checked again or written. */
async function lockChecked(trx: Trx, { locale }: RouteContext, id: string): Promise<void> {
  const now = await trx.q.selectFrom('member_imports').select('state').where('tenant_id', '=', trx.tenantId).where('id', '=', id).forUpdate().executeTakeFirstOrThrow()
  if (now.state !== 'checked') throw wrongState({ state: stateLabel(now.state, locale) })
}

/** A row mended into the number of another row of the sheet is told of that row. */
async function heldIfTwice(trx: Trx, importId: string, row: RowToStage): Promise<RowToStage> {
  const other = await findSamePerson(trx, importId, row)
  if (!other) return row
  const problem = {
    field: 'staffNo',
    zh: `工号或证件号码与第 ${other.row_no} 行相同，只能保留一行。`,
    en: `The same staff or document number stands in row ${other.row_no}: keep one of the two.`,
  }
  return { ...row, ...held('error', row.label, [problem]) }
}

interface BatchChange {
  from: string[]
  action: string
  set: (trx: Trx) => Record<string, unknown>
  also?: (trx: Trx) => Promise<void> | void
}

/** One step of a batch: in a state that allows it, at the version that was seen. */
function change(context: RouteContext, seen: { id: string; version: number }, step: BatchChange): Promise<ImportBatch> {
  return write(context, async (trx) => {
    const batch = await trx.q.selectFrom('member_imports').selectAll().where('tenant_id', '=', trx.tenantId).where('id', '=', seen.id).forUpdate().executeTakeFirst()
    if (!batch) throw notFound()
    if (!step.from.includes(batch.state)) throw wrongState({ state: stateLabel(batch.state, context.locale) })
    if (batch.version !== seen.version) throw versionConflict({ by: await lastEditorOf(trx, { type: 'member_import', id: batch.id }) })
    const changed = await trx.q
      .updateTable('member_imports')
      .set({ ...step.set(trx), version: batch.version + 1 })
      .where('tenant_id', '=', trx.tenantId)
      .where('id', '=', batch.id)
      .returningAll()
      .executeTakeFirstOrThrow()
    await step.also?.(trx)
    trx.audit({ action: step.action, entity: { type: 'member_import', id: batch.id }, details: { file: batch.file_name } })
    return changed
  })
}

function started(state: 'checking' | 'applying') {
  return (trx: Trx) => ({ state, problem: null, rows_done: 0, runner: null, runner_at: trx.at })
}

function runLater(importId: string) {
  return (trx: Trx) => trx.emit({ topic: 'members.import_started', payload: { importId } })
}

async function rememberMapping(trx: Trx, columns: MappedColumn[]): Promise<void> {
  const mapping = JSON.stringify(columns)
  await trx.q
    .insertInto('member_import_mappings')
    .values({ tenant_id: trx.tenantId, fingerprint: fingerprintOf(columns), mapping, changed_at: trx.at })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'fingerprint']).doUpdateSet({ mapping, changed_at: trx.at }))
    .execute()
}

async function rememberedMapping({ db }: RouteContext, proposed: MappedColumn[]): Promise<MappedColumn[]> {
  const remembered = await db.q
    .selectFrom('member_import_mappings')
    .select('mapping')
    .where('tenant_id', '=', db.tenantId)
    .where('fingerprint', '=', fingerprintOf(proposed))
    .executeTakeFirst()
  return remembered ? mappedColumns(remembered) : proposed
}
