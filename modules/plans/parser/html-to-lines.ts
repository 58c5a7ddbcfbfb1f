import { dropTrailing } from './passage.ts'

const TOKENS = /<(\/?)([a-z][a-z0-9]*)([^>]*)>|([^<]+)/g
const BREAKS = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'li'])
const LONGEST_REPEATED_CELL = 12

interface Cell {
  paragraphs: string[]
  rows: number
  columns: number
}

interface Table {
  /** Cells that reach down from rows above, by column. */
  reaching: Map<number, { left: number; text: string }>
  row: Cell[]
}

interface Page {
  lines: string[]
  /** The tables that are open here, outermost first. */
  tables: Table[]
}

/** Turns the plain HTML that mammoth writes into lines: a paragraph each, and a row of a table as cells between tabs. */
export function htmlToLines(html: string): string {
  const page: Page = { lines: [''], tables: [] }
  for (const [, closing, tag, attributes, text] of html.matchAll(TOKENS)) {
    if (text !== undefined) {
      const paragraphs = openParagraphs(page)
      paragraphs.push((paragraphs.pop() ?? '') + unescapeHtml(text))
    } else if (tag !== undefined) {
      if (closing) closeTag(page, tag)
      else openTag(page, tag, attributes ?? '')
    }
  }
  return page.lines
    .map((line) => dropTrailing(line, ' \u00a0'))
    .filter((line) => line.trim() !== '')
    .join('\n')
}

/** Where text goes now: the open cell of the innermost table, or the page. */
function openParagraphs({ lines, tables }: Page): string[] {
  return tables.at(-1)?.row.at(-1)?.paragraphs ?? lines
}

function openTag(page: Page, tag: string, attributes: string): void {
  if (tag === 'table') page.tables.push({ reaching: new Map(), row: [] })
  else if (tag === 'td' || tag === 'th') page.tables.at(-1)?.row.push(openCell(attributes))
  else if (tag === 'br') openParagraphs(page).push('')
}

function closeTag(page: Page, tag: string): void {
  const table = page.tables.at(-1)
  if (tag === 'table') {
    page.tables.pop()
  } else if (tag === 'tr' && table) {
    const outside = page.tables.at(-2)?.row.at(-1)?.paragraphs ?? page.lines
    for (const row of closeRow(table)) outside.push(row)
    outside.push('')
  } else if (BREAKS.has(tag)) {
    openParagraphs(page).push('')
  }
}

function openCell(attributes: string): Cell {
  const span = (name: string) => Math.min(Number(new RegExp(`${name}="(\\d{1,4})"`).exec(attributes)?.[1] ?? 1), 1000)
  return { paragraphs: [''], rows: span('rowspan'), columns: span('colspan') }
}

/** A row's cells side by side, paragraph by paragraph. A short merged cell (三月, 文体活动) is written in each row it covers. */
function closeRow(table: Table): string[] {
  const columns: string[][] = []
  const fillReached = () => {
    for (let above = table.reaching.get(columns.length); above; above = table.reaching.get(columns.length)) {
      if (above.left === 1) table.reaching.delete(columns.length)
      above.left -= 1
      columns.push([above.text])
    }
  }
  for (const cell of table.row) {
    fillReached()
    const paragraphs = cell.paragraphs.map((each) => each.replace(/\s+/g, ' ').trim()).filter((each) => each !== '')
    const text = paragraphs.join('')
    if (cell.rows > 1) table.reaching.set(columns.length, { left: cell.rows - 1, text: text.length <= LONGEST_REPEATED_CELL ? text : '' })
    columns.push(paragraphs, ...Array.from({ length: cell.columns - 1 }, () => []))
  }
  fillReached()
  table.row = []
  const height = Math.max(1, ...columns.map((column) => column.length))
  return Array.from({ length: height }, (_, index) => columns.map((column) => column[index] ?? '').join('\t'))
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ', '#39': "'" }

function unescapeHtml(text: string): string {
  return text.replace(/&(#?\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole)
}
