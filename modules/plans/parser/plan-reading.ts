import { inferWorkSystem } from './infer-work-system.ts'
import type { LocatedTime } from './locate-time.ts'
import type { ParsedPlan, SourceSpan, Unread } from './parsed-plan.ts'
import { spanInSource, tidyTitle } from './passage.ts'
import type { Passage } from './passage.ts'
import type { Heading } from './plan-outline.ts'
import type { SourceLine } from './source-lines.ts'

/** A plan while it is being read. */
export interface PlanReading {
  planYear: number | null
  points: ParsedPlan['points']
  items: ParsedPlan['items']
  unread: Unread[]
  /** The last number given in each section, for items that carry none. */
  lastNo: Map<string | null, number>
}

/** When something happens, with the place that says so. */
export interface WrittenTime {
  months: number[]
  allYear: boolean
  monthNote: string | null
  monthSpan: SourceSpan
}

export const NO_TIME = { months: [], allYear: false, monthNote: null, monthSpan: null }

export interface NewItem {
  headings: readonly string[]
  no: number | null
  title: string
  time: WrittenTime | null
  span: SourceSpan
}

export function addItem(reading: PlanReading, { headings, no, title, time, span }: NewItem): void {
  const section = headings.at(-1) ?? null
  const number = no ?? (reading.lastNo.get(section) ?? 0) + 1
  reading.lastNo.set(section, number)
  const { months, allYear, monthNote, monthSpan } = time ?? NO_TIME
  reading.items.push({ section, no: number, title, months, allYear, monthNote, workSystem: inferWorkSystem(headings, title), span, monthSpan })
}

/** Turns a place that names a time into the time; one that was not understood is kept as written and listed as unread. */
export function writtenTime(reading: PlanReading, passage: Passage, located: Pick<LocatedTime, 'reading' | 'from' | 'to'>): WrittenTime {
  const written = tidyTitle(passage.text.slice(located.from, located.to))
  const monthSpan = spanInSource(passage, located.from, located.to)
  if (!located.reading) {
    reading.unread.push({ text: written, reason: 'month_not_understood', span: monthSpan })
    return { months: [], allYear: false, monthNote: written, monthSpan }
  }
  const { months, allYear, imprecise } = located.reading
  return { months, allYear, monthNote: imprecise ? written : null, monthSpan }
}

const REMARK = /^(?:备注|注|说明|附注) ?[:\d]|^(?:以上|请各|各分工会|各单位|各部门)/

/** A note to the reader at the foot of a calendar or table, which is no work. */
export function isRemark(line: SourceLine): boolean {
  return REMARK.test(line.folded)
}

export function addUnreadLine(reading: PlanReading, line: SourceLine): void {
  reading.unread.push({ text: line.text, reason: 'line_not_understood', span: { start: line.start, end: line.end } })
}

export function titlesOf(path: readonly Heading[]): string[] {
  return path.map((heading) => heading.title)
}
