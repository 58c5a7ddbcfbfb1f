import type { DeskOffer } from '../offer.types.ts'

/** A cell of the matrix: a limit on an option (or on all, null), for a branch (or for everybody, null). */
export interface Spot {
  optionId: string | null
  unitId: string | null
}

/** Written numbers by cell; '' or none: no limit. */
export type Grid = Readonly<Record<string, string>>

export function keyOf({ optionId, unitId }: Spot): string {
  return `${optionId ?? ''}|${unitId ?? ''}`
}

/** Limits by tag are no cells of the matrix: they are kept as they are. */
export function gridOf({ limits }: Pick<DeskOffer, 'limits'>): Grid {
  return Object.fromEntries(limits.filter(({ tag }) => tag === null).map((limit) => [keyOf(limit), String(limit.cap)]))
}

export function takenOf({ limits }: Pick<DeskOffer, 'limits'>, spot: Spot): number | null {
  return limits.find((limit) => limit.tag === null && keyOf(limit) === keyOf(spot))?.taken ?? null
}

/** The matrix as the route takes it; null where something in it is no number of places. */
export function limitsIn(grid: Grid, { limits }: Pick<DeskOffer, 'limits'>) {
  const written = Object.entries(grid).filter(([, text]) => text.trim() !== '')
  if (written.some(([, text]) => !/^\d{1,6}$/.test(text.trim()))) return null
  const cells = written.map(([key, text]) => {
    const [optionId = '', unitId = ''] = key.split('|')
    return { optionId: optionId || null, tag: null, unitId: unitId || null, cap: Number(text) }
  })
  const byTag = limits.filter(({ tag }) => tag !== null).map(({ optionId, tag, unitId, cap }) => ({ optionId, tag, unitId, cap }))
  return [...cells, ...byTag]
}

/** Cells copied from a sheet, written from this one on to the right and down. */
export function pasteInto(
  grid: Grid,
  { cells, rows, columns, from }: { cells: readonly (readonly string[])[]; rows: readonly (string | null)[]; columns: readonly (string | null)[]; from: Spot },
): Grid {
  const top = rows.indexOf(from.unitId)
  const left = columns.indexOf(from.optionId)
  const written = cells.flatMap((line, y) =>
    line.flatMap((text, x) => {
      const unitId = rows[top + y]
      const optionId = columns[left + x]
      return unitId === undefined || optionId === undefined ? [] : [[keyOf({ optionId, unitId }), text.replaceAll(/[,，人\s]/g, '')]]
    }),
  )
  return { ...grid, ...Object.fromEntries(written) }
}

/** What the branches have together; null: nothing is written. */
export function sumOf(grid: Grid, optionId: string | null, unitIds: readonly string[]): number | null {
  const numbers = unitIds.map((unitId) => grid[keyOf({ optionId, unitId })] ?? '').filter((text) => /^\d+$/.test(text))
  return numbers.length === 0 ? null : numbers.reduce((sum, text) => sum + Number(text), 0)
}

/** The first branch's numbers in every branch. */
export function filledDown(grid: Grid, { optionIds, unitIds }: { optionIds: readonly (string | null)[]; unitIds: readonly string[] }): Grid {
  const [first = '', ...others] = unitIds
  const filled = optionIds.flatMap((optionId) => others.map((unitId) => [keyOf({ optionId, unitId }), grid[keyOf({ optionId, unitId: first })] ?? '']))
  return { ...grid, ...Object.fromEntries(filled) }
}
