const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** `YYYY-MM-DD`, or null if there is no such day in the Gregorian calendar or the year is outside 1800–2199. */
export function calendarDate(year: number, month: number, day: number): string | null {
  const isLeapYear = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const lastDay = month === 2 && isLeapYear ? 29 : (DAYS_IN_MONTH[month - 1] ?? 0)
  if (year < 1800 || year > 2199 || day < 1 || day > lastDay) return null
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}
