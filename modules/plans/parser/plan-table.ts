import { readMonths } from './month-expression.ts'
import type { PlanItem } from './parsed-plan.ts'
import { dropTrailing, tidyTitle } from './passage.ts'
import type { Block } from './plan-outline.ts'
import { addItem, addUnreadLine, isRemark, titlesOf, writtenTime } from './plan-reading.ts'
import type { NewItem, PlanReading, WrittenTime } from './plan-reading.ts'
import type { SourceLine } from './source-lines.ts'
import { readCells, readTableHead } from './table-columns.ts'
import type { Cell, ColumnRole, TableHead } from './table-columns.ts'

type Row = Partial<Record<Exclude<ColumnRole, 'other'>, Cell>>

/** A table while it is being read, with what a row takes from the one above where its own cell is empty, as merged cells are. */
interface Table {
  reading: PlanReading
  headings: string[]
  head: TableHead
  /** The months stand to the left of the work, so that an empty cell means the month above. */
  timeLeads: boolean
  section: string | null
  time: WrittenTime | null
}

/** The head that governs a block's rows: its own, or the one above it where the block is rows as well. */
export function tableHeadOf(block: Block, above: TableHead | null): TableHead | null {
  for (const line of block.lines) {
    const head = readTableHead(line)
    if (head) return head
  }
  const rows = block.lines.filter((line) => readCells(line).length > 1).length
  return above && rows > 0 && rows * 2 >= block.lines.length ? above : null
}

/** Reads the rows of a table. Lines before its head introduce it; lines that are no rows are kept as unread. */
export function readTable(reading: PlanReading, block: Block, head: TableHead): void {
  const timeLeads = head.roles.indexOf('time') < head.roles.indexOf('title')
  const table: Table = { reading, headings: titlesOf(block.path), head, timeLeads, section: null, time: null }
  const firstRow = block.lines.findIndex((line) => readTableHead(line)) + 1
  for (const line of block.lines.slice(firstRow)) {
    const cells = readCells(line)
    if (!readTableHead(line) && !cells.every((cell) => /^[-: ]*$/.test(cell.folded))) readRow(table, line, cells)
  }
}

function readRow(table: Table, line: SourceLine, cells: Cell[]): void {
  const row = isRemark(line) ? null : assignCells(cells, table)
  if (row?.section) table.section = tidyTitle(row.section.text)
  if (!row?.title) {
    if (!row?.section) addUnreadLine(table.reading, line)
    return
  }
  const previous = table.reading.items.at(-1)
  // In a numbered table a row without number and time goes on from the row above.
  const goesOn = table.head.roles.includes('no') && !row.no && !row.time && !row.section
  if (goesOn && previous) {
    previous.title = tidyTitle(previous.title + row.title.text)
    previous.span = { start: previous.span.start, end: row.title.end }
  } else {
    addRow(table, row, row.title)
  }
}

/** A row of the head's width is read by position, one that lost empty cells by what its cells look like. */
function assignCells(cells: Cell[], { head, reading }: Table): Row | null {
  if (cells.length === head.roles.length || cells[0]?.text === '') return byPosition(cells, head.roles)
  const rest = [...cells]
  const takeFirst = (matches: (cell: Cell) => boolean) => {
    const index = rest.findIndex(matches)
    return index < 0 ? undefined : rest.splice(index, 1)[0]
  }
  const no = head.roles.includes('no') ? takeFirst((cell) => /^\d{1,3}[.、]?$/.test(cell.folded)) : undefined
  const time = takeFirst((cell) => readMonths(cell.folded, reading.planYear) !== null)
  const sectionAt = head.roles.indexOf('section')
  const sectionLeads = sectionAt >= 0 && sectionAt < head.roles.indexOf('title') && rest.length > 2
  const section = sectionLeads ? rest.shift() : undefined
  const [title] = rest
  return title ? { ...(no && { no }), ...(time && { time }), ...(section && { section }), title } : null
}

function byPosition(cells: Cell[], roles: readonly ColumnRole[]): Row {
  const row: Row = {}
  roles.forEach((role, index) => {
    const cell = cells[index]
    if (role !== 'other' && cell?.text && !row[role]) row[role] = cell
  })
  return row
}

function addRow(table: Table, row: Row, title: Cell): void {
  const time = timeOfRow(table, row)
  const marker = /^(?:(\d{1,3})[.、)](?!\d)|[•·●])\s*/.exec(title.folded)
  const written = dropTrailing(row.no?.folded ?? (table.timeLeads ? '' : (marker?.[1] ?? '')), '.、')
  const cells = [row.no, row.section, title, row.time].flatMap((cell) => cell ?? [])
  const item: NewItem = {
    headings: table.section === null ? table.headings : [...table.headings, table.section],
    no: /^\d{1,3}$/.test(written) ? Number(written) : null,
    title: tidyTitle(title.text.slice(marker?.[0].length ?? 0)),
    time,
    span: { start: Math.min(...cells.map((cell) => cell.start)), end: Math.max(...cells.map((cell) => cell.end)) },
  }
  if (!joinMergedRow(table.reading.items.at(-1), row, item)) addItem(table.reading, item)
}

/** Number and work merged over several rows: one item, at the times of all of them. */
function joinMergedRow(previous: PlanItem | undefined, row: Row, { no, title, time, span }: NewItem): boolean {
  if (!previous || !row.no || previous.no !== no || previous.title !== title) return false
  previous.months = [...new Set([...previous.months, ...(time?.months ?? [])])].toSorted((a, b) => a - b)
  previous.allYear ||= time?.allYear ?? false
  previous.monthNote ??= time?.monthNote ?? null
  previous.span = { start: previous.span.start, end: span.end }
  return true
}

function timeOfRow(table: Table, row: Row): WrittenTime | null {
  if (!row.time) return table.timeLeads ? table.time : null
  const { text, folded, start } = row.time
  const reading = readMonths(folded, table.reading.planYear, table.head.inMonths)
  const passage = { text, folded, pieces: [{ at: 0, start, length: text.length }] }
  table.time = writtenTime(table.reading, passage, { reading, from: 0, to: text.length })
  return table.time
}
