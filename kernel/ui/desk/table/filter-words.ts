import type { Filter } from './table.types.ts'
import { labelled, listed } from '../../punctuation.ts'

const shownValues = 2

/**
 * What a filter in use says on its chip: “分工会：文学院、理学院 等 4 项”.
 * `nameOf` names values that are not in a fixed list; `more` words the count.
 */
export function filterWords(filter: Filter, values: readonly string[], words: { nameOf: (value: string) => string; more: (count: number) => string }): string {
  if (filter.kind === 'days') return labelled(filter.label, dayRange(values))
  const names = values.map((value) => ('options' in filter ? filter.options.find((option) => option.value === value)?.label : undefined) ?? words.nameOf(value))
  const shown = listed(names.slice(0, shownValues))
  return labelled(filter.label, names.length > shownValues ? `${shown} ${words.more(names.length)}` : shown)
}

/** Both ends, or one of them open: 2026-01-01 – 2026-03-31, ≥ 2026-01-01, ≤ 2026-03-31. */
function dayRange([from = '', to = '']: readonly string[]): string {
  if (from && to) return from === to ? from : `${from} – ${to}`
  return from ? `≥ ${from}` : `≤ ${to}`
}
