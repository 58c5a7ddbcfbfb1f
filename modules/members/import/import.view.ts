import { z } from 'zod'
import type { Clock } from '../../../kernel/clock.ts'
import type { Locale } from '../../../kernel/errors.ts'
import { say } from '../../../kernel/i18n.ts'
import type { OrgTree } from '../../organisation/organisation.api.ts'
import type { FieldChanges } from '../staff-history.ts'
import { shownChange } from '../staff.view.ts'
import type { importState } from './import.contract.ts'
import { mappedColumns } from './import-mapping.ts'
import type { ImportBatch, StagedRow } from './import.store.ts'
import type { CellSealer } from './row-cells.ts'
import type { RowOutcome } from './row-plan.ts'

type ImportState = z.infer<typeof importState>

const stateLabels: Record<ImportState, { zh: string; en: string }> = {
  uploaded: { zh: '已上传，待检查', en: 'uploaded' },
  checking: { zh: '正在检查', en: 'being checked' },
  checked: { zh: '已检查，待写入', en: 'checked' },
  applying: { zh: '正在写入', en: 'being written' },
  applied: { zh: '已写入', en: 'written' },
  undone: { zh: '已撤销', en: 'undone' },
  failed: { zh: '未完成', en: 'failed' },
  cancelled: { zh: '已放弃', en: 'put away' },
}

export function stateLabel(state: string, locale: Locale): string {
  // The check constraint member_imports_state admits these values only.
  return say(stateLabels[state as ImportState], locale)
}

const countsShape = z.object({
  create: z.number(),
  update: z.number(),
  unchanged: z.number(),
  conflict: z.number(),
  error: z.number(),
  missing: z.number(),
  kept: z.number(),
})
const problemsShape = z.array(z.object({ field: z.string().nullable(), zh: z.string(), en: z.string() })).nullable()

export function shownImport(batch: ImportBatch, clock: Clock, unknownUnits: { name: string; rows: number }[] = []) {
  return {
    id: batch.id,
    fileName: batch.file_name,
    sheet: batch.sheet,
    headerRows: batch.header_rows,
    columns: mappedColumns(batch),
    // The check constraint member_imports_state admits these values only.
    state: batch.state as ImportState,
    rowsDone: batch.rows_done,
    rowsTotal: batch.rows_total,
    counts: countsOf(batch),
    problem: batch.problem,
    by: batch.actor_name,
    createdAt: batch.created_at.toISOString(),
    appliedAt: batch.applied_at?.toISOString() ?? null,
    undoneAt: batch.undone_at?.toISOString() ?? null,
    expiresAt: batch.expires_at.toISOString(),
    version: batch.version,
    canUndo: batch.state === 'applied' && batch.expires_at > clock.now(),
    unknownUnits,
  }
}

export function countsOf(batch: Pick<ImportBatch, 'counts'>): z.infer<typeof countsShape> {
  return countsShape.parse(batch.counts)
}

export function problemsOf(row: Pick<StagedRow, 'problems'>, locale: Locale): { field: string | null; message: string }[] {
  return (problemsShape.parse(row.problems) ?? []).map((problem) => ({ field: problem.field, message: say(problem, locale) }))
}

export function shownRow(row: StagedRow, view: { tree: OrgTree; locale: Locale; openCells: CellSealer['open']; headers: Map<number, string> }) {
  const cells = view.openCells(row)
  return {
    rowNo: row.row_no,
    // The check constraint member_import_rows_outcome admits these values only.
    outcome: row.outcome as RowOutcome,
    label: row.label,
    staffId: row.staff_id,
    // Written by planRow in this shape.
    changes: Object.entries((row.changes ?? {}) as FieldChanges).map(([column, values]) => shownChange(column, values, view)),
    problems: problemsOf(row, view.locale),
    cells: cells && [...view.headers].map(([column, header]) => ({ column, header, text: cells.texts[column] ?? '' })),
    mended: cells?.mended ?? false,
  }
}
