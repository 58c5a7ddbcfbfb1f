import { readNumeral, readYear } from './fold-text.ts'
import { TIME_VERBS, VAGUE_TIMES, WHOLE_YEAR } from './time-words.ts'

export interface MonthReading {
  months: number[]
  allYear: boolean
  /** The months alone would lose something that was written (9月中旬, 寒暑假, 次年1月). */
  imprecise: boolean
  /** How much of the text was read. */
  length: number
}

interface Scan {
  text: string
  at: number
  planYear: number | null
  months: Set<number>
  allYear: boolean
  imprecise: boolean
  /** 3、4月 writes 月 once for both: what waits here has no 月 yet. */
  pending: number[]
}

const MONTH = '(1[0-2](?!\\d)|0?[1-9](?!\\d)|十[一二]?|[一二三四五六七八九])'
const YEAR = '(?:(20\\d\\d|二〇[〇一二三四五六七八九]{2}) ?年 ?|(今年|本年|当年|次年|明年|翌年|去年|上年) ?)?'
const DAY = '(?:\\d{1,2}|[一二三四五六七八九十]{1,3}) ?[日号]'
const ENDS_HERE = '(?=$|[\\s,;:、)\\]至到。-]|完成|开展|进行)'
const IN_MONTH = `( ?${DAY}(?: ?[-至到]+ ?${DAY})?| ?\\d{1,2} ?[-至到]+ ?${DAY}|(?:[上中下]{1,2}旬|第[一二三四]周|(?:初|底|末|中)${ENDS_HERE})?)`
const AROUND = `((?:左右|前后|之前|以前|之后|以后|前|后|起|开始)${ENDS_HERE})?`
// 三月三 is a feast, 3月8 a date cut short: neither is a month.
const UNIT = `( ?月(?:(?![一二三四五六七八九十\\d])份?|(?= ?(?:${DAY}|\\d{1,2} ?[-至到]+ ?${DAY}))))`
const ONE_MONTH = new RegExp(`${YEAR}${MONTH}(?:${UNIT}${IN_MONTH}${AROUND})?`, 'y')
const DOTTED_MONTH = /(20\d\d) ?[./-] ?(1[0-2]|0?[1-9])(?![\d./-]|\s*月)/y
const RANGE = / ?(?:-+|至|到) ?/y
const SEPARATOR = / ?[、,;/和及与或] ?|(?<=月份?) (?=[\d一二三四五六七八九十]{1,2} ?[月、-])/y
const QUARTERS = /第? ?([1-4一二三四](?: ?[、,和及至到-] ?第? ?[1-4一二三四]| ?季度? ?[、,和及至到-] ?第? ?[1-4一二三四])*) ?季度/y
const HALVES = /(上|下)(?:、|和|及)?(下)?半年/y
const MONTHLY = /(?:每个?月|逐月|按月)((?:\d+|[一二两三四])次|[上中下]旬|初|底|末|\d{1,2}[日号])?/y
const EVERY = new RegExp(`(?:${WHOLE_YEAR.join('|')})`, 'y')
const VAGUE = new RegExp(`(?:${VAGUE_TIMES.toSorted((a, b) => b.length - a.length).join('|')})前?`, 'y')
const HEDGE = /(?:大约|约|预计|计划|暂定|初定|拟定?) ?(?:于|在)? ?/y
const VERB = new RegExp(`(?:前|底前)?(?:${TIME_VERBS.join('|')})`, 'y')

/**
 * Reads the longest time expression at the start of folded text, null if there is none. Nothing is guessed:
 * months outside the plan's year (次年1月) are left out and the reading says that it is imprecise.
 */
export function readMonthsAtStart(folded: string, planYear: number | null): MonthReading | null {
  return scanTimes(folded, planYear, false)
}

/** Reads text that is a time expression as a whole. `bareNumbers`: a column headed 月份 may write 3-5 without 月. */
export function readMonths(folded: string, planYear: number | null, bareNumbers = false): MonthReading | null {
  const text = folded
    .trim()
    .replace(/^于|[。;,]$/g, '')
    .trim()
  const reading = scanTimes(text, planYear, bareNumbers)
  if (!reading) return null
  if (reading.length === text.length) return reading
  // A remark beside the time, (3月,女工委), is kept in the note; another number beside it would be a time we did not read.
  const rest = text.slice(reading.length)
  return /^[\s,;:、]/.test(rest) && !LOOKS_LIKE_TIME.test(rest) && !/\d/.test(rest) ? { ...reading, imprecise: true } : null
}

const LOOKS_LIKE_TIME = /[\d一二三四五六七八九十] ?月|季度|半年|全年|[上中下]旬|学期|寒假|暑假|暑期|年[初中底末终]|每[月季周]/

/** Whether words in brackets speak of a time of the year, understood or not. */
export function looksLikeTime(folded: string): boolean {
  return LOOKS_LIKE_TIME.test(folded)
}

/** No office writes a longer one; what is longer costs no time. */
const LONGEST_EXPRESSION = 60

