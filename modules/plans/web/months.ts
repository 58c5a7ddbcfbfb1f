import type { Item } from './plan.types.ts'

type Timed = Pick<Item, 'months' | 'allYear' | 'monthNote'>

export interface TimeWords {
  allYear: string
  notSet: string
  /** Stands between two times: 5月、10月. */
  between: string
  month: (month: number) => string
}

/** A month, 1 to 12: 3月, Mar, March. */
export function monthName(month: number, language: string, length: 'short' | 'long' = 'short'): string {
  return language.startsWith('zh') ? `${month}月` : new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', month: length }).format(Date.UTC(2000, month - 1))
}

/** The time of an item in words: 3–6月, 5月、10月, 全年. */
export function timeWords({ months, allYear, monthNote }: Timed, words: TimeWords): string {
  if (allYear) return words.allYear
  if (months.length === 0) return monthNote ?? words.notSet
  return runsOf(months)
    .map(([first, last]) => (first === last ? words.month(first) : `${words.month(first)}–${words.month(last)}`))
    .join(words.between)
}

export function runsOf(months: readonly number[]): [number, number][] {
  const runs: [number, number][] = []
  for (const month of months.toSorted((a, b) => a - b)) {
    const run = runs.at(-1)
    if (run && run[1] === month - 1) run[1] = month
    else runs.push([month, month])
  }
  return runs
}

/** Items by month, 1 to 12; those of the whole year and those without a time stand apart. */
export function byMonth<I extends Timed>(items: readonly I[]): { months: I[][]; allYear: I[]; untimed: I[] } {
  const months = Array.from({ length: 12 }, (_, index) => items.filter((item) => !item.allYear && item.months.includes(index + 1)))
  return { months, allYear: items.filter((item) => item.allYear), untimed: items.filter((item) => !item.allYear && item.months.length === 0) }
}
