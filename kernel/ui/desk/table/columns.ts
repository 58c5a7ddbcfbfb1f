interface Choosable {
  key: string
  extra?: boolean
}

/**
 * The columns to show: those of the address, else those this person chose last time, else the usual ones.
 * The first column names the row and always stays.
 */
export function visibleColumns<C extends Choosable>(columns: readonly C[], inAddress: readonly string[] | null, remembered: readonly string[] | null): C[] {
  const wanted = inAddress ?? remembered
  return columns.filter((column, index) => index === 0 || (wanted ? wanted.includes(column.key) : !column.extra))
}

/** The choice after one column was switched on or off. */
export function toggledColumns<C extends Choosable>(columns: readonly C[], visible: readonly C[], key: string): string[] {
  const shown = new Set(visible.map((column) => column.key))
  if (!shown.delete(key)) shown.add(key)
  return columns.map((column) => column.key).filter((each) => shown.has(each))
}
