/** In whole percent; of nothing it is nothing. */
export function shareOf(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((part * 100) / whole)
}

/** The one with the most, where there is any. */
export function mostOf<Item extends { count: number }>(items: readonly Item[]): Item | null {
  const [most] = items.toSorted((one, other) => other.count - one.count)
  return most && most.count > 0 ? most : null
}
