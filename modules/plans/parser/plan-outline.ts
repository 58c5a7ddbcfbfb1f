import { locateTimeSetApart } from './locate-time.ts'
import { readMonthSetApart } from './month-lead.ts'
import { isSentenceEnd, joinLines, tidyTitle } from './passage.ts'
import type { PartLines } from './plan-parts.ts'
import type { MarkerRank, SourceLine } from './source-lines.ts'

export interface Heading {
  rank: 'chapter' | 'section' | 'subsection' | 'bare'
  no: number | null
  title: string
  lines: SourceLine[]
  /** The heading goes on as a paragraph on its own line: （一）加强学习。组织…. */
  hasText: boolean
}

/** The lines under one heading, up to the next heading of any rank. */
export interface Block {
  path: Heading[]
  lines: SourceLine[]
  /** It holds all that stands under its heading: no heading of a lower rank follows or came before. */
  isLeaf: boolean
}

interface Layout {
  lines: readonly SourceLine[]
  planYear: number | null
  /** Points are numbered 1. 2. 3. somewhere in this part. */
  isNumbered: boolean
  widestLine: number
}

const DEPTH: Record<MarkerRank, number> = { chapter: 0, section: 1, subsection: 2, point: 3, detail: 4, bullet: 5 }
const HEADING_DEPTH: Record<Heading['rank'], number> = { chapter: 0, section: 1, subsection: 2, bare: 3 }

/** Cuts a part into blocks at its headings: 第一部分, 一、, （一） and headings without a number. */
export function readBlocks({ lines }: PartLines, planYear: number | null): Block[] {
  const layout: Layout = {
    lines,
    planYear,
    isNumbered: lines.some((each) => each.marker?.rank === 'point'),
    widestLine: lines.reduce((widest, each) => Math.max(widest, each.folded.length), 0),
  }
  const blocks: Block[] = [{ path: [], lines: [], isLeaf: true }]
  for (let index = 0; index < lines.length;) index += readIntoBlocks(blocks, layout, index)
  const opened = new Set<Heading>()
  blocks.forEach((block, index) => {
    const last = block.path.at(-1)
    block.isLeaf = !last || (!opened.has(last) && !blocks[index + 1]?.path.slice(0, -1).includes(last))
    if (last) opened.add(last)
  })
  return blocks
}

/** Adds the line to the last block or opens a new one with it; returns how many lines it took. */
function readIntoBlocks(blocks: Block[], layout: Layout, index: number): number {
  const line = layout.lines[index]
  const current = blocks.at(-1)
  if (!line || !current) return 1
  const open = (path: Heading[], lines: SourceLine[]) => blocks.push({ path, lines, isLeaf: true })
  const rank = line.marker?.rank
  if (rank === 'chapter' || rank === 'section' || rank === 'subsection') {
    const above = current.path.filter((each) => HEADING_DEPTH[each.rank] < DEPTH[rank])
    if (!standsForItself(layout, line, index)) {
      const own = layout.lines.slice(index, index + (headingGoesOn(layout, line, index) ? 2 : 1))
      open([...above, readHeading(own, rank)], [])
      return own.length
    }
    if (above.length < current.path.length) open(above, [line])
    else current.lines.push(line)
  } else if (isBareHeading(layout, line, index)) {
    open([...pathOfBareHeading(current), readHeading([line], 'bare')], [])
  } else {
    current.lines.push(line)
  }
  return 1
}

/** A line numbered like a heading that is a month of a calendar, a row of a table, or an item with its own time. */
function standsForItself(layout: Layout, line: SourceLine, index: number): boolean {
  if (line.folded.includes('\t') || readMonthSetApart(line, layout.planYear)) return true
  if (!/^[^。]*[)\]][。;,]?$/.test(line.folded) || !locateTimeSetApart(joinLines([line]), layout.planYear)?.reading) return false
  let next = index + 1
  while (next < layout.lines.length && !layout.lines[next]?.marker) next += 1
  return DEPTH[layout.lines[next]?.marker?.rank ?? 'chapter'] <= DEPTH[line.marker?.rank ?? 'chapter']
}

const SHORTEST_WRAPPED_HEADING = 20

function readHeading(lines: SourceLine[], rank: Heading['rank']): Heading {
  const words = lines.map((each) => each.text.slice(each.marker?.length ?? 0)).join('')
  const sentence = /^[^。]*/.exec(words)?.[0] ?? words
  return { rank, no: lines[0]?.marker?.no ?? null, title: tidyTitle(sentence), lines, hasText: words.length > sentence.length + 1 }
}

/** A long heading that was wrapped: its rest stands on a shorter line, with a numbered line after it. */
function headingGoesOn(layout: Layout, line: SourceLine, index: number): boolean {
  const next = layout.lines[index + 1]
  if (!next || next.marker || next.blankBefore || !layout.lines[index + 2]?.marker) return false
  if (isSentenceEnd(line) || /。/.test(line.folded + next.folded) || readMonthSetApart(next, layout.planYear)) return false
  return line.folded.length >= SHORTEST_WRAPPED_HEADING && next.folded.length < line.folded.length
}

const LONGEST_BARE_HEADING = 45
const LONGEST_HEADING_OF_A_LIST = 20
const SHORTEST_PARAGRAPH = 40

/** A heading without a number, as 湖州师范学院's fifth is: short, no full stop, between one paragraph's end and the next's beginning. */
function isBareHeading(layout: Layout, line: SourceLine, index: number): boolean {
  const next = layout.lines[index + 1]
  if (!next || line.marker || line.folded.length > LONGEST_BARE_HEADING || /[。;!?\t]|[,、:)\]]$| {2}/.test(line.folded)) return false
  if (!leadsPoints(line, layout.lines[index - 1], next) && !leadsParagraphs(layout, line, index)) return false
  return !readMonthSetApart(line, layout.planYear) && !locateTimeSetApart(joinLines([line]), layout.planYear)
}

/** The numbers start again at 1 below it. */
function leadsPoints(line: SourceLine, previous: SourceLine | undefined, next: SourceLine): boolean {
  if (next.marker?.rank !== 'point' || next.marker.no !== 1) return false
  return line.blankBefore || endsParagraph(previous) || (previous?.marker?.rank === 'point' && line.folded.length <= LONGEST_HEADING_OF_A_LIST)
}

function leadsParagraphs(layout: Layout, line: SourceLine, index: number): boolean {
  const next = layout.lines[index + 1]
  if (!next || next.marker || layout.isNumbered || !endsParagraph(layout.lines[index - 1])) return false
  // In text wrapped at a fixed width, a line as wide as the others is no heading.
  return line.folded.length <= 0.6 * layout.widestLine && next.folded.length >= SHORTEST_PARAGRAPH && /。/.test(next.folded)
}

function endsParagraph(line: SourceLine | undefined): boolean {
  return !line || isSentenceEnd(line) || DEPTH[line.marker?.rank ?? 'bullet'] <= DEPTH.subsection
}

function pathOfBareHeading(current: Block): Heading[] {
  if (current.path.at(-1)?.rank === 'bare') return current.path.slice(0, -1)
  return current.lines.length === 0 ? current.path : []
}
