import type { FileHandle } from 'node:fs/promises'
import { sheetNotFound } from '../documents.errors.ts'
import type { SheetInfo, SheetLimits, SheetMerge } from '../sheet.types.ts'
import type { RowPacker } from './packed-rows.ts'

/** What the worker thread reads from. */
export interface SheetSource {
  file: FileHandle
  limits: SheetLimits
}

interface RowTarget {
  packer: RowPacker
  /** Hands over the batches that are ready and waits until the consumer wants more. Call it after each piece of input. */
  flush(): Promise<void>
}

/** One file format. Everything is read in the worker thread; errors are `documents.errors.ts`. */
export interface SheetReader {
  inspect(source: SheetSource): Promise<SheetInfo>
  readRows(source: SheetSource, sheet: string | undefined, target: RowTarget): Promise<void>
  readMerges(source: SheetSource, sheet: string | undefined, firstRows: number): Promise<SheetMerge[]>
}

/** The named sheet; without a name the first that a person sees. */
export function chooseSheet<T extends { name: string; hidden: boolean }>(sheets: T[], name: string | undefined): T {
  const chosen = name === undefined ? (sheets.find((sheet) => !sheet.hidden) ?? sheets[0]) : sheets.find((sheet) => sheet.name === name)
  if (chosen) return chosen
  throw sheetNotFound({ sheet: name ?? '', sheets: sheets.map((sheet) => sheet.name) })
}

/** Formats without sheets have a single one without a name. */
export const singleSheet = [{ name: '', hidden: false }]
