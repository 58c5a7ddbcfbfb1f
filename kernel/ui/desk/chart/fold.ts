import type { ChartData } from './chart.types.ts'

export const mostColours = 5

/** Shares beyond the fifth are small: they are put together, so that five colours suffice and nothing is lost. */
export function foldShares({ categories, series }: ChartData, others: string): { name: string; value: number }[] {
  const values = series[0]?.values ?? []
  const parts = categories.map((name, index) => ({ name, value: values[index] ?? 0 })).toSorted((one, other) => other.value - one.value)
  if (parts.length <= mostColours) return parts
  const rest = parts.slice(mostColours - 1).reduce((sum, part) => sum + part.value, 0)
  return [...parts.slice(0, mostColours - 1), { name: others, value: rest }]
}
