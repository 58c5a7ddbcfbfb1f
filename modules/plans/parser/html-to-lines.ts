const TOKENS = /<(\/?)([a-z][a-z0-9]*)([^>]*)>|([^<]+)/g
const BREAKS = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'li', 'br'])
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

/** Turns the plain HTML that mammoth writes into lines: a paragraph each, and a row of a table as cells between tabs. */
export function htmlToLines(html: string): string {
  const lines: string[] = ['']
  const tables: Table[] = []
  for (const [, closing, tag, attributes, text] of html.matchAll(TOKENS)) {
    const table = tables.at(-1)
    const paragraphs = table?.row.at(-1)?.paragraphs ?? lines
    if (text !== undefined) paragraphs.push((paragraphs.pop() ?? '') + unescapeHtml(text))
    else if (tag === 'table' && !closing) tables.push({ reaching: new Map(), row: [] })
    else if (tag === 'table') tables.pop()
    else if (table && (tag === 'td' || tag === 'th') && !closing) table.row.push(openCell(attributes ?? ''))
    else if (table && tag === 'tr' && closing) (tables.at(-2)?.row.at(-1)?.paragraphs ?? lines).push(...closeRow(table), '')
    else if (tag !== undefined && BREAKS.has(tag) && (closing || tag === 'br')) paragraphs.push('')
  }
  return lines.map((line) => line.replace(/[ \u00a0]+$/, '')).filter((line) => line.trim() !== '').join('\n')
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
