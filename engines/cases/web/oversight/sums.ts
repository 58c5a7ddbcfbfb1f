export function sumOf<Item>(items: readonly Item[], of: (item: Item) => number): number {
  return items.reduce((sum, item) => sum + of(item), 0)
}

/** The first of those with the largest figure; null of none. */
export function largest<Item>(items: readonly Item[], of: (item: Item) => number): Item | null {
  return items.reduce<Item | null>((most, item) => (most === null || of(item) > of(most) ? item : most), null)
}