function scanTimes(whole: string, planYear: number | null, bareNumbers: boolean): MonthReading | null {
  const text = whole.slice(0, LONGEST_EXPRESSION)
  const hedge = take(text, 0, HEDGE)?.[0] ?? ''
  const scan: Scan = { text, at: hedge.length, planYear, months: new Set(), allYear: false, imprecise: hedge !== '', pending: [] }
  let understoodTo = 0
  while (readOneTime(scan)) {
    if (bareNumbers) settlePending(scan)
    if (scan.pending.length === 0) understoodTo = scan.at
    const separator = take(text, scan.at, SEPARATOR)
    if (!separator) break
    if (separator[0].includes('或')) scan.imprecise = true
    scan.at += separator[0].length
  }
  if (understoodTo === 0) return null
  const verb = take(text, understoodTo, VERB)
  if (verb && understoodTo + verb[0].length === text.length) {
    if (verb[0].includes('前')) scan.imprecise = true
    understoodTo = text.length
  }
  return { months: [...scan.months].toSorted((a, b) => a - b), allYear: scan.allYear, imprecise: scan.imprecise, length: understoodTo }
}

function take(text: string, at: number, sticky: RegExp): RegExpExecArray | null {
  sticky.lastIndex = at
  return sticky.exec(text)
}

function readOneTime(scan: Scan): boolean {
  return readWords(scan) || readQuarters(scan) || readMonthRange(scan)
}

function readWords(scan: Scan): boolean {
  const every = take(scan.text, scan.at, EVERY)
  const monthly = take(scan.text, scan.at, MONTHLY)
  const halves = take(scan.text, scan.at, HALVES)
  const vague = take(scan.text, scan.at, VAGUE)
  const found = every ?? monthly ?? halves ?? vague
  if (!found) return false
  scan.at += found[0].length
  if (every) scan.allYear = true
  else if (monthly) addMonths(scan, 1, 12)
  else if (halves) addMonths(scan, halves[1] === '上' ? 1 : 7, halves[1] === '下' || halves[2] ? 12 : 6)
  if (vague || monthly?.[1]) scan.imprecise = true
  return true
}

function readQuarters(scan: Scan): boolean {
  const found = take(scan.text, scan.at, QUARTERS)
  if (!found) return false
  const written = found[1] ?? ''
  const quarters = [...written.matchAll(/[1-4一二三四]/g)].map(([each]) => readNumeral(each) ?? 0)
  const [first = 0, last = first] = quarters
  if (/[至到-]/.test(written)) {
    if (quarters.length !== 2 || last < first) return false
    addMonths(scan, first * 3 - 2, last * 3)
  } else {
    for (const quarter of quarters) addMonths(scan, quarter * 3 - 2, quarter * 3)
  }
  scan.at += found[0].length
  return true
}

interface WrittenMonth {
  month: number
  /** Years away from the plan's; null where no year is written. */
  year: number | null
  hasUnit: boolean
  imprecise: boolean
  length: number
}

function readMonthRange(scan: Scan): boolean {
  const first = readOneMonth(scan, scan.at)
  if (!first) return false
  const range = take(scan.text, scan.at + first.length, RANGE)
  const last = range && readOneMonth(scan, scan.at + first.length + range[0].length)
  if (range && last) {
    if (!addRange(scan, first, last)) return false
    scan.at += first.length + range[0].length + last.length
    return true
  }
  if (first.imprecise) scan.imprecise = true
  scan.at += first.length
  if (!first.hasUnit) {
    scan.pending.push(first.month)
    return true
  }
  settlePending(scan)
  if ((first.year ?? 0) === 0) scan.months.add(first.month)
  else scan.imprecise = true
  return true
}

function addRange(scan: Scan, first: WrittenMonth, last: WrittenMonth): boolean {
  const firstYear = first.year ?? 0
  let lastYear = last.year ?? firstYear
  if (lastYear === firstYear && last.month < first.month) {
    // 11-1月 and 9月-6月 run into the next year; 6-3月 is more likely a slip of the pen.
    if (first.month < 7 || last.month > 6 || last.year !== null) return false
    lastYear += 1
  }
  const from = firstYear * 12 + first.month
  const to = lastYear * 12 + last.month
  if (to < from) return false
  for (let month = Math.max(from, 1); month <= Math.min(to, 12); month += 1) scan.pending.push(month)
  if (from < 1 || to > 12 || first.imprecise || last.imprecise) scan.imprecise = true
  if (last.hasUnit) settlePending(scan)
  return true
}

function readOneMonth(scan: Scan, at: number): WrittenMonth | null {
  const dotted = take(scan.text, at, DOTTED_MONTH)
  if (dotted) return { month: Number(dotted[2]), year: yearsAway(scan, Number(dotted[1])), hasUnit: true, imprecise: false, length: dotted[0].length }
  const found = take(scan.text, at, ONE_MONTH)
  const month = readNumeral((found?.[3] ?? '').replace(/^0/, ''))
  if (!found || month === null || month < 1) return null
  return {
    month,
    year: writtenYear(scan, found[1], found[2]),
    hasUnit: found[4] !== undefined,
    imprecise: Boolean(found[5]) || Boolean(found[6]),
    length: found[0].length,
  }
}

function writtenYear(scan: Scan, number: string | undefined, word: string | undefined): number | null {
  const year = number === undefined ? null : readYear(number)
  if (year !== null) return yearsAway(scan, year)
  if (word === undefined) return null
  if (/次|明|翌/.test(word)) return 1
  return /去|上/.test(word) ? -1 : 0
}

/** A plan that names no year is taken to be of the first year it writes. */
function yearsAway(scan: Scan, year: number): number {
  scan.planYear ??= year
  return year - scan.planYear
}

function addMonths(scan: Scan, from: number, to: number): void {
  for (let month = from; month <= to; month += 1) scan.months.add(month)
}

function settlePending(scan: Scan): void {
  for (const month of scan.pending) scan.months.add(month)
  scan.pending = []
}
