/**
 * A cell as the file holds it, nothing repaired. Between worker and caller rows travel packed (sheets/packed-rows.ts); these
 * objects exist only on the caller's side.
 *
 * - `text`: typed as text in the file; every cell of a csv or HTML table is text. Identity numbers are trustworthy only here.
 * - `number`: typed as a number in the file. `text` is the literal that the file stores (`1.1010519491231E+17`, `0.1`), padded
 *   with zeros where the cell's format is nothing but zeros (staff number 00123). Excel keeps 15 digits of it.
 * - `date`: a number under a date format, its day only. A time of day without a day stays a `number`.
 * - `error`: `#N/A` and the like; `#UNCALCULATED` stands for a formula that the writing program never calculated.
 */
export type CellValue =
  | { kind: 'text'; text: string }
  | { kind: 'number'; number: number; text: string }
  | { kind: 'date'; date: string }
  | { kind: 'boolean'; value: boolean }
  | { kind: 'error'; text: string }
  | { kind: 'empty' }

/** One row with something in it: rows without a value are left out, so that `rowNo` may jump. */
export interface SheetRow {
  /** 1-based, as the person sees it in Excel; in a csv a record with line breaks inside quotes is one row. */
  rowNo: number
  /** From column A to the last cell with a value; the gaps between are `empty`. */
  cells: CellValue[]
}

export type SheetFileType = 'xlsx' | 'xls' | 'csv' | 'html'

export interface SheetInfo {
  /** What the content is, whatever the file is called. `html` is a web page named .xls, as some HR systems export. */
  fileType: SheetFileType
  /** csv and html only. */
  encoding?: SheetEncoding
  /** csv only. */
  delimiter?: string
  /** Visible worksheets in the order of their tabs; `['']` for csv and html. */
  sheets: string[]
  /** Worksheets hidden by whoever made the file; they can be read by name. */
  hiddenSheets: string[]
}

export type SheetEncoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be'

/** A merged block, 1-based and inclusive; its value is in the top left cell, the others are empty. */
export interface SheetMerge {
  fromRow: number
  fromColumn: number
  toRow: number
  toColumn: number
}

export interface SheetLimits {
  maxRows: number
  maxColumns: number
  /** All XML that is unpacked for one job, and all cell text that is handed out. */
  maxUncompressedBytes: number
  /** Unpacked to packed size, looked at once 64 MiB are unpacked: an honest sheet stays below 60. */
  maxRatio: number
  /** Distinct texts of one workbook, which must be held in memory. */
  maxSharedTextBytes: number
  /** The old format can only be read whole. */
  maxXlsBytes: number
  /** Heap of the worker thread for xlsx, csv and html. */
  heapMiB: number
  /** Heap of the worker thread for xls. */
  xlsHeapMiB: number
}

const MIB = 1024 * 1024

export const defaultSheetLimits: SheetLimits = {
  maxRows: 500_000,
  maxColumns: 512,
  maxUncompressedBytes: 1024 * MIB,
  maxRatio: 250,
  maxSharedTextBytes: 256 * MIB,
  maxXlsBytes: 20 * MIB,
  heapMiB: 96,
  xlsHeapMiB: 768,
}
