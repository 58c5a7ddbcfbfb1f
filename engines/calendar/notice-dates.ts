import { addDays, weekdayOf } from './working-days.ts'

/** Days as a notice writes them: 2月14日（周六）、28日, 12月30日至1月1日. Text is expected without spaces and in half-width signs. */

const datePattern = String.raw`(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})[日号]?(?:@(\d))?`
const itemPattern = `${datePattern}(?:[至到~—–-]+${datePattern})?`
const mostDaysOfRange = 20

/** For use inside a larger pattern; without groups. */
export const dayListPattern = `${itemPattern}(?:[、和及与]${itemPattern})*`.replaceAll(/\((?!\?)/g, '(?:')

/** What a day may leave unsaid: the month named last, and the year of the notice. */
export interface DateContext {
  year: number
  month: number | null
}

interface WrittenDate {
  year: number | null
  month: number
  date: number
  weekday: number | null
}

/** Every day of a list, or null where one does not exist, is not the weekday that stands beside it, or could be two days. */
export function readDayList(list: string, context: DateContext): string[] | null {
  const days: string[] = []
  for (const item of list.matchAll(new RegExp(itemPattern, 'g'))) {
    const [, ...parts] = item
    const first = writtenDate(parts.slice(0, 4), context)
    if (!first) return null
    const last = parts[6] === undefined ? null : writtenDate(parts.slice(4), context)
    const range = last ? readRange(first, last, context.year) : [dayOf(first, context.year)]
    for (const day of range) {
      if (day === null) return null
      days.push(day)
    }
  }
  return days
}

/** Signs that a weekday stands beside a date become `@0` (Sunday) to `@6`, other brackets go; null where a bracket holds dates. */
export function markWeekdays(sentence: string): string | null {
  let readable = true
  const marked = sentence.replaceAll(/\(([^()]{0,60})\)/g, (_whole, inside: string) => {
    if (/\d日|\d月/.test(inside)) readable = false
    const weekday = weekdayNamed(inside)
    return weekday === null ? '' : `@${weekday}`
  })
  return readable ? marked : null
}

/** 0 (Sunday) to 6 where a text names a weekday. */
export function weekdayNamed(text: string): number | null {
  const weekday = /(?:星期|周|礼拜)([日天一二三四五六])/.exec(text)?.[1]
  return weekday === undefined ? null : '日一二三四五六'.indexOf(weekday.replace('天', '日'))
}

/** Whether `YYYY-MM-DD` stands in the calendar: 2026-02-30 does not. */
export function isDay(day: string): boolean {
  const at = Date.parse(day)
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(day)
}

function writtenDate([year, month, date, weekday]: (string | undefined)[], context: DateContext): WrittenDate | null {
  if (month !== undefined) context.month = Number(month)
  if (context.month === null || date === undefined) return null
  return {
    year: year === undefined ? null : Number(year),
    month: context.month,
    date: Number(date),
    weekday: weekday === undefined ? null : Number(weekday),
  }
}

function readRange(first: WrittenDate, last: WrittenDate, year: number): (string | null)[] {
  const crosses = first.month === 12 && last.month === 1
  const from = dayOf({ ...first, year: first.year ?? (crosses ? year - 1 : null) }, year)
  const to = dayOf({ ...last, year: last.year ?? (first.year === null || crosses ? null : first.year) }, year)
  if (from === null || to === null || to <= from || to > addDays(from, mostDaysOfRange)) return [null]
  const days = [from]
  for (let day = from; day < to; days.push(day)) day = addDays(day, 1)
  return days
}

/** A December without a year is that before the notice's year or that of it: only the weekday can tell. */
function dayOf(written: WrittenDate, year: number): string | null {
  const years = written.year !== null ? [written.year] : written.month === 12 ? [year - 1, year] : [year]
  const days = years.flatMap((candidate) => existingDay(candidate, written)).filter((day) => written.weekday === null || weekdayOf(day) === written.weekday)
  const [day, other] = days
  return day === undefined || other !== undefined ? null : day
}

function existingDay(year: number, { month, date }: WrittenDate): string[] {
  const day = `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`
  return isDay(day) ? [day] : []
}
