import { replaceRadicals } from './cjk-radicals.ts'
import { needsSpace } from './passage.ts'
import { readLines } from './source-lines.ts'

/** A run of characters on a page; x and y in points from the lower left. */
export interface PdfRun {
  text: string
  x: number
  y: number
  width: number
  /** Height of the type in points. */
  size: number
}

interface PdfLine {
  text: string
  left: number
  right: number
  y: number
  size: number
}

/** Puts the runs of a document's pages back into paragraphs: runs to lines by height, lines joined where the text visibly goes on. */
export function pagesToText(pages: readonly (readonly PdfRun[])[]): string {
  const lines = withoutRunningHeads(pages.map(readPageLines)).flat()
  const prose = lines.filter((line) => !line.text.includes('\t'))
  const left = prose.reduce((least, line) => Math.min(least, line.left), Infinity)
  const right = prose.reduce((most, line) => Math.max(most, line.right), 0)
  const paragraphs: string[] = []
  lines.forEach((line, index) => {
    const previous = lines[index - 1]
    const goesOn = previous && goesOnIn(previous, line, { left, right })
    const before = goesOn ? (paragraphs.pop() ?? '') : ''
    paragraphs.push(before + (needsSpace(before, line.text) ? ' ' : '') + line.text)
  })
  return paragraphs.join('\n')
}

function readPageLines(runs: readonly PdfRun[]): PdfLine[] {
  const rows: PdfRun[][] = []
  const inReadingOrder = runs.filter((run) => run.text.trim() !== '').toSorted((a, b) => b.y - a.y)
  for (const run of inReadingOrder) {
    const row = rows.at(-1)
    const first = row?.[0]
    if (row && first && first.y - run.y < 0.5 * Math.max(first.size, run.size)) row.push(run)
    else rows.push([run])
  }
  return rows.flatMap((row) => readLine(row.toSorted((a, b) => a.x - b.x)))
}

function readLine(row: readonly PdfRun[]): PdfLine[] {
  const [first] = row
  const last = row.at(-1)
  if (!first || !last) return []
  const text = row.map((run, index) => (index === 0 ? '' : gapBetween(row[index - 1] ?? run, run)) + replaceRadicals(run.text).trim()).join('')
  return [{ text, left: first.x, right: last.x + last.width, y: first.y, size: first.size }]
}

const EM_OF_A_COLUMN = 1.5
const EM_OF_A_SPACE = 0.35
const EM_OF_A_LATIN_SPACE = 0.15

function gapBetween(previous: PdfRun, next: PdfRun): string {
  const gap = (next.x - previous.x - previous.width) / Math.max(previous.size, 1)
  if (gap > EM_OF_A_COLUMN) return '\t'
  if (gap > EM_OF_A_SPACE) return ' '
  const isLatin = /[\x21-\x7e]\s*$/.test(previous.text) && /^\s*[\x21-\x7e]/.test(next.text)
  return isLatin && (gap > EM_OF_A_LATIN_SPACE || /\s$/.test(previous.text) || /^\s/.test(next.text)) ? ' ' : ''
}

const PAGE_NUMBER = /^[-–—\s·]*(?:第\s*)?\d{1,3}(?:\s*页)?(?:\s*[/,，]?\s*共?\s*\d{1,3}\s*页?)?[-–—\s·]*$/
const FEWEST_PAGES_OF_A_RUNNING_HEAD = 3

/** Page numbers, and the line that stands at the head or foot of every page, are no part of the text. */
function withoutRunningHeads(pages: PdfLine[][]): PdfLine[][] {
  const withoutNumbers = pages.map((lines) => lines.filter((line, index) => !((index === 0 || index === lines.length - 1) && PAGE_NUMBER.test(line.text))))
  const isRunning = (at: 0 | -1) => {
    const heads = withoutNumbers.map((lines) => lines.at(at)?.text)
    return heads.length >= FEWEST_PAGES_OF_A_RUNNING_HEAD && heads.every((head) => head === heads[0])
  }
  const [hasHead, hasFoot] = [isRunning(0), isRunning(-1)]
  // The first page keeps its head: it may be the title.
  return withoutNumbers.map((lines, page) => lines.slice(hasHead && page > 0 ? 1 : 0, hasFoot ? -1 : undefined))
}

/** A line goes on in the next when it is full to the right and the next is neither indented, numbered, set apart nor of another size. */
function goesOnIn(previous: PdfLine, next: PdfLine, margins: { left: number; right: number }): boolean {
  if (previous.text.includes('\t') || next.text.includes('\t')) return false
  if (Math.abs(previous.size - next.size) > 0.1 * previous.size) return false
  if (previous.y > next.y && previous.y - next.y > 3 * previous.size) return false
  if (previous.right < margins.right - 2 * previous.size || next.left > margins.left + next.size) return false
  return !readLines(next.text)[0]?.marker
}
