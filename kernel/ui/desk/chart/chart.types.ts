export interface ChartData {
  categories: readonly string[]
  /** At most five: more lines than that nobody can follow. */
  series: readonly { name: string; values: readonly number[] }[]
  /** 人, %, 元. */
  unit?: string
}

/** Columns, horizontal bars for long names, lines over time, shares of a whole. */
export type ChartKind = 'columns' | 'bars' | 'line' | 'share'
