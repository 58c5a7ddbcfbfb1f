import { readMonthsAtStart } from './month-expression.ts'
import type { MonthReading } from './month-expression.ts'
import type { SourceLine } from './source-lines.ts'
import { wordsOf } from './source-lines.ts'
import { MONTH_HEAD_ENDING } from './time-words.ts'

/** A time at the head of a calendar's line: 二月  举办…, 3月：…, 【4月】…, 一、五月, 三月份主要工作. Offsets are in the line. */
export interface MonthLead {
  reading: MonthReading
  from: number
  to: number
  /** Where the words after it begin; the line's length if the month stands alone. */
  rest: number
  /** False for 3月召开…, where the month runs on into the sentence. */
  isSetApart: boolean
}

const LABELLED = /^月份 ?: ?/

/** Reads the month that leads a line of a calendar. In a numbered item it is the item's own; numbered headings are months only alone. */
export function readMonthLead(line: SourceLine, planYear: number | null): MonthLead | null {
  const rank = line.marker?.rank
  if (rank === 'point' || rank === 'detail') return null
  const words = wordsOf(line)
  const lead = readLead(words, line.folded.length - words.length, planYear)
  const isHeading = rank !== undefined && rank !== 'bullet'
  return lead && isHeading && lead.rest < line.folded.length ? null : lead
}

/** The same where only a month set apart from its words will do. */
export function readMonthSetApart(line: SourceLine, planYear: number | null): MonthLead | null {
  const lead = readMonthLead(line, planYear)
  return lead?.isSetApart ? lead : null
}

function readLead(words: string, offset: number, planYear: number | null): MonthLead | null {
  const opening = /^[([] ?/.exec(words)?.[0] ?? LABELLED.exec(words)?.[0] ?? ''
  const reading = readMonthsAtStart(words.slice(opening.length), planYear)
  if (!reading) return null
  const to = opening.length + reading.length
  const after = words.slice(to)
  const closing = /^ ?[)\]]/.exec(after)?.[0] ?? ''
  if (/[([]/.test(opening) !== (closing !== '')) return null
  const tail = after.slice(closing.length)
  const lead = { reading, from: offset + opening.length, to: offset + to }
  if (MONTH_HEAD_ENDING.test(tail.replace(/ ?:$/, '').trim())) return { ...lead, rest: offset + words.length, isSetApart: true }
  const separator = /^(?:\s*[:,、-]\s*|\s+)/.exec(tail)?.[0] ?? ''
  const isSetApart = separator !== '' || closing !== ''
  // 暑期“送清凉” and 全年例会 name no month: run on into their words they are only words.
  if (!isSetApart && reading.months.length === 0) return null
  return { ...lead, rest: offset + to + closing.length + separator.length, isSetApart }
}
