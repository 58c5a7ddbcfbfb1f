import { looksLikeTime, readMonths, readMonthsAtStart } from './month-expression.ts'
import type { MonthReading } from './month-expression.ts'
import type { Passage } from './passage.ts'
import { dropTrailing, tidyTitle } from './passage.ts'
import { TIME_HEADS } from './time-words.ts'

/** The time of an item as its words give it. `from` and `to` are offsets in the passage. */
export interface LocatedTime {
  reading: MonthReading | null
  from: number
  to: number
  /** The item's words without the time; a time that was not understood stays in them. */
  title: string
  /** Words after a labelled time (时间：4月；责任部门：办公室), which belong to neither. */
  rest: { from: number; to: number } | null
}

/** Finds where an item says when it happens, set apart or in its sentence: also 4月召开…, 拟于4月…. */
export function locateTime(passage: Passage, planYear: number | null): LocatedTime | null {
  return locateTimeSetApart(passage, planYear) ?? leadingTime(passage, planYear) ?? spokenTime(passage, planYear)
}

/** Finds a time that is set apart from the sentence: 时间：4月, （4月）, 【4月】, … 4月. */
export function locateTimeSetApart(passage: Passage, planYear: number | null): LocatedTime | null {
  return labelledTime(passage, planYear) ?? bracketedTime(passage, planYear) ?? trailingTime(passage, planYear)
}

const LABEL = new RegExp(`(?:^|[\\s,;。([])(?:${TIME_HEADS.join('|')}) ?[:] ?([^;。\\n)\\]]+)`)

function labelledTime(passage: Passage, planYear: number | null): LocatedTime | null {
  const found = LABEL.exec(passage.folded)
  if (!found || found.index === 0) return null
  const to = found.index + found[0].length
  const from = to - (found[1]?.length ?? 0)
  const rest = passage.folded.slice(to).replace(/^[\s;。)\]]+/, '')
  return {
    reading: readMonths(passage.folded.slice(from, to), planYear),
    from,
    to,
    title: tidyTitle(passage.text.slice(0, found.index)),
    rest: rest === '' ? null : { from: passage.folded.length - rest.length, to: passage.folded.length },
  }
}

const MOST_CLOSING_BRACKETS = 5
const BRACKETED = /[([]([^()[\]]*)(?:[)\]]|$)/g

function bracketedTime(passage: Passage, planYear: number | null): LocatedTime | null {
  const groups = [...passage.folded.matchAll(BRACKETED)].map((found) => ({
    at: found.index,
    end: found.index + found[0].length,
    content: found[1] ?? '',
    reading: readMonths(found[1] ?? '', planYear),
  }))
  const times = groups.filter((group) => group.reading !== null)
  const last = times.at(-1)
  if (last?.reading) {
    return {
      reading: times.length === 1 ? last.reading : unite(times.flatMap((group) => group.reading ?? [])),
      from: last.at + 1,
      to: last.at + 1 + last.content.length,
      title: standsAtAnEdge(passage, last, groups) ? tidyTitle(passage.text.slice(0, last.at) + passage.text.slice(last.end)) : tidyTitle(passage.text),
      rest: null,
    }
  }
  const unread = groups.slice(-MOST_CLOSING_BRACKETS).findLast((group) => looksLikeTime(group.content) && standsAtAnEdge(passage, group, groups))
  return unread ? { reading: null, from: unread.at + 1, to: unread.at + 1 + unread.content.length, title: tidyTitle(passage.text), rest: null } : null
}

/** A time in the middle of a sentence is part of it; at either end, or among the closing brackets, it can be taken off. */
function standsAtAnEdge(passage: Passage, group: { at: number; end: number }, groups: { at: number; end: number }[]): boolean {
  if (passage.folded.slice(0, group.at).trim() === '') return true
  const after = groups.filter((each) => each.at >= group.end)
  if (after.length > MOST_CLOSING_BRACKETS) return false
  let tail = passage.folded.slice(group.end)
  for (const each of after.toReversed()) tail = tail.slice(0, each.at - group.end) + tail.slice(each.end - group.end)
  return /^[\s。;,.、]*$/.test(tail)
}

function unite(readings: MonthReading[]): MonthReading {
  const months = new Set(readings.flatMap((reading) => reading.months))
  return { months: [...months].toSorted((a, b) => a - b), allYear: readings.some((reading) => reading.allYear), imprecise: true, length: 0 }
}

const AFTER_A_LEAD = /^(?:\s*[:,、-]+\s*|\s+)(?=\S)/

/** 4月：召开…, 4月 召开…. */
function leadingTime(passage: Passage, planYear: number | null): LocatedTime | null {
  const reading = readMonthsAtStart(passage.folded, planYear)
  const separator = reading && AFTER_A_LEAD.exec(passage.folded.slice(reading.length))
  if (!reading || !separator) return null
  return { reading, from: 0, to: reading.length, title: tidyTitle(passage.text.slice(reading.length + separator[0].length)), rest: null }
}

const LONGEST_TRAILING_TIME = 24

/** 召开教代会 4月, 召开教代会——4月: the longest ending that is a time as a whole. */
function trailingTime(passage: Passage, planYear: number | null): LocatedTime | null {
  const text = dropTrailing(passage.folded, ' \t\n。;,')
  const earliest = Math.max(0, text.length - LONGEST_TRAILING_TIME)
  for (const separator of text.slice(earliest).matchAll(/[\s:,-]+/g)) {
    const from = earliest + separator.index + separator[0].length
    const reading = separator.index + earliest > 0 ? readMonths(text.slice(from), planYear) : null
    if (reading) return { reading, from, to: text.length, title: tidyTitle(passage.text.slice(0, earliest + separator.index)), rest: null }
  }
  return null
}

const SPOKEN = /(?:拟|计划|预计|将|定)于 ?|^/g

/** 4月召开…, 拟于4月召开…: the month is part of the sentence and stays in it. */
function spokenTime(passage: Passage, planYear: number | null): LocatedTime | null {
  for (const found of passage.folded.matchAll(SPOKEN)) {
    const from = found.index + found[0].length
    const reading = readMonthsAtStart(passage.folded.slice(from), planYear)
    if (reading && reading.months.length > 0) return { reading, from, to: from + reading.length, title: tidyTitle(passage.text), rest: null }
  }
  return null
}
