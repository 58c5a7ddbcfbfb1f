import { readMonths } from './month-expression.ts'
import { tidyTitle } from './passage.ts'
import type { Block } from './plan-outline.ts'
import { addItem, addUnreadLine, titlesOf, writtenTime } from './plan-reading.ts'
import type { PlanReading, WrittenTime } from './plan-reading.ts'
import type { SourceLine } from './source-lines.ts'
import { readCells, readTableHead } from './table-columns.ts'
import type { Cell, ColumnRole, TableHead } from './table-columns.ts'

type Row = Partial<Record<Exclude<ColumnRole, 'other'>, Cell>>

/** What a row takes from the one above where its own cell is empty, as merged cells are. */
interface Above {
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
  const firstRow = block.lines.findIndex((line) => readTableHead(line)) + 1
  const above: Above = { section: null, time: null }
  for (const line of block.lines.slice(firstRow)) {
    const cells = readCells(line)
    if (readTableHead(line) || cells.every((cell) => /^[-: ]*$/.test(cell.folded))) continue
    const row = assignCells(cells, head, reading.planYear)
    if (!row?.title?.text) addUnreadRow(reading, line, row, above)
    else if (continuesRow(row, head)) continueTitle(reading, row.title)
    else addRow(reading, block, row, { head, above, line })
  }
}

/** A row of the head's width is read by position, one that lost empty cells by what its cells look like. */
function assignCells(cells: Cell[], head: TableHead, planYear: number | null): Row | null {
  if (cells.length === head.roles.length || cells[0]?.text === '') return byPosition(cells, head.roles)
  const rest = [...cells]
  const takeFirst = (matches: (cell: Cell) => boolean) => rest.splice(rest.findIndex(matches) >>> 0, 1)[0]
  const no = head.roles.includes('no') ? takeFirst((cell) => /^\d{1,3}[.、]?$/.test(cell.folded)) : undefined
  const time = takeFirst((cell) => readMonths(cell.folded, planYear) !== null)
  const before = head.roles.indexOf('title') > head.roles.indexOf('section') && head.roles.includes('section') && rest.length > 2
  const title = rest[before ? 1 : 0]
  return title ? { ...(no && { no }), ...(time && { time }), ...(before && rest[0] && { section: rest[0] }), title } : null
}

function byPosition(cells: Cell[], roles: readonly ColumnRole[]): Row {
  const row: Row = {}
  roles.forEach((role, index) => {
    const cell = cells[index]
    if (role !== 'other' && cell?.text && !row[role]) row[role] = cell
  })
  return row
}

/** In a numbered table a row without number and time goes on from the row above. */
function continuesRow(row: Row, head: TableHead): boolean {
  return head.roles.includes('no') && !row.no && !row.time && !row.section
}

function continueTitle(reading: PlanReading, words: Cell): void {
  const item = reading.items.at(-1)
  if (!item) {
    reading.unread.push({ text: words.text, reason: 'line_not_understood', span: { start: words.start, end: words.end } })
    return
  }
  item.title = tidyTitle(item.title + words.text)
  item.span = { start: item.span.start, end: words.end }
}

function addRow(reading: PlanReading, block: Block, row: Row, { head, above, line }: { head: TableHead; above: Above; line: SourceLine }): void {
  const { title, no } = row
  if (!title) return
  above.section = row.section ? tidyTitle(row.section.text) : above.section
  const own = row.time && timeOfCell(reading, row.time, head)
  const timeLeads = head.roles.indexOf('time') < head.roles.indexOf('title')
  if (own) above.time = own
  const number = /^(?:\d{1,3})/.exec(no?.folded ?? '')?.[0] ?? /^(\d{1,3})[.、)](?!\d)/.exec(title.folded)?.[1]
  const marker = /^(?:\d{1,3}[.、)](?!\d)|[•·●])\s*/.exec(title.folded)?.[0].length ?? 0
  addItem(reading, {
    headings: above.section === null ? titlesOf(block.path) : [...titlesOf(block.path), above.section],
    no: number === undefined || (timeLeads && !no) ? null : Number(number),
    title: tidyTitle(title.text.slice(marker)),
    time: own ?? (timeLeads ? above.time : null),
    span: { start: line.start, end: line.end },
  })
}

function timeOfCell(reading: PlanReading, cell: Cell, head: TableHead): WrittenTime {
  const located = { reading: readMonths(cell.folded, reading.planYear, head.inMonths), from: 0, to: cell.text.length }
  return writtenTime(reading, { text: cell.text, folded: cell.folded, pieces: [{ at: 0, start: cell.start, length: cell.text.length }] }, located)
}

/** A row that only names its time or section sets them for the rows below. */
function addUnreadRow(reading: PlanReading, line: SourceLine, row: Row | null, above: Above): void {
  if (row?.section) above.section = tidyTitle(row.section.text)
  if (!row?.section) addUnreadLine(reading, line)
}
