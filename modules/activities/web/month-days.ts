const dayMs = 86_400_000

/** The days of a month (`YYYY-MM`), and how many empty places stand before the first: weeks begin on Monday. */
export function daysOfMonth(month: string): { before: number; days: string[] } {
  const first = Date.parse(`${month}-01T00:00:00Z`)
  const next = Date.parse(`${monthBeside(month, 1)}-01T00:00:00Z`)
  const days = Array.from({ length: Math.round((next - first) / dayMs) }, (_, index) => new Date(first + index * dayMs).toISOString().slice(0, 10))
  return { before: (new Date(first).getUTCDay() + 6) % 7, days }
}

export function monthBeside(month: string, step: 1 | -1): string {
  const at = new Date(`${month}-01T00:00:00Z`)
  at.setUTCMonth(at.getUTCMonth() + step)
  return at.toISOString().slice(0, 7)
}

/** Monday to Sunday, short. */
export function weekdays(language: string): string[] {
  const format = new Intl.DateTimeFormat(language.startsWith('zh') ? 'zh-CN' : 'en-GB', { timeZone: 'UTC', weekday: 'short' })
  // The 5th of January 2026 was a Monday.
  return Array.from({ length: 7 }, (_, index) => format.format(new Date(Date.UTC(2026, 0, 5 + index))))
}
