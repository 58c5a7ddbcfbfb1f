import type { Bilingual, ErrorDetails } from '../../../kernel/errors.ts'
import type { SheetFileType, SheetInfo, SheetLimits, SheetMerge } from '../sheet.types.ts'
import type { PackedRows } from './packed-rows.ts'

/** What the worker thread is started with. Any message to it is a credit for one more batch. */
export type SheetJob = { path: string; fileType: SheetFileType; limits: SheetLimits } & (
  | { kind: 'inspect' }
  | { kind: 'merges'; sheet: string | undefined; firstRows: number }
  | { kind: 'rows'; sheet: string | undefined; batchRows: number }
)

export type FromSheetWorker =
  | { kind: 'info'; info: SheetInfo }
  | { kind: 'merges'; merges: SheetMerge[] }
  | { kind: 'rows'; rows: PackedRows }
  | { kind: 'end' }
  /** An expected failure, taken apart: a typed error loses its class between threads. */
  | { kind: 'refused'; code: string; status: number; text: Bilingual; details: ErrorDetails }
  | { kind: 'bug'; error: unknown }
