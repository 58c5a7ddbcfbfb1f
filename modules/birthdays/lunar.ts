import { LunarYear, Solar } from 'lunar-typescript'
import { addDays } from '../../engines/calendar/working-days.ts'

/** A day of the lunar year: months 1–12, days 1–30. A leap month counts as the ordinary one of its number. */
interface LunarDay {
  month: number
  day: number
}

interface MonthSpan {
  month: number
  isLeap: boolean
  /** Solar, `YYYY-MM-DD`. */
  firstDay: string
  days: number
}

/** The lunar day on which a solar day (`YYYY-MM-DD`) falls. */
export function lunarDayOf(solarDay: string): LunarDay {
  const year = Number(solarDay.slice(0, 4))
  const span = [...monthsOf(year - 1), ...monthsOf(year)].findLast(({ firstDay }) => firstDay <= solarDay)
  if (!span) throw new RangeError(`no lunar month of ${solarDay}`)
  return { month: span.month, day: Math.round((Date.parse(solarDay) - Date.parse(span.firstDay)) / 86_400_000) + 1 }
}

/**
 * The solar day (`YYYY-MM-DD`) of a lunar day in a lunar year, which begins in the January or February of that number and ends in the next.
 * Who was born in a leap month has the ordinary month of its number; the thirtieth of a month of 29 days is its last day.
 */
export function solarDayIn(lunarYear: number, { month, day }: LunarDay): string {
  const span = monthsOf(lunarYear).find((one) => one.month === month && !one.isLeap)
  if (!span) throw new RangeError(`no month ${month} in the lunar year ${lunarYear}`)
  return addDays(span.firstDay, Math.min(day, span.days) - 1)
}

/** As people write it: 八月十五, 闰四月初一. */
export function lunarWords(solarDay: string): string {
  const [year = 0, month = 0, date = 0] = solarDay.split('-').map(Number)
  const lunar = Solar.fromYmd(year, month, date).getLunar()
  return `${lunar.getMonthInChinese()}月${lunar.getDayInChinese()}`
}

const known = new Map<number, readonly MonthSpan[]>()

/** A lunar year's months in their order. Reckoning one takes milliseconds, and a morning asks for thousands of days of a few years. */
function monthsOf(lunarYear: number): readonly MonthSpan[] {
  const kept = known.get(lunarYear)
  if (kept) return kept
  const months = LunarYear.fromYear(lunarYear)
    .getMonths()
    .filter((one) => one.getYear() === lunarYear)
    .map((one) => ({
      month: Math.abs(one.getMonth()),
      isLeap: one.isLeap(),
      firstDay: Solar.fromJulianDay(one.getFirstJulianDay()).toYmd(),
      days: one.getDayCount(),
    }))
  known.set(lunarYear, months)
  return months
}
