import { locateTime, locateTimeSetApart } from './locate-time.ts'
import { hasOpenBracket, isSentenceEnd, joinLines, spanInSource, tidyTitle } from './passage.ts'
import type { Passage } from './passage.ts'
import type { Block } from './plan-outline.ts'
import { addItem, addUnreadLine, titlesOf, writtenTime } from './plan-reading.ts'
import type { PlanReading } from './plan-reading.ts'
import { spanOfLines } from './source-lines.ts'
import type { SourceLine } from './source-lines.ts'

/** One entry of a list: its numbered line and those that go on from it. */
interface ListEntry {
  lines: SourceLine[]
  /** The entry under which this one is numbered (1) (2). */
  parent: ListEntry | null
}

interface ListReading {
  entries: ListEntry[]
  strays: SourceLine[]
}

/** Groups a block's lines into entries. Without any numbers, each line is an entry. */
export function readEntries(block: Block, planYear: number | null): ListReading {
  const isMarked = block.lines.some((line) => line.marker)
  const list: ListReading = { entries: [], strays: [] }
  let parent: ListEntry | null = null
  for (const line of block.lines) {
    const entry = list.entries.at(-1)
    const rank = line.marker?.rank
    const isDetail: boolean = rank === 'detail' && parent !== null
    if (isMarked ? rank && (!isDetail || hasOwnTime([line], planYear)) : !entry || isComplete(entry, planYear)) {
      const opened: ListEntry = { lines: [line], parent: isDetail ? parent : null }
      list.entries.push(opened)
      if (rank !== 'detail') parent = opened
    } else if (entry && !isComplete(entry, planYear)) {
      entry.lines.push(line)
    } else {
      list.strays.push(line)
    }
  }
  return list
}

function hasOwnTime(lines: SourceLine[], planYear: number | null): boolean {
  return locateTimeSetApart(joinLines(lines), planYear) !== null
}

/** An item is a sentence or two; this also keeps a hostile text from being joined over and over. */
const MOST_LINES_OF_AN_ENTRY = 20

function isComplete(entry: ListEntry, planYear: number | null): boolean {
  const last = entry.lines.at(-1)
  if (!last || entry.lines.length >= MOST_LINES_OF_AN_ENTRY) return true
  if (hasOpenBracket(entry.lines.map((line) => line.folded).join(''))) return false
  return /[。;]$/.test(last.folded) || (isSentenceEnd(last) && hasOwnTime(entry.lines, planYear)) || hasOwnTime([last], planYear)
}

/** Whether an entry says when it happens: in its only or its first sentence, not somewhere in a paragraph. */
export function isTimed(entry: ListEntry, planYear: number | null): boolean {
  const passage = joinLines(entry.lines)
  const located = locateTime(passage, planYear)
  const firstEnd = passage.folded.search(/。(?=.)/)
  return located !== null && (firstEnd < 0 || located.from < firstEnd)
}

/** Reads a list of items with their time at the end: 1. 召开教代会（4月）. */
export function readList(reading: PlanReading, block: Block): void {
  const { entries, strays } = readEntries(block, reading.planYear)
  for (const stray of strays) addUnreadLine(reading, stray)
  const heads = new Set(entries.flatMap((entry) => (entry.parent && !isTimed(entry.parent, reading.planYear) ? [entry.parent] : [])))
  for (const entry of entries) {
    if (heads.has(entry)) continue
    const headings = titlesOf(block.path)
    if (entry.parent && heads.has(entry.parent)) headings.push(tidyTitle(joinLines(entry.parent.lines).text))
    addListItem(reading, headings, entry)
  }
}

function addListItem(reading: PlanReading, headings: string[], { lines, parent }: ListEntry): void {
  const passage = joinLines(lines)
  const [first] = lines
  const last = lines.at(-1)
  if (!first || !last || passage.text.trim() === '') return
  const located = locateTime(passage, reading.planYear)
  const title = located?.title ?? tidyTitle(passage.text)
  const time = located ? writtenTime(reading, passage, located) : null
  // (2) under an item that is one itself would take the number of another item.
  const no = parent && headings.length === 0 ? null : (first.marker?.no ?? null)
  addItem(reading, { headings, no, title, time, span: spanOfLines(first, last) })
  if (located?.rest) addRest(reading, passage, located.rest)
}

function addRest(reading: PlanReading, passage: Passage, { from, to }: { from: number; to: number }): void {
  reading.unread.push({ text: tidyTitle(passage.text.slice(from, to)), reason: 'line_not_understood', span: spanInSource(passage, from, to) })
}
