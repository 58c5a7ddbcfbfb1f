import type { Selectable } from 'kysely'
import type { PlanItems } from '../../kernel/db/tables.generated.ts'

export type ItemRow = Selectable<PlanItems>

/**
 * Progress in per cent, from the steps; an item without steps has one, its completion.
 * 100 is reached by settling the item as done, and that takes evidence: steps alone reach 99.
 */
export function progressOf(item: Pick<ItemRow, 'state'>, steps: { total: number; done: number }): number {
  if (item.state === 'done') return 100
  if (steps.total === 0) return 0
  return Math.min(99, Math.floor((steps.done / steps.total) * 100))
}

/** Open items whose last month, or whose next step, lies behind. The whole year is over when the year is. */
export function isOverdue(item: Pick<ItemRow, 'state' | 'months' | 'all_year'>, { year, nextDue, today }: { year: number; nextDue: string | null; today: string }): boolean {
  if (item.state !== 'open') return false
  if (nextDue !== null && nextDue < today) return true
  const last = item.all_year || item.months.length === 0 ? 12 : Math.max(...item.months)
  return today > lastDayOf(year, last)
}

/** The last day of the item's time, for calendars and deadlines. */
export function lastDayOf(year: number, month: number): string {
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)
}

/** Months as a person writes them: 3月–6月, 5月、10月, 全年. */
export function monthsText(item: Pick<ItemRow, 'months' | 'all_year' | 'month_note'>, locale: 'zh' | 'en'): string {
  if (item.all_year) return locale === 'zh' ? '全年' : 'all year'
  if (item.months.length === 0) return item.month_note ?? (locale === 'zh' ? '未定' : 'not set')
  const runs = consecutive(item.months)
  const name = (month: number) => (locale === 'zh' ? `${month}月` : new Date(Date.UTC(2000, month - 1)).toLocaleString('en', { month: 'short', timeZone: 'UTC' }))
  return runs.map(([first, last]) => (first === last ? name(first) : `${name(first)}–${name(last)}`)).join(locale === 'zh' ? '、' : ', ')
}

function consecutive(months: number[]): [number, number][] {
  const runs: [number, number][] = []
  for (const month of months.toSorted((a, b) => a - b)) {
    const run = runs.at(-1)
    if (run && run[1] === month - 1) run[1] = month
    else runs.push([month, month])
  }
  return runs
}
