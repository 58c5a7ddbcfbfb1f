/** Where counting stops: nobody reads past “1,000+”. A count is taken of at most one row more. */
export const countCap = 1_000

export function cappedCount(counted: string | number | bigint | undefined): { count: number; countCapped: boolean } {
  const count = Number(counted ?? 0)
  return { count: Math.min(count, countCap), countCapped: count > countCap }
}
