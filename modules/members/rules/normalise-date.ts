import { calendarDate } from './calendar-date.ts'
import { dropInvisible, toHalfWidth } from './half-width.ts'
import { reasonOf, refused } from './normalised.ts'
import type { Normalised } from './normalised.ts'
import type { CodedReason } from './reason.ts'

/** Sheets from old Macs count days from 1904; the workbook says so. */
export type DateOptions = { date1904?: boolean }

/** A date cell to `YYYY-MM-DD`. Year and month alone give the first of the month and a warning; nothing is guessed. */
export function normaliseDate(cell: string | number, options: DateOptions = {}): Normalised {
  return typeof cell === 'number' ? dateFromNumber(cell, options) : dateFromText(cell)
}

function dateFromText(raw: string): Normalised {
  const text = toHalfWidth(dropInvisible(raw))
    .trim()
    .replace(/[T\s]\s*\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?$/, '')
    .replace(/\s+/g, '')
    .replace(/\.$/, '')
  const day = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})[日号]?$/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text)
  if (day) return onDay(Number(day[1]), Number(day[2]), Number(day[3]))
  const month = /^(\d{4})[-/.年](\d{1,2})月?$/.exec(text)
  // A number cell 2023.10 arrives as 2023.1 once a sheet has been saved as CSV.
  if (month) return inMonth(Number(month[1]), Number(month[2]), text.endsWith('.1') ? [MAYBE_OCTOBER] : [])
  if (/^\d{6}$/.test(text)) return dateFromSixDigits(text)
  if (/^\d{4}年?$/.test(text)) return refused(YEAR_ONLY)
  if (/^\d{1,2}[-/.]\d{1,2}[-/.]\d{4}$/.test(text)) return refused(DAY_OR_MONTH_FIRST)
  if (/^\d{1,2}[-/.年]\d{1,2}([-/.月](\d{1,2}[日号]?)?)?$/.test(text)) return refused(TWO_DIGIT_YEAR)
  return refused(UNRECOGNISED)
}

/** 202301 is a month; 850302 has a two-digit year. */
function dateFromSixDigits(text: string): Normalised {
  const year = Number(text.slice(0, 4))
  return year >= 1900 && year <= 2099 && onDay(year, Number(text.slice(4)), 1).ok ? inMonth(year, Number(text.slice(4)), []) : refused(TWO_DIGIT_YEAR)
}

function dateFromNumber(value: number, { date1904 = false }: DateOptions): Normalised {
  if (value >= 1900 && value < 2100) return dateFromYearNumber(value)
  if (Number.isInteger(value) && value >= 190001) return dateFromText(String(value))
  const serial = Math.floor(value) + (date1904 ? 1462 : 0)
  // Day 60 is 29 February 1900, which never was. Above 73,050 lies the year 2100.
  if (!(serial >= 61 && serial <= 73050)) return refused(UNRECOGNISED)
  const date = new Date(Date.UTC(1899, 11, 30) + serial * 86_400_000)
  return onDay(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())
}

/** 1999.9 is September 1999 typed into a number cell; as a serial it would be a day in 1905. 2023.1 may be January or October. */
function dateFromYearNumber(value: number): Normalised {
  if (Number.isInteger(value)) return refused(YEAR_ONLY)
  const [year = '', month = ''] = String(value).split('.')
  if (month === '1') return refused(JANUARY_OR_OCTOBER)
  return month.length <= 2 ? inMonth(Number(year), Number(month), []) : refused(UNRECOGNISED)
}

function onDay(year: number, month: number, day: number): Normalised {
  const value = year >= 1900 && year <= 2099 ? calendarDate(year, month, day) : null
  return value ? { ok: true, value, warnings: [] } : refused(IMPOSSIBLE)
}

function inMonth(year: number, month: number, warnings: CodedReason[]): Normalised {
  const first = onDay(year, month, 1)
  return first.ok ? { ...first, warnings: [DAY_ASSUMED, ...warnings] } : first
}

const DAY_ASSUMED = reasonOf(
  'day_assumed',
  '只写了年月，按当月 1 日登记，请补充具体日期。',
  'Only year and month are given: entered as the first of the month. Please add the day.',
)
const MAYBE_OCTOBER = reasonOf('maybe_october', '“.1”可能是 1 月，也可能是 10 月丢了末尾的 0，请核对。', '“.1” may be January, or October with its zero lost: please check.')
const JANUARY_OR_OCTOBER = reasonOf(
  'january_or_october',
  '数字格式的“.1”分不清 1 月和 10 月，请写成 2023-01 或 2023-10。',
  'A number ending in .1 may be January or October: write 2023-01 or 2023-10.',
)
const YEAR_ONLY = reasonOf('year_only', '只写了年份，请补充月和日。', 'Only the year is given: please add month and day.')
const TWO_DIGIT_YEAR = reasonOf('two_digit_year', '年份只有两位，分不清世纪，请写四位年份。', 'The year has two digits: please write four.')
const DAY_OR_MONTH_FIRST = reasonOf('day_or_month_first', '分不清日在前还是月在前，请写成 2023-01-05 这样的形式。', 'Day or month first? Please write it like 2023-01-05.')
const IMPOSSIBLE = reasonOf('impossible_date', '没有这一天，或年份不在 1900 至 2099 之间，请核对。', 'There is no such day, or the year lies outside 1900–2099: please check.')
const UNRECOGNISED = reasonOf('unrecognised_date', '看不懂这个日期，请写成 2023-01-05 这样的形式。', 'This date is not understood: write it like 2023-01-05.')
