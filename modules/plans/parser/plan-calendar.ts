import { locateTimeSetApart } from './locate-time.ts'
import { readMonthLead } from './month-lead.ts'
import type { MonthLead } from './month-lead.ts'
import type { SourceSpan } from './parsed-plan.ts'
import { hasOpenBracket, joinLines, slicePassage, spanInSource, tidyTitle } from './passage.ts'
import type { Passage } from './passage.ts'
import type { Block } from './plan-outline.ts'
import { addItem, addUnreadLine, isRemark, titlesOf, writtenTime } from './plan-reading.ts'
import type { PlanReading, WrittenTime } from './plan-reading.ts'
import type { SourceLine } from './source-lines.ts'

const SHORTEST_WRAPPED_LINE = 25

export interface MonthLeads {
  setApart: number
  runOn: number
}

/** How many lines of a block begin with a month; none in a block that begins with numbered points. */
export function countMonthLeads(block: Block, planYear: number | null): MonthLeads {
  const leads = { setApart: 0, runOn: 0 }
  for (const [index, line] of block.lines.entries()) {
    const lead = readMonthLead(line, planYear)
    if (!lead && line.marker?.rank === 'point' && leads.setApart + leads.runOn === 0) break
    if (lead && !goesOnFrom(block.lines[index - 1])) leads[lead.isSetApart ? 'setApart' : 'runOn'] += 1
  }
  return leads
}

/** A long line that stops in mid-sentence: what follows may start with a month by chance. */
function goesOnFrom(previous: SourceLine | undefined): boolean {
  return previous !== undefined && previous.folded.length >= SHORTEST_WRAPPED_LINE && /[,、]$|[\u4e00-\u9fff]$/.test(previous.folded) && /[。,;]/.test(previous.folded)
}

/** Reads a month-by-month calendar: every line belongs to the last month named above it. */
export function readCalendar(reading: PlanReading, block: Block): void {
  const calendar: Calendar = { reading, headings: titlesOf(block.path), month: null }
  for (let index = 0; index < block.lines.length;) {
    const lines = linesOfOneEntry(block.lines, index, reading.planYear)
    readEntryLines(calendar, lines)
    index += Math.max(lines.length, 1)
  }
}

interface Calendar {
  reading: PlanReading
  headings: string[]
  /** The month named last. */
  month: WrittenTime | null
}

function readEntryLines(calendar: Calendar, lines: readonly SourceLine[]): void {
  const [line, ...others] = lines
  if (!line) return
  const lead = readMonthLead(line, calendar.reading.planYear)
  const own = lead && timeOfLead(line, lead)
  if (lead && own) calendar.month = monthFrom(calendar.month, own, lead.isSetApart)
  const time = own ?? calendar.month
  if (!time || (!lead && isRemark(line))) {
    for (const each of lines) addUnreadLine(calendar.reading, each)
    return
  }
  const passage = joinLines([{ ...line, marker: null }, ...others])
  const words = slicePassage(passage, lead?.rest ?? line.marker?.length ?? 0, passage.text.length)
  for (const entry of splitEntry(words)) addEntry(calendar, entry, time)
}

/** A line whose bracket or quotation is still open goes on in the next one. */
function linesOfOneEntry(lines: readonly SourceLine[], index: number, planYear: number | null): SourceLine[] {
  const entry = lines.slice(index, index + 1)
  for (let next = index + 1; next < lines.length && next - index < 3; next += 1) {
    const line = lines[next]
    if (!line || !hasOpenBracket(entry.map((each) => each.folded).join('')) || readMonthLead(line, planYear)) break
    entry.push(line)
  }
  return hasOpenBracket(entry.map((each) => each.folded).join('')) ? lines.slice(index, index + 1) : entry
}

function timeOfLead(line: SourceLine, lead: MonthLead): WrittenTime {
  const { months, allYear, imprecise } = lead.reading
  const monthSpan: SourceSpan = { start: line.start + lead.from, end: line.start + lead.to }
  return { months, allYear, monthNote: imprecise ? tidyTitle(line.text.slice(lead.from, lead.to)) : null, monthSpan }
}

/** The month that the lines below belong to. 3月8日妇女节活动 among those of March is one day of it and no new head. */
function monthFrom(current: WrittenTime | null, own: WrittenTime, isSetApart: boolean): WrittenTime {
  if (isSetApart) return own
  return current && String(current.months) === String(own.months) ? current : { ...own, monthNote: null }
}

const NUMBERED = /(?<=^|[\s;。,])\(?(\d{1,2})[.、)](?!\d)/g

/** 召开教代会；组织培训 and 1.召开教代会 2.组织培训 are two entries each. */
function splitEntry(passage: Passage): Passage[] {
  const numbers = [...passage.folded.matchAll(NUMBERED)].filter((found, index) => Number(found[1]) === index + 1)
  const starts = numbers.length > 1 && numbers[0]?.index === 0 ? numbers.map((found) => found.index) : sentenceStarts(passage.folded)
  return starts.map((start, index) => slicePassage(passage, start, starts[index + 1] ?? passage.text.length))
}

function sentenceStarts(folded: string): number[] {
  const starts = [0]
  let depth = 0
  for (let at = 0; at < folded.length; at += 1) {
    const unit = folded.charAt(at)
    if ('([《“'.includes(unit)) depth += 1
    if (')]》”'.includes(unit)) depth = Math.max(0, depth - 1)
    if (depth === 0 && (unit === ';' || unit === '。')) starts.push(at + 1)
  }
  return starts
}

const ENTRY_MARKER = /^\s*(?:\(?\d{1,2}[.、)](?!\d)|[①-⑳]|[•·●])?\s*/

function addEntry({ reading, headings }: Calendar, words: Passage, month: WrittenTime): void {
  const own = slicePassage(words, ENTRY_MARKER.exec(words.folded)?.[0].length ?? 0, words.text.length)
  if (/^[\s\p{P}]*$/u.test(own.folded)) return
  const located = locateTimeSetApart(own, reading.planYear)
  const said = located && writtenTime(reading, own, located)
  // 四月 … （中旬以后）: what the entry adds to its month is kept beside it.
  const time = said && said.months.length === 0 && !said.allYear ? { ...month, monthNote: said.monthNote, monthSpan: said.monthSpan } : (said ?? month)
  addItem(reading, { headings, no: null, title: located?.title ?? tidyTitle(own.text), time, span: spanInSource(own, 0, own.folded.trimEnd().length) })
}
